/** The audit chain (PROTECTION 9): what is added, by whom, and what nobody can do to it through the application's login. */
import { createHash, randomUUID } from 'node:crypto';
import { eq, sql as raw } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonicalJson, INSTANCE_CHAIN, linkText, NO_HASH, readBody, writeBody } from '#core/audit.ts';
import { takeInterchange } from '#server/analysis/interchange.ts';
import { removeMember, signOutEverywhere, suspend } from '#server/auth/revoke.ts';
import { createToken } from '#server/auth/token.ts';
import { apiToken, audit } from '#server/db/schema.ts';
import { append, appendHere, saltedDigest } from '#server/store/audit.ts';
import { withdrawConsent } from '#server/store/consent.ts';
import { makeExport } from '#server/store/export.ts';
import { inviteMember, listInvitations, withdrawInvitation } from '#server/store/membership.ts';
import { createRecord, lockRecord } from '#server/store/record-writer.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';

let t: TestGround;
let study: TestStudy;
let other: TestStudy;
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  other = await freshStudy(t.ground, 'other');
});
afterAll(() => t.close());

const chainOf = (project: string) =>
  t.ground.db.asService('audit', (tx) =>
    tx
      .select()
      .from(audit)
      .where(raw`project_id = ${project}`)
      .orderBy(audit.seq),
  );
const locked = (object: string = randomUUID()) => ({ act: 'record.locked', object, more: {} }) as const;

test('PROTECTION 9: each entry’s hash covers its canonical JSON and the hash before it, from nothing on', async () => {
  const lead = await study.place('lead');
  for (let i = 0; i < 5; i++) await lead.work((work) => appendHere(work, locked()));
  const rows = await chainOf(study.project);
  expect(rows.length).toBeGreaterThanOrEqual(5);
  let prev = NO_HASH;
  for (const [i, row] of rows.entries()) {
    expect(row).toMatchObject({ seq: i + 1, prev });
    const text = linkText({ chain: row.projectId, ...row });
    expect(text).toBe(canonicalJson(JSON.parse(text)));
    expect(row.hash).toBe(createHash('sha256').update(text).digest('hex'));
    prev = row.hash;
  }
});

test('PROTECTION 9: twelve who act at once make one chain without a gap, and each project has its own', async () => {
  const before = (await chainOf(study.project)).length;
  const apart = (await chainOf(other.project)).length;
  const places = [await study.place('lead'), await study.place('lead2'), await study.place('analyst')];
  await Promise.all(
    Array.from({ length: 12 }, (_, i) => places[i % 3]!.work((work) => appendHere(work, locked()))),
  );
  const rows = await chainOf(study.project);
  expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: before + 12 }, (_, i) => i + 1));
  expect(new Set(rows.map((row) => row.prev)).size).toBe(rows.length);
  expect(await chainOf(other.project)).toHaveLength(apart);
});

test('an act that does not happen leaves no entry', async () => {
  const lead = await study.place('lead');
  const before = (await chainOf(study.project)).length;
  await expect(
    lead.work(async (work) => {
      await appendHere(work, locked());
      throw new Error('not after all');
    }),
  ).rejects.toThrow('not after all');
  expect(await chainOf(study.project)).toHaveLength(before);
});

test('the app role may neither insert, update, delete nor truncate, whoever it serves', async () => {
  for (const statement of [
    raw`update audit set body = body`,
    raw`delete from audit`,
    raw`truncate audit`,
    raw`insert into audit (project_id, seq, at, body, prev, hash) values
      (${study.project}, 999, now(), '{"act":"record.locked"}', ${NO_HASH}, ${NO_HASH})`,
  ]) {
    const refused = { cause: { code: '42501' } };
    await expect(
      t.ground.db.asUser(study.accounts['lead']!, (tx) => tx.execute(statement)),
    ).rejects.toMatchObject(refused);
    for (const service of ['auth', 'log', 'audit'] as const)
      await expect(t.ground.db.asService(service, (tx) => tx.execute(statement))).rejects.toMatchObject(
        refused,
      );
  }
});

