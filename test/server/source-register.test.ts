/** The register of sources: who sees which, and what of them can be put right. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { materialCaveat, network, sourceUpstream } from '#server/db/schema.ts';
import type { Place } from '#server/place.ts';
import { listSources, openSource } from '#server/store/source.ts';
import { holdUpstream, readUpstreams, upstreamsHeld } from '#server/store/upstream.ts';
import { listCaveats, removeCaveat, writeCaveat } from '#server/store/caveat.ts';
import { createSource, editSource } from '#server/store/source-writer.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';

let t: TestGround;
let study: TestStudy;
let lead: Place, a: Place, b: Place, analyst: Place;

beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  [lead, a, b, analyst] = (await Promise.all(
    (['lead', 'a', 'b', 'analyst'] as const).map((who) => study.place(who)),
  )) as [Place, Place, Place, Place];
});
afterAll(() => t.close());

describe('the register of sources', () => {
  test('gives leads all, analysts handle and type, researchers their own', async () => {
    const introducer = await a.work((work) => createSource(work, { typeKey: 'elder' }));
    if (!introducer.ok) throw new Error(introducer.fault.message);
    const result = await a.work((work) =>
      createSource(work, {
        typeKey: 'isk',
        roleBandKey: 'cadre',
        region: 'nangarhar',
        introduction: 'friend',
        introducedBy: introducer.code,
      }),
    );
    if (!result.ok) throw new Error(result.fault.message);
    await lead.work((work) => editSource(work, result.code, { networkLabel: 'eastern cells' }));
    const seen = (place: Place) => place.work((work) => openSource(work, result.code));
    const type = { key: 'isk', letter: 'K', label: 'IS-K member', camp: 'isk' };
    expect(await seen(analyst)).toEqual({ audience: 'analyst', id: result.id, code: result.code, type });
    expect(await seen(b)).toBeNull();
    const own = await seen(a);
    expect(own).toMatchObject({
      audience: 'researcher',
      affiliation: 'isk',
      roleBand: { key: 'cadre', label: 'cadre' },
      region: 'nangarhar',
      introduction: 'friend',
      introducedBy: introducer.code,
    });
    expect(own).not.toHaveProperty('network');
    expect(own).not.toHaveProperty('researcher');
    expect(await seen(lead)).toMatchObject({
      audience: 'lead',
      network: 'eastern cells',
      researcher: { role: 'researcher', ordinal: 1 },
    });
    const codes = async (place: Place) =>
      (await place.work((work) => listSources(work))).items.map((item) => item.code);
    expect(await codes(b)).not.toContain(result.code);
    expect(await codes(analyst)).toEqual(await codes(lead));
  });

  test('lets two sources of one network share it by its name, and only leads name it', async () => {
    const make = (place: Place, networkLabel: string) =>
      place.work((work) => createSource(work, { typeKey: 'isk', networkLabel }));
    await make(lead, 'same');
    await make(lead, ' same ');
    expect(await make(a, 'same')).toMatchObject({ ok: false, fault: { field: 'networkLabel' } });
    const views = (await lead.work((work) => listSources(work))).items;
    expect(views.filter((view) => view.audience === 'lead' && view.network === 'same')).toHaveLength(2);
    const rows = await lead.work(({ tx }) => tx.select().from(network));
    expect(rows).toHaveLength(2); // this one, and that of the test before
  });

  test('lets a researcher choose among the parties in use, and only a lead name a new one (PROTECTION 5)', async () => {
    const named = (affiliation: string) => ({ typeKey: 'elder', affiliation });
    const refused = await a.work((work) => createSource(work, named('haji-karim')));
    expect(refused).toMatchObject({ ok: false, fault: { field: 'affiliation' } });
    const made = await a.work((work) => createSource(work, named('isk')));
    if (!made.ok) throw new Error(made.fault.message);
    const edit = (place: Place, affiliation: string) =>
      place.work((work) => editSource(work, made.code, { affiliation }));
    expect(await edit(a, 'haji-karim')).toMatchObject({ ok: false, fault: { field: 'affiliation' } });
    expect(await edit(lead, 'jirga')).toMatchObject({ ok: true });
    expect(await edit(a, 'jirga')).toMatchObject({ ok: true }); // what stands there may stay
  });

  test('keeps an introduction that its researcher does not see when they save the form', async () => {
    const [own, other] = [
      await a.work((work) => createSource(work, { typeKey: 'elder' })),
      await b.work((work) => createSource(work, { typeKey: 'elder' })),
    ];
    if (!own.ok || !other.ok) throw new Error('no sources');
    const introducer = async () => {
      const view = await lead.work((work) => openSource(work, own.code));
      return view?.audience === 'lead' ? view.introducedBy : undefined;
    };
    await lead.work((work) => editSource(work, own.code, { introducedBy: other.code }));
    expect(await a.work((work) => openSource(work, own.code))).toMatchObject({ introducedBy: null });
    await a.work((work) => editSource(work, own.code, { introducedBy: '', region: 'kunar' }));
    expect(await introducer()).toBe(other.code);
    await lead.work((work) => editSource(work, own.code, { introducedBy: null }));
    expect(await introducer()).toBeNull();
  });

  test('takes the type’s affiliation unless it is given one, or none', async () => {
    const result = await lead.work((work) => createSource(work, { typeKey: 'taliban-official' }));
    if (!result.ok) throw new Error(result.fault.message);
    const affiliation = async () => {
      const view = await lead.work((work) => openSource(work, result.code));
      return view?.audience === 'lead' ? view.affiliation : undefined;
    };
    const edit = (fields: Parameters<typeof editSource>[2]) =>
      lead.work((work) => editSource(work, result.code, fields));
    expect(await affiliation()).toBe('taliban');
    await edit({ unaffiliated: true });
    expect(await affiliation()).toBeNull();
    await edit({ affiliation: 'nrf' });
    expect(await affiliation()).toBe('nrf');
    await edit({ affiliation: null });
    expect(await affiliation()).toBe('taliban');
    expect(await edit({ affiliation: 'Not A Key' })).toMatchObject({ fault: { field: 'affiliation' } });
    expect(await edit({ introducedBy: result.code })).toMatchObject({ fault: { field: 'introducedBy' } });
  });
});

describe('upstream-of-a-source: where a source has what it knows from', () => {
  test('is said by leads, read by analysts, hidden from researchers, sealed, and names no circle', async () => {
    const make = async () => {
      const made = await a.work((work) => createSource(work, { typeKey: 'elder' }));
      if (!made.ok) throw new Error(made.fault.message);
      return made;
    };
    const [body, state] = [await make(), await make()];
    const hold = (place: Place, of: typeof body, suppliers: string) =>
      place.work((work) => holdUpstream(work, of.id, { suppliers, only: true, known: 'It says so itself.' }));
    expect(await hold(lead, body, ` ${state.code.toLowerCase()}, `)).toEqual({ ok: true });
    const seen = async (place: Place) => (await place.work((work) => readUpstreams(work))).get(body.id);
    const shown = {
      suppliers: [{ id: state.id, code: state.code }],
      only: true,
      known: 'It says so itself.',
    };
    expect(await seen(lead)).toEqual(shown);
    expect(await seen(analyst)).toEqual(shown);
    expect(await seen(a)).toBeUndefined();
    const engine = await t.ground.db.asService('engine', (tx) => upstreamsHeld(tx, lead.project.id));
    expect(engine).toEqual([{ source: body.id, suppliers: [state.id], only: true }]);
    const [row] = await lead.work(({ tx }) => tx.select().from(sourceUpstream));
    expect(Buffer.from(row?.knownEnc ?? []).includes('It says so itself.')).toBe(false);
    for (const [of, typed] of [
      [state, body.code],
      [body, body.code],
      [body, 'S-22222'],
    ] as const)
      expect(await hold(lead, of, typed)).toMatchObject({ ok: false, fault: { field: 'suppliers' } });
    for (const place of [analyst, a]) await expect(hold(place, body, state.code)).rejects.toThrow();
    expect(await hold(lead, body, '')).toEqual({ ok: true });
    expect(await seen(lead)).toBeUndefined();
  });
});

test('dataset-reliability-caveat: leads write and take away, analysts read, researchers see none, and it is sealed', async () => {
  const made = await a.work((work) => createSource(work, { typeKey: 'public-document' }));
  if (!made.ok) throw new Error(made.fault.message);
  const draft = { text: 'The press is suppressed.', from: '2021-08', to: '' };
  const write = (place: Place) => place.work((work) => writeCaveat(work, { source: made.id }, draft));
  expect(await write(lead)).toEqual({ ok: true });
  const list = (place: Place) => place.work(listCaveats);
  const [one] = await list(lead);
  expect(one).toMatchObject({ material: made.code, text: draft.text, from: '2021-08', to: null });
  expect(await list(analyst)).toEqual([one]);
  expect(await list(a)).toEqual([]);
  const [row] = await lead.work(({ tx }) => tx.select().from(materialCaveat));
  expect(Buffer.from(row?.textEnc ?? []).includes(draft.text)).toBe(false);
  for (const place of [analyst, a]) await expect(write(place)).rejects.toThrow();
  await analyst.work((work) => removeCaveat(work, { source: made.id }, one?.id ?? ''));
  expect(await list(lead)).toHaveLength(1);
  await lead.work((work) => removeCaveat(work, { source: made.id }, one?.id ?? ''));
  expect(await list(lead)).toEqual([]);
});
