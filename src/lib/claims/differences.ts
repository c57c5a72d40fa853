/** Where decisions and opinions differ from the engine, then or now; and what reviewers held at first. */
import { agreementOf, interval, nominal, type Agreement, type Rating } from '#core/agreement/krippendorff.ts';
import type { Term } from '#core/claim.ts';
import { decisionDiffers, opinionDiffers, type Difference } from '#core/disagreement.ts';
import type { Likelihood, OpinionAnswer } from '#core/opinion.ts';
import { grouped } from './cell.ts';
import { verdictInWords, type Verdict } from './verdict.ts';

interface Claim {
  id: string;
  proposition: string;
  values: readonly Term[];
  units: readonly Term[];
  filed: string | null;
}
type By = { role: string; ordinal: number | null } | null;
interface Decision {
  id: string;
  claim: string;
  held: string;
  reason: string;
  at: Date;
  by: By;
  assessment: string | null;
}
interface Opinion {
  id: string;
  claim: string;
  answer: OpinionAnswer;
  likelihood: Likelihood;
  reason: string;
  at: Date;
  account: string;
  ordinal: number | null;
  first: boolean;
}
interface Moment {
  id: string;
  at: Date;
  result: Verdict;
}

export type Judgement = {
  id: string;
  at: Date;
  by: By;
  reason: string;
  /** What the engine held when it was made, in words. */
  engine: string;
  /** How it differed then, and, if nobody replaced it, how it does now. */
  then: Difference | null;
  now: Difference | null;
  /** The same person, or of decisions another lead, spoke later. */
  replaced: boolean;
} & (
  | { kind: 'decision'; held: string }
  | { kind: 'opinion'; answer: OpinionAnswer; likelihood: string; first: boolean }
);

export interface DifferingClaim {
  claim: Claim;
  /** What the engine holds now, in words; or what it turned out to be. */
  now: string;
  resolved: string | null;
  judgements: Judgement[];
}

/** Claims on which somebody differs now come first, then by the latest judgement; of a claim the latest first. */
export function differencesOf(
  claims: readonly Claim[],
  decisions: readonly Decision[],
  opinions: readonly Opinion[],
  histories: ReadonlyMap<string, readonly Moment[]>,
): DifferingClaim[] {
  const decided = Map.groupBy(decisions, (one) => one.claim);
  const given = Map.groupBy(opinions, (one) => one.claim);
  const listed = claims.flatMap((claim): DifferingClaim[] => {
    const history = histories.get(claim.id) ?? [];
    const judgements = [
      ...ofDecisions(claim, decided.get(claim.id) ?? [], history),
      ...ofOpinions(claim, given.get(claim.id) ?? [], history),
    ]
      .filter(({ then, now }) => then !== null || now !== null)
      .toSorted((a, b) => b.at.getTime() - a.at.getTime());
    const { id, proposition, values, units, filed } = claim;
    const last = history.at(-1)?.result ?? null;
    const now = verdictInWords(claim, last);
    const resolved = last?.status === 'resolved' ? answerInWords(claim, last) : null;
    return judgements.length === 0
      ? []
      : [{ claim: { id, proposition, values, units, filed }, now, resolved, judgements }];
  });
  const stands = ({ judgements }: DifferingClaim): number =>
    judgements.some(({ now }) => now !== null) ? 1 : 0;
  const latest = ({ judgements }: DifferingClaim): number => judgements[0]?.at.getTime() ?? 0;
  return listed.toSorted((a, b) => stands(b) - stands(a) || latest(b) - latest(a));
}

function answerInWords({ values }: Claim, { best, range }: Verdict): string {
  if (range !== null) return grouped(range.point);
  return values.find(({ key }) => key === best)?.label ?? best ?? '';
}

function ofDecisions(claim: Claim, decisions: readonly Decision[], history: readonly Moment[]): Judgement[] {
  const last = history.at(-1)?.result ?? null;
  return decisions.map(({ id, at, by, held, reason, assessment }, i) => {
    const stood = history.find((moment) => moment.id === assessment)?.result ?? null;
    return {
      kind: 'decision',
      ...{ id, at, by, held, reason },
      engine: verdictInWords(claim, stood),
      then: decisionDiffers(held, stood),
      now: i === decisions.length - 1 ? decisionDiffers(held, last) : null,
      replaced: i < decisions.length - 1,
    };
  });
}

function ofOpinions(claim: Claim, opinions: readonly Opinion[], history: readonly Moment[]): Judgement[] {
  const last = history.at(-1)?.result ?? null;
  return opinions.map(({ id, at, ordinal, answer, likelihood, first, reason, account }, i) => {
    const stood = history.findLast((moment) => moment.at <= at)?.result ?? null;
    const replaced = opinions.slice(i + 1).some((later) => later.account === account);
    return {
      kind: 'opinion',
      by: { role: 'reviewer', ordinal },
      ...{ id, at, answer, likelihood, first, reason },
      engine: verdictInWords(claim, stood),
      then: opinionDiffers(answer, likelihood, stood),
      now: replaced ? null : opinionDiffers(answer, likelihood, last),
      replaced,
    };
  });
}

/** Agreement on first opinions. Answers are compared by their words, ranges by the middle on the log scale. */
export function agreementsOf(
  claims: readonly Claim[],
  opinions: readonly Opinion[],
): { nominal: Agreement; figures: Agreement } {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const first = opinions.filter((opinion) => opinion.first);
  const rating = <V>({ claim, account }: Opinion, value: V): Rating<V> => ({
    unit: claim,
    rater: account,
    value,
  });
  return {
    nominal: agreementOf(
      first.flatMap((one) => {
        const { value } = one.answer;
        return value === null ? [] : [rating(one, labelOf(byId.get(one.claim), value))];
      }),
      nominal,
    ),
    figures: agreementOf(
      first.flatMap((one) => (one.answer.value === null ? [rating(one, logMiddle(one.answer))] : [])),
      interval,
    ),
  };
}

const labelOf = (claim: Claim | undefined, key: string): string =>
  (claim?.values.find((value) => value.key === key)?.label ?? key).toLowerCase();

/** Figures under 0.5 are read as 0.5 (C0). Rounded, so that equal middles are equal. */
const logMiddle = ({ lo, hi }: { lo: number; hi: number }): number =>
  Number(((Math.log(Math.max(lo, 0.5)) + Math.log(Math.max(hi, 0.5))) / 2).toFixed(6));

/** What stands behind the agreement: each claim with its first opinions, those with more of them first. */
export function firstOpinions<O extends Opinion>(
  claims: readonly Claim[],
  opinions: readonly O[],
): { claim: Claim; opinions: Pick<O, 'answer' | 'likelihood'>[] }[] {
  const first = Map.groupBy(
    opinions.filter((opinion) => opinion.first),
    (opinion) => opinion.claim,
  );
  return claims
    .flatMap(({ id, proposition, values, units, filed }) => {
      const given = (first.get(id) ?? []).map(({ answer, likelihood }) => ({ answer, likelihood }));
      const claim = { id, proposition, values, units, filed };
      return given.length === 0 ? [] : [{ claim, opinions: given }];
    })
    .toSorted((a, b) => b.opinions.length - a.opinions.length);
}
