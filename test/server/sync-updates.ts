/** Updates for the gate's tests: honest editing drawn from a seed, and structs written by hand. */
import * as encoding from 'lib0/encoding';
import fc from 'fast-check';
import * as Y from 'yjs';
import { codingsOf, metaOf, openDocument, transcriptOf } from '#doc/schema.ts';

/** A seed for this run; `SANAD_SEED` repeats another's. */
export const SEED = Number(process.env['SANAD_SEED'] ?? Date.now() % 1_000_000);

export type Edit =
  | { kind: 'block'; at: number }
  | { kind: 'type'; at: number; text: string }
  | { kind: 'erase'; at: number; length: number }
  | { kind: 'entry'; key: string }
  | { kind: 'drop'; key: string }
  | { kind: 'undo' }
  | { kind: 'remove'; at: number };

const at = fc.nat(200);
export const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('block' as const), at }),
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('type' as const),
      at,
      text: fc.string({ unit: 'grapheme', maxLength: 6 }),
    }),
  },
  fc.record({ kind: fc.constant('erase' as const), at, length: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant('entry' as const), key: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ kind: fc.constant('drop' as const), key: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ kind: fc.constant('undo' as const) }),
  fc.record({ kind: fc.constant('remove' as const), at }),
);

/** Does one edit as an editor would; `undo` is the author's own. */
export function edit(doc: Y.Doc, change: Edit, undo: Y.UndoManager): void {
  const transcript = transcriptOf(doc);
  const texts = transcript
    .toArray()
    .flatMap((block) => (block instanceof Y.XmlElement ? block.toArray() : []));
  const text = texts[('at' in change ? change.at : 0) % Math.max(1, texts.length)];
  doc.transact(() => {
    switch (change.kind) {
      case 'block': {
        const block = new Y.XmlElement(change.at % 2 ? 'question' : 'answer');
        block.insert(0, [new Y.XmlText('…')]);
        return transcript.insert(change.at % (transcript.length + 1), [block]);
      }
      case 'type':
        if (text instanceof Y.XmlText) text.insert(change.at % (text.length + 1), change.text);
        return;
      case 'erase':
        if (text instanceof Y.XmlText && text.length > 0) {
          const from = change.at % text.length;
          text.delete(from, Math.min(change.length, text.length - from));
        }
        return;
      case 'entry':
        codingsOf(doc).set(change.key, new Y.Map(Object.entries({ by: 'A1', n: [1, null, { x: 'y' }] })));
        metaOf(doc).set(change.key, 1.5);
        return;
      case 'drop':
        return codingsOf(doc).delete(change.key);
      case 'remove':
        if (transcript.length > 0) transcript.delete(change.at % transcript.length);
        return;
      case 'undo':
    }
  }, undo);
  if (change.kind === 'undo') tryUndo(undo);
}

