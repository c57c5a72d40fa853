/** What a claim's page shows to those who see its verdict: the derivation in words, its voices, its past. */
import { flagWords, bracketWords, noteWords, partWholeWords, type Name } from '#core/consistency/explain.ts';
import type { AssessmentView, StepView } from '#core/assessment-view.ts';
import { caveatsOn } from '#core/caveat.ts';
import { asId, type ClaimId } from '#core/ids.ts';
import type { Work } from '#server/place.ts';
import { assessmentHistory, latestVerdicts } from '#server/store/assessment.ts';
import type { AssertionView } from '#server/store/assertion.ts';
import { listCaveats } from '#server/store/caveat.ts';
import { listClaims, type ClaimView } from '#server/store/claim.ts';
import { listDecisions } from '#server/store/decision.ts';
import { incidentsOfClaim } from '#server/store/incident-claim.ts';
import { listOpinions, type Opinion } from '#server/store/opinion.ts';
import { readUpstreams } from '#server/store/upstream.ts';
import { listSameEvent, pairOf } from '#server/store/same-event.ts';
import { comparedAudiences } from '#lib/claims/audiences.ts';
import { figuresInWords } from '#lib/claims/cell.ts';
import { denialsOf, type Denial } from '#lib/claims/denial.ts';
import { claimedBy, sameEventQuestions } from '#lib/claims/events.ts';
import { familyOf } from '#lib/claims/family.ts';
import { figureLedgerOf } from '#lib/claims/figure-ledger.ts';
import { historyOf } from '#lib/claims/history.ts';
import { ledgerOf } from '#lib/claims/ledger.ts';
import { everyStatement, statementsOf, type Statement } from '#lib/claims/statement.ts';
import { aheadOf, verdictInWords } from '#lib/claims/verdict.ts';
import type { Voice } from '#lib/claims/voice.ts';
import { answersGiven, causesOf, retaggedIn } from './history.server.ts';
import { saidOn } from '../said-on.server.ts';
import { namer } from './namer.server.ts';

export async function claimPage(work: Work, found: ClaimView) {
  const { claim, said, stored, heard } = await saidOn(work, found);
  const moments = await assessmentHistory(work, claim.id);
  const decisions = await listDecisions(work, claim.id);
  const claims = await listClaims(work);
  const name = namer(claims, said);
  const counted = statementsOf(claim, said, heard);
  const statements = everyStatement(claim, said, heard);
  return {
    assessment: stored?.id ?? null,
    statements,
    denials: denialsOf(claim.kind, counted, stored?.result ?? null),
    audiences: comparedAudiences(statements),
    event: claim.event
      ? { claimed: claimedBy(claim, counted), questions: await questionsOf(work, claim, claims, counted) }
      : null,
    voices: Object.fromEntries(said.map((one) => [one.id, voiceOf(claim, one)])),
    weighed: stored === null ? null : derivation(claim, stored.result, name),
    supplied: await suppliedOn(work, said),
    ...(await mindedOn(work, claim, said)),
    history: historyOf(
      claim,
      moments,
      decisions,
      await answersGiven(work, claim),
      await retaggedIn(work, claim),
    ),
    causes: await causesOf(work, moments, claims),
    decisions: decisions.toReversed(),
    opinions: (await listOpinions(work, claim.id)).toReversed().map(withoutAccount),
    kin: await kinOf(work, claim, claims),
    next: besides(claims, claim, 1),
    previous: besides(claims, claim, -1),
  };
}

/** Who of those that speak has what it knows from others that speak, or all from others: it is no voice of its own. */
async function suppliedOn(work: Work, said: readonly AssertionView[]) {
  const speak = new Map(said.map(({ source }) => [source.id, source.code]));
  if (speak.size === 0) return [];
  return [...(await readUpstreams(work, [...speak.keys()]))]
    .filter(([, { suppliers, only }]) => only || suppliers.some(({ id }) => speak.has(id)))
    .map(([id, { suppliers, only }]) => ({
      code: speak.get(id) ?? '',
      suppliers: suppliers.map(({ code }) => code),
      only,
    }));
}

/** What is to be kept in mind of what the claim rests on, and of which statements; and the incidents that are its event. */
async function mindedOn(work: Work, claim: ClaimView, said: readonly AssertionView[]) {
  const caveats = await listCaveats(work);
  const incidents = claim.event ? await incidentsOfClaim(work, claim.id) : [];
  const of = new Map(
    said.map((one) => [
      one.id,
      caveatsOn(caveats, [one.source.code, one.root], one.refersTo ?? claim.period),
    ]),
  );
  const sets = incidents.flatMap(({ set, name, incident }) => {
    const month = incident.day.slice(0, 7);
    return caveatsOn(caveats, [set], { from: month, to: month }).map((one) => ({ ...one, name }));
  });
  const counted = said.filter((one) => !one.retracted).flatMap((one) => of.get(one.id) ?? []);
  const all = [...counted, ...sets];
  return {
    incidents,
    caveats: [...new Map(all.map((one) => [one.id, one])).values()],
    minded: Object.fromEntries([...of].filter(([, list]) => list.length > 0).map(([id, list]) => [id, list])),
  };
}

