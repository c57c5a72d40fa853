import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClaimDraft } from '#core/claim.ts';
import type { ClaimId } from '#core/ids.ts';
import { claim, claimTerm, interestChange } from '#server/db/schema.ts';
import type { LiveEvent } from '#server/live-event.ts';
import {
  addTerm,
  createClaim,
  editClaim,
  joinFamily,
  listClaims,
  listShown,
  openClaim,
  showClaim,
  unshowClaim,
} from '#server/store/claim.ts';
import { listInterestChanges } from '#server/store/interest-change.ts';
import { createSource } from '#server/store/source-writer.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';
import { claimDraft, statement } from './claim-fixture.ts';

let t: TestGround;
let study: TestStudy;
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
});
afterAll(() => t.close());

async function make(draft: Partial<ClaimDraft> = {}): Promise<ClaimId> {
  const lead = await study.place('lead');
  const made = await lead.work((w) => createClaim(w, claimDraft(draft)));
  if (!made.ok) throw new Error(made.faults.map((f) => f.message).join('\n'));
  return made.id;
}

describe('a claim', () => {
  test('keeps its words, and tells everybody that it is there', async () => {
    const events: LiveEvent[] = [];
    const heard = new Promise<void>((resolve) =>
      t.ground.live.subscribe((event) => {
        events.push(event);
        if (event.kind === 'changed' && event.noun === 'claim') resolve();
      }),
    );
    const id = await make({ proposition: ' Schools were shut ', place: 'Kunar', filed: 'true' });
    await heard;
    expect(events).toContainEqual({ kind: 'changed', project: study.project, noun: 'claim', id });
    const lead = await study.place('lead');
    expect(await lead.work((w) => openClaim(w, id))).toMatchObject({
      kind: 'boolean',
      proposition: 'Schools were shut',
      place: 'Kunar',
      period: { from: '2021-08', to: '2022-06' },
      values: [{ key: 'true' }, { key: 'false' }],
      interest: { isk: { true: 1, false: -1 } },
      filed: 'true',
    });
  });

  test('stores no word in clear (PROTECTION 5)', async () => {
    await make({
      kind: 'category',
      proposition: 'canary-proposition',
      place: 'canary-place',
      values: [
        { key: 'a', label: 'canary-one' },
        { key: 'b', label: 'canary-two' },
      ],
    });
    const lead = await study.place('lead');
    const rows = await lead.work(async ({ tx }) => [
      ...(await tx.select().from(claim)),
      ...(await tx.select().from(claimTerm)),
    ]);
    const dump = rows
      .flatMap((row) => Object.values(row))
      .map((v) => (v instanceof Uint8Array ? Buffer.from(v).toString('latin1') : JSON.stringify(v)))
      .join('\n');
    expect(dump).not.toContain('canary');
  });

  test('gives the values of a category keys that say nothing, and its interest and filing by them', async () => {
    const id = await make({
      kind: 'category',
      values: ['true', 'partly', 'false'].map((label) => ({ key: label, label })),
      interest: { isk: { true: 1, partly: -1, false: -1 } },
      filed: 'true',
    });
    const lead = await study.place('lead');
    const found = await lead.work((w) => openClaim(w, id));
    expect(found?.values).toEqual([
      { key: 'v1', label: 'true' },
      { key: 'v2', label: 'partly' },
      { key: 'v3', label: 'false' },
    ]);
    expect(found?.interest).toEqual({ isk: { v1: 1, v2: -1, v3: -1 } });
    expect(found?.filed).toBe('v1');
  });

  test('takes no free text as a party, a value or a filing, neither new nor edited (PROTECTION 5)', async () => {
    const lead = await study.place('lead');
    const fields = async (draft: Partial<ClaimDraft>): Promise<string[]> => {
      const made = await lead.work((w) => createClaim(w, claimDraft(draft)));
      return made.ok ? [] : made.faults.map((fault) => fault.field);
    };
    expect(await fields({ interest: { 'Haji Karim, cmdr': { true: 1 } } })).toEqual(['interest']);
    expect(await fields({ interest: { 'haji-karim': { true: 1 } } })).toEqual(['interest']);
    expect(await fields({ interest: { isk: { 'Haji Karim': 1 } } })).toEqual(['interest']);
    expect(await fields({ interest: { isk: { high: 1 } } })).toEqual(['interest']);
    expect(await fields({ filed: 'as Haji Karim says' })).toEqual(['filed']);
    const id = await make({ filed: 'true' });
    const edited = await lead.work(async (w) => {
      const now = await openClaim(w, id);
      return editClaim(w, id, { ...claimDraft(), ...now, filed: 'Haji', interest: { Haji: { true: 1 } } });
    });
    expect(edited).toMatchObject({ ok: false, faults: [{ field: 'interest' }, { field: 'filed' }] });
    expect(edited?.ok === false && edited.faults[0]?.message).toMatch(/Use one of: .*isk/);
  });

  test('may serve a party that only a source has', async () => {
    const lead = await study.place('lead');
    const draft = claimDraft({ interest: { nrf: { true: 1 } } });
    expect((await lead.work((w) => createClaim(w, draft))).ok).toBe(false);
    await lead.work((w) => createSource(w, { typeKey: 'elder', affiliation: 'nrf' }));
    const analyst = await study.place('analyst');
    expect((await analyst.work((w) => createClaim(w, draft))).ok).toBe(true);
  });

  test('of a quantity names its units u1 … and what is counted d1 …, the first its own', async () => {
    const id = await make({
      kind: 'quantity',
      units: [
        { key: '', label: 'persons' },
        { key: '', label: 'families' },
      ],
      definitions: [{ key: '', label: 'all members' }],
      interest: { isk: { high: 1 }, taliban: { high: -1 } },
      headline: 1000,
    });
    const lead = await study.place('lead');
    expect(await lead.work((w) => openClaim(w, id))).toMatchObject({
      values: [],
      units: [
        { key: 'u1', label: 'persons' },
        { key: 'u2', label: 'families' },
      ],
      definitions: [{ key: 'd1', label: 'all members' }],
      interest: { isk: { high: 1 }, taliban: { high: -1 } },
      headline: 1000,
    });
  });

  test('without a unit, or with a period that ends before it begins, is refused at the field, and nothing is written', async () => {
    const lead = await study.place('lead');
    const before = (await lead.work(listClaims)).length;
    const made = await lead.work((w) =>
      createClaim(w, claimDraft({ kind: 'quantity', period: { from: '2022-06', to: '2022-01' } })),
    );
    expect(made.ok).toBe(false);
    expect(made.ok ? [] : made.faults.map((f) => f.field)).toEqual(['unit', 'definition', 'to']);
    expect(await lead.work(listClaims)).toHaveLength(before);
  });

  test('refuses parts and families that are not of this project, and the same label twice', async () => {
    const lead = await study.place('lead');
    const made = await lead.work((w) =>
      createClaim(
        w,
        claimDraft({
          kind: 'category',
          values: ['yes', 'yes'].map((label) => ({ key: '', label })),
          family: 'strength',
          parts: [randomUUID()],
        }),
      ),
    );
    expect(made.ok ? [] : made.faults.map((f) => f.field)).toEqual(['values', 'family', 'parts']);
  });
});

