import fc from 'fast-check';
import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { AccountId } from '#core/ids.ts';
import { readAssertions, readCodings, readMemos } from '#doc/entry.ts';
import { openDocument, transcriptOf } from '#doc/schema.ts';
import { readBlocks } from '#doc/transcript.ts';
import { checkUpdate, type Known, type Verdict } from '#server/sync/gate.ts';
import { decide, type Author, type Entry, type View } from '#server/sync/decide.ts';
import { MOST_CLIENTS_OF_ACCOUNT } from '#server/sync/extent.ts';
import { encodeVector } from '#server/sync/protocol.ts';
import { Replica } from '#server/sync/replica.ts';
import { scanUpdate, STEP2_CAPS, UPDATE_CAPS } from '#server/sync/scan.ts';
import { goShortWays } from './short-ways.ts';
import {
  answer,
  edit,
  editor,
  edits,
  entry,
  handUpdate,
  onlyPlacingTells,
  SEED,
  text,
  type HandStruct,
} from './sync-updates.ts';

const ME = 'me' as AccountId;
const OTHER = 'other' as AccountId;

interface Room extends Known {
  replica: Replica;
}

function room(updates: Uint8Array[], owners: Record<number, AccountId> = {}): Room {
  const replica = new Replica({
    snapshot: null,
    rows: updates.map((update, i) => ({ seq: i + 1, account: ME, update })),
    seq: updates.length,
  });
  return {
    replica,
    clock: (client) => replica.clock(client),
    owner: (client) => owners[client],
    owned: (account) => Object.values(owners).filter((owner) => owner === account).length,
    standing: (id) => replica.standing(id),
    newcomer: () => null,
    isDeleted: (client, clock, length) => replica.isDeleted(client, clock, length),
    distance: (neighbours, most) => replica.distance(neighbours, most),
  };
}

function judge(known: Room, update: Uint8Array, caps = UPDATE_CAPS): Verdict | { kind: 'malformed' } {
  const result = scanUpdate(update, caps);
  if (result.kind !== 'scanned') return result;
  const verdict = checkUpdate(result.scan, known, ME);
  if (verdict.kind !== 'accepted' || verdict.unsure.length === 0) return verdict;
  const rule = known.replica.fit(update, verdict.unsure);
  return rule ? { kind: 'refused', rule } : verdict;
}

function entryOf(update: Uint8Array, account = ME): Entry<Author> {
  const result = scanUpdate(update, UPDATE_CAPS);
  if (result.kind !== 'scanned') throw new Error(result.kind);
  return { author: { member: { account } }, kind: 'update', update, scan: result.scan };
}

const viewOf = (known: Room): View<Author> => ({
  known,
  mayWrite: () => true,
  awaitsStep2: () => false,
  fit: ({ update }, structs) => known.replica.fit(update, structs),
  span: (deletions) => known.replica.span(deletions),
  mayWalk: () => true,
  extent: () => known.replica.extent(),
  waiting: () => [],
});

/** An answer of client 1: its words are clocks 2 to 6. */
const base = handUpdate([
  { client: 1, clock: 0, structs: [...answer(1), text('hello', { parent: [1, 1] })] },
]);

/** Words as Yjs writes them, one after the other. */
function named(...words: string[]): Uint8Array {
  const e = encoding.createEncoder();
  for (const word of words) encoding.writeVarString(e, word);
  return encoding.toUint8Array(e);
}