test('a member adds only what they did themselves, in a project of theirs; without a context nobody adds', async () => {
  const body = (actor: string | undefined) => writeBody({ ...locked(), actor: actor ?? null });
  const add = (who: string, chain: string, actor: string | undefined) =>
    t.ground.db.asUser(study.accounts[who]!, (tx) =>
      tx.execute(raw`select audit_append(${chain}, ${body(actor)})`),
    );
  const refused = { cause: { code: '42501' } };
  await add('a', study.project, study.accounts['a']);
  await expect(add('a', study.project, study.accounts['lead'])).rejects.toMatchObject(refused);
  await expect(add('a', study.project, undefined)).rejects.toMatchObject(refused);
  await expect(add('a', other.project, study.accounts['a'])).rejects.toMatchObject(refused);
  await expect(add('a', INSTANCE_CHAIN, study.accounts['a'])).rejects.toMatchObject(refused);
  await expect(
    t.ground.db.sql`select audit_append(${study.project}, ${body(undefined)})`,
  ).rejects.toMatchObject({
    code: '42501',
  });
});

test('only leads and auditors of a project see its chain, and of services the one that verifies it', async () => {
  await t.ground.db.asService('auth', (tx) =>
    append(tx, { ...locked(), project: study.project, actor: study.accounts['lead']! }),
  );
  const seen = (who: string) =>
    t.ground.db.asUser(study.accounts[who]!, (tx) => tx.select({ of: audit.projectId }).from(audit));
  for (const who of ['lead', 'lead2', 'auditor'])
    expect(new Set((await seen(who)).map((row) => row.of)), who).toEqual(new Set([study.project]));
  for (const who of ['analyst', 'a', 'b', 'reviewer', 'outsider']) expect(await seen(who), who).toEqual([]);
  for (const service of ['auth', 'start', 'log', 'projection', 'engine', 'index'] as const)
    expect(await t.ground.db.asService(service, (tx) => tx.select().from(audit)), service).toEqual([]);
});

test('an entry holds what the list names and nothing else: no prose, no further field', async () => {
  const actor = study.accounts['lead']!;
  expect(() => writeBody({ ...locked('Gul Agha'), actor })).toThrow();
  expect(() => writeBody({ ...locked(), actor, more: Object({ note: 'x' }) })).toThrow();
  expect(readBody('{"act":"nothing.such","actor":null,"more":{},"object":"x"}')).toBeNull();
  const words = 'The commander said so.';
  const digest = saltedDigest(t.ground.keys, study.project, words);
  expect(digest).not.toBe(createHash('sha256').update(words).digest('hex'));
  expect(saltedDigest(t.ground.keys, study.project, words)).toBe(digest);
  expect(saltedDigest(t.ground.keys, other.project, words)).not.toBe(digest);
  await expect(
    t.ground.db.asService('auth', (tx) =>
      tx.execute(raw`select audit_append(${study.project}, '{"act":"a.b","note":"prose with spaces"}')`),
    ),
  ).rejects.toMatchObject({ cause: { code: '23514' } });
});

