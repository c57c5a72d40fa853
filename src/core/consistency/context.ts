/** What weighing one claim needs from beyond its own records. All numbers in it are rounded (C10). */
import type { ClaimAssessment } from './assessment.ts';
import type { Source } from './interchange.ts';
import type { TrackRecord } from './rates.ts';

export interface Context {
  readonly sources: ReadonlyMap<string, Source>;
  readonly record: (source: string) => TrackRecord;
  /** q of C9; 0 for no researcher. */
  readonly doubt: (researcher: string | null) => number;
  /** The previous period of a state's family, unless it has no evidence (C6). */
  readonly previous: ClaimAssessment | null;
}
