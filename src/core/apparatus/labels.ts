/** Attributions that may be printed: month and place stand in one only if enough of the sources fit it as printed, whom enough researchers met. */
import type { Attribution } from '#core/attribution/fields.ts';
import { isEnough, peopleIn, type Least, type Sitting } from './sitting.ts';

export interface OfferedLabel<S extends Sitting = Sitting> {
  readonly fields: Attribution;
  /** Those that stand under it. */
  readonly sittings: readonly S[];
  readonly interviews: number;
  readonly people: number;
  /** What was left out of it so that enough people fit. */
  readonly coarsened: readonly ('month' | 'place' | 'type')[];
}

type Coarsened = OfferedLabel['coarsened'];

/** From fine to coarse; a label of the last step holds whoever is left, and is none if they are too few. */
const STEPS: readonly { readonly key: (one: Sitting) => string; readonly coarsened: Coarsened }[] = [
  { key: (one) => `${one.type}|${one.place}|${one.month}`, coarsened: [] },
  { key: (one) => `${one.type}|${one.place}|${one.month.slice(0, 4)}`, coarsened: ['month'] },
  { key: (one) => `${one.type}|${one.place}`, coarsened: ['month'] },
  { key: (one) => one.type, coarsened: ['month', 'place'] },
  { key: () => '', coarsened: ['month', 'place', 'type'] },
];

/** Each interview under one label, which `least` of the project's sources and researchers fit (k for outside use). Those of a step that are too few go on to the next, where the label is coarser. */
export function offerLabels<S extends Sitting>(
  sittings: readonly S[],
  least: Least,
): { labels: OfferedLabel<S>[]; withheld: number } {
  let left = [...sittings];
  const labels: OfferedLabel<S>[] = [];
  for (const { key, coarsened } of STEPS) {
    const groups = [...Map.groupBy(left, key).values()];
    const kept = groups.filter((group) => isEnough(group, least));
    labels.push(...kept.map((group) => labelOf(group, coarsened)));
    left = groups.filter((group) => !isEnough(group, least)).flat();
  }
  return { labels, withheld: left.length };
}

function labelOf<S extends Sitting>(group: readonly S[], coarsened: Coarsened): OfferedLabel<S> {
  const months = group.map((one) => one.month).toSorted();
  const cut = coarsened.includes('month') ? 4 : 7;
  const [first] = group;
  return {
    fields: {
      form: 'footnote',
      organisation: null,
      plural: group.length > 1,
      roles: coarsened.includes('type') || !first ? [] : [first.type],
      places: coarsened.includes('place') || !first?.place ? [] : [first.place],
      from: months[0]?.slice(0, cut) ?? null,
      to: months.at(-1)?.slice(0, cut) ?? null,
      precision: coarsened.includes('month') ? 'year' : 'month',
      mode: 'interview',
    },
    sittings: group,
    interviews: group.length,
    people: peopleIn(group),
    coarsened,
  };
}
