/**
 * Honest people at a record, and a room without sockets or database: the gate (scan, decide, replica) with channels in
 * which messages wait, arrive, or are lost with their connection. Used by sync-honest.test.ts and `npm run bench -- honest`.
 */
import * as Y from 'yjs';
import type { AccountId } from '#core/ids.ts';
import { assertionsOf, codingsOf, memosOf, metaOf, openDocument, transcriptOf } from '#doc/schema.ts';
import { undoManager } from '#lib/editor/undo.ts';
import { decide, type Entry, type Outcome } from '#server/sync/decide.ts';
import { knownOf } from '#server/sync/known.ts';
import { Owners } from '#server/sync/owners.ts';
import { Replica } from '#server/sync/replica.ts';
import { scanUpdate, STEP2_CAPS, UPDATE_CAPS } from '#server/sync/scan.ts';
import { ACTS, drawFrom, type Draw } from './honest-acts.ts';

type Up = { kind: 'step1'; vector: Uint8Array } | { kind: 'step2' | 'update'; update: Uint8Array };
type Down = { kind: 'step1'; vector: Uint8Array } | { kind: 'update'; update: Uint8Array };

/** One connection, from both ends. */
class Line {
  readonly member: { readonly account: AccountId };
  readonly up: Up[] = [];
  readonly down: Down[] = [];
  step2: 'awaited' | 'had' = 'awaited';
  waiting: Entry<Line>[] = [];

  constructor(account: AccountId) {
    this.member = { account };
  }
}

export interface Refused {
  rule: string;
  kind: string;
  /** The update, to look at it. */
  update: Uint8Array;
}

/** The room: what Room does with outcomes, without a log. */
export class Hall {
  readonly refused: Refused[] = [];
  readonly kinds: Record<Outcome<Line>['kind'], number> = {
    written: 0,
    known: 0,
    dropped: 0,
    refused: 0,
    waits: 0,
    later: 0,
  };
  messages = 0;
  tried = 0;
  /** Structs whose right neighbour stands before the left, as Yjs' undo writes them. */
  disordered = 0;
  /** Tabs that ended with other words for that, until they were loaded anew. */
  parted = 0;
  replica: Replica;
  readonly #owners = new Owners(new Map());
  readonly #lines = new Set<Line>();
  #queue: Entry<Line>[] = [];

  constructor() {
    this.replica = new Replica({ snapshot: null, rows: [], seq: 0, mark: '' });
  }

  open(line: Line): void {
    this.#lines.add(line);
    line.down.push({ kind: 'step1', vector: this.replica.vector() });
  }

  close(line: Line): void {
    this.#lines.delete(line);
    this.#queue = this.#queue.filter((entry) => entry.author !== line);
  }

  /** The room is put aside and opened again from its snapshot. */
  evict(): void {
    const { point } = this.replica;
    const snapshot = { ...point, state: this.replica.state(), vector: this.replica.vector(), tally: null };
    this.replica = new Replica({ snapshot, rows: [], ...point });
  }

  hear(line: Line): void {
    const message = line.up.shift();
    if (!message) return;
    if (message.kind === 'step1') {
      const { vector } = message;
      const update = Y.diffUpdate(this.replica.state(), vector);
      return void line.down.push({ kind: 'update', update });
    }
    const { kind, update } = message;
    this.messages += 1;
    const result = scanUpdate(update, kind === 'step2' ? STEP2_CAPS : UPDATE_CAPS);
    if (result.kind === 'scanned') this.#queue.push({ author: line, kind, update, scan: result.scan });
    else this.refused.push({ rule: result.kind === 'refused' ? result.rule : 'malformed', kind, update });
  }

  commit(): void {
    const outcomes = decide(this.#queue, {
      known: knownOf(this.replica, this.#owners),
      mayWrite: () => true,
      awaitsStep2: (line) => line.step2 === 'awaited',
      fit: ({ update }, structs) => {
        this.tried += 1;
        return this.replica.fit(update, structs);
      },
      span: (deletions) => this.replica.span(deletions),
      mayWalk: () => true,
      extent: () => this.replica.extent(),
      waiting: (line) => line.waiting,
    });
    this.#queue = outcomes.filter((o) => o.kind === 'later').map((o) => o.entry);
    const written = outcomes.filter((o) => o.kind === 'written');
    const changed = this.replica.absorb(
      written.map((o) => o.update),
      { seq: this.replica.seq + written.length, mark: '' },
    );
    const authors = new Set(written.map((o) => o.entry.author));
    for (const line of this.#lines)
      if (changed && (authors.size > 1 || !authors.has(line)))
        line.down.push({ kind: 'update', update: changed });
    for (const outcome of outcomes) this.#conclude(outcome);
    for (const { entry } of written)
      for (const struct of entry.scan.sections.flatMap((section) => section.structs))
        if (!this.replica.distance(struct, Infinity).isOrdered) this.disordered += 1;
  }

  #conclude(outcome: Outcome<Line>): void {
    const { author, kind, update } = outcome.entry;
    this.kinds[outcome.kind] += 1;
    if (kind === 'step2' && outcome.kind !== 'later') {
      author.waiting = [];
      author.step2 = 'had';
    }
    if (outcome.kind === 'waits') author.waiting.push(outcome.entry);
    if (outcome.kind === 'refused') this.refused.push({ rule: outcome.rule, kind, update });
    if (outcome.kind === 'written')
      for (const { client } of outcome.ends) this.#owners.learn(client, author.member.account);
  }
}

