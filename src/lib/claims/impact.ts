/** What a change would change, as its page lists it: claims in words, sources by handle, researchers by theirs. */
import type { Impact } from '#core/consistency/impact.ts';
import type { Term } from '#core/claim.ts';
import { exactInWords, verdictInWords } from './verdict.ts';

interface Named {
  id: string;
  proposition: string;
  values: readonly Term[];
  filed: string | null;
}

export interface ImpactView extends Omit<Impact, 'claims' | 'researchers'> {
  claims: { id: string; proposition: string; from: string; to: string; own: boolean }[];
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
      return [{ id: it.id, proposition: it.proposition, from, to, own: it.id === claim }];
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
      const [from, to] = [verdictInWords(it, one.from), verdictInWords(it, one.to)];
      return [{ id: it.id, proposition: it.proposition, from, to, own: it.id === claim }];
    })
    .filter(({ from, to }) => from !== to)
    .toSorted((a, b) => Number(b.own) - Number(a.own));
};

/** A change that shows in no word is shown by its digits; by none, it is of what stands behind the verdict. */
function wordsBetween(it: Named, { from, to }: Impact['claims'][number]): [string, string] {
  const words: [string, string] = [verdictInWords(it, from), verdictInWords(it, to)];
  return words[0] !== words[1] || from === null || to === null
    ? words
    : [exactInWords(from), exactInWords(to)];
}
