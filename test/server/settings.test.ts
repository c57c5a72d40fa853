import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LiveEvent } from '#server/live-event.ts';
import { listRoleBands, retireRoleBand, saveRoleBand } from '#server/store/role-band.ts';
import { saveSettings } from '#server/store/settings.ts';
import { listSourceTypes, retireSourceType, saveSourceType } from '#server/store/source-type.ts';
import type { Place } from '#server/place.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';

let t: TestGround;
let study: TestStudy;
let lead: Place;
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  lead = await study.place('lead');
});
afterAll(() => t.close());

const TRADER = {
  letter: 'W',
  label: 'Wheat trader canary-label',
  definition: 'Buys and sells grain canary-definition.',
  affiliation: null,
  camp: 'community',
};

describe('source types', () => {
  test('a study begins with those of the glossary, and edits them', async () => {
    const before = await lead.work(listSourceTypes);
    expect(before.map((type) => type.key).slice(0, 4)).toEqual([
      'taliban-official',
      'taliban-intelligence',
      'taliban-local',
      'isk',
    ]);
    const saved = await lead.work((work) => saveSourceType(work, null, TRADER));
    if (saved.kind !== 'saved') throw new Error(saved.kind);
    const { id } = saved;
    const changed = { ...TRADER, label: 'Grain trader', affiliation: 'taliban' };
    expect(await lead.work((work) => saveSourceType(work, id, changed))).toEqual({ kind: 'saved', id });
    const after = await lead.work(listSourceTypes);
    expect(after.slice(0, -1)).toEqual(before);
    expect(after.at(-1)).toMatchObject({ ...changed, id, key: 'type-11', position: 10, retired: false });
  });

  test('nothing that was typed is stored in clear, not even as a key (PROTECTION 5)', async () => {
    await lead.work((work) => saveSourceType(work, null, { ...TRADER, letter: 'Y' }));
    const rows = await lead.work(({ tx }) => tx.execute('select s::text as row from source_type s'));
    expect(JSON.stringify(rows)).not.toMatch(/canary|wheat|grain/i);
  });

  test('two in use never share a letter; a retired one gives it up', async () => {
    const all = await lead.work(listSourceTypes);
    const elder = all.find((type) => type.key === 'elder');
    if (!elder) throw new Error('no elders');
    const asElder = { ...TRADER, letter: 'E' };
    expect(await lead.work((work) => saveSourceType(work, null, asElder))).toEqual({ kind: 'letter-taken' });
    expect(await lead.work((work) => retireSourceType(work, elder.id, true))).toBe(true);
    expect((await lead.work((work) => saveSourceType(work, null, asElder))).kind).toBe('saved');
    expect((await lead.work(listSourceTypes)).find((type) => type.id === elder.id)?.retired).toBe(true);
  });

  test('of another study are not found', async () => {
    const other = await freshStudy(t.ground, 'other');
    const [foreign] = await (await other.place('lead')).work(listSourceTypes);
    const id = foreign?.id ?? '';
    expect(await lead.work((work) => saveSourceType(work, id, TRADER))).toEqual({ kind: 'not-found' });
    expect(await lead.work((work) => retireSourceType(work, id, true))).toBe(false);
  });

  test('are read by analysts and researchers and written by neither (PROTECTION 8)', async () => {
    for (const who of ['analyst', 'a']) {
      const place = await study.place(who);
      expect((await place.work(listSourceTypes)).length).toBeGreaterThan(9);
      const free = { ...TRADER, letter: 'Q' };
      await expect(place.work((work) => saveSourceType(work, null, free))).rejects.toThrow();
    }
    expect(await (await study.place('reviewer')).work(listSourceTypes)).toEqual([]);
  });
});

test('role bands are added, changed, retired and brought back', async () => {
  const fields = { label: 'deputy', definition: 'Stands in for a head.', camp: null };
  const saved = await lead.work((work) => saveRoleBand(work, null, fields));
  if (saved.kind !== 'saved') throw new Error(saved.kind);
  const { id } = saved;
  await lead.work((work) => saveRoleBand(work, id, { ...fields, camp: 'isk' }));
  await lead.work((work) => retireRoleBand(work, id, true));
  const of = async () => (await lead.work(listRoleBands)).find((band) => band.id === id);
  expect(await of()).toMatchObject({ ...fields, camp: 'isk', key: 'band-11', retired: true });
  await lead.work((work) => retireRoleBand(work, id, false));
  expect((await of())?.retired).toBe(false);
});

test('the study’s name and approvals change, and open pages are told', async () => {
  const told = new Promise<LiveEvent>((resolve) => {
    const stop = t.ground.live.subscribe((event) => {
      if (event.kind !== 'changed' || event.project !== study.project) return;
      stop();
      resolve(event);
    });
  });
  await lead.work((work) => saveSettings(work, { name: 'Dunlin', approvals: 3 }));
  expect(await told).toMatchObject({ noun: 'project' });
  expect((await study.place('analyst')).project).toMatchObject({ name: 'Dunlin', approvals: 3 });
});