test('what a lead does in a study stands in its chain, in order, by whom and to what; what does nothing does not', async () => {
  const lead = await study.place('lead');
  const before = (await chainOf(study.project)).length;
  const made = await lead.work((work) =>
    createRecord(work, {
      source: { typeKey: 'elder' },
      month: '2022-03',
      language: 'ps',
      consent: { given: true, covers: ['analysis'], expressed: 'oral', language: 'ps', month: '2022-03' },
      text: [{ question: 'Who pays?', answer: 'Nobody whom I know.' }],
    }),
  );
  if (!made.ok) throw new Error(made.fault.message);
  await lead.work((work) => lockRecord(work, made.code, true));
  await lead.work((work) => lockRecord(work, made.code, false));
  await lead.work((work) => inviteMember(work, 'analyst'));
  const [link] = await lead.work(listInvitations);
  await lead.work((work) => withdrawInvitation(work, link?.id ?? ''));
  await lead.work((work) => withdrawInvitation(work, link?.id ?? '')); // it is gone: nothing is done
  const { id: token } = await tokenMade();
  await lead.work(makeExport);
  const taken = await takeInterchange(t.ground, lead);
  await lead.work((work) => withdrawConsent(work, made.code));
  expect(await removeMember(t.ground, study.project, study.accounts['b']!, lead.actor.account)).toBe(
    'removed',
  );

  const chain = (await chainOf(study.project)).slice(before);
  const told = chain.map((row) => readBody(row.body));
  const by = lead.actor.account;
  expect(told).toMatchObject([
    { act: 'record.locked', actor: by, object: made.id },
    { act: 'record.unlocked', actor: by, object: made.id },
    { act: 'invitation.made', actor: by, object: link?.id, more: { kind: 'member', role: 'analyst' } },
    { act: 'invitation.withdrawn', actor: by, object: link?.id },
    { act: 'token.made', actor: null, object: token, more: { account: by } },
    { act: 'export.made', actor: by, more: { records: 0 } },
    {
      ...{ act: 'interchange.taken', actor: by, object: study.project },
      more: { file: saltedDigest(t.ground.keys, study.project, taken) },
    },
    { act: 'consent.withdrawn', actor: by, object: made.id },
    { act: 'member.removed', actor: by, object: study.accounts['b'], more: { role: 'researcher' } },
  ]);
  expect(JSON.stringify(chain)).not.toMatch(/pays|whom|@study\.test|R-[2-9A-Z]{5}/);
});

test('a token that ends stands in the chain of what it was bound to, by whom; one that had ended does not', async () => {
  const who = study.accounts['reviewer']!;
  const by = study.accounts['lead']!;
  const ids: string[] = [];
  for (const project of [study.slug, study.slug, null]) {
    const { project: chain, made } = await newTokenOf('reviewer', project);
    expect(made).toBe('made');
    const last = (await chainOf(chain)).at(-1);
    ids.push(readBody(last?.body ?? '')?.object ?? '');
  }
  const from = {
    study: (await chainOf(study.project)).length,
    instance: (await chainOf(INSTANCE_CHAIN)).length,
  };
  const since = async (chain: string, at: number) =>
    (await chainOf(chain)).slice(at).map((row) => readBody(row.body));

  expect(await removeMember(t.ground, study.project, who, by)).toBe('removed');
  const ended = await since(study.project, from.study);
  expect(ended.at(-1)).toMatchObject({ act: 'member.removed', actor: by, object: who });
  const tokens = ended.slice(0, -1);
  expect(tokens).toMatchObject([1, 2].map(() => ({ act: 'token.ended', actor: by, more: { account: who } })));
  expect(new Set(tokens.map((entry) => entry?.object))).toEqual(new Set(ids.slice(0, 2)));
  expect(await since(INSTANCE_CHAIN, from.instance)).toEqual([]);

  await signOutEverywhere(t.ground, who);
  expect(await since(INSTANCE_CHAIN, from.instance)).toMatchObject([
    { act: 'token.ended', actor: who, object: ids[2], more: { account: who } },
    { act: 'sessions.ended', actor: who, object: who },
  ]);
  await suspend(t.ground, 'reviewer@study.test', by);
  expect((await since(INSTANCE_CHAIN, from.instance + 2)).map((entry) => entry?.act)).toEqual([
    'account.suspended',
  ]);
  expect(await since(study.project, from.study + 3)).toEqual([]);
});

async function newTokenOf(who: string, project: string | null) {
  const made = await createToken(t.ground, { email: `${who}@study.test`, project });
  return { project: project === null ? INSTANCE_CHAIN : study.project, made: made.kind };
}

async function tokenMade(): Promise<{ id: string }> {
  const made = await createToken(t.ground, { email: 'lead@study.test', project: study.slug });
  if (made.kind !== 'made') throw new Error(made.kind);
  const [row] = await t.ground.db.asService('auth', (tx) =>
    tx.select({ id: apiToken.id }).from(apiToken).where(eq(apiToken.projectId, study.project)),
  );
  return { id: row?.id ?? '' };
}
