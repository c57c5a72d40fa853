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

/** place-coarsening-in-attribution: what it is told to leave out is the same for all of them, and nothing. */
const typeOf = (one: Sitting): string => (one.unsaid?.includes('type') ? '' : one.type);
const placeOf = (one: Sitting): string => (one.unsaid?.includes('place') ? '' : (one.place ?? ''));
const saysNoMonth = (one: Sitting): boolean => one.unsaid?.includes('month') ?? false;

/** From fine to coarse; a label of the last step holds whoever is left, and is none if they are too few. */
const STEPS: readonly { readonly key: (one: Sitting) => string; readonly coarsened: Coarsened }[] = [
  { key: (one) => `${typeOf(one)}|${placeOf(one)}|${one.month}`, coarsened: [] },
  { key: (one) => `${typeOf(one)}|${placeOf(one)}|${one.month.slice(0, 4)}`, coarsened: ['month'] },
  { key: (one) => `${typeOf(one)}|${placeOf(one)}`, coarsened: ['month'] },
  { key: typeOf, coarsened: ['month', 'place'] },
  { key: () => '', coarsened: ['month', 'place', 'type'] },
];

/**
 * Each interview under one label, which `least` of the project's sources and researchers fit (k for outside use). Those of a
 * step that are too few go on to the next, where the label is coarser. So are those of each class of the files that left: who
 * finds the row of a labelled interview knows class and label at once (D17).
 */
export function offerLabels<S extends Sitting>(
  sittings: readonly S[],
  least: Least,
): { labels: OfferedLabel<S>[]; withheld: number } {
  const classes = [...Map.groupBy(sittings, ({ told }) => told).values()];
  const rungs = classes.map((of) => rungsOf(of, least));
  const labels = STEPS.flatMap(({ key, coarsened }, step) => {
    const kept = rungs.flatMap((of) => of[step] ?? []);
    return [...Map.groupBy(kept, key).values()].map((group) => labelOf(group, coarsened));
  });
  const labelled = labels.reduce((sum, { interviews }) => sum + interviews, 0);
  return { labels, withheld: sittings.length - labelled };
}

/** Of one class: which of its interviews stand at each step. */
function rungsOf<S extends Sitting>(of: readonly S[], least: Least): S[][] {
  let left = [...of];
  const rungs = STEPS.map(({ key, coarsened }) => {
    const isTooFine = (one: S): boolean => !coarsened.includes('month') && saysNoMonth(one);
    const groups = [
      ...Map.groupBy(
        left.filter((one) => !isTooFine(one)),
        key,
      ).values(),
    ];
    left = [...groups.filter((group) => !isEnough(group, least)).flat(), ...left.filter(isTooFine)];
    return groups.filter((group) => isEnough(group, least));
  });
  // Whoever is left of a class would be missed in it: those of the coarsest labels join them, until they are enough.
  const inClass = of[0]?.told !== undefined;
  for (const rung of rungs.toReversed())
    if (inClass && left.length > 0 && !isEnough(left, least)) left.push(...rung.splice(0).flat());
  const last = inClass && isEnough(left, least) ? left : [];
  return rungs.map((rung, step) => [...rung.flat(), ...(step === STEPS.length - 1 ? last : [])]);
}

function labelOf<S extends Sitting>(group: readonly S[], coarsened: Coarsened): OfferedLabel<S> {
  const months = group.map((one) => one.month).toSorted();
  const cut = coarsened.includes('month') ? 4 : 7;
  const [first] = group;
  const [type, place] = first ? [typeOf(first), placeOf(first)] : ['', ''];
  return {
    fields: {
      form: 'footnote',
      organisation: null,
      plural: group.length > 1,
      roles: coarsened.includes('type') || type === '' ? [] : [type],
      places: coarsened.includes('place') || place === '' ? [] : [place],
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
