import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { AccountId } from '#core/ids.ts';
import { checkUpdate } from '#server/sync/gate.ts';
import { decide, type Author, type Entry } from '#server/sync/decide.ts';
import { MOST_CLIENTS_OF_ACCOUNT } from '#server/sync/extent.ts';
import { answer, entry, handUpdate, text, type HandStruct } from './sync-updates.ts';
import { ME, OTHER, room, judge, entryOf, viewOf, base, named } from './gate-room.ts';

describe('the gate (PROTOCOL.md, PROTECTION 4)', () => {
  test('an update that follows on what is known is accepted, and its ends are named', () => {
    const next = handUpdate([{ client: 1, clock: 7, structs: [text('!', { origin: [1, 6] })] }], [[1, 2, 2]]);
    expect(judge(room([base]), next)).toMatchObject({
      ends: [{ client: 1, to: 8 }],
      overlaps: false,
      unsure: [],
    });
  });

  test('what is known already is known, from whomever it comes', () => {
    expect(judge(room([base], { 1: OTHER }), base)).toEqual({ kind: 'known' });
  });

  test('G3: a clientID belongs to the first account that used it', () => {
    const spoofed = handUpdate([{ client: 1, clock: 7, structs: [text('!', { origin: [1, 6] })] }]);
    expect(judge(room([base], { 1: OTHER }), spoofed)).toEqual({ kind: 'refused', rule: 'G3' });
    expect(judge(room([base], { 1: ME }), spoofed).kind).toBe('accepted');
    const two = [text('!', { origin: [1, 6] }), text('?', { origin: [1, 7] })];
    const long = handUpdate([{ client: 1, clock: 7, structs: two }]);
    const behind = handUpdate([
      { client: 9, clock: 0, structs: [entry('meta', 'mine')] },
      { client: 1, clock: 7, structs: two.slice(0, 1) },
    ]);
    for (const update of [long, behind]) {
      expect(judge(room([base], { 1: OTHER }), update)).toEqual({ kind: 'refused', rule: 'G3' });
      expect(judge(room([base], { 1: ME }), update).kind).toBe('accepted');
    }
  });

  test('G3: who speaks for a clientID that another took is refused, and not told that its words are known', () => {
    const known = room([base], { 1: OTHER });
    const own = handUpdate([{ client: 1, clock: 0, structs: [entry('meta', 'mine')] }]);
    const say = (client: number | null, claimed: number | null = null): unknown => {
      const author = { member: { account: ME }, client, claimed };
      const spoken: Entry<Author> = { ...entryOf(own), author };
      return decide([spoken], viewOf(known))[0];
    };
    expect(say(1)).toMatchObject({ kind: 'refused', rule: 'G3' });
    expect(say(null, 1)).toMatchObject({ kind: 'refused', rule: 'G3' }); // it came too late to be given it
    expect(say(2, 1)).toMatchObject({ kind: 'known' }); // it has another by now
    expect(say(null)).toMatchObject({ kind: 'known' }); // what anybody may repeat
    expect(say(2)).toMatchObject({ kind: 'known' });
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
  /** As Yjs writes values: how many, and each. */
  const valued = (value: encoding.AnyEncodable): HandStruct => {
    const bytes = encoding.encode((e) => {
      encoding.writeVarUint(e, 1);
      encoding.writeAny(e, value);
    });
    return { parent: 'meta', key: 'k', content: { kind: 8, bytes } };
  };
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
    ['a BigInt in a value', valued({ k: [7n] })],
    ['bytes in a value', valued({ k: [Uint8Array.of(7)] })],
    ['a key of __proto__ in a value', valued(JSON.parse('{"__proto__":{}}'))],
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

  test('attack 16: G11: at most 64 clientIDs an update', () => {
    const sections = (n: number): Uint8Array =>
      handUpdate(Array.from({ length: n }, (_, i) => ({ client: i + 1, clock: 0, structs: answer(i + 1) })));
    expect(judge(room([]), sections(65))).toEqual({ kind: 'refused', rule: 'G11' });
    expect(judge(room([]), sections(64)).kind).toBe('accepted');
  });

  test('attack 16: G11: at most 5,000 clientIDs of a document are one account’s, over all its updates; who has one goes on', () => {
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
