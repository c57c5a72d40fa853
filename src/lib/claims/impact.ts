/** What a change would change, as its page lists it: claims in words, sources by handle, researchers by theirs. */
import type { HeldVerdict, Impact } from '#core/consistency/impact.ts';
import type { Term } from '#core/claim.ts';
import { grouped } from './cell.ts';
import { exactInWords, measureOf, moveInWords, type Measure } from './verdict.ts';

interface Named {
  id: string;
  proposition: string;
  values: readonly Term[];
  filed: string | null;
  units: readonly Term[];
}

/** What stands beside a verdict's words, where it moves. */
export interface Beside {
  kind: 'confidence' | 'fall' | 'disputed' | 'evidence' | 'bracket' | 'flags' | 'parts';
  /** Null: there is none. */
  from: string | null;
  to: string | null;
}

export interface ImpactView extends Omit<Impact, 'claims' | 'researchers'> {
  claims: { id: string; proposition: string; from: string; to: string; own: boolean; beside: Beside[] }[];
  /** By their number among researchers; null: one who has left. */
  researchers: { ordinal: number | null; from: number; to: number }[];
  /** How many sources' hit rates or exaggeration change. */
  sources: number;
  /** Of how many other claims the status changes, and of how many only how likely or how much. */
  statuses: number;
  figures: number;
}

/** The claim itself comes first, then those whose status changes. */
export function impactView(
  impact: Impact,
  claim: string,
  claims: readonly Named[],
  ordinals: ReadonlyMap<string, number>,
): ImpactView {
  const named = new Map(claims.map((one) => [one.id, one]));
  const others = impact.claims.filter((one) => one.claim !== claim);
  const turns = others.filter(({ from, to }) => from?.status !== to?.status);
  const inOrder = [
    ...impact.claims.filter((one) => one.claim === claim),
    ...turns,
    ...others.filter((one) => !turns.includes(one)),
  ];
  return {
    ...impact,
    claims: inOrder.flatMap((one) => {
      const it = named.get(one.claim);
      if (it === undefined) return [];
      const [from, to] = wordsBetween(it, one);
      const beside = besidesBetween(one);
      return [{ id: it.id, proposition: it.proposition, from, to, own: it.id === claim, beside }];
    }),
    researchers: impact.researchers.map(({ researcher, from, to }) => ({
      ordinal: ordinals.get(researcher) ?? null,
      from,
      to,
    })),
    sources: new Set([...impact.rates, ...impact.boasts].map(({ source }) => source)).size,
    statuses: turns.length,
    figures: others.length - turns.length,
  };
}

/** Claims whose verdict reads otherwise then: what members of every role may see of a change. */
export const movedIn = (
  { claims }: Pick<Impact, 'claims'>,
  claim: string,
  named: readonly Named[],
): ImpactView['claims'] => {
  const of = new Map(named.map((one) => [one.id, one]));
  return claims
    .flatMap((one) => {
      const it = of.get(one.claim);
      if (it === undefined) return [];
      const [from, to] = moveInWords(it, one.from, one.to);
      const beside = besidesBetween(one);
      return [{ id: it.id, proposition: it.proposition, from, to, own: it.id === claim, beside }];
    })
    .filter(({ from, to }) => from !== to)
    .toSorted((a, b) => Number(b.own) - Number(a.own));
};

/** A change that shows in no figure is shown by its digits; by none, it is of what stands beside the verdict. */
function wordsBetween(it: Named, { from, to }: Impact['claims'][number]): [string, string] {
  const words = moveInWords(it, from, to);
  if (from === null || to === null || !readAlike(measureOf(it, from), measureOf(it, to))) return words;
  const digits: [string, string] = [exactInWords(it, from), exactInWords(it, to)];
  return digits[0] === digits[1] ? words : digits;
}

const readAlike = (a: Measure | null, b: Measure | null): boolean =>
  a?.text === b?.text &&
  (a?.kind === 'likelihood' ? a.key : null) === (b?.kind === 'likelihood' ? b.key : null);

function besidesBetween({ from, to }: Impact['claims'][number]): Beside[] {
  if (from === null || to === null) return [];
  // What turned out has no confidence, and nobody stands against it: the word says so already.
  const kinds = [from, to].some(({ status }) => status === 'resolved') ? ['parts' as const] : KINDS;
  return kinds.flatMap((kind) => {
    const [before, after] = [BESIDE[kind](from), BESIDE[kind](to)];
    return before === after ? [] : [{ kind, from: before, to: after }];
  });
}

const between = ([lo, hi]: readonly [number, number]): string => `${grouped(lo)}–${grouped(hi)}`;

const BESIDE: Readonly<Record<Beside['kind'], (held: HeldVerdict) => string | null>> = {
  confidence: ({ confidence }) => confidence,
  fall: ({ fragility }) => (fragility === null ? null : String(fragility)),
  disputed: ({ disputed }) => (disputed.length === 0 ? null : String(disputed.length)),
  evidence: ({ evidence }) => evidence,
  bracket: ({ bracket }) => (bracket === null ? null : between(bracket)),
  flags: ({ flags }) => (flags.length === 0 ? null : flagged(flags)),
  parts: ({ partWhole }) =>
    partWhole === null
      ? null
      : `${partWhole.verdict}${partWhole.parts === null ? '' : `, ${between([partWhole.parts[0], partWhole.parts[2]])}`}`,
};
const KINDS = ['confidence', 'fall', 'disputed', 'evidence', 'bracket', 'flags', 'parts'] as const;

function flagged(flags: HeldVerdict['flags']): string {
  const counts = Map.groupBy(flags, ({ flag }) => flag);
  return [...counts].map(([flag, own]) => `${own.length} ${flag}`).join(', ');
}
