/** How the verdict on a claim moved: its stored assessments, the decisions on them, its answers, as a list. */
import type { Term } from '#core/claim.ts';
import type { Retagged } from '#core/interest-change.ts';
import { moveInWords, verdictInWords, type Verdict } from './verdict.ts';

/** A stored assessment, as far as its history is read. */
export interface Moment {
  id: string;
  at: Date;
  cause: { kind: 'record' | 'claim' | 'source' | 'resolution' | 'rebuild'; id: string | null };
  result: Verdict;
}

/** What a cause is called: a record's or source's code, a claim's words. */
export type CauseName = { kind: 'record' | 'source'; code: string } | { kind: 'claim'; proposition: string };

export interface DecisionMoment {
  id: string;
  at: Date;
  held: string;
  reason: string;
  by: { role: string; ordinal: number } | null;
}

interface Filed {
  values: readonly Term[];
  filed: string | null;
  units: readonly Term[];
}

/** What the claim turned out to be, or why that was taken back. */
export interface AnswerMoment {
  id: string;
  at: Date;
  /** In words; null: it was taken back. */
  answer: string | null;
  /** From where it is known, or why it was taken back. */
  because: string;
}

/** How it was said otherwise whom the claim serves. */
export interface RetaggedMoment {
  id: string;
  at: Date;
  by: { role: string; ordinal: number } | null;
  reason: string;
  changes: Retagged[];
}

export type HistoryEntry =
  | ({ kind: 'retagged' } & RetaggedMoment)
  | ({ kind: 'answer' } & AnswerMoment)
  | {
      kind: 'assessment';
      id: string;
      at: Date;
      from: string | null;
      to: string;
      cause: Moment['cause'];
      /** Whether the last answer before it was taken back; null: there was none. */
      taken: boolean | null;
    }
  | ({ kind: 'decision'; rests: string | null } & DecisionMoment);

/** Latest first. An assessment says from what to what it moved; a decision, on what it rested. */
export function historyOf(
  claim: Filed,
  moments: readonly Moment[],
  decisions: readonly (DecisionMoment & { assessment: string | null })[],
  answers: readonly AnswerMoment[] = [],
  retagged: readonly RetaggedMoment[] = [],
): HistoryEntry[] {
  const words = new Map(moments.map((moment) => [moment.id, verdictInWords(claim, moment.result)]));
  const moved = moments.map((moment, i): HistoryEntry => {
    const before = moments[i - 1];
    const { id, at, cause } = moment;
    const [from, to] = moveInWords(claim, before?.result ?? null, moment.result);
    return {
      kind: 'assessment',
      id,
      at,
      cause,
      from: before ? from : null,
      to,
      taken: lastBefore(answers, at),
    };
  });
  const decided = decisions.map(({ assessment, ...decision }): HistoryEntry => ({
    kind: 'decision',
    rests: assessment === null ? null : (words.get(assessment) ?? null),
    ...decision,
  }));
  const answered = answers.map((answer): HistoryEntry => ({ kind: 'answer', ...answer }));
  const tagged = retagged.map((one): HistoryEntry => ({ kind: 'retagged', ...one }));
  return [...moved, ...decided, ...answered, ...tagged].toSorted(
    (a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1),
  );
}

function lastBefore(answers: readonly AnswerMoment[], at: Date): boolean | null {
  const last = answers.findLast((one) => one.at.getTime() <= at.getTime());
  return last === undefined ? null : last.answer === null;
}