const withoutAccount = ({ account: _, ...opinion }: Opinion) => opinion;

function derivation(claim: ClaimView, assessment: AssessmentView, name: Name) {
  const { notes, steps: all, ...verdict } = assessment;
  const steps: readonly StepView[] = all;
  const total = steps.find((step) => step.step === 'total');
  const lines = new Map(steps.flatMap((step) => (step.step === 'line' ? [[step.assertion, step]] : [])));
  // In the engine's order: what an analyst is told each adds is rounded, and would put some of them otherwise.
  const strongest = (total?.supporters ?? []).flatMap((assertion) => lines.get(assertion) ?? []);
  const figures = steps.filter((step) => step.step === 'figure' && step.role === 'speaks').length;
  return {
    verdict,
    ledger: claim.kind === 'quantity' ? null : ledgerOf(assessment, name),
    figures: claim.kind === 'quantity' ? figureLedgerOf(assessment, name, claim.units[0]?.label) : null,
    fallers: strongest.slice(0, verdict.fragility ?? 0).map((line) => name(line.assertion)),
    supporters: claim.kind === 'quantity' ? figures : strongest.length,
    notes: [
      ...(verdict.bracket === null ? [] : [bracketWords(verdict.bracket)]),
      ...(verdict.partWhole === null ? [] : [partWholeWords(verdict.partWhole, name)]),
      ...verdict.flags.map((flag) => `${name(flag.assertion)}. ${flagWords(flag)}`),
      ...notes.map((note) => noteWords(note, name)),
    ],
  };
}

/** "The same event?", each with what was answered, the latest first. */
export async function questionsOf(
  work: Work,
  claim: ClaimView,
  claims: readonly ClaimView[],
  statements: readonly Statement[],
) {
  const answers = Map.groupBy(await listSameEvent(work, claim.id), (answer) => answer.pair);
  return sameEventQuestions(claim, claims, statements).map((question) => {
    const key = pairOf(question.sides[0].id, question.sides[1].id);
    return { ...question, key, answers: (answers.get(key) ?? []).toReversed() };
  });
}

function voiceOf(claim: ClaimView, one: AssertionView): Voice {
  const [statement] = statementsOf(claim, [{ ...one, retracted: false }]);
  const says = [
    statement?.value ?? null,
    statement?.figure ? `${figuresInWords([statement.figure])} ${statement.figure.unit}` : null,
  ];
  return {
    code: one.source.code,
    type: one.source.type,
    stance: one.stance,
    month: one.interview.month,
    says: says.filter((part) => part !== null).join(', '),
  };
}

/** The claim that was written down after this one, or before it. */
function besides(claims: readonly ClaimView[], claim: ClaimView, step: 1 | -1): string | null {
  return claims[claims.findIndex((one) => one.id === claim.id) + step]?.id ?? null;
}

/** The same question over its periods as one picture, and the parts, each with what they came to. */
async function kinOf(work: Work, claim: ClaimView, claims: readonly ClaimView[]) {
  const family = claims.filter((one) => one.family !== null && one.family === claim.family);
  const parts = claims.filter((one) => claim.parts.includes(one.id));
  if (family.length < 2 && parts.length === 0) return { family: null, parts: [] };
  const verdicts = new Map((await latestVerdicts(work)).map((stored) => [stored.claim, stored.result]));
  const denials = new Map<string, Denial[]>();
  for (const one of [...family, ...parts]) denials.set(one.id, await deniersOf(work, one));
  const denialsIn = (id: string): readonly Denial[] => denials.get(id) ?? [];
  const verdictOf = (id: string) => verdicts.get(asId<ClaimId>(id) ?? claim.id) ?? null;
  const line = (one: ClaimView) => ({
    id: one.id,
    proposition: one.proposition,
    period: one.period,
    verdict: verdictInWords(one, verdictOf(one.id)),
    ahead: aheadOf(one, verdictOf(one.id)),
    denials: denialsIn(one.id),
  });
  return { family: familyOf(family, claim.id, verdictOf, denialsIn), parts: parts.map(line) };
}

/** Who stands against another claim than the page's own. */
async function deniersOf(work: Work, one: ClaimView): Promise<Denial[]> {
  const { claim, said, stored, heard } = await saidOn(work, one, { quotes: false });
  return denialsOf(claim.kind, statementsOf(claim, said, heard), stored?.result ?? null);
}
