/** What a claim turned out to be, and from where it is known. */
import { z } from 'zod';
import type { ClaimKind, Fault, Term } from './claim.ts';
import { LARGEST_FIGURE } from './coding.ts';
import { monthFault, periodInWords, type Period } from './month.ts';

/** `control`: known before anybody was asked. `event`: learnt later, in a month. */

type ResolutionKind = 'control' | 'event';

/** A nominal claim resolves to one of its values, a quantity to a figure in its own unit. */
export const AnswerShape = z.union([
  z.strictObject({ value: z.string() }),
  z.strictObject({ figure: z.number() }),
]);
export type Answer = z.infer<typeof AnswerShape>;

export interface ResolutionDraft {
  kind: ResolutionKind;
  answer: Answer | null;
  /** Of an `event`: when it became known. */
  month: string | null;
  /** Anybody could have read it. */
  public: boolean;
  /** From where it is known. */
  reference: string;
}

/** What keeps a draft from resolving this claim; empty when it does. `now` is the present month, `answers` what is offered. */
export function resolutionFaults(
  draft: ResolutionDraft,
  claim: { kind: ClaimKind; values: readonly Term[]; period: Period | null },
  now: string,
  answers: readonly Term[] = answersOf(claim),
): Fault[] {
  const faults: Fault[] = [];
  const answer = answerFault(draft.answer, claim.kind, answers);
  if (answer !== null) faults.push({ field: 'answer', message: answer });
  const month = draft.kind === 'event' ? knownFault(draft.month ?? '', claim.period, now) : null;
  if (month !== null) faults.push({ field: 'month', message: month });
  if (draft.reference.trim() === '')
    faults.push({
      field: 'reference',
      message:
        'A resolution needs its reference. Write from where it is known, so that a reader can look it up.',
    });
  return faults;
}

/** An answer that stands is taken back before there is another; only of one that became known may it turn out that it had been known. */
export const standingFaults = (
  { kind }: Pick<ResolutionDraft, 'kind'>,
  standing: ResolutionKind | null,
): Fault[] =>
  standing === null || (kind === 'control' && standing === 'event')
    ? []
    : [
        {
          field: 'answer',
          message:
            'An answer has been entered meanwhile. If it is wrong, take it back first: open the claim and choose Take the answer back.',
        },
      ];

/** Nothing is known before it began, nor from a month that is still to come: all timelines would run on to it. */
function knownFault(month: string, period: Period | null, now: string): string | null {
  const fault = monthFault(month);
  if (fault !== null) return fault;
  if (month > now) return 'This month is still to come. Write the month in which it became known.';
  if (period !== null && month < period.from)
    return `The claim is about ${periodInWords(period)}: it cannot have become known before. Write the month in which it did.`;
  return null;
}

/** What keeps an answer from being taken back; empty when it can be. */
export function withdrawalFaults(reason: string, isResolved: boolean): Fault[] {
  const faults: Fault[] = [];
  if (!isResolved)
    faults.push({ field: 'answer', message: 'This claim is open already: there is no answer to take back.' });
  if (reason.trim() === '')
    faults.push({
      field: 'reason',
      message: 'Taking an answer back needs its reason. Write what was wrong with it, for whoever cited it.',
    });
  return faults;
}

function answerFault(answer: Answer | null, kind: ClaimKind, answers: readonly Term[]): string | null {
  if (kind === 'quantity')
    return answer !== null && 'figure' in answer && answer.figure >= 0 && answer.figure <= LARGEST_FIGURE
      ? null
      : 'A figure is resolved by a figure, from 0 to 1e15, in the claim’s own unit. Write the number.';
  return answer !== null && 'value' in answer && answers.some(({ key }) => key === answer.value)
    ? null
    : 'No answer is chosen. Choose which of the claim’s values it turned out to be.';
}

/** A claim that is true or false may turn out to be partly so, as statements on it may be qualified. */
export const answersOf = (claim: { kind: ClaimKind; values: readonly Term[] }): readonly Term[] =>
  claim.kind === 'boolean'
    ? [
        { key: 'true', label: 'true' },
        { key: 'partly', label: 'partly' },
        { key: 'false', label: 'false' },
      ]
    : claim.values;

/**
 * What a claim can turn out to be. One that is weighed as true or false cannot be partly so: nobody who spoke was asked for
 * a third answer, and all of them would be scored as wrong. `weighed`: the answers by which it is weighed, or null where it
 * is not yet.
 */
export const resolvableTo = (
  claim: { kind: ClaimKind; values: readonly Term[] },
  weighed: readonly string[] | null,
): readonly Term[] =>
  answersOf(claim).filter(
    ({ key }) => claim.kind !== 'boolean' || key !== 'partly' || weighed === null || weighed.includes(key),
  );
