import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeList } from '#core/codebook.ts';
import type { CodeId } from '#core/ids.ts';
import { code, codeVersion } from '#server/db/schema.ts';
import type { Work } from '#server/place.ts';
import { createClaim } from '#server/store/claim.ts';
import {
  claimsCodedWith,
  countUses,
  createCode,
  editCode,
  listCodes,
  listCodeVersions,
  moveCode,
  retireCode,
} from '#server/store/codebook.ts';
import { claimDraft, statement } from './claim-fixture.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';

let t: TestGround;
let study: TestStudy;
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
});
afterAll(() => t.close());

async function add(work: Work, label: string, parent: CodeId | null = null): Promise<CodeId> {
  const made = await createCode(work, { parent, label, definition: `What ${label} is.` });
  if (!made.ok) throw new Error(made.faults.map((f) => f.message).join('\n'));
  return made.id;
}

const labels = async (work: Work): Promise<string[]> =>
  codeList(await listCodes(work)).map((node) => node.path.join(' › '));

describe('the codebook', () => {
  test('grows as a tree, in the order in which codes were added, by leads and analysts', async () => {
    const fresh = await freshStudy(t.ground, 'tree');
    const lead = await fresh.place('lead');
    const analyst = await fresh.place('analyst');
    const strength = await lead.work((w) => add(w, 'strength'));
    await analyst.work((w) => add(w, 'recruitment'));
    await analyst.work((w) => add(w, 'total', strength));
    await lead.work((w) => add(w, 'by region', strength));
    expect(await analyst.work(labels)).toEqual([
      'strength',
      'strength › total',
      'strength › by region',
      'recruitment',
    ]);
    const researcher = await fresh.place('a');
    expect(await researcher.work(listCodes)).toEqual([]);
  });

  test('refuses an empty label, a label twice in one place, and a parent that is not there', async () => {
    const lead = await study.place('lead');
    await lead.work(async (w) => {
      await add(w, 'money');
      const field = async (draft: { parent: CodeId | null; label: string }): Promise<string | undefined> => {
        const made = await createCode(w, { ...draft, definition: '' });
        return made.ok ? undefined : made.faults[0]?.field;
      };
      expect(await field({ parent: null, label: ' ' })).toBe('label');
      expect(await field({ parent: null, label: 'Money' })).toBe('label');
      expect(await field({ parent: '00000000-0000-4000-8000-000000000000' as CodeId, label: 'x' })).toBe(
        'parent',
      );
    });
  });

  test('keeps every version of a code, with who wrote it; an edit that changes nothing is none', async () => {
    const lead = await study.place('lead');
    const id = await lead.work((w) => add(w, 'narrative'));
    const analyst = await study.place('analyst');
    await analyst.work((w) => editCode(w, id, { label: 'narrative', definition: 'The telling.' }));
    await analyst.work((w) => editCode(w, id, { label: ' narrative ', definition: 'The telling.' }));
    const versions = await lead.work((w) => listCodeVersions(w, id));
    expect(versions.map((v) => [v.version, v.definition, v.by?.role])).toEqual([
      [1, 'What narrative is.', 'lead'],
      [2, 'The telling.', 'analyst'],
    ]);
    expect((await lead.work(listCodes)).find((c) => c.id === id)).toMatchObject({ version: 2 });
  });

  test('two who edit one code at once both keep their version, one after the other', async () => {
    const [lead, analyst] = [await study.place('lead'), await study.place('analyst')];
    const id = await lead.work((w) => add(w, 'ransom'));
    let finish: () => void = () => undefined;
    const typed = new Promise<void>((resolve) => (finish = resolve));
    let wrote: () => void = () => undefined;
    const written = new Promise<void>((resolve) => (wrote = resolve));
    const first = lead.work(async (w) => {
      await editCode(w, id, { label: 'ransom', definition: 'Paid for people.' });
      wrote();
      await typed;
    });
    await written;
    const second = analyst.work((w) => editCode(w, id, { label: 'ransom', definition: 'Paid for goods.' }));
    const waits = async () =>
      (
        await t.ground.db.sql`select 1 from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`
      ).length;
    await expect.poll(waits).toBeGreaterThan(0);
    finish();
    await first;
    expect(await second).toMatchObject({ ok: true });
    const versions = await lead.work((w) => listCodeVersions(w, id));
    expect(versions.map((v) => [v.version, v.definition])).toEqual([
      [1, 'What ransom is.'],
      [2, 'Paid for people.'],
      [3, 'Paid for goods.'],
    ]);
  });

  test('moves a code with what hangs under it, never under itself', async () => {
    const fresh = await freshStudy(t.ground, 'moves');
    const lead = await fresh.place('lead');
    await lead.work(async (w) => {
      const a = await add(w, 'a');
      const b = await add(w, 'b');
      const inA = await add(w, 'in a', a);
      expect((await moveCode(w, a, { parent: inA, index: 0 }))?.ok).toBe(false);
      expect((await moveCode(w, b, { parent: null, index: 0 }))?.ok).toBe(true);
      expect(await labels(w)).toEqual(['b', 'a', 'a › in a']);
      expect((await moveCode(w, a, { parent: b, index: 0 }))?.ok).toBe(true);
      expect(await labels(w)).toEqual(['b', 'b › a', 'b › a › in a']);
      expect((await listCodeVersions(w, a)).map((v) => v.parent)).toEqual([null, b]);
      expect((await listCodeVersions(w, b)).length).toBe(1);
    });
  });

  test('retires a code without losing what was coded with it', async () => {
    const lead = await study.place('lead');
    const [id, claim] = await lead.work(async (w) => {
      const made = await createClaim(w, claimDraft());
      if (!made.ok) throw new Error('no claim');
      return [await add(w, 'border'), made.id] as const;
    });
    await statement(t.ground, study, { claim, code: id });
    expect(await lead.work((w) => retireCode(w, id, true))).toBe(true);
    expect((await lead.work(listCodes)).find((c) => c.id === id)?.retired).toBe(true);
    expect((await lead.work(countUses)).get(id)).toBe(1);
    expect(await lead.work((w) => retireCode(w, id, false))).toBe(true);
    expect((await lead.work(listCodes)).find((c) => c.id === id)?.retired).toBe(false);
  });

  test('leads to the claims whose statements share words with it, or with a code beneath it', async () => {
    const lead = await study.place('lead');
    const above = await lead.work((w) => add(w, 'above all'));
    const beneath = await lead.work((w) => add(w, 'beneath', above));
    const other = await lead.work((w) => add(w, 'beside'));
    const made = await lead.work((w) => createClaim(w, claimDraft()));
    if (!made.ok) throw new Error('no claim');
    await statement(t.ground, study, { claim: made.id, code: beneath });
    const led = (id: CodeId) => lead.work(async (w) => [...(await claimsCodedWith(w, id))]);
    expect(await led(above)).toEqual([made.id]);
    expect(await led(beneath)).toEqual([made.id]);
    expect(await led(other)).toEqual([]);
  });

  test('stores no word in clear (PROTECTION 5)', async () => {
    const lead = await study.place('lead');
    await lead.work((w) => add(w, 'canary'));
    const rows = await lead.work(async ({ tx }) => [
      ...(await tx.select().from(code)),
      ...(await tx.select().from(codeVersion)),
    ]);
    const dump = rows
      .flatMap((row) => Object.values(row))
      .map((v) => (v instanceof Uint8Array ? Buffer.from(v).toString('latin1') : JSON.stringify(v)))
      .join('\n');
    expect(dump).not.toContain('canary');
  });
});
