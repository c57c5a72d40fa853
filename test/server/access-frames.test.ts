/**
 * The permission matrix by frame: every role, every copy, every kind of frame, over a real socket. What `can` says of the
 * action that a frame asks about (FRAMES) is what comes of it.
 */
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { can, type AccessObject, type Actor, type Role, type Verdict } from '#core/access.ts';
import { FRAMES } from '#core/access-routes.ts';
import type { DocumentId } from '#core/ids.ts';
import { metaOf } from '#doc/schema.ts';
import { record } from '#server/db/schema.ts';
import { createDocument, readDocument } from '#server/sync/update-log.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';
import { bearer, freshRecord, Raw, startSync, type SyncHost } from './sync-harness.ts';

const PEOPLE: Readonly<Record<string, Role | null>> = {
  lead: 'lead',
  analyst: 'analyst',
  a: 'researcher',
  b: 'researcher',
  reviewer: 'reviewer',
  auditor: 'auditor',
  outsider: null,
};
/** All records are of researcher a. */
const COPIES = ['field', 'analysis'] as const;
const STATES = ['open', 'locked'] as const;
type Kind = keyof typeof FRAMES;
/** In the order in which they are sent: an update waits for a step 2. */
const KINDS: readonly Kind[] = ['step1', 'step2', 'update', 'awareness', 'query-awareness'];

interface Room {
  copy: (typeof COPIES)[number];
  locked: boolean;
  room: string;
  document: DocumentId;
}

let t: TestGround;
let study: TestStudy;
let host: SyncHost;
const tokens: Record<string, string> = {};
const rooms: Record<string, Room> = {};

beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  host = await startSync(t.ground);
  for (const who of [...Object.keys(PEOPLE), 'lead2']) tokens[who] = await bearer(t.ground, study, who);
  for (const state of STATES) await makeRooms(state);
});
afterAll(async () => {
  await host.close();
  await t.close();
});

async function makeRooms(state: (typeof STATES)[number]): Promise<void> {
  const of = await freshRecord(t.ground, study, 'a');
  const locked = state === 'locked';
  const place = await study.place('lead');
  const analysis = await place.work(async ({ tx, project, actor }) => {
    await tx.update(record).set({ releasedAt: new Date(), locked }).where(eq(record.id, of.id));
    const fields = { project, record: of.id, copy: 'analysis' as const, epoch: 1, author: actor.account };
    return createDocument(tx, t.ground, fields);
  });
  rooms[`field ${state}`] = { copy: 'field', locked, room: of.room, document: of.field };
  rooms[`analysis ${state}`] = { copy: 'analysis', locked, room: `${of.id}.analysis.1`, document: analysis };
}

const raw = (who: string, room: string): Raw => new Raw(`${host.url}/${room}`, tokens[who] ?? null);

function actorOf(who: string): Actor {
  const [account, role] = [study.accounts[who] ?? '', PEOPLE[who] ?? null];
  return role === null ? { kind: 'account', account, admin: false } : { kind: 'member', account, role };
}

function verdictOf(who: string, { copy, locked }: Room, kind: Kind): Verdict {
  const owner: AccessObject = copy === 'field' ? { owner: study.accounts['a'] ?? '' } : {};
  return can(actorOf(who), FRAMES[kind], { ...owner, copy, locked, released: true });
}

/** Sends one of each and says which had an effect. `near` is in the room already. */
async function tryFrames(peer: Raw, near: Raw, room: Room): Promise<Kind[]> {
  const worked: Kind[] = ['step1'];
  await peer.greet();
  await peer.until(() => heardOf(peer, near), 'who is there');
  for (const [i, kind] of (['step2', 'update'] as const).entries()) {
    const [key, before] = [`${kind} ${randomUUID()}`, Y.encodeStateVector(peer.doc)];
    metaOf(peer.doc).set(key, true);
    peer[kind](Y.encodeStateAsUpdate(peer.doc, before));
    await peer.until(() => peer.last('denied') ?? (peer.last('durable')?.count ?? 0) > i, 'what came of it');
    const { doc } = await readDocument(t.ground, room.document);
    if (metaOf(doc).has(key)) worked.push(kind);
  }
  peer.awareness([peer.doc.clientID, 1, {}]);
  const asked = peer.got.length;
  peer.send(Uint8Array.of(3));
  await answered(peer);
  const told = peer.got.slice(asked).some(({ kind }) => kind === 'awareness');
  // Presence is gathered: what `near2` says after it is told with it, or after it.
  const near2 = await raw('lead2', room.room).greet();
  near2.awareness([near2.doc.clientID, 1, {}]);
  await near.until(() => heardOf(near, near2), 'who came after');
  if (heardOf(near, peer)) worked.push('awareness');
  if (told) worked.push('query-awareness');
  near2.terminate();
  return worked;
}

/** Frames of a socket are taken in their order. */
async function answered(peer: Raw): Promise<void> {
  const before = peer.got.filter(({ kind }) => kind === 'step2').length;
  peer.step1();
  await peer.until(() => peer.got.filter(({ kind }) => kind === 'step2').length > before, 'an answer');
}

const heardOf = (near: Raw, who: Raw): boolean =>
  near.got.some((got) => got.kind === 'awareness' && got.states.has(who.doc.clientID));

describe.each(COPIES.flatMap((copy) => STATES.map((state) => `${copy} ${state}`)))(
  'attack 1: over the socket of a copy that is %s',
  (name) => {
    test.each(Object.keys(PEOPLE))('every kind of frame does for %s what the matrix says', async (who) => {
      const room = rooms[name];
      if (!room) throw new Error(`no room ${name}`);
      const due = KINDS.filter((kind) => verdictOf(who, room, kind) === 'allow');
      const peer = raw(who, room.room);
      if (!due.includes('step1')) {
        expect(due).toEqual([]);
        await peer.opened;
        peer.step1();
        peer.step2();
        peer.awareness([peer.doc.clientID, 1, {}]);
        expect(await peer.end()).toEqual({ code: 4404, reason: 'unknown' });
        expect(peer.got).toEqual([]);
        return;
      }
      const near = await raw('lead', room.room).greet();
      near.awareness([near.doc.clientID, 1, {}]);
      expect(await tryFrames(peer, near, room)).toEqual(due);
      peer.terminate();
      near.terminate();
    });
  },
);
