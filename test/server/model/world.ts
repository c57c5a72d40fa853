/** Three people, two servers, one database, and everything that may happen to them. */
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import * as Y from 'yjs';
import { metaOf } from '#doc/schema.ts';
import { restore, suspend } from '#server/auth/revoke.ts';
import type { Config } from '#server/config.server.ts';
import { document, snapshot, updateLog } from '#server/db/schema.ts';
import { openGround, type Ground, type GroundHandle } from '#server/ground.ts';
import { compact } from '#server/sync/compact.ts';
import { freshStudy, type TestStudy } from '../harness.ts';
import { bearer, freshRecord, type TestRecord } from '../sync-harness.ts';
import { edit, edits, editor, type Edit } from '../sync-updates.ts';
import { Typist } from '../typist.ts';
import { Process, type Fault } from './process.ts';
import { Witness } from './witness.ts';

const PEOPLE = ['a', 'lead', 'lead2'] as const;
const SERVERS = 2;

export type Step =
  | { kind: 'edit'; who: number; change: Edit }
  | { kind: 'offline'; who: number }
  | { kind: 'online'; who: number }
  | { kind: 'kill'; server: number }
  | { kind: 'fault'; server: number; fault: Fault }
  | { kind: 'compact' }
  | { kind: 'revoke'; who: number }
  | { kind: 'wait'; ms: number };

const who = fc.nat(PEOPLE.length - 1);
const server = fc.nat(SERVERS - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 24, arbitrary: fc.record({ kind: fc.constant('edit' as const), who, change: edits }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('offline' as const), who }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('online' as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('kill' as const), server }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('fault' as const),
      server,
      fault: fc.constantFrom<Fault>('cut', 'late', 'slow', 'slow'),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'compact' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('revoke' as const), who }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(12) }) },
);
export const steps: fc.Arbitrary<Step[]> = fc.array(step, { minLength: 20, maxLength: 90, size: 'max' });

export class World {
  readonly #handles: GroundHandle[];
  readonly #study: TestStudy;
  readonly #tokens = new Map<string, string>();

  private constructor(handles: GroundHandle[], study: TestStudy) {
    this.#handles = handles;
    this.#study = study;
  }

  /** Grounds of their own for the servers and for the one who looks on: each has its pool. */
  static async open(config: Config): Promise<World> {
    const handles: GroundHandle[] = [];
    for (let i = 0; i <= SERVERS; i++) handles.push(await openGround(config, { poolSize: 4 }));
    const [own] = handles;
    if (!own) throw new Error('no ground');
    return new World(handles, await freshStudy(own.ground));
  }

  get ground(): Ground {
    return this.groundOf(-1);
  }

  groundOf(which: number): Ground {
    const handle = this.#handles[which + 1];
    if (!handle) throw new Error(`no server ${which}`);
    return handle.ground;
  }

  emailOf(person: string): string {
    return `${person}@${this.#study.slug}.test`;
  }

  async token(person: string): Promise<string> {
    const token = this.#tokens.get(person) ?? (await bearer(this.ground, this.#study, person));
    this.#tokens.set(person, token);
    return token;
  }

  forgetToken(person: string): void {
    this.#tokens.delete(person);
  }

  record(): Promise<TestRecord> {
    const { doc, undo } = editor();
    for (let i = 0; i < 3; i++) edit(doc, { kind: 'block', at: i }, undo);
    return freshRecord(this.ground, this.#study, 'a', Y.encodeStateAsUpdate(doc));
  }

  async close(): Promise<void> {
    for (const handle of this.#handles) await handle.close();
  }
}

/** Does the steps in a record of their own, lets everything settle, and returns what broke. */
export async function live(world: World, all: readonly Step[]): Promise<string[]> {
  const life = await Life.begin(world);
  try {
    for (const one of all) await life.do(one);
    return await life.settle();
  } finally {
    await life.end();
  }
}

class Life {
  readonly #world: World;
  readonly #record: TestRecord;
  readonly #witness: Witness;
  readonly #servers: Process[] = [];
  readonly #typists: Typist[] = [];
  readonly #faults: string[] = [];
  readonly #dying: Promise<void>[] = [];
  /** Nobody may have these: what was said to, and by, those who had been revoked. */
  readonly #forbidden: { key: string; of: Typist; said: 'by' | 'to' }[] = [];
  #next = 0;

  private constructor(world: World, record: TestRecord) {
    this.#world = world;
    this.#record = record;
    this.#witness = new Witness(world.ground, record.field);
  }

  static async begin(world: World): Promise<Life> {
    const life = new Life(world, await world.record());
    for (let i = 0; i < SERVERS; i++) life.#servers.push(await Process.start(world.groundOf(i)));
    for (const person of PEOPLE) life.#typists.push(await life.#arrive(person));
    return life;
  }

  async #arrive(person: string): Promise<Typist> {
    const typist = new Typist({
      name: person,
      token: await this.#world.token(person),
      address: () => this.#address(),
      notes: {
        promised: (update) => this.#witness.owe(update, `a promise to ${person}`),
        shown: (update) => this.#witness.owe(update, `what ${person} was shown`),
      },
      random: () => 0.5,
    });
    typist.connect();
    return typist;
  }

