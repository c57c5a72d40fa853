/** Twenty-eight things that a writer's client should never send. Each is a list of messages, as y-websocket frames them. */
import * as encoding from 'lib0/encoding';
import {
  answer,
  entry,
  handUpdate,
  text,
  type HandSection,
  type HandStruct,
} from '../../../server/sync-updates.ts';

/** Whom it is aimed at: the victim's clientID and its next clock. */
export interface Aim {
  client: number;
  clock: number;
}

export interface Input {
  name: string;
  messages(aim: Aim): (Uint8Array | string)[];
}

/** The attacker's own clientIDs begin here. */
const ME = 1_000_000;

function message(type: number, ...fields: (number | Uint8Array)[]): Uint8Array {
  const e = encoding.createEncoder();
  encoding.writeVarUint(e, type);
  for (const field of fields)
    if (typeof field === 'number') encoding.writeVarUint(e, field);
    else encoding.writeVarUint8Array(e, field);
  return encoding.toUint8Array(e);
}

const update = (bytes: Uint8Array): Uint8Array => message(0, 2, bytes);
const step2 = (bytes: Uint8Array): Uint8Array => message(0, 1, bytes);
const list = <T>(length: number, one: (i: number) => T): T[] => Array.from({ length }, (_, i) => one(i));
const section = (structs: HandStruct[], client = ME, clock = 0): HandSection => ({ client, clock, structs });
const written = (...sections: HandSection[]): Uint8Array => update(handUpdate(sections));

/** An answer of the attacker's, and words in it. */
const ground = (): HandStruct[] => [...answer(ME), text('x', { parent: [ME, 1] })];
const words: [number, number] = [ME, 2];

/** Structs that no two of which Yjs joins: each is put before the last. */
const apart = (count: number): HandStruct[] => [
  ...ground(),
  ...list(count, (i) => text('x', { right: [ME, i + 2] })),
];

/** Sixty thousand of them, in messages of the size that the gate takes. */
const manyApart = (): Uint8Array[] =>
  list(15, (k) =>
    written(
      section(
        k ? list(4_000, (i) => text('x', { right: [ME, k * 4_000 + i - 1] })) : apart(3_997),
        ME,
        k * 4_000,
      ),
    ),
  );

function awareness(...entries: [client: number, clock: number, json: string][]): Uint8Array {
  const e = encoding.createEncoder();
  encoding.writeVarUint(e, entries.length);
  for (const [client, clock, json] of entries) {
    encoding.writeVarUint(e, client);
    encoding.writeVarUint(e, clock);
    encoding.writeVarString(e, json);
  }
  return message(1, encoding.toUint8Array(e));
}

/** The same run of bytes for each run of the bench. */
function junk(seed: number, length: number): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length }, () => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) >>> 24);
}

function anyOf(count: number): HandStruct {
  return { parent: 'meta', key: 'list', content: { any: count } };
}

function nestedValues(levels: number): HandStruct {
  const bytes = Uint8Array.from({ length: 2 * levels + 2 }, (_, i) => (i % 2 ? 117 : 1));
  bytes[2 * levels + 1] = 126;
  return { parent: 'meta', key: 'k', content: { kind: 8, bytes } };
}

/** An object of so many members, as JSON. */
const object = (members: number): string => `{${list(members, (i) => `"k${i}":0`).join(',')}}`;

/** A value as JSON (an old kind of content, which Yjs still reads). */
function jsonValue(json: string): HandStruct {
  const e = encoding.createEncoder();
  encoding.writeVarUint(e, 1);
  encoding.writeVarString(e, json);
  return { parent: 'memos', key: 'key', content: { kind: 2, bytes: encoding.toUint8Array(e) } };
}

/** One client's ranges of deletions in one list. */
function deletions(client: number, ranges: [clock: number, length: number][]): Uint8Array {
  const e = encoding.createEncoder();
  for (const value of [0, 1, client, ranges.length, ...ranges.flat()]) encoding.writeVarUint(e, value);
  return update(encoding.toUint8Array(e));
}