describe('editing', () => {
  test('keeps the key of a term that is renamed, and never gives a key to another meaning', async () => {
    const id = await make({ kind: 'category', values: ['a', 'b', 'c'].map((label) => ({ key: '', label })) });
    const lead = await study.place('lead');
    await lead.work(async (w) => {
      const now = await openClaim(w, id);
      if (!now) throw new Error('gone');
      const [first, , third] = now.values;
      const values = [
        { key: third?.key ?? '', label: 'c' },
        { key: first?.key ?? '', label: 'A' },
        { key: '', label: 'd' },
      ];
      expect((await editClaim(w, id, { ...now, values }))?.ok).toBe(true);
    });
    expect((await lead.work((w) => openClaim(w, id)))?.values).toEqual([
      { key: 'v3', label: 'c' },
      { key: 'v1', label: 'A' },
      { key: 'v4', label: 'd' },
    ]);
  });

  test('does not take away what a statement picked, nor the kind it rests on', async () => {
    const id = await make({ kind: 'category', values: ['a', 'b', 'c'].map((label) => ({ key: '', label })) });
    await statement(t.ground, study, { claim: id, value: 'v2' });
    const lead = await study.place('lead');
    const result = await lead.work(async (w) => {
      const now = await openClaim(w, id);
      if (!now) throw new Error('gone');
      return editClaim(w, id, { ...now, values: now.values.filter((v) => v.key !== 'v2') });
    });
    expect(result?.ok === false && result.faults).toEqual([
      { field: 'values', message: expect.stringContaining('“b”') },
    ]);
    const other = await lead.work((w) => editClaim(w, id, claimDraft({ kind: 'boolean' })));
    expect(other?.ok === false && other.faults[0]?.field).toBe('kind');
  });

  test('is said to serve others than before only with a reason, which stays with who said it and what stood there', async () => {
    const id = await make();
    const analyst = await study.place('analyst');
    const turned = { isk: { true: -1, false: 1 } } as const;
    const edit = (interest: ClaimDraft['interest'], why?: string) =>
      analyst.work(async (w) => {
        const now = await openClaim(w, id);
        return editClaim(w, id, { ...claimDraft(), ...now, interest }, why);
      });
    expect((await edit({}))?.ok).toBe(true); // nobody has spoken on it
    expect((await edit({ isk: { true: 1, false: -1 } }))?.ok).toBe(true);
    await statement(t.ground, study, { claim: id });
    expect(await edit(turned)).toMatchObject({ ok: false, faults: [{ field: 'why' }] });
    expect(await edit(turned, '  ')).toMatchObject({ ok: false });
    expect((await edit({ isk: { false: -1, true: 1 } }))?.ok).toBe(true); // the same in another order
    expect((await edit(turned, ' canary-why: it shames them. '))?.ok).toBe(true);
    const lead = await study.place('lead');
    expect(await lead.work((w) => listInterestChanges(w, id))).toMatchObject([
      {
        before: { isk: { true: 1, false: -1 } },
        after: turned,
        reason: 'canary-why: it shames them.',
        by: { role: 'analyst' },
      },
    ]);
    const rows = await lead.work(({ tx }) => tx.select().from(interestChange));
    expect(rows.map((row) => Buffer.from(row.reasonEnc).toString('latin1')).join()).not.toContain('canary');
    // Columns that a purge writes: of nobody else's writing there is a row.
    const written = await lead.work(({ tx }) => tx.update(interestChange).set({ before: {} }).returning());
    expect(written).toEqual([]);
    expect(await lead.work((w) => listInterestChanges(w, id))).toMatchObject([
      { before: { isk: { true: 1 } } },
    ]);
    for (const who of ['a', 'reviewer', 'auditor'])
      expect(await (await study.place(who)).work((w) => listInterestChanges(w, id)), who).toEqual([]);
  });

  test('cannot make a claim a part of itself', async () => {
    const id = await make();
    const lead = await study.place('lead');
    const result = await lead.work((w) => editClaim(w, id, claimDraft({ parts: [id] })));
    expect(result?.ok === false && result.faults[0]?.field).toBe('parts');
  });

  test('adds a unit from the record, once, and refuses values where the kind has its own', async () => {
    const id = await make({
      kind: 'quantity',
      units: [{ key: '', label: 'persons' }],
      definitions: [{ key: '', label: 'all' }],
      interest: {},
    });
    const lead = await study.place('analyst');
    expect(await lead.work((w) => addTerm(w, id, 'unit', 'families'))).toEqual({ ok: true, key: 'u2' });
    expect(await lead.work((w) => addTerm(w, id, 'unit', 'families '))).toEqual({ ok: true, key: 'u2' });
    expect((await lead.work((w) => addTerm(w, id, 'value', 'partly')))?.ok).toBe(false);
    expect(await lead.work((w) => addTerm(w, randomUUID() as ClaimId, 'unit', 'x'))).toBeNull();
  });
});

