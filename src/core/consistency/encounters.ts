/**
 * C9, what each claim shows of the interviewers who took statements on it: who they are, how pairs of like sources
 * agree by who took them, how round the figures are, and how known questions were answered.
 */
import type { Cell } from './assessment.ts';
import { truthStanding, type Check } from './checks.ts';
import type { Source } from './interchange.ts';
import { cellOf, compareIds, isFirstHand, type Dossier, type NominalStatement } from './records.ts';
import { LEAST_ROUND } from './thresholds.ts';
import { copiesOn } from './told.ts';

/** Of `all`, how many do it. */
export interface Count {
  readonly all: number;
  readonly hits: number;
}

/** Counted and not listed: of two thousand sources who speak on one claim there are two million. */
interface Pairs {
  readonly one: string;
  readonly other: string;
  readonly agree: Count;
}

export interface Encounters {
  /** One for each statement that somebody took, without copies. */
  readonly interviews: readonly { readonly researcher: string; readonly interview: string }[];
  /** Pairs of like sources, each once, by who took them, with the researchers' ids in order. */
  readonly pairs: readonly Pairs[];
  readonly figures: readonly { readonly researcher: string; readonly round: boolean }[];
}

/** An answer to a question of which the truth is known. */
export interface Answer {
  readonly researcher: string | null;
  readonly type: string;
  readonly party: string | null;
  readonly cell: Cell;
  readonly public: boolean;
  readonly right: boolean;
}

export function encountersOn(dossier: Dossier, sources: ReadonlyMap<string, Source>): Encounters {
  const copies = copiesOn(dossier, sources);
  return {
    interviews: interviewsOn(dossier, copies),
    pairs: pairsOn(dossier, sources),
    figures: figuresOn(dossier, copies),
  };
}

/** C9 knows no leanings: parties as recorded. */
export function answersOf(checks: readonly Check[], sources: ReadonlyMap<string, Source>): Answer[] {
  return checks.flatMap((check) => {
    const source = sources.get(check.source);
    if (source === undefined) return [];
    const { type, party } = source;
    const cell = cellOf(truthStanding(check, party));
    const isPublic = check.claim.resolved?.public === true;
    return [{ researcher: check.researcher, type, party, cell, public: isPublic, right: check.right }];
  });
}

/** A missing interview is one per source. */
function interviewsOn({ statements }: Dossier, copies: ReadonlySet<string>): Encounters['interviews'] {
  const found: { researcher: string; interview: string }[] = [];
  for (const { id, researcher, interview, source } of statements) {
    if (researcher === null || copies.has(id)) continue;
    found.push({ researcher, interview: interview === null ? `source ${source}` : `interview ${interview}` });
  }
  return found;
}

type Taken = NominalStatement & { readonly researcher: string };

function isTaken(a: NominalStatement): a is Taken {
  return a.researcher !== null && isFirstHand(a);
}

/** Not on control questions: there agreement is what a good interviewer gets. */
function pairsOn(dossier: Dossier, sources: ReadonlyMap<string, Source>): Encounters['pairs'] {
  if (dossier.kind !== 'nominal' || dossier.claim.resolved?.known === true) return [];
  const taken = dossier.statements.filter(isTaken);
  const alike = Map.groupBy(taken, (a) => {
    const source = sources.get(a.source);
    return source === undefined ? null : JSON.stringify([source.type, source.party]);
  });
  alike.delete(null);
  return [...alike.values()].flatMap((of) => betweenSources(of));
}

/** All pairs, less those of a source with itself. */
function betweenSources(taken: readonly Taken[]): Pairs[] {
  if (taken.length < 2) return [];
  const all = pairsAmong(taken);
  const own = new Map<string, Count>();
  for (const of of Map.groupBy(taken, ({ source }) => source).values())
    if (of.length > 1)
      for (const { one, other, agree } of pairsAmong(of))
        own.set(by(one, other), plus(own.get(by(one, other)) ?? nothing, agree));
  return all.flatMap(({ one, other, agree }) => {
    const left = minus(agree, own.get(by(one, other)) ?? nothing);
    return left.all === 0 ? [] : [{ one, other, agree: left }];
  });
}

const by = (one: string, other: string): string => JSON.stringify([one, other]);

function pairsAmong(taken: readonly Taken[]): Pairs[] {
  const each = [...Map.groupBy(taken, ({ researcher }) => researcher)]
    .sort(([a], [b]) => compareIds(a, b))
    .map(([researcher, of]) => ({ researcher, all: of.length, saying: countsOf(of) }));
  return each.flatMap((a, i) =>
    each.slice(i).flatMap((b): Pairs[] => {
      const pairs = (n: number, m: number): number => (a === b ? (n * (n - 1)) / 2 : n * m);
      const all = pairs(a.all, b.all);
      if (all === 0) return [];
      const hits = [...a.saying].reduce((sum, [value, n]) => sum + pairs(n, b.saying.get(value) ?? 0), 0);
      return [{ one: a.researcher, other: b.researcher, agree: { all, hits } }];
    }),
  );
}

function countsOf(taken: readonly Taken[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { value } of taken) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

export function areAlike(a: Source | undefined, b: Source | undefined): boolean {
  return a !== undefined && b !== undefined && a.type === b.type && a.party === b.party;
}

function figuresOn(dossier: Dossier, copies: ReadonlySet<string>): Encounters['figures'] {
  if (dossier.kind !== 'quantity') return [];
  const found: { researcher: string; round: boolean }[] = [];
  for (const { id, researcher, lo, hi } of dossier.statements)
    if (researcher !== null && !copies.has(id)) found.push({ researcher, round: isRound(lo, hi) });
  return found;
}

/** A point figure with one significant digit. */
export function isRound(lo: number, hi: number): boolean {
  return lo === hi && lo >= LEAST_ROUND && Number(lo.toPrecision(1)) === lo;
}

export const nothing: Count = { all: 0, hits: 0 };

export function plus(a: Count, b: Count): Count {
  return { all: a.all + b.all, hits: a.hits + b.hits };
}

export function minus(a: Count, b: Count): Count {
  return { all: a.all - b.all, hits: a.hits - b.hits };
}