/** One tab of one person. */
export class Tab {
  doc: Y.Doc;
  undo: Y.UndoManager;
  line: Line | null = null;
  readonly #hall: Hall;
  readonly #account: AccountId;
  readonly #draw: Draw;

  constructor(hall: Hall, account: AccountId, draw: Draw) {
    this.#hall = hall;
    this.#account = account;
    this.#draw = draw;
    [this.doc, this.undo] = this.#fresh();
  }

  #fresh(): [Y.Doc, Y.UndoManager] {
    const doc = openDocument();
    doc.clientID = this.#draw(2 ** 31); // the run has to be the same again for its seed
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.line?.up.push({ kind: 'update', update });
    });
    const undo = undoManager(doc);
    undo.captureTimeout = this.#draw(2) * Number.MAX_SAFE_INTEGER; // by the clock no run would be like another
    return [doc, undo];
  }

  connect(): void {
    if (this.line) return;
    this.line = new Line(this.#account);
    this.#hall.open(this.line);
    this.line.up.push({ kind: 'step1', vector: Y.encodeStateVector(this.doc) });
  }

  /** What has not arrived yet is lost, in both directions. */
  cut(): void {
    if (this.line) this.#hall.close(this.line);
    this.line = null;
  }

  /** The page is loaded anew: another clientID, and nothing but what the server has. */
  reload(): void {
    this.cut();
    this.doc.destroy();
    [this.doc, this.undo] = this.#fresh();
    this.connect();
  }

  hear(): void {
    const message = this.line?.down.shift();
    if (!message || !this.line) return;
    if (message.kind === 'update') Y.applyUpdate(this.doc, message.update, this);
    else {
      const update = Y.encodeStateAsUpdate(this.doc, message.vector);
      this.line.up.push({ kind: 'step2', update });
    }
  }

  say(): void {
    if (this.line) this.#hall.hear(this.line);
  }

  /** One thing that a person does. */
  edit(): void {
    const { doc } = this;
    const draw = this.#draw;
    const act = ACTS[draw(ACTS.length)];
    if (draw(3) === 0) this.undo.stopCapturing();
    try {
      act?.(doc, draw, this.undo);
    } catch (error) {
      // Yjs 13.6 may throw in an undo of what others had deleted meanwhile: the page would be loaded anew.
      if (!(error instanceof TypeError)) throw error;
      this.reload();
    }
  }
}

/** Runs a hall with tabs for so many messages; all converge at the end, or it throws. */
export function liveThrough(seed: number, messages: number): Hall {
  const draw = drawFrom(seed);
  const hall = new Hall();
  const people = ['lead', 'researcher', 'other'] as AccountId[];
  const tabs = Array.from({ length: 5 }, (_, i) => new Tab(hall, people[i % 3] ?? people[0]!, draw));
  for (const tab of tabs) tab.connect();
  while (hall.messages < messages) {
    const tab = tabs[draw(tabs.length)];
    if (tab) happen(tab, hall, draw);
  }
  settleAll(hall, tabs);
  return hall;
}

function happen(tab: Tab, hall: Hall, draw: Draw): void {
  const chance = draw(100);
  if (chance < 35) tab.edit();
  else if (chance < 60) tab.say();
  else if (chance < 80) tab.hear();
  else if (chance < 92) hall.commit();
  else if (chance < 95) tab.cut();
  else if (chance < 99) tab.connect();
  else if (draw(4) === 0) tab.reload();
  else if (draw(4) === 0) hall.evict();
}

function settleAll(hall: Hall, tabs: readonly Tab[]): void {
  for (const tab of tabs) tab.connect();
  for (
    let rounds = 0;
    rounds < 10 || tabs.some((tab) => tab.line?.up.length ?? tab.line?.down.length);
    rounds++
  ) {
    for (const tab of tabs) {
      while (tab.line?.up.length) tab.say();
      while (tab.line?.down.length) tab.hear();
    }
    hall.commit();
  }
  const parted: Tab[] = [];
  const expected = shown(openDocument(hall.replica.state()));
  for (const tab of tabs) {
    const { doc } = tab;
    if (doc.store.pendingStructs ?? doc.store.pendingDs) throw new Error('a tab waits for structs');
    if (shown(doc) === expected) continue;
    // Where Yjs' undo has put words in disorder, two of its documents may differ: then a new page has to be right.
    if (hall.disordered === 0) throw new Error('a tab shows other words than the server has');
    parted.push(tab);
  }
  hall.parted = parted.length;
  for (const tab of parted) {
    tab.reload();
    while (tab.line?.up.length) tab.say();
    while (tab.line?.down.length) tab.hear();
    if (shown(tab.doc) !== expected) throw new Error('a new page shows other words than the server has');
  }
}

/** All that a document shows, keys in order. */
export function shown(doc: Y.Doc): string {
  const maps = [codingsOf(doc), assertionsOf(doc), memosOf(doc), metaOf(doc)].map((root) => root.toJSON());
  const clocks = [...Y.decodeStateVector(Y.encodeStateVector(doc))].toSorted(([a], [b]) => a - b);
  return JSON.stringify([transcriptOf(doc).toJSON(), maps, clocks], (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