test('two claims that ask the same for different periods are one family, and a third joins it', async () => {
  const [first, second, third] = [await make(), await make(), await make()];
  const lead = await study.place('lead');
  expect(await lead.work((w) => joinFamily(w, second, first))).toBe(true);
  expect(await lead.work((w) => joinFamily(w, third, second))).toBe(true);
  expect(await lead.work((w) => joinFamily(w, third, randomUUID() as ClaimId))).toBe(false);
  const families = await lead.work(async (w) =>
    (await listClaims(w)).filter((c) => [first, second, third].includes(c.id)).map((c) => c.family),
  );
  expect(families[0]).not.toBeNull();
  expect(new Set(families).size).toBe(1);
});

describe('who sees a claim', () => {
  test('leads and analysts all; researchers and auditors none; a reviewer those that are shown', async () => {
    const shown = await make({ kind: 'category', values: ['a', 'b'].map((label) => ({ key: '', label })) });
    const reviewer = await study.place('reviewer');
    const lead = await study.place('lead');
    expect(await reviewer.work(listClaims)).toEqual([]);
    await lead.work((w) => showClaim(w, shown, reviewer.actor.account));
    await lead.work((w) => showClaim(w, shown, reviewer.actor.account));
    expect((await reviewer.work(listClaims)).map((c) => [c.id, c.values.length])).toEqual([[shown, 2]]);
    expect(await lead.work(listShown)).toEqual([{ claim: shown, reviewer: reviewer.actor.account }]);
    for (const who of ['a', 'auditor'])
      expect(await (await study.place(who)).work(listClaims), who).toEqual([]);
    expect((await (await study.place('analyst')).work(listClaims)).length).toBeGreaterThan(1);
    await lead.work((w) => unshowClaim(w, shown, reviewer.actor.account));
    expect(await reviewer.work((w) => openClaim(w, shown))).toBeNull();
  });

  test('nobody of another project (PROTECTION 8)', async () => {
    const id = await make();
    const other = await freshStudy(t.ground, 'other');
    const lead = await other.place('lead');
    expect(await lead.work((w) => openClaim(w, id))).toBeNull();
  });
});
