/**
 * C9, what each claim shows of the interviewers who took statements on it: who they are, how often pairs of
 * like sources agree by who took them, and how round the figures are.
 */
import type { Assertion, Source } from './interchange.ts';
import { isFirstHand, type Dossier, type NominalStatement } from './records.ts';

/** Of `all`, how many do it. */
export interface Count {
  readonly all: number;
  readonly hits: number;
}

export interface Encounters {
  /** Researcher → the interviews in which they took a statement on the claim. */
  readonly interviews: ReadonlyMap<string, ReadonlySet<string>>;
  /** Researcher → researcher → agreeing pairs of like sources; each pair once, ids in order. */
  readonly pairs: ReadonlyMap<string, ReadonlyMap<string, Count>>;
  /** Researcher → figures that are round. */
  readonly round: ReadonlyMap<string, Count>;
}

export function encountersOn(dossier: Dossier, sources: ReadonlyMap<string, Source>): Encounters {
  return {
    interviews: interviewsOn(dossier.statements),
    pairs: pairsOn(dossier, sources),
    round: roundFigures(dossier),
  };
}

/** A missing interview is one per source. */
function interviewsOn(statements: readonly Assertion[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const a of statements) {
    if (a.researcher === null) continue;
    const own = found.get(a.researcher) ?? new Set();
    found.set(
      a.researcher,
      own.add(JSON.stringify(a.interview === null ? ['source', a.source] : [a.interview])),
    );
  }
  return found;
}

type Taken = NominalStatement & { readonly researcher: string };

function isTaken(a: NominalStatement): a is Taken {
  return a.researcher !== null && isFirstHand(a);
}

/** Not on control questions: there agreement is what a good interviewer gets. */
function pairsOn(dossier: Dossier, sources: ReadonlyMap<string, Source>): Map<string, Map<string, Count>> {
  const found = new Map<string, Map<string, Count>>();
  if (dossier.kind !== 'nominal' || dossier.claim.resolved?.known === true) return found;
  const taken = dossier.statements.filter(isTaken);
  taken.forEach((a, index) => {
    for (const b of taken.slice(index + 1)) {
      if (a.source === b.source || !areAlike(sources.get(a.source), sources.get(b.source))) continue;
      const [one, other] = a.researcher < b.researcher ? [a, b] : [b, a];
      const row = found.get(one.researcher) ?? new Map<string, Count>();
      found.set(one.researcher, row);
      row.set(other.researcher, counted(row.get(other.researcher), a.value === b.value));
    }
  });
  return found;
}

/** C9 knows no leanings: parties as recorded. */
function areAlike(a: Source | undefined, b: Source | undefined): boolean {
  return a !== undefined && b !== undefined && a.type === b.type && a.party === b.party;
}

function roundFigures(dossier: Dossier): Map<string, Count> {
  const found = new Map<string, Count>();
  if (dossier.kind !== 'quantity') return found;
  for (const a of dossier.statements) {
    if (a.researcher === null) continue;
    found.set(a.researcher, counted(found.get(a.researcher), isRound(a.lo, a.hi)));
  }
  return found;
}

/** A point figure of at least ten with one significant digit. */
function isRound(lo: number, hi: number): boolean {
  return lo === hi && lo >= 10 && Number(lo.toPrecision(1)) === lo;
}

function counted(count: Count | undefined, hit: boolean): Count {
  return plus(count ?? nothing, { all: 1, hits: hit ? 1 : 0 });
}

export const nothing: Count = { all: 0, hits: 0 };

export function plus(a: Count, b: Count): Count {
  return { all: a.all + b.all, hits: a.hits + b.hits };
}

export function minus(a: Count, b: Count): Count {
  return { all: a.all - b.all, hits: a.hits - b.hits };
}
