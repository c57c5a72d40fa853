/** Incident data of a project: kept as it was read, sealed; what is answered and linked stands beside it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { phraseFinder, type Find } from '#core/disclosure/phrase.ts';
import { guessMapping } from '#core/incidents/mapping.ts';
import { incidentReport, windowOf } from '#core/incidents/report.ts';
import { makeSet, readSet, writeSet, type IncidentSet } from '#core/incidents/set.ts';
import type { ClaimId, IncidentSetId } from '#core/ids.ts';
import { incidentSet } from '#server/db/schema.ts';
import type { Work } from '#server/place.ts';
import { rewrite, textsIn } from '#server/purge/rewrite.ts';
import { writeCaveat } from '#server/store/caveat.ts';
import { createClaim, listClaims } from '#server/store/claim.ts';
import { incidentsOfClaim, linkIncident, linksOfSet, unlinkIncident } from '#server/store/incident-claim.ts';
import {
  keepSet,
  listSets,
  openSet,
  removeSet,
  settleDoubts,
  type SetOpened,
} from '#server/store/incident-set.ts';
import { mindedClaims } from '#server/store/minded.ts';
import { claimDraft } from './claim-fixture.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';

let t: TestGround;
let study: TestStudy;
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
});
afterAll(() => t.close());

const ROWS = [
  ['2022-03-09', 'house of canary', '34.43', '70.45', 'bomb', 'IS-K', '2', '5'],
  ['2022-03-10', 'Jalalabad', '34.44', '70.46', 'bomb', '', '', ''],
  ['2022-03-10', 'Jalalabad', '34.43', '70.45', 'bomb', '', '1', '1'],
  ['2022-05-01', 'Herat', '', '', 'raid', 'NRF', '', ''],
];

function aSet(): IncidentSet {
  const columns = ['date', 'place', 'lat', 'lon', 'type', 'claimed', 'min', 'max'];
  const table = { columns, rows: ROWS.map((cells, i) => ({ line: i + 2, cells })) };
  const made = makeSet('a set of canary', table, guessMapping(table));
  if (!made.ok) throw new Error(JSON.stringify(made.faults));
  return made.set;
}

async function keep(): Promise<IncidentSetId> {
  const analyst = await study.place('analyst');
  return analyst.work((work) => keepSet(work, aSet()));
}

async function open(work: Work, id: IncidentSetId): Promise<SetOpened> {
  const set = await openSet(work, id);
  if (!set) throw new Error('no set');
  return set;
}

test('a set is kept as it was read, and nothing that the file says is in clear', async () => {
  const id = await keep();
  const lead = await study.place('lead');
  const { set, sets, rows } = await lead.work(async (work) => ({
    set: await open(work, id),
    sets: await listSets(work),
    rows: await work.tx.select().from(incidentSet),
  }));
  expect(set).toMatchObject({ name: 'a set of canary', incidents: aSet().incidents, answers: [] });
  expect(sets).toMatchObject([{ id, name: 'a set of canary', incidents: 4 }]);
  expect(JSON.stringify(rows.map((row) => Buffer.from(row.bodyEnc).toString('latin1')))).not.toMatch(
    /canary|2022|34\.4/,
  );
  await expect(lead.work(({ tx }) => tx.update(incidentSet).set({ incidents: 3 }))).resolves.toMatchObject({
    count: 0,
  });
});

test('duplicates are asked about one by one or all, and an answer is remembered and can be changed', async () => {
  const id = await keep();
  const analyst = await study.place('analyst');
  const count = async (): Promise<[number, number]> =>
    analyst.work(async (work) => {
      const set = await open(work, id);
      const { incidents, duplicates } = incidentReport(set.name, set.incidents, {
        window: windowOf(set.incidents),
        answers: set.answers,
      });
      return [incidents, duplicates.filter(({ settled }) => settled === null).length];
    });
  const settle = (pair: [number, number] | 'all', answer: 'keep' | 'leave-out') =>
    analyst.work(async (work) => settleDoubts(work, await open(work, id), pair, answer));
  expect(await count()).toEqual([4, 3]);
  expect(await settle([2, 3], 'leave-out')).toBe(true);
  expect(await count()).toEqual([3, 2]);
  expect(await settle('all', 'keep')).toBe(true); // what was answered stays
  expect(await count()).toEqual([3, 0]);
  expect(await settle([2, 3], 'keep')).toBe(true);
  expect(await count()).toEqual([4, 0]);
  expect(await settle([2, 5], 'leave-out')).toBe(false); // nobody asks about these
});

test('an incident is linked to a claim about an event, seen from both sides, and let go again', async () => {
  const id = await keep();
  const lead = await study.place('lead');
  const [event, other] = await lead.work(async (work): Promise<[ClaimId, ClaimId]> => {
    const made = await createClaim(work, claimDraft({ event: true, proposition: 'A bomb in March' }));
    const plain = await createClaim(work, claimDraft({}));
    if (!made.ok || !plain.ok) throw new Error('no claim');
    return [made.id, plain.id];
  });
  const answers = await lead.work(async (work) => {
    const set = await open(work, id);
    return [
      await linkIncident(work, set, 2, event),
      await linkIncident(work, set, 2, event),
      await linkIncident(work, set, 99, event),
      await linkIncident(work, set, 2, other),
    ];
  });
  expect(answers).toEqual(['linked', 'linked', 'no-line', 'no-event']);
  const sides = (): Promise<unknown[]> =>
    lead.work(async (work) => [await linksOfSet(work, id), await incidentsOfClaim(work, event)]);
  expect(await sides()).toMatchObject([
    [{ line: 2, claim: event, proposition: 'A bomb in March' }],
    [{ set: id, name: 'a set of canary', incident: { line: 2, day: '2022-03-09' } }],
  ]);
  const setCaveat = (text: string, from: string) =>
    lead.work((work) => writeCaveat(work, { set: id }, { text, from, to: '' }));
  await setCaveat('Made of press reports.', '2022-03');
  await setCaveat('Thinner since.', '2022-04');
  const minded = await lead.work(async (work) => mindedClaims(work, await listClaims(work)));
  expect([...minded], 'dataset-reliability-caveat: of the set, for the month of the row').toEqual([
    [event, [expect.objectContaining({ name: 'a set of canary', text: 'Made of press reports.' })]],
  ]);
  await lead.work((work) => unlinkIncident(work, id, 2, event));
  expect(await lead.work(async (work) => mindedClaims(work, await listClaims(work)))).toEqual(new Map());
  expect(await sides()).toEqual([[], []]);
});

test('leads and analysts read it, nobody else does, and only a lead removes it (PROTECTION 8)', async () => {
  const id = await keep();
  for (const who of ['a', 'reviewer', 'auditor']) {
    const place = await study.place(who);
    expect(await place.work((work) => openSet(work, id)), who).toBeNull();
    await expect(
      place.work((work) => keepSet(work, aSet())),
      who,
    ).rejects.toThrow();
  }
  const analyst = await study.place('analyst');
  expect(await analyst.work((work) => removeSet(work, id))).toBe(false);
  const lead = await study.place('lead');
  await lead.work(async (work) => settleDoubts(work, await open(work, id), 'all', 'keep'));
  expect(await lead.work((work) => removeSet(work, id))).toBe(true);
  expect(await lead.work((work) => openSet(work, id))).toBeNull();
});

function find(phrase: string): Find {
  const finder = phraseFinder(phrase);
  if (!finder) throw new Error('no phrase');
  return finder;
}

test('attack 2: a purge takes a phrase out of a set and leaves what is counted', () => {
  const body = writeSet(aSet());
  expect(textsIn('draft', body).filter((text) => text.includes('canary'))).toHaveLength(2);
  const after = readSet(rewrite('draft', body, find('canary'), '[x]') ?? '');
  expect(JSON.stringify(after)).not.toContain('canary');
  expect(after.name).toBe('a set of [x]');
  expect(after.incidents.map(({ day, point, dead }) => ({ day, point, dead }))).toEqual(
    aSet().incidents.map(({ day, point, dead }) => ({ day, point, dead })),
  );
  // Nor does one that was all of a column's name.
  expect(readSet(rewrite('draft', body, find(aSet().mapping.date), '') ?? '').name).toBe(aSet().name);
  // Not even a phrase that looks like a day makes one unreadable.
  expect(readSet(rewrite('draft', body, find('2022-03-09'), '') ?? '').incidents[0]?.day).toBe('2022-03-09');
});