  /** The servers in turn. */
  #address(): string | null {
    const chosen = this.#servers[this.#next++ % this.#servers.length];
    return chosen ? `ws://127.0.0.1:${chosen.port}/sync/${this.#record.room}` : null;
  }

  async do(one: Step): Promise<void> {
    switch (one.kind) {
      case 'edit': {
        const typist = this.#typists[one.who];
        if (typist) edit(typist.doc, one.change, typist.undo);
        return;
      }
      case 'offline':
        return this.#typists[one.who]?.disconnect();
      case 'online':
        return this.#typists[one.who]?.connect();
      case 'fault':
        return void this.#servers[one.server]?.faults.push(one.fault);
      case 'kill':
        return this.#kill(one.server);
      case 'compact':
        await compact(this.#world.ground, this.#record.field);
        return;
      case 'revoke':
        return this.#revoke(one.who);
      case 'wait':
        return new Promise((resolve) => setTimeout(resolve, one.ms));
    }
  }

  async #kill(which: number): Promise<void> {
    const killed = this.#servers[which];
    if (killed) this.#dying.push(killed.kill());
    this.#servers[which] = await Process.start(this.#world.groundOf(which));
  }

  /** Ends somebody's access while they type. Afterwards they and the others write what must not cross. */
  async #revoke(which: number): Promise<void> {
    const typist = this.#typists[which];
    const person = PEOPLE[which];
    if (!typist || person === undefined) return;
    metaOf(typist.doc).set(`before${this.#next++}`, person); // on its way while the access ends
    await suspend(this.#world.ground, this.#world.emailOf(person));
    this.#mark(typist, typist, 'by');
    for (const other of this.#typists) if (other !== typist) this.#mark(other, typist, 'to');
    if (typist.online) await typist.until(() => !typist.online, 'its end');
    if (typist.ended && ![4401, 4403].includes(typist.ended.code))
      this.#faults.push(`${person} was revoked and told ${typist.ended.code} ${typist.ended.reason}`);
    await restore(this.#world.ground, this.#world.emailOf(person));
    typist.disconnect();
    this.#world.forgetToken(person);
    this.#typists[which] = await this.#arrive(person); // with nothing of what it had
  }

  #mark(writer: Typist, of: Typist, said: 'by' | 'to'): void {
    const key = `after${this.#next++}`;
    this.#forbidden.push({ key, of, said });
    metaOf(writer.doc).set(key, 1);
  }

  async settle(): Promise<string[]> {
    for (const { faults } of this.#servers) faults.length = 0;
    for (const typist of this.#typists) {
      typist.connect();
      await typist.saved();
    }
    const newcomer = await this.#arrive('lead');
    await newcomer.saved();
    const log = await this.#witness.read();
    for (const typist of [...this.#typists, newcomer]) {
      await typist.until(() => isSame(typist.doc, log), 'what the log has');
      if (JSON.stringify(contentOf(typist.doc)) !== JSON.stringify(contentOf(log)))
        this.#faults.push(`${typist.name} sees something else than the log has`);
    }
    newcomer.disconnect();
    for (const { key, of, said } of this.#forbidden)
      if (metaOf(said === 'by' ? log : of.doc).has(key))
        this.#faults.push(`${of.name} was revoked, and what was said ${said} them crossed`);
    return [...this.#faults, ...this.#witness.faults, ...(await this.#gaps())];
  }

  /** The rows after the snapshot have seqs without gaps, up to the document's head. */
  async #gaps(): Promise<string[]> {
    const { field } = this.#record;
    const { rows, merged, head } = await this.#world.ground.db.asService('log', async (tx) => ({
      rows: await tx.select({ seq: updateLog.seq }).from(updateLog).where(eq(updateLog.documentId, field)),
      merged: await tx.select({ seq: snapshot.seq }).from(snapshot).where(eq(snapshot.documentId, field)),
      head: await tx.select({ seq: document.headSeq }).from(document).where(eq(document.id, field)),
    }));
    const from = merged[0]?.seq ?? 0;
    const seqs = rows.map(({ seq }) => seq).toSorted((a, b) => a - b);
    const isWhole = seqs.every((seq, i) => seq === from + 1 + i) && from + seqs.length === head[0]?.seq;
    return isWhole ? [] : [`the log has ${seqs.join(' ')} after ${from}, and its head is ${head[0]?.seq}`];
  }

  async end(): Promise<void> {
    for (const typist of this.#typists) typist.disconnect();
    await Promise.all([...this.#dying, ...this.#servers.map((process) => process.close())]);
  }
}

const isSame = (a: Y.Doc, b: Y.Doc): boolean => Y.equalSnapshots(Y.snapshot(a), Y.snapshot(b));

const contentOf = (doc: Y.Doc): unknown =>
  [...doc.share.keys()]
    .toSorted()
    .map((name) => [
      name,
      name === 'transcript' ? doc.getXmlFragment(name).toString() : sorted(doc.getMap(name).toJSON()),
    ]);

const sorted = (map: Record<string, unknown>): unknown =>
  Object.entries(map).toSorted(([a], [b]) => (a < b ? -1 : 1));
