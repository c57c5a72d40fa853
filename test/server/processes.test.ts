/** Servers as processes of their own on one database and one key store: `DATABASE_URL`, `SANAD_KEYS`, a port each. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { DocumentId } from '#core/ids.ts';
import { metaOf } from '#doc/schema.ts';
import { document, projectionCursor } from '#server/db/schema.ts';
import { openGround, type GroundHandle } from '#server/ground.ts';
import { readDocument } from '#server/sync/update-log.ts';
import { Wire } from '../e2e/wire.ts';
import { freshConfig, freshStudy, PASSWORD, type TestStudy } from './harness.ts';
import { ServerProcess } from './process.ts';
import { bearer, docUntil, freshRecord, provider, Raw } from './sync-harness.ts';

let drop: () => Promise<void>;
let handle: GroundHandle;
let study: TestStudy;
let [first, second]: ServerProcess[] = [];
const tokens: Record<string, string> = {};
beforeAll(async () => {
  const fresh = await freshConfig();
  drop = fresh.drop;
  // Both at once on a database and a key store that are not there yet.
  [first, second] = await Promise.all([ServerProcess.start(fresh.config), ServerProcess.start(fresh.config)]);
  handle = await openGround(fresh.config, { poolSize: 4 });
  study = await freshStudy(handle.ground);
  for (const who of ['a', 'lead', 'lead2']) tokens[who] = await bearer(handle.ground, study, who);
}, 180_000); // the first process that is started builds the pages
afterAll(async () => {
  await Promise.all([first?.end('SIGKILL'), second?.end('SIGKILL')]);
  await handle.close();
  await drop();
});

const raw = (server: ServerProcess | undefined, who: string, room: string): Raw =>
  new Raw(server?.room(room) ?? '', tokens[who] ?? null);

async function stored(id: DocumentId): Promise<Record<string, unknown>> {
  return metaOf((await readDocument(handle.ground, id)).doc).toJSON();
}

/** Resolves when the rows stand at the log's head. */
async function projected(id: DocumentId): Promise<void> {
  const isBehind = (): Promise<boolean> =>
    handle.ground.db.asService('projection', async (tx) => {
      const [row] = await tx
        .select({ head: document.headSeq, seq: projectionCursor.seq })
        .from(document)
        .leftJoin(projectionCursor, eq(projectionCursor.documentId, document.id))
        .where(eq(document.id, id));
      return row?.seq !== row?.head;
    });
  while (await isBehind()) await new Promise((go) => setTimeout(go, 50));
}

const signIn = (server: ServerProcess | undefined, email: string, password: string): Promise<Response> =>
  fetch(`${server?.url}/login`, {
    method: 'POST',
    headers: { origin: server?.url ?? '', accept: 'application/json' },
    body: new URLSearchParams({ email, password }),
    redirect: 'manual',
  });

test('one of them leads: it alone projects and assesses, until its end', () => {
  const leaders = [first, second].filter((one) => one?.output.includes('this process leads'));
  expect(leaders).toHaveLength(1);
});

test('a session that one process began is good in the other', async () => {
  const answer = await signIn(first, 'a@study.test', PASSWORD);
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const page = await fetch(`${second?.url}/projects/study/records`, {
    headers: { cookie },
    redirect: 'manual',
  });
  expect(page.status).toBe(200);
});

test('guessing is slowed over all processes together', async () => {
  const guess = async (server: ServerProcess | undefined): Promise<boolean> =>
    (await (await signIn(server, 'b@study.test', 'a wrong guess')).text()).includes('wait');
  for (let i = 0; i < 8; i++) expect(await guess(first)).toBe(false);
  let guesses = 1;
  while (!(await guess(second))) guesses += 1;
  expect(guesses).toBeLessThan(8); // what the first heard may be on its way; alone, the other would let eight through
});

test('no log of a session holds a word that was typed, a name, an address or a secret, nor do the metrics', async () => {
  const { room } = await freshRecord(handle.ground, study);
  const a = (await raw(first, 'a', room).greet()).live();
  const lead = await raw(second, 'lead', room).greet();
  metaOf(a.doc).set('canary-key', 'canary-text');
  a.awareness([a.doc.clientID, 1, { user: { name: 'canary-name' } }]);
  await docUntil(lead.doc, () => metaOf(lead.doc).has('canary-key'));
  a.send('canary-frame');
  await a.end();
  await raw(first, 'a', 'canary-room').end();
  await raw(first, 'nobody', room).end();
  await signIn(first, 'canary@example.org', 'canary-password');
  for (const path of [
    'canary-path',
    'projects/canary-slug/records',
    'join/canary-token',
    `projects/study?q=canary`,
  ])
    await fetch(`${first?.url}/${path}`, {
      headers: { authorization: `Bearer ${tokens['a']}` },
      redirect: 'manual',
    });
  await fetch(`${first?.url}/api/v1/projects/study/records`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens['a']}`, 'content-type': 'application/json' },
    body: '{ "sourceType": "canary-type", "month": ',
  });
  lead.terminate();
  await first?.until('a socket was closed');
  const log = `${first?.output}${second?.output}`;
  expect(log).toContain('"reason":"malformed: text frames are not taken"');
  expect(log).toContain('a room was opened');
  const metrics = await Promise.all(
    [first, second].map(async (one) => (await fetch(`${one?.url}/metrics`)).text()),
  );
  const said = log + metrics.join('');
  expect(said).not.toMatch(/canary|@|127\.0\.0\.1|lookup/i);
  for (const secret of [...Object.values(tokens), ...Object.values(study.accounts)])
    expect(said).not.toContain(secret);
});

test('S18: when a process is killed its editors go on in the other: nothing that was seen, saved or typed is missing', async () => {
  const { room, field } = await freshRecord(handle.ground, study);
  let port = first?.port ?? 0;
  const wire = await Wire.lay(() => port);
  const mine = new Y.Doc();
  const editor = provider(`ws://127.0.0.1:${wire.port}/sync`, room, tokens['a'] ?? '', mine);
  const lead = (await raw(second, 'lead', room).greet()).live();
  const ghost = await raw(first, 'lead2', room).greet(); // who does not come back
  const lastOf = (client: number): unknown =>
    lead.got
      .flatMap((got) => (got.kind === 'awareness' && got.states.has(client) ? [got.states.get(client)] : []))
      .at(-1);
  let n = 0;
  const typing = setInterval(() => metaOf(mine).set(`k${n++}`, n), 5);
  await docUntil(lead.doc, () => metaOf(lead.doc).size > 20);
  ghost.awareness([ghost.doc.clientID, 1, {}]);
  editor.awareness.setLocalState({});
  for (const client of [mine.clientID, ghost.doc.clientID]) await lead.until(() => lastOf(client), 'both');
  await first?.end('SIGKILL');
  port = second?.port ?? 0;
  const atDeath = n;
  await docUntil(lead.doc, () => metaOf(lead.doc).has(`k${atDeath + 20}`));
  clearInterval(typing);
  await docUntil(lead.doc, () => metaOf(lead.doc).size === n);
  expect(Object.keys(await stored(field))).toHaveLength(n);
  await lead.until(() => lastOf(ghost.doc.clientID) === null, 'the vanishing of who was there');
  expect(lastOf(mine.clientID)).not.toBeNull();

  // It may have been the first that wrote the rows: now it is the second.
  await second?.until('this process leads');
  await projected(field);
  editor.destroy();
  wire.close();
});
