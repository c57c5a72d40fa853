/**
 * Loads the demo study through the same commands as the application, each by the person whose work it is. Nothing is
 * written straight into a table, and no verdict is: the engine computes them.
 */
import { eq, inArray } from 'drizzle-orm';
import type { Term } from '#core/claim.ts';
import type { OpinionDraft } from '#core/opinion.ts';
import type { App } from '../app.ts';
import { ask } from '../auth/two-leads.ts';
import { project } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import { writeCaveat } from '../store/caveat.ts';
import { listSets } from '../store/incident-set.ts';
import { openClaim, showClaim } from '../store/claim.ts';
import { decide } from '../store/decision.ts';
import { answerSameEvent } from '../store/same-event.ts';
import { holdUpstream } from '../store/upstream.ts';
import { giveOpinion } from '../store/opinion.ts';
import { resolveClaim } from '../store/resolution.ts';
import { addClaims, addCodes, addSources, addTypes, must } from './instrument.ts';
import { addInterview, type Made } from './interview.ts';
import { addQuestions, handOutOpenOnes } from './question.ts';
import { gatherTeam, type Team } from './people.ts';
import { addIncidents } from './incident.ts';
import { addQuotations } from './quotation.ts';
import { demoStudy, type DemoStudy } from './study.ts';

export { DEMO_PASSWORD } from './people.ts';

/** The study takes its slug when it is complete, so a load that was cut off is never taken for the demo. */
const UNFINISHED = `${demoStudy.slug}-unfinished`;

/** `half`: a load that was cut off; nobody has worked in it, so the demo's data may be made anew. */
export type DemoState = 'absent' | 'half' | 'complete';

export async function demoState(ground: Ground): Promise<DemoState> {
  const rows = await ground.db.asService('start', (tx) =>
    tx
      .select({ slug: project.slug })
      .from(project)
      .where(inArray(project.slug, [demoStudy.slug, UNFINISHED])),
  );
  if (rows.some((row) => row.slug === demoStudy.slug)) return 'complete';
  return rows.length > 0 ? 'half' : 'absent';
}

/** Needs an app whose projection and analysis have started, on a demo where the study is `absent`. */
export async function loadDemo(app: App): Promise<void> {
  const team = await gatherTeam(app, { slug: UNFINISHED, name: demoStudy.name });
  const keyOf = await addTypes(team, demoStudy);
  const codes = await addCodes(team, demoStudy);
  const sources = await addSources(team, demoStudy, keyOf);
  const claims = await addClaims(team, demoStudy); // whose interest names the parties of sources
  const questions = await addQuestions(team, { claims, sources }, demoStudy);
  const made: Made = { codes, sources, claims, questions };
  await addUpstreams(team, made, demoStudy);
  for (const record of demoStudy.records) await addInterview(app, team, made, record);
  await handOutOpenOnes(team, questions, demoStudy);
  await app.projection.caughtUp();
  await app.analysis.caughtUp();
  await addDecisions(team, made, demoStudy);
  await addSameEvents(team, made, demoStudy);
  await addOpinions(team, made, demoStudy);
  await addResolutions(team, made, demoStudy);
  await addIncidents(team, made, demoStudy);
  await addCaveats(team, made, demoStudy);
  await addQuotations(app, team, demoStudy);
  await app.analysis.caughtUp();
  const { id } = team.lead.place.project;
  // The second lead would have a third one: it waits on the desk of the first.
  const asked = await ask(app, { project: id, account: team['second-lead'].account }, { kind: 'make-lead' });
  if (asked.kind !== 'waits') throw new Error('the demo has nothing that waits for a second lead');
  await app.db.asService('auth', (tx) =>
    tx.update(project).set({ slug: demoStudy.slug }).where(eq(project.id, id)),
  );
}

/** What turned out later is entered last: what was held until then stays on record. */
async function addResolutions(team: Team, made: Made, study: DemoStudy): Promise<void> {
  for (const { claim, by, value, month, reference } of study.resolutions)
    await team[by].place.work(async (work) => {
      const { id, values } = made.claims.get(claim);
      const answer =
        typeof value === 'number'
          ? { figure: value }
          : { value: values.find((one) => one.label === value)?.key ?? value };
      const draft = { kind: 'event' as const, answer, month, public: true, reference };
      const entered = await resolveClaim(work, id, draft);
      if (entered?.ok !== true) throw new Error(`the demo cannot resolve ${claim}`);
    });
}

async function addCaveats(team: Team, made: Made, study: DemoStudy): Promise<void> {
  for (const { source, text, from, to } of study.caveats)
    await team.lead.place.work(async (work) => {
      const [set] = await listSets(work);
      const of = source === null ? set && { set: set.id } : { source: made.sources.get(source).id };
      if (!of) throw new Error('the demo has no incidents to keep anything in mind of');
      const written = await writeCaveat(work, of, { text, from: from ?? '', to: to ?? '' });
      if (!written.ok) throw new Error(`the demo cannot note ${text}`);
    });
}

async function addUpstreams(team: Team, made: Made, study: DemoStudy): Promise<void> {
  for (const { source, suppliers, only, known } of study.upstreams) {
    const draft = { suppliers: suppliers.map((ref) => made.sources.get(ref).code).join(' '), only, known };
    const held = await team.lead.place.work((work) => holdUpstream(work, made.sources.get(source).id, draft));
    if (!held.ok) throw new Error(held.fault.message);
  }
}

async function addSameEvents(team: Team, made: Made, study: DemoStudy): Promise<void> {
  for (const { claim, other, by, answer, reason } of study.sameEvents) {
    const pair = { claim: made.claims.get(claim).id, other: made.claims.get(other).id };
    must(
      await team[by].place.work((work) => answerSameEvent(work, pair, { answer, reason })),
      `the event of ${claim}`,
    );
  }
}

/** A lead decides on what the engine has weighed; what was decided is shown to the reviewer. */
async function addDecisions(team: Team, made: Made, study: DemoStudy): Promise<void> {
  for (const { claim, by, held, reason } of study.decisions)
    await team[by].place.work(async (work) => {
      const { id } = made.claims.get(claim);
      must(await decide(work, id, { held, reason }), `decision on ${claim}`);
      await showClaim(work, id, team.reviewer.account);
    });
}

/** Each reviewer on claims that they are shown, by their own hand. */
async function addOpinions(team: Team, made: Made, study: DemoStudy): Promise<void> {
  for (const { claim, ...held } of study.opinions)
    for (const by of ['reviewer-b', 'reviewer-c'] as const) {
      const { id } = made.claims.get(claim);
      const { account, place } = team[by];
      await team.lead.place.work((work) => showClaim(work, id, account));
      const [answer, likelihood, reason] = held[by];
      const given = await place.work(async (work) => {
        const values = (await openClaim(work, id))?.values ?? [];
        return giveOpinion(work, id, { ...answerIn(values, answer), likelihood, reason });
      });
      if (given === null) throw new Error(`${by} is not shown ${claim}`);
      must(given, `opinion of ${by} on ${claim}`);
    }
}

/** A value may be named by its label. */
function answerIn(
  values: readonly Term[],
  answer: string | [number, number],
): Pick<OpinionDraft, 'value' | 'lo' | 'hi'> {
  if (typeof answer !== 'string') return { value: null, lo: answer[0], hi: answer[1] };
  return { value: values.find((term) => term.label === answer)?.key ?? answer, lo: null, hi: null };
}
