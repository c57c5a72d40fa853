/** What a claim's history names: the causes of its assessments, and the answers that were entered and taken back. */
import { retaggedBetween } from '#core/interest-change.ts';
import { monthInWords } from '#core/month.ts';
import type { Work } from '#server/place.ts';
import type { ClaimView } from '#server/store/claim.ts';
import { recordCodes } from '#server/store/record-mark.ts';
import { answersOf, type Answer } from '#core/resolution.ts';
import { listInterestChanges } from '#server/store/interest-change.ts';
import { listResolutions } from '#server/store/resolution.ts';
import { sourceCodes } from '#server/store/source.ts';
import { grouped } from '#lib/claims/cell.ts';
import type { AnswerMoment, CauseName, Moment, RetaggedMoment } from '#lib/claims/history.ts';

/** Id → what it is called, of those that the actor may see. */
export async function causesOf(
  work: Work,
  moments: readonly Pick<Moment, 'cause'>[],
  claims: readonly ClaimView[],
): Promise<Record<string, CauseName>> {
  const idsOf = (kinds: readonly Moment['cause']['kind'][]): string[] =>
    moments.flatMap(({ cause }) => (kinds.includes(cause.kind) && cause.id !== null ? [cause.id] : []));
  const named = (kind: 'record' | 'source', codes: ReadonlyMap<string, string>) =>
    [...codes].map(([id, code]): [string, CauseName] => [id, { kind, code }]);
  const ofClaims = new Set(idsOf(['claim', 'resolution']));
  return Object.fromEntries([
    ...named('record', await recordCodes(work, idsOf(['record']))),
    ...named('source', await sourceCodes(work, idsOf(['source']))),
    ...claims
      .filter(({ id }) => ofClaims.has(id))
      .map(({ id, proposition }): [string, CauseName] => [id, { kind: 'claim', proposition }]),
  ]);
}

export async function answersGiven(work: Work, claim: ClaimView): Promise<AnswerMoment[]> {
  return (await listResolutions(work, claim.id)).map(({ id, at, answer, month, reference, reason }) => ({
    id,
    at,
    answer: answer === null ? null : answerInWords(claim, answer),
    because: reason ?? [month === null ? '' : `${monthInWords(month)}.`, reference ?? ''].join(' ').trim(),
  }));
}

export async function retaggedIn(work: Work, claim: ClaimView): Promise<RetaggedMoment[]> {
  return (await listInterestChanges(work, claim.id)).map(({ before, after, ...one }) => ({
    ...one,
    changes: retaggedBetween(before, after),
  }));
}

function answerInWords(claim: ClaimView, answer: Answer): string {
  if ('figure' in answer) return `${grouped(answer.figure)} ${claim.units[0]?.label ?? ''}`.trim();
  return answersOf(claim).find(({ key }) => key === answer.value)?.label ?? answer.value;
}
