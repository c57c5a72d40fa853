/** An outside release in preparation, as its page shows it: classes and figures, and nobody's id. */
import type { Difference } from '#core/disclosure/differencing.ts';
import type { InterviewFile, Key, SensitiveKey, Steps } from '#core/disclosure/interview-keys.ts';
import type { ReleaseCounts } from '#core/disclosure/made-of.ts';
import type { Thresholds } from '#core/disclosure/thresholds.ts';

export interface WithheldView {
  cells: Readonly<Record<Key, string>>;
  people: number;
  researchers: number;
  values: readonly { key: SensitiveKey; distinct: number }[];
}

export interface PreparationView {
  thresholds: Thresholds;
  file: InterviewFile;
  release: {
    steps: Steps;
    sensitive: readonly SensitiveKey[];
    counts: ReleaseCounts;
    withheld: WithheldView[];
  } | null;
  leftOut: Pick<ReleaseCounts, 'withoutConsent' | 'notReleased' | 'heldBack'> & { neverLeft: number };
}

export interface DifferenceView extends Pick<Difference, 'rule' | 'people' | 'remedy'> {
  /** `at`: when it left; null: it is what is prepared. `group` null: those who are not printed. */
  parts: { at: Date | null; of: string; group: readonly string[] | null }[];
}