export const INPUTS: readonly Input[] = [
  {
    name: 'a spoofed clientID',
    messages: ({ client, clock }) => [written(section([entry('meta', 'x')], client, clock))],
  },
  {
    name: 'a spoofed clientID in a step 2',
    messages: ({ client, clock }) => [step2(handUpdate([section([entry('meta', 'x', 3)], client, clock)]))],
  },
  {
    name: 'a deletion of what the victim types next',
    messages: ({ client, clock }) => [update(handUpdate([], [[client, clock, 1_000]]))],
  },
  {
    name: 'a deletion of all that the victim will ever type',
    messages: ({ client, clock }) => [update(handUpdate([], [[client, clock + 3, 2 ** 40]]))],
  },
  { name: 'a gap in the clocks', messages: () => [written(section(ground(), ME, 50))] },
  {
    name: 'a gap that is written as one',
    messages: () => [written(section([{ content: { skip: 9 } }, ...ground()]))],
  },
  {
    name: 'an origin that nobody has',
    messages: () => [written(section([text('x', { origin: [ME + 9, 3] })]))],
  },
  {
    name: 'references in a circle',
    messages: () => [
      written(
        section([text('x', { origin: [ME + 1, 0] })]),
        section([text('y', { origin: [ME, 0] })], ME + 1),
      ),
    ],
  },
  {
    name: 'a parent that nobody has',
    messages: () => [written(section([text('x', { parent: [ME + 9, 3] })]))],
  },
  {
    name: 'neighbours of which the right one stands before the left',
    messages: () => [
      written(section([...ground(), text('abc', { origin: words })])),
      written(section([text('z', { origin: [ME, 5], right: [ME, 3] })], ME + 1)),
    ],
  },
  {
    name: 'nine megabytes of text',
    messages: () => [written(section([...answer(ME), text('x'.repeat(9_000_000), { parent: [ME, 1] })]))],
  },
  { name: 'a message of 60 MB', messages: () => [new Uint8Array(60_000_000)] },
  { name: 'a flood of 200,000 structs', messages: () => [written(section(apart(200_000)))] },
  {
    name: 'types nested 50,000 deep',
    messages: () => [
      written(
        section(
          list(50_000, (i) => ({
            parent: i ? ([ME, i - 1] as [number, number]) : 'codings',
            key: 'k',
            content: { type: 1 },
          })),
        ),
      ),
    ],
  },
  { name: 'values nested 100,000 deep', messages: () => [written(section([nestedValues(100_000)]))] },
  {
    name: '20,000 clientIDs',
    messages: () => [written(...list(20_000, (i) => section([entry('meta', `k${i}`)], ME + i)))],
  },
  {
    name: 'a list of 240,000 members, cut 4,000 times',
    messages: () => [
      written(section([anyOf(240_000)])),
      written(
        section(
          list(4_000, (i) => ({ origin: [ME, 120_000 + i] as [number, number], content: { any: 1 } })),
          ME + 1,
        ),
      ),
    ],
  },
  {
    name: '20,000 deletions of the same 60,000 structs',
    messages: () => [
      ...manyApart(),
      deletions(ME, [[2, 59_998]]),
      deletions(
        ME,
        list(20_000, () => [2, 59_998]),
      ),
    ],
  },
  {
    name: 'all of 60,000 structs deleted, and 3,000 times again',
    messages: () => [...manyApart(), ...list(3_000, () => deletions(ME, [[2, 59_998]]))],
  },
  {
    name: 'places that are looked for in the whole text, 20,000 times',
    messages: () => [
      written(section(apart(20_000))),
      written(
        section(
          list(20_000, (i) => text('y', { right: [ME, 3 + (i % 10)] })),
          ME + 1,
        ),
      ),
      written(
        section(
          list(20_000, (i) => text('z', { right: [ME, 3 + (i % 10)] })),
          ME + 2,
        ),
      ),
    ],
  },
  { name: 'a hundred messages of random bytes', messages: () => list(100, (i) => junk(i + 1, 5 + (i % 60))) },
  { name: 'text frames', messages: () => ['hello', '{"type":"sync"}', '\u0000'.repeat(1_000)] },
  {
    name: 'truncated varints and lengths that are not there',
    messages: () => [
      Uint8Array.of(0, 2, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f),
      Uint8Array.of(0, 2, 200),
      Uint8Array.of(0, 0, 1, 0xff),
      update(Uint8Array.of(1, 0xff, 0xff, 0xff, 0xff, 0xff, 0x3f, 1, 0)),
      new Uint8Array(),
    ],
  },
  {
    name: 'unknown types of messages',
    messages: () => [
      Uint8Array.of(77),
      Uint8Array.of(100, 0, 0),
      Uint8Array.of(0, 9, 0),
      Uint8Array.of(2, 0),
      Uint8Array.of(127, 1, 2),
    ],
  },
  {
    name: 'forged presence, and presence that is no JSON',
    messages: ({ client }) => [
      awareness([client, 999_999, 'null']),
      awareness(...list(4_000, (i): [number, number, string] => [ME + i, 1, '{"user":{"name":"x"}}'])),
      awareness([ME, 1, '{']),
    ],
  },
  {
    name: 'presence of nine megabytes',
    messages: () => [awareness([ME, 1, object(700_000)])],
  },
  {
    name: 'a step 2 with one value of seven megabytes',
    messages: () => [step2(handUpdate([section([jsonValue(object(550_000))])]))],
  },
  {
    name: 'a long text said again as 98,000 structs',
    messages: () => [
      step2(handUpdate([section([...answer(ME), text('x'.repeat(99_000), { parent: [ME, 1] })])])),
      ...list(8, () =>
        step2(
          handUpdate([
            section(
              list(98_000, (i) => text('x', { origin: [ME, 2 + i] as [number, number] })),
              ME,
              3,
            ),
          ]),
        ),
      ),
    ],
  },
];