describe('the gate (PROTOCOL.md, PROTECTION 4)', () => {
  test('an update that follows on what is known is accepted, and its ends are named', () => {
    const next = handUpdate([{ client: 1, clock: 7, structs: [text('!', { origin: [1, 6] })] }], [[1, 2, 2]]);
    expect(judge(room([base]), next)).toMatchObject({ ends: new Map([[1, 8]]), overlaps: false, unsure: [] });
  });

  test('what is known already is known, from whomever it comes', () => {
    expect(judge(room([base], { 1: OTHER }), base)).toEqual({ kind: 'known' });
  });

  test('G3: a clientID belongs to the first account that used it', () => {
    const spoofed = handUpdate([{ client: 1, clock: 7, structs: [text('!', { origin: [1, 6] })] }]);
    expect(judge(room([base], { 1: OTHER }), spoofed)).toEqual({ kind: 'refused', rule: 'G3' });
    expect(judge(room([base], { 1: ME }), spoofed).kind).toBe('accepted');
  });

  test('G4: no gap in the clocks, also not one that is written as a gap', () => {
    const gap = handUpdate([{ client: 1, clock: 9, structs: [text('!', { origin: [1, 6] })] }]);
    const skip = handUpdate([
      { client: 1, clock: 7, structs: [{ content: { skip: 4 } }, text('!', { origin: [1, 6] })] },
    ]);
    expect(judge(room([base]), gap)).toEqual({ kind: 'refused', rule: 'G4' });
    expect(judge(room([base]), skip)).toEqual({ kind: 'refused', rule: 'G4' });
  });

  test('G5: nothing is deleted before it is known', () => {
    expect(judge(room([base]), handUpdate([], [[1, 6, 2]]))).toEqual({ kind: 'refused', rule: 'G5' });
    expect(judge(room([base]), handUpdate([], [[7, 0, 1]]))).toEqual({ kind: 'refused', rule: 'G5' });
    expect(judge(room([base]), handUpdate([], [[1, 5, 2]])).kind).toBe('accepted');
  });

  test('G6: no reference goes beyond what is known, in its own section or to another', () => {
    const cases: HandStruct[] = [
      text('x', { origin: [1, 7] }),
      text('x', { right: [3, 0] }),
      text('x', { origin: [2, 0] }),
      text('x', { parent: [1, 9] }),
    ];
    for (const struct of cases)
      expect(judge(room([base]), handUpdate([{ client: 2, clock: 0, structs: [struct] }]))).toEqual({
        kind: 'refused',
        rule: 'G6',
      });
  });

  test('G6: sections may refer to one another, in whatever order, but not in a circle', () => {
    const crossed = handUpdate([
      { client: 2, clock: 0, structs: [text('a', { origin: [3, 0] }), text('b', { origin: [3, 1] })] },
      { client: 3, clock: 0, structs: [text('c', { origin: [1, 6] }), text('d', { origin: [2, 0] })] },
    ]);
    const circle = handUpdate([
      { client: 2, clock: 0, structs: [text('a', { origin: [3, 0] })] },
      { client: 3, clock: 0, structs: [text('c', { origin: [2, 0] })] },
    ]);
    expect(judge(room([base]), crossed).kind).toBe('accepted');
    expect(judge(room([base]), circle)).toEqual({ kind: 'refused', rule: 'G6' });
  });

  test('G7, G8: at most 256 KB, 4,000 structs and a clock length of 1,000,000', () => {
    const section = (structs: HandStruct[]): Uint8Array => handUpdate([{ client: 2, clock: 0, structs }]);
    const many = (n: number): HandStruct[] => Array.from({ length: n }, () => ({ content: { gc: 1 } }));
    expect(judge(room([]), section([text('x'.repeat(256 * 1024))]))).toEqual({ kind: 'refused', rule: 'G7' });
    expect(judge(room([]), section(many(4_001)))).toEqual({ kind: 'refused', rule: 'G8' });
    expect(judge(room([]), section(many(4_000))).kind).toBe('accepted');
    expect(judge(room([]), section([{ content: { deleted: 1_000_001 } }]))).toEqual({
      kind: 'refused',
      rule: 'G8',
    });
  });

  test('G9: at most 64 types lie in one another, also over several updates', () => {
    const nest = (from: number, to: number): Uint8Array =>
      handUpdate([
        {
          client: 2,
          clock: from,
          structs: Array.from({ length: to - from }, (_, i) => ({
            parent: from + i === 0 ? 'codings' : ([2, from + i - 1] as [number, number]),
            key: 'k',
            content: { type: 1 },
          })),
        },
      ]);
    expect(judge(room([]), nest(0, 64)).kind).toBe('accepted');
    expect(judge(room([]), nest(0, 65))).toEqual({ kind: 'refused', rule: 'G9' });
    expect(judge(room([nest(0, 64)]), nest(64, 65))).toEqual({ kind: 'refused', rule: 'G9' });
    expect(judge(room([nest(0, 63)]), nest(63, 64)).kind).toBe('accepted');
  });

  test('G10: only the roots of a record', () => {
    const elsewhere = handUpdate([{ client: 2, clock: 0, structs: [text('x', { parent: 'other' })] }]);
    expect(judge(room([]), elsewhere)).toEqual({ kind: 'refused', rule: 'G10' });
  });

  const words: Omit<HandStruct, 'content'> = { origin: [1, 6] };
  const foreign: [string, HandStruct][] = [
    ['words without a block', text('x')],
    ['words in a block, beside its text', text('x', { parent: [1, 0] })],
    ['a text without a block', { parent: 'transcript', content: { type: 6 } }],
    ['a block of another name', { parent: 'transcript', content: { type: 3, name: 'paragraph' } }],
    ['a block in a block', { parent: [1, 0], content: { type: 3 } }],
    ['a block in words', { ...words, content: { type: 3 } }],
    ['a map in a block', { parent: [1, 0], content: { type: 1 } }],
    ['a fragment', { parent: [1, 0], content: { type: 4 } }],
    ['a hook', { parent: [1, 0], content: { type: 5 } }],
    ['an attribute of a block', entry([1, 0], 'class')],
    ['an attribute of words', entry([1, 1], 'lang')],
    ['a key of the transcript', entry('transcript')],
    ['values among words', { ...words, content: { any: 1 } }],
    ['a format of words', { ...words, content: { kind: 6, bytes: named('bold', 'true') } }],
    ['an object among words', { ...words, content: { kind: 5, bytes: named('{}') } }],
    ['bytes among words', { ...words, content: { kind: 3, bytes: Uint8Array.of(1, 7) } }],
    ['a document', { parent: 'meta', key: 'k', content: { kind: 9, bytes: named('d') } }],
    ['a list of a map', { parent: 'codings', content: { any: 1 } }],
    ['words of a map', { parent: 'memos', content: { text: 'x' } }],
    ['a block under a key', { parent: 'codings', key: 'k', content: { type: 3 } }],
    ['a key of __proto__', entry('meta', '__proto__')],
    ['a key of kilobytes', entry('meta', 'k'.repeat(257))],
  ];
  test.each(foreign)('G10: %s is not of the shape of a record', (_, struct) => {
    const refused = { kind: 'refused', rule: 'G10' };
    expect(judge(room([base]), handUpdate([{ client: 2, clock: 0, structs: [struct] }]))).toEqual(refused);
  });

  test('G10: what lies over the end of what is known is judged where its rest will stand', () => {
    const over = handUpdate([{ client: 1, clock: 5, structs: [entry('meta', 'k', 4)] }]);
    expect(judge(room([base]), over)).toEqual({ kind: 'refused', rule: 'G10' });
  });

  test('G6: neighbours stand in one container', () => {
    const own = [...answer(2), text('x', { parent: [2, 1] }), text('y', { origin: [1, 6] })];
    const two = handUpdate([{ client: 2, clock: 0, structs: own }]);
    const between = handUpdate([
      { client: 2, clock: 4, structs: [text('z', { origin: [2, 2], right: [2, 3] })] },
    ]);
    expect(judge(room([base, two]), between)).toEqual({ kind: 'refused', rule: 'G6' });
  });

  // Two peers that hear such an update before and after another one show different words, for good.
  test.each<[string, HandStruct]>([
    ['the right one before the left', text('x', { origin: [1, 4], right: [1, 3] })],
    ['one and the same', text('x', { origin: [1, 4], right: [1, 4] })],
    ['far before it', text('x', { origin: [2, 0], right: [1, 2] })],
    ['new ones', text('x', { origin: [4, 1], right: [4, 0] })],
  ])('G6: of two neighbours the left one stands before the right: %s', (_, struct) => {
    const middle = handUpdate([
      { client: 2, clock: 0, structs: [text('m', { origin: [1, 2], right: [1, 3] })] },
    ]);
    const update = handUpdate([
      { client: 3, clock: 0, structs: [struct] },
      { client: 4, clock: 0, structs: [text('a', { right: [1, 2] }), text('b', { origin: [1, 6] })] },
    ]);
    expect(judge(room([base, middle]), update)).toEqual({ kind: 'refused', rule: 'G6' });
  });

  test('G11: at most 64 clientIDs an update', () => {
    const sections = (n: number): Uint8Array =>
      handUpdate(Array.from({ length: n }, (_, i) => ({ client: i + 1, clock: 0, structs: answer(i + 1) })));
    expect(judge(room([]), sections(65))).toEqual({ kind: 'refused', rule: 'G11' });
    expect(judge(room([]), sections(64)).kind).toBe('accepted');
  });

  test('G11: at most 5,000 clientIDs of a document are one account’s, over all its updates; who has one goes on', () => {
    const many = (n: number): Record<number, AccountId> =>
      Object.fromEntries(Array.from({ length: n }, (_, i) => [i + 100, ME]));
    const from = (client: number): Uint8Array => handUpdate([{ client, clock: 0, structs: answer(client) }]);
    const both = Y.mergeUpdates([from(1), from(2)]);
    const full = room([from(100)], { ...many(MOST_CLIENTS_OF_ACCOUNT), 3: OTHER });
    expect(judge(full, from(1))).toEqual({ kind: 'refused', rule: 'G11' });
    expect(judge(room([], many(MOST_CLIENTS_OF_ACCOUNT - 1)), both)).toEqual({
      kind: 'refused',
      rule: 'G11',
    });
    expect(judge(room([], many(MOST_CLIENTS_OF_ACCOUNT - 2)), both).kind).toBe('accepted');
    const on = handUpdate([{ client: 100, clock: 2, structs: [text('on', { parent: [100, 1] })] }]);
    expect(judge(full, on).kind).toBe('accepted');
    const ofOther = handUpdate([{ client: 1, clock: 0, structs: answer(1) }]);
    const { scan } = entryOf(ofOther);
    expect(checkUpdate(scan, full, OTHER).kind).toBe('accepted');
    // What one batch accepts counts for the next update in it.
    const nearly = room([], many(MOST_CLIENTS_OF_ACCOUNT - 1));
    const outcomes = decide([entryOf(from(1)), entryOf(from(2))], viewOf(nearly));
    expect(outcomes).toMatchObject([{ kind: 'written' }, { kind: 'refused', rule: 'G11' }]);
  });
});