/** Yjs 13.6 may throw where what is to come back stood in something that is gone for good: then it stays away. */
function tryUndo(undo: Y.UndoManager): void {
  try {
    undo.undo();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
}

/** An editor with a document of its own and its undo. */
export function editor(update?: Uint8Array): { doc: Y.Doc; undo: Y.UndoManager } {
  const doc = openDocument(update);
  const undo = new Y.UndoManager([transcriptOf(doc), codingsOf(doc), metaOf(doc)], {
    doc,
    captureTimeout: 0,
    trackedOrigins: new Set([]),
  });
  undo.addTrackedOrigin(undo);
  return { doc, undo };
}

// ── by hand ─────────────────────────────────────────────────────────────────

export interface HandStruct {
  origin?: [client: number, clock: number];
  right?: [client: number, clock: number];
  /** A root's name, or the id of the item that holds the type. */
  parent?: string | [client: number, clock: number];
  /** The key of a map under which it is set. */
  key?: string;
  /** `type` is Yjs' number of it: 1 a map, 2 text, 3 an element (`name`, else an answer), 6 its text. `skip` and `gc` are lengths. */
  content:
    | { text: string }
    | { gc: number }
    | { skip: number }
    | { deleted: number }
    | { type: number; name?: string }
    | { any: number }
    /** A kind of Yjs' own and its bytes. */
    | { kind: number; bytes: Uint8Array };
}

export interface HandSection {
  client: number;
  clock: number;
  structs: HandStruct[];
}

export const text = (value: string, struct: Omit<HandStruct, 'content'> = {}): HandStruct => ({
  ...struct,
  content: { text: value },
});

/** An empty answer of a client's first two clocks: its words are put into `[client, 1]`. */
export const answer = (client: number): HandStruct[] => [
  { parent: 'transcript', content: { type: 3 } },
  { parent: [client, 0], content: { type: 6 } },
];

/** A value set under a key of a map; `parent` a root's name or the id of the item that holds it. */
export const entry = (parent: NonNullable<HandStruct['parent']>, key = 'k', of = 1): HandStruct => ({
  parent,
  key,
  content: { any: of },
});

/**
 * Two clients write beside the same letter at once, and the first puts another between the two: whether that stands right
 * nothing tells but placing all three (G6). Takes two clocks of the client and one of the next.
 */
export const onlyPlacingTells = (client: number, time: number, beside: [number, number]): Uint8Array =>
  handUpdate([
    {
      client,
      clock: 2 * time,
      structs: [
        text('a', { origin: beside }),
        text('c', { origin: [client, 2 * time], right: [client + 1, time] }),
      ],
    },
    { client: client + 1, clock: time, structs: [text('b', { origin: beside })] },
  ]);

/** Writes an update (v1) as given, sensible or not. */
export function handUpdate(
  sections: HandSection[],
  deletions: [client: number, clock: number, length: number][] = [],
): Uint8Array {
  const e = encoding.createEncoder();
  encoding.writeVarUint(e, sections.length);
  for (const { client, clock, structs } of sections) {
    encoding.writeVarUint(e, structs.length);
    encoding.writeVarUint(e, client);
    encoding.writeVarUint(e, clock);
    for (const struct of structs) writeStruct(e, struct);
  }
  encoding.writeVarUint(e, deletions.length);
  for (const [client, clock, length] of deletions) {
    for (const value of [client, 1, clock, length]) encoding.writeVarUint(e, value);
  }
  return encoding.toUint8Array(e);
}

function writeStruct(e: encoding.Encoder, { origin, right, parent, key, content }: HandStruct): void {
  if ('gc' in content || 'skip' in content) {
    encoding.writeUint8(e, 'gc' in content ? 0 : 10);
    encoding.writeVarUint(e, 'gc' in content ? content.gc : content.skip);
    return;
  }
  const flags = (origin ? 128 : 0) | (right ? 64 : 0) | (key === undefined ? 0 : 32);
  encoding.writeUint8(e, kindOf(content) | flags);
  for (const id of [origin, right]) if (id) for (const value of id) encoding.writeVarUint(e, value);
  if (!origin && !right) {
    if (typeof parent === 'object') {
      for (const value of [0, ...parent]) encoding.writeVarUint(e, value);
    } else {
      encoding.writeVarUint(e, 1);
      encoding.writeVarString(e, parent ?? 'transcript');
    }
    if (key !== undefined) encoding.writeVarString(e, key);
  }
  if ('text' in content) encoding.writeVarString(e, content.text);
  else if ('deleted' in content) encoding.writeVarUint(e, content.deleted);
  else if ('type' in content) {
    encoding.writeVarUint(e, content.type);
    if (content.type === 3) encoding.writeVarString(e, content.name ?? 'answer');
  } else if ('kind' in content) encoding.writeUint8Array(e, content.bytes);
  else if ('any' in content) {
    encoding.writeVarUint(e, content.any);
    for (let i = 0; i < content.any; i++) encoding.writeUint8(e, 126);
  }
}

function kindOf(content: HandStruct['content']): number {
  if ('kind' in content) return content.kind;
  if ('text' in content) return 4;
  if ('deleted' in content) return 1;
  return 'type' in content ? 7 : 8;
}
