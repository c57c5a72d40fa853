/** A choice of an outside release as the query of its page. */
import { KEYS, type SensitiveKey, type Steps } from '#core/disclosure/interview-keys.ts';
import type { OutputKind } from '#core/disclosure/made-of.ts';

export interface Chosen {
  kind: OutputKind;
  again: boolean;
  apparatus: boolean;
  sensitive: readonly SensitiveKey[];
}

/** `steps` null: what loses least. Each marked column is one of its fields. */
export const stepsQuery = ({ kind, again, apparatus, sensitive }: Chosen, steps: Steps | null): string =>
  `?${new URLSearchParams([
    ['kind', kind],
    ...(again ? [['again', 'yes']] : []),
    ...(apparatus ? [['apparatus', 'yes']] : []),
    ...sensitive.map((key) => ['sensitive', key]),
    ...(steps === null ? [] : KEYS.map((key) => [key, steps[key]])),
  ])}`;
