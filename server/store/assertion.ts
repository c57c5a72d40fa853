/** Assertions as pages read them: what one source says about one claim, with its words and its place in the record. */
import type { Basis, Bound, Span, Stance } from '#core/coding.ts';
import type { ClaimId, SourceId } from '#core/ids.ts';
import type { Period } from '#core/month.ts';
import type { Work } from '../place.ts';
import type { TypeMark } from './source.ts';

export interface AssertionView {
  /** As the engine names it, in the interchange format and in an assessment's steps. */
  id: string;
  /** The entry's id in the record's document. */
  entry: string;
  record: string;
  source: { id: SourceId; code: string; type: TypeMark; party: string | null };
  interview: { month: string };
  claim: ClaimId | null;
  stance: Stance | null;
  value: string | null;
  lo: number | null;
  hi: number | null;
  bound: Bound | null;
  unit: string | null;
  definition: string | null;
  refersTo: Period | null;
  basis: Basis | null;
  /** The code of the source that it retells, `unknown`, or null. */
  root: string | null;
  hops: number;
  prompted: boolean;
  /** The code of the source whose information was put to the speaker. */
  confrontedWith: string | null;
  probed: boolean;
  cases: number | null;
  forecast: boolean;
  retracted: boolean;
  againstInterest: 'true' | 'false' | 'unclear' | null;
  /** Blanks that the engine needs and that are open, by name. */
  incomplete: string[];
  /** The words that it stands on; null when they are gone. */
  quote: string | null;
  span: Span | null;
}

/** Of released records only, by month and then id. For leads and analysts. */
export function listAssertions(
  _work: Work,
  _filter: { claim?: ClaimId | undefined; record?: string | undefined } = {},
): Promise<AssertionView[]> {
  return Promise.reject(new Error('not there yet'));
}
