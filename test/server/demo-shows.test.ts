/** What each view of claims has to show in the demo study: made from its content and weighed, without a server. */
import { expect, test } from 'vitest';
import { assess } from '#core/consistency/assess.ts';
import type { ClaimAssessment } from '#core/consistency/assessment.ts';
import { blindSpotsOf, leaningEvidence } from '#core/consistency/blind-spots.ts';
import type { Project } from '#core/consistency/interchange.ts';
import { EVEN_SCORE, LEANING, QUEUE_FROM } from '#core/consistency/thresholds.ts';
import { materialOf, untoldIn } from '#core/interviewer-material.ts';
import { differingAccounts, type Account } from '#core/same-event.ts';
import { ownClaims } from '#server/demo/content/claims-own.ts';
import { demoStudy } from '#server/demo/study.ts';
import { interchangeOf } from './demo-interchange.ts';

const project = interchangeOf(demoStudy);
const assessed = assess(project);
const of = ({ claims }: { claims: readonly ClaimAssessment[] }, id: string): ClaimAssessment => {
  const found = claims.find((claim) => claim.id === id);
  if (!found) throw new Error(`the demo weighs no claim ${id}`);
  return found;
};

test('C7: an event that two enemies claim, each for itself, and a third says otherwise', () => {
  const { status, best } = of(assessed, 'who-opened-the-mosques-of-kunar');
  expect([status, best]).toEqual(['multi-claimed', 'the plea of the clergy']);
});

test('two voices on that event speak of other months, and nobody has said yet whether it is the same event', () => {
  const claim = demoStudy.claims.find(({ ref }) => ref === 'who-opened-the-mosques-of-kunar');
  expect(claim?.event).toBe(true);
  const accounts = project.assertions
    .filter((a) => a.claim === claim?.ref)
    .map(({ id, refersTo }): Account => ({
      ...{ id, place: claim?.place ?? null, period: refersTo },
      ...{ lo: null, hi: null, counts: null },
    }));
  expect(differingAccounts(accounts)).toHaveLength(1);
  expect(demoStudy.sameEvents.filter((one) => [one.claim, one.other].includes(claim?.ref ?? ''))).toEqual([]);
});

test('C7: of a state in two periods the later one shows that the earlier is superseded, which keeps its evidence', () => {
  const [before, after] = ['kunar-mosques-shut-autumn-2021', 'kunar-mosques-shut-late-2022'].map((id) =>
    of(assessed, id),
  );
  expect([before?.status, before?.evidence, before?.best]).toEqual(['superseded', 'corroborated', 'true']);
  expect([after?.status, after?.best]).toEqual(['probable', 'false']);
});

test('a tag that five statements of the Taliban contradict is a blind spot, and a coder says why beside one of them', () => {
  const contradicted = blindSpotsOf(project).filter(({ kind }) => kind === 'contradicted');
  const found = { claim: 'ranks-against-restraint', party: 'taliban', statements: 5, hurting: 5 };
  expect(contradicted).toEqual([{ kind: 'contradicted', ...found }]);
  const said = demoStudy.records
    .flatMap(({ turns }) => turns)
    .flatMap(({ spans }) => Object.values(spans ?? {}))
    .filter(({ assertion }) => assertion?.claim === found.claim);
  expect(said.map(({ assertion }) => assertion?.against?.interest)).toContain('false');
});

test('C2: traders lean to the Taliban, with four known questions behind it', () => {
  const [leaning, ...others] = leaningEvidence(project).filter(({ leans }) => leans);
  expect(others).toEqual([]);
  expect(leaning).toMatchObject({ type: 'hawala-trader', party: 'taliban' });
  expect(leaning?.gap).toBeGreaterThanOrEqual(LEANING.from);
  expect(leaning?.questions.map(({ control }) => control)).toEqual([true, true, true, true]);
  expect(leaning?.serving).toEqual({ all: 4, right: 4 });
  expect(leaning?.hurting).toEqual({ all: 14, right: 6 });
});

test('calibration: a figure turned out to be inside the 80 % range that was held of it before', () => {
  const figures = demoStudy.resolutions.filter(({ value }) => typeof value === 'number');
  expect(figures.map(({ value }) => value)).toEqual([21]);
  for (const { claim, value } of figures) {
    const { range } = of(assess(open(claim)), claim);
    expect(range?.lo).toBeLessThan(Number(value));
    expect(range?.hi).toBeGreaterThan(Number(value));
  }
});

test('C9: one interviewer stands over the border, by known questions, with the material behind it; no other comes near', () => {
  const { researchers } = assessed;
  const over = researchers.filter(({ q }) => q >= QUEUE_FROM);
  expect(over.map(({ id }) => id)).toEqual(['r-d']);
  expect(over[0]?.score).toBeGreaterThan(EVEN_SCORE);
  expect(Math.max(...researchers.flatMap(({ id, q }) => (id === 'r-d' ? [] : [q])))).toBeLessThanOrEqual(0.1);
  const { ctl } = materialOf(project, 'r-d');
  expect(ctl.map(({ all, hits }) => [all, hits])).toEqual([
    [4, 4],
    [4, 4],
    [4, 0],
  ]);
});

test('C9: all five features of that interviewer have enough to compare, of two colleagues four, of the third three', () => {
  const untold = untoldIn(project);
  expect(Object.fromEntries(['r-a', 'r-b', 'r-c', 'r-d'].map((id) => [id, untold.get(id)]))).toEqual({
    'r-a': ['within'],
    'r-b': ['within'],
    'r-c': ['within', 'pair'],
    'r-d': [],
  });
});

test('none of it moves the verdict of a claim of the published documents', () => {
  const added = new Set([
    ...ownClaims.map(({ ref }) => ref),
    ...demoStudy.known.filter((known) => !known.public).map(({ claim }) => claim),
  ]);
  const met = new Set(demoStudy.sources.filter((one) => one.researcher === 'd').map(({ ref }) => ref));
  const without: Project = {
    ...project,
    claims: project.claims.filter(({ id }) => !added.has(id)),
    sources: project.sources.filter(({ id }) => !met.has(id)),
    researchers: project.researchers.filter((id) => id !== 'r-d'),
    assertions: project.assertions.filter((a) => !added.has(a.claim) && !met.has(a.source)),
  };
  const before = assess(without).claims;
  expect(before).toHaveLength(project.claims.length - added.size);
  const told = ({ steps: _, ...verdict }: ClaimAssessment) => verdict;
  for (const claim of before) expect(told(of(assessed, claim.id))).toEqual(told(claim));
});

/** As long as nobody knew. */
const open = (id: string): Project => ({
  ...project,
  claims: project.claims.map((claim) => (claim.id === id ? { ...claim, resolved: null } : claim)),
});
