/**
 * What the methods that know nothing of interests see of a project: one vote of each source on each claim, its latest,
 * and the answers that are known.
 */
import type { Assertion, Project } from '#core/consistency/interchange.ts';
import { byDate, isFirstHand, latestBySource } from '#core/consistency/records.ts';

export interface Vote {
  readonly source: string;
  readonly type: string;
  readonly researcher: string | null;
  readonly value: string;
}

export interface Estimate {
  readonly source: string;
  readonly type: string;
  readonly figure: number;
}

export interface Ballot {
  readonly claim: string;
  readonly values: readonly string[];
  readonly known: string | null;
  readonly votes: readonly Vote[];
}

export interface Estimates {
  readonly claim: string;
  readonly known: number | null;
  readonly estimates: readonly Estimate[];
}

export interface Poll {
  readonly ballots: readonly Ballot[];
  readonly figures: readonly Estimates[];
}

/** `firstHand`: without what is written down as retold. */
export function readPoll({ claims, sources, assertions }: Project, firstHand = false): Poll {
  const typeOf = new Map(sources.map(({ id, type }) => [id, type]));
  const heard = firstHand ? assertions.filter(isFirstHand) : assertions;
  const byClaim = Map.groupBy(heard, ({ claim }) => claim);
  const latest = (id: string): Assertion[] => [
    ...latestBySource((byClaim.get(id) ?? []).toSorted(byDate)).values(),
  ];
  const ballots: Ballot[] = [];
  const figures: Estimates[] = [];
  for (const { id, kind, values, resolved } of claims) {
    const said = latest(id).map((a) => ({ ...a, type: typeOf.get(a.source) ?? '' }));
    if (kind === 'quantity')
      figures.push({ claim: id, known: resolved?.value ?? null, estimates: said.flatMap(estimateOf) });
    else ballots.push({ claim: id, values, known: resolved?.value ?? null, votes: said.flatMap(voteOf) });
  }
  return { ballots, figures };
}

type Said = Assertion & { readonly type: string };

function voteOf({ source, type, researcher, value }: Said): Vote[] {
  return value === null ? [] : [{ source, type, researcher, value }];
}

function estimateOf({ source, type, lo, hi }: Said): Estimate[] {
  return lo === null || hi === null
    ? []
    : [{ source, type, figure: Math.sqrt(Math.max(0.5, lo) * Math.max(0.5, hi)) }];
}