describe('work is capped, not only size', () => {
  test('G8: a struct of so many members that splitting it takes gigabytes', () => {
    const bomb = handUpdate([{ client: 2, clock: 0, structs: [{ content: { any: 200_000 } }] }]);
    expect(judge(room([]), bomb)).toEqual({ kind: 'refused', rule: 'G8' });
  });

  test('G11: thousands of structs that each look for their place in the whole text', () => {
    const spread = (client: number, origin: HandStruct): Uint8Array =>
      handUpdate([{ client, clock: 0, structs: Array.from({ length: 4_000 }, () => origin) }]);
    const known = room([base]);
    const first = spread(2, text('x', { origin: [1, 2], right: [1, 3] }));
    expect(judge(known, first)).toEqual({ kind: 'refused', rule: 'G11' });
    // Each at the same place as the one before: four thousand that stay apart.
    const crowd = handUpdate([
      {
        client: 2,
        clock: 0,
        structs: Array.from({ length: 4_000 }, (_, i) =>
          text('x', { origin: [1, 2], right: i ? [2, i - 1] : [1, 3] }),
        ),
      },
    ]);
    expect(judge(known, crowd).kind).toBe('accepted');
    const far = handUpdate([
      {
        client: 3,
        clock: 0,
        structs: Array.from({ length: 4_000 }, (_, i) => text('x', { origin: [1, 2], right: [2, i] })),
      },
    ]);
    expect(judge(room([base, crowd]), far)).toEqual({ kind: 'refused', rule: 'G11' });
  });

  test('G11: deletions that lie over one another, each of which would be walked again', () => {
    const known = room([base]);
    expect(
      judge(
        known,
        handUpdate(
          [],
          [
            [1, 2, 2],
            [1, 4, 1],
          ],
        ),
      ).kind,
    ).toBe('accepted');
    expect(
      judge(
        known,
        handUpdate(
          [],
          [
            [1, 2, 2],
            [1, 3, 1],
          ],
        ),
      ).kind,
    ).toBe('malformed');
    expect(
      judge(
        known,
        handUpdate(
          [],
          [
            [1, 4, 1],
            [1, 2, 1],
          ],
        ),
      ).kind,
    ).toBe('malformed');
  });

  test('G11: a step 2 that deletes in more than 100,000 new places; what was deleted already is free', () => {
    const long = handUpdate([
      { client: 1, clock: 0, structs: [...answer(1), text('x'.repeat(220_000), { parent: [1, 1] })] },
    ]);
    const everyOther = (places: number): Uint8Array =>
      handUpdate(
        [],
        Array.from({ length: places }, (_, i): [number, number, number] => [1, 2 + 2 * i, 1]),
      );
    expect(judge(room([long]), everyOther(100_001), STEP2_CAPS)).toEqual({ kind: 'refused', rule: 'G11' });
    const half = room([long, everyOther(50_000)]);
    expect(judge(half, everyOther(100_001), STEP2_CAPS).kind).toBe('accepted');
  });

  test('G11: placing in a copy may pass 500,000 structs too', () => {
    const crowd = handUpdate([
      { client: 2, clock: 0, structs: Array.from({ length: 4_000 }, () => text('x', { right: [1, 2] })) },
    ]);
    const { replica } = room([base, crowd]);
    const wide = Array.from({ length: 200 }, () => ({
      origin: { client: 2, clock: 3_999 },
      right: { client: 1, clock: 2 },
    }));
    expect(replica.fit(Uint8Array.of(0, 0), wide.slice(0, 100))).toBeNull();
    expect(replica.fit(Uint8Array.of(0, 0), wide)).toBe('G11');
  });

  test('of updates that only placing can tell of, one is placed a batch, and the others have their turn between', () => {
    const known = room([base]);
    const entries = ['a', 'b', 'c'].map((who, i) =>
      entryOf(onlyPlacingTells(11 + 10 * i, 0, [1, 6]), who as AccountId),
    );
    const outcomes = decide(entries, viewOf(known));
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(['written', 'later', 'later']);
    const unfit = decide(entries, { ...viewOf(known), fit: () => 'G6' });
    expect(unfit.map((outcome) => outcome.kind)).toEqual(['refused', 'later', 'later']);
  });

  test('G6: what only placing tells is not tried before what it rests on, in the same batch, is in the document', () => {
    const known = room([base]);
    const ahead = handUpdate([
      { client: 7, clock: 0, structs: [...answer(7), text('x', { parent: [7, 1] })] },
    ]);
    const entries = [ahead, onlyPlacingTells(11, 0, [7, 2])].map((update) => entryOf(update));
    expect(decide(entries, viewOf(known)).map(({ kind }) => kind)).toEqual(['written', 'later']);
    expect(known.replica.fit(onlyPlacingTells(11, 0, [7, 2]), [])).toBe('G6');
    known.replica.append(ahead, 2);
    expect(decide(entries.slice(1), viewOf(known)).map(({ kind }) => kind)).toEqual(['written']);
  });

  test('typing at the same place four thousand times is honest', () => {
    const { doc } = editor();
    const block = new Y.XmlElement('answer');
    const word = new Y.XmlText('');
    block.insert(0, [word]);
    transcriptOf(doc).insert(0, [block]);
    for (let i = 0; i < 3_990; i++) word.insert(0, 'x');
    expect(judge(room([]), Y.encodeStateAsUpdate(doc)).kind).toBe('accepted');
  });
});

describe('the gate against chance', () => {
  const chance = (property: fc.IProperty<unknown>, numRuns: number): void => {
    try {
      fc.assert(property, { seed: SEED, numRuns });
    } catch (error) {
      throw new Error(`SANAD_SEED=${SEED} repeats it`, { cause: error });
    }
  };

  /** Two editors over one document: each round both edit apart, then each hears the other. */
  const sessions = fc.array(fc.tuple(fc.boolean(), fc.array(edits, { minLength: 1, maxLength: 8 })), {
    maxLength: 12,
  });

  test('no honest message is refused: offline work, undo and reload with another clientID', () => {
    let messages = 0;
    const honest = fc.property(sessions, (rounds) => {
      const known = room([]);
      const editors = [editor(), editor()];
      for (const [second, changes] of rounds) {
        const who = second ? 1 : 0;
        const reload = changes.length === 8;
        if (reload) editors[who] = editor(Y.encodeStateAsUpdate(editors[who]!.doc));
        const { doc, undo } = editors[who]!;
        const sent: Uint8Array[] = [];
        const hear = (update: Uint8Array): void => void sent.push(update);
        doc.on('update', hear);
        for (const change of changes) edit(doc, change, undo);
        doc.off('update', hear);
        const offline = changes.length % 2 === 0;
        if (offline)
          sent.splice(0, sent.length, Y.diffUpdate(Y.encodeStateAsUpdate(doc), known.replica.vector()));
        for (const update of sent) {
          messages += 1;
          const verdict = judge(known, update, offline ? STEP2_CAPS : UPDATE_CAPS);
          expect(['accepted', 'known']).toContain(verdict.kind);
          if (verdict.kind === 'accepted') known.replica.absorb([update], 0);
        }
        Y.applyUpdate(editors[1 - who]!.doc, Y.encodeStateAsUpdate(doc));
      }
    });
    chance(honest, 400);
    expect(messages).toBeGreaterThan(1_000);
  });

  test('the short ways of what people type come to what the long ones say, whatever lone struct comes', () => {
    const known = room([base], { 1: ME, 2: OTHER });
    const id = fc.tuple(fc.constantFrom(1, 1, 1, 2, 9), fc.nat(9));
    const lone = fc.record({
      client: fc.constantFrom(1, 2, 9),
      clock: fc.constantFrom(0, 0, known.clock(1), 3),
      origin: fc.option(id, { nil: undefined, freq: 3 }),
      right: fc.option(id, { nil: undefined }),
      parent: fc.oneof(fc.constant('transcript'), fc.constant('meta'), id),
      key: fc.option(fc.constant('k'), { nil: undefined, freq: 1 }),
      content: fc.oneof(
        { weight: 5, arbitrary: fc.record({ text: fc.string({ minLength: 1, maxLength: 4 }) }) },
        fc.record({ text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }) }),
        fc.record({ type: fc.constantFrom(0, 1, 2, 3, 6) }),
        fc.record({ deleted: fc.integer({ min: 1, max: 3 }) }),
        fc.record({ any: fc.integer({ min: 1, max: 3 }) }),
      ),
    });
    const range = fc.tuple(fc.constantFrom(1, 9), fc.nat(9), fc.integer({ min: 1, max: 3 }));
    let short = 0;
    const same = fc.property(lone, fc.array(range, { maxLength: 2 }), fc.nat(99), (one, deletions, salt) => {
      const { client, clock, ...struct } = one;
      const { origin, right, key, ...rest } = struct;
      const given = { ...rest, ...(origin && { origin }), ...(right && { right }), ...(key && { key }) };
      const update = handUpdate([{ client, clock, structs: [given] }], deletions);
      if (goShortWays(update, scanUpdate(update, UPDATE_CAPS), known, salt)) short += 1;
    });
    chance(same, 4_000);
    expect(short).toBeGreaterThan(200);
  });

  test('whatever passes goes into the document without a throw and leaves nothing pending', () => {
    let passed = 0;
    const id = fc.tuple(fc.constantFrom(1, 1, 2, 3, 4), fc.nat(6));
    const struct: fc.Arbitrary<HandStruct> = fc.record(
      {
        origin: fc.option(id, { nil: undefined, freq: 1 }),
        right: fc.option(id, { nil: undefined, freq: 3 }),
        parent: fc.oneof(fc.constant('transcript'), fc.constant('codings'), id),
        content: fc.oneof(
          fc.record({ text: fc.string({ minLength: 1, maxLength: 4 }) }),
          fc.record({ type: fc.nat(6) }),
          fc.record({ deleted: fc.integer({ min: 1, max: 3 }) }),
          fc.record({ gc: fc.integer({ min: 1, max: 3 }) }),
          fc.record({ any: fc.integer({ min: 1, max: 3 }) }),
        ),
      },
      { requiredKeys: ['content', 'parent'] },
    ) as fc.Arbitrary<HandStruct>;
    const section = fc.record({
      client: fc.integer({ min: 1, max: 4 }),
      clock: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, fc.nat(6)), // null: where it goes on
      structs: fc.array(struct, { minLength: 1, maxLength: 5 }),
    });
    const deletion = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.nat(8), fc.integer({ min: 1, max: 4 }));
    const hostile = fc.property(
      fc.array(
        fc.tuple(
          fc.uniqueArray(section, { selector: (s) => s.client, maxLength: 3 }),
          fc.array(deletion, { maxLength: 2 }),
        ),
        { minLength: 1, maxLength: 12 },
      ),
      (updates) => {
        const known = room([base]);
        for (const [drawn, deletions] of updates) {
          const sections = drawn.map((s) => ({ ...s, clock: s.clock ?? known.clock(s.client) }));
          const update = handUpdate(sections, deletions);
          const verdict = judge(known, update);
          if (verdict.kind !== 'accepted') continue;
          passed += 1;
          const cut = verdict.overlaps
            ? Y.diffUpdate(
                update,
                encodeVector(new Map(sections.map((s) => [s.client, known.clock(s.client)]))),
              )
            : update;
          known.replica.absorb([cut], 0);
          for (const [client, end] of verdict.ends) expect(known.clock(client)).toBe(end);
        }
        // What it has become can be read and sent on.
        const copy = openDocument(known.replica.state());
        expect(copy.store.pendingStructs).toBeNull();
        for (const read of [readBlocks, readCodings, readAssertions, readMemos]) read(copy);
        expect(Y.encodeStateVector(copy)).toEqual(known.replica.vector());
      },
    );
    chance(hostile, 3_000);
    expect(passed).toBeGreaterThan(300);
  });

  test('garbage is a value: whatever bytes come, nothing throws, and what passes Yjs can decode', () => {
    const honest = editor();
    for (const change of fc.sample(edits, { seed: SEED, numRuns: 60 })) edit(honest.doc, change, honest.undo);
    const good = Y.encodeStateAsUpdate(honest.doc);
    let decoded = 0;
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.tuple(fc.nat(good.length - 1), fc.nat(255)).map(([at, byte]) => good.with(at, byte)),
      fc.nat(good.length).map((end) => good.slice(0, end)),
    );
    chance(
      fc.property(bytes, (update) => {
        const result = scanUpdate(update, UPDATE_CAPS);
        if (result.kind !== 'scanned') return;
        decoded += 1;
        const { structs } = Y.decodeUpdate(update);
        const length = (s: { length: number }): number => s.length;
        const sum = result.scan.sections.reduce((all, s) => all + s.to - s.from, 0);
        expect(structs.map(length).reduce((a, b) => a + b, 0)).toBe(sum);
      }),
      5_000,
    );
    expect(decoded).toBeGreaterThan(10);
  });

  test('the scan reads what Yjs reads', () => {
    chance(
      fc.property(fc.array(edits, { maxLength: 30 }), (changes) => {
        const { doc, undo } = editor();
        for (const change of changes) edit(doc, change, undo);
        const update = Y.encodeStateAsUpdate(doc);
        const result = scanUpdate(update, STEP2_CAPS);
        if (result.kind !== 'scanned') throw new Error(result.kind);
        const theirs = Y.decodeUpdate(update);
        const ends = new Map(result.scan.sections.map((s) => [s.client, s.to]));
        expect(Object.fromEntries(ends)).toEqual(
          Object.fromEntries(Y.decodeStateVector(Y.encodeStateVector(doc))),
        );
        const deletions = [...theirs.ds.clients].flatMap(([client, ranges]) =>
          ranges.map(({ clock, len }) => ({ client, clock, length: len })),
        );
        expect(result.scan.deletions).toEqual(deletions);
        const items = theirs.structs.filter((s) => s instanceof Y.Item);
        expect(
          result.scan.sections.flatMap((s) => s.structs).map((s) => [s.client, s.clock, s.length]),
        ).toEqual(items.map((item) => [item.id.client, item.id.clock, item.length]));
      }),
      300,
    );
  });
});
