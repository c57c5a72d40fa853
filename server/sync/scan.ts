/**
 * Reads an update (Yjs v1) without building anything of it: what it writes, what it refers to, what it deletes. Every
 * count is checked against the bytes that are there before anything is allocated by it, so that a small frame cannot
 * ask for much memory. What passes here, Yjs decodes without throwing (test/server/sync-gate.test.ts).
 */
import * as decoding from 'lib0/decoding';
import { BLOCK_NAMES, ROOTS } from '#doc/schema.ts';
import type { Rule } from './close-code.ts';
import { VALUES_OF_LIST } from './tally.ts';

export interface Id {
  client: number;
  clock: number;
}

/** One struct that carries content. Runs of deleted content (GC) refer to nothing and only count. */
export interface Struct {
  client: number;
  clock: number;
  length: number;
  origin: Id | null;
  right: Id | null;
  /** A root's name, the item that holds the type, or null: as its origin's. */
  parent: string | Id | null;
  /** Whether it is set under a key, and has no place in a list. */
  isKeyed: boolean;
  brings: Brings;
}

/** What a struct puts into its place: a type by what it holds, words, a value, or what was deleted already. */
export type Brings = 'nothing' | 'words' | 'value' | 'block' | 'block-text' | 'text' | 'map' | 'list';

/** The structs of one client, one after the other from clock `from` up to (not with) `to`. */
export interface Section {
  client: number;
  from: number;
  to: number;
  structs: Struct[];
  /** How many there are, with runs of deleted content, and where the first begins in the update. */
  count: number;
  body: number;
  /** Values in one another in its structs, as tally.ts counts them. */
  values: number;
}

export interface Deletion {
  client: number;
  clock: number;
  length: number;
}

export interface Scan {
  sections: Section[];
  deletions: Deletion[];
  /** Where the deletions begin in the update, and where it ends. */
  tail: number;
  bytes: number;
}

export interface Caps {
  bytes: number;
  structs: number;
  /** In one another, as tally.ts counts them: a coding has 28 in six structs, of its two anchors. */
  values: number;
  /** Clock length: characters of text, members of arrays, keys set. */
  length: number;
  clients: number;
  deletions: number;
}

/** PROTECTION 4.4. An update of any honest client keeps to these, ours by splitting. */
export const UPDATE_CAPS: Caps = {
  bytes: 256 * 1024,
  structs: 4_000,
  values: 32_000,
  length: 1_000_000,
  clients: 64,
  deletions: 20_000,
};

/** A step 2 brings a week offline at once: the same rules, read in slices of an update's size. */
export const STEP2_CAPS: Caps = {
  bytes: 8 * 1024 * 1024,
  structs: 100_000,
  values: 800_000,
  length: 32_000_000,
  clients: 1_000,
  deletions: 1_000_000,
};

export const MOST_LEVELS = 64;
/** Members of a list in one struct: a record's shape has none with more than one. */
const MOST_MEMBERS = 1_000;
/**
 * Values in one another in one struct: a struct is read in one piece, while nobody else has a turn. Of what they take in
 * memory each is counted.
 */
const MOST_VALUES = 1_000;

export type ScanResult =
  { kind: 'scanned'; scan: Scan } | { kind: 'malformed' } | { kind: 'refused'; rule: Rule };

class Refusal extends Error {
  readonly rule: Rule;
  constructor(rule: Rule) {
    super(rule);
    this.rule = rule;
  }
}

class Malformed extends Error {}

/** Reads the whole update at once. */
export function scanUpdate(update: Uint8Array, caps: Caps): ScanResult {
  const steps = scanInSlices(update, caps);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same, pausing after each slice so that others get their turn. */
export function* scanInSlices(update: Uint8Array, caps: Caps): Generator<void, ScanResult> {
  try {
    return { kind: 'scanned', scan: yield* read(update, caps) };
  } catch (error) {
    return error instanceof Refusal ? { kind: 'refused', rule: error.rule } : { kind: 'malformed' };
  }
}

const SLICE = UPDATE_CAPS.structs;
const SLICE_BYTES = UPDATE_CAPS.bytes;

function* read(update: Uint8Array, caps: Caps): Generator<void, Scan> {
  if (update.length > caps.bytes) throw new Refusal('G7');
  const decoder = decoding.createDecoder(update);
  const sections: Section[] = [];
  const seen = new Set<number>();
  const budget = { structs: caps.structs, values: caps.values, length: caps.length };
  for (let left = uint(decoder); left > 0; left--) {
    if (sections.length === caps.clients) throw new Refusal('G11');
    const section = yield* readSection(decoder, budget);
    if (seen.has(section.client)) throw new Malformed();
    seen.add(section.client);
    sections.push(section);
  }
  const tail = decoder.pos;
  const deletions = yield* readDeletions(decoder, caps);
  if (decoding.hasContent(decoder)) throw new Malformed();
  return { sections, deletions, tail, bytes: update.length };
}

interface Budget {
  structs: number;
  values: number;
  length: number;
}

/** Where in a section the reader is: one for all its structs. */
interface Place {
  client: number;
  clock: number;
  /** How many values this struct may still have, and how many there were so far, as tally.ts counts them. */
  left: number;
  values: number;
}

function* readSection(decoder: decoding.Decoder, budget: Budget): Generator<void, Section> {
  const count = uint(decoder);
  const client = uint(decoder);
  const from = uint(decoder);
  const body = decoder.pos;
  if (count === 0) throw new Malformed();
  if (count > budget.structs) throw new Refusal('G8');
  const structs: Struct[] = [];
  const place: Place = { client, clock: from, left: 0, values: 0 };
  let begun = body;
  for (let i = 0; i < count; i++) {
    if (i % SLICE === SLICE - 1 || decoder.pos - begun > SLICE_BYTES) {
      yield;
      begun = decoder.pos;
    }
    const info = byte(decoder);
    if (info === 10) throw new Refusal('G4'); // a Skip: what it skips is missing
    const struct = (info & 31) === 0 ? null : readItem(decoder, info, place);
    const length = struct ? struct.length : uint(decoder);
    if (length === 0) throw new Malformed();
    budget.length -= length;
    if (budget.length < 0 || place.values > budget.values) throw new Refusal('G8');
    if (struct) structs.push(struct);
    place.clock += length;
    if (!Number.isSafeInteger(place.clock)) throw new Malformed();
  }
  budget.structs -= count;
  budget.values -= place.values;
  return { client, from, to: place.clock, structs, count, body, values: place.values };
}

function readItem(decoder: decoding.Decoder, info: number, place: Place): Struct {
  const origin = (info & 128) === 128 ? readId(decoder) : null;
  const right = (info & 64) === 64 ? readId(decoder) : null;
  const alone = origin === null && right === null;
  const parent = alone ? readParent(decoder) : null;
  const isKeyed = alone && (info & 32) === 32;
  if (isKeyed) readKey(decoder);
  const { client, clock } = place;
  return { client, clock, origin, right, parent, isKeyed, ...readContent(decoder, info & 31, place) };
}

/** Keys are random ids and the names of fields. */
const LONGEST_KEY = 256;

function readKey(decoder: decoding.Decoder): void {
  const key = text(decoder);
  if (key.length > LONGEST_KEY || key === '__proto__') throw new Refusal('G10');
}

const readId = (decoder: decoding.Decoder): Id => ({ client: uint(decoder), clock: uint(decoder) });

const ROOT_NAMES: ReadonlySet<string> = new Set(ROOTS);

function readParent(decoder: decoding.Decoder): string | Id {
  if (uint(decoder) !== 1) return readId(decoder);
  const name = text(decoder);
  if (!ROOT_NAMES.has(name)) throw new Refusal('G10');
  return name;
}

interface Content {
  length: number;
  brings: Brings;
}

/** Goes over an item's content: its length in clocks, and what it is. Numbers are those of Yjs' `contentRefs`. */
function readContent(decoder: decoding.Decoder, content: number, place: Place): Content {
  switch (content) {
    case 1: // deleted
      return { length: uint(decoder), brings: 'nothing' };
    case 4:
      return { length: text(decoder).length, brings: 'words' };
    case 7:
      return { length: 1, brings: readType(decoder) };
    case 8:
      return { length: readValues(decoder, place), brings: 'value' };
    case 2: // values as words of JSON, as Yjs wrote them long ago
    case 3: // binary
    case 5: // an object in the text
    case 6: // a format of the text
    case 9: // a document in the document
      throw new Refusal('G10');
    default:
      throw new Malformed();
  }
}

const TYPES: readonly (Brings | null)[] = ['list', 'map', 'text', 'block', null, null, 'block-text'];
const BLOCKS: ReadonlySet<string> = new Set(BLOCK_NAMES);

/** Array, map, text, element, fragment, hook, xml text. */
function readType(decoder: decoding.Decoder): Brings {
  const type = uint(decoder);
  if (type > 6) throw new Malformed();
  const brings = TYPES[type];
  if (!brings || (brings === 'block' && !BLOCKS.has(text(decoder)))) throw new Refusal('G10');
  return brings;
}

/**
 * Yjs copies a struct's members at each split: without a cap an update of 28 KB over one struct of 240,000 members
 * takes half a minute and 3.7 GB.
 */
function readValues(decoder: decoding.Decoder, place: Place): number {
  const count = countOf(decoder, MOST_MEMBERS);
  place.left = MOST_VALUES;
  place.values -= 1;
  for (let i = 0; i < count; i++) any(decoder, 0, place);
  return count;
}

function countOf(decoder: decoding.Decoder, most: number): number {
  const count = uint(decoder);
  if (count > decoder.arr.length - decoder.pos) throw new Malformed(); // each takes a byte at least
  if (count > most) throw new Refusal('G8');
  return count;
}

/**
 * A client's ranges go upwards and lie apart, as Yjs writes them. Of ranges over one another Yjs walks each: 20,000 times
 * the same 100,000 structs are a frame of 120 KB that takes it a quarter of a minute.
 */
function* readDeletions(decoder: decoding.Decoder, caps: Caps): Generator<void, Deletion[]> {
  const deletions: Deletion[] = [];
  const ends = new Map<number, number>();
  for (let clients = uint(decoder); clients > 0; clients--) {
    const client = uint(decoder);
    for (let left = uint(decoder); left > 0; left--) {
      if (deletions.length === caps.deletions) throw new Refusal('G11');
      if (deletions.length % SLICE === SLICE - 1) yield;
      const deletion = { client, clock: uint(decoder), length: uint(decoder) };
      const end = deletion.clock + deletion.length;
      if (deletion.length === 0 || !Number.isSafeInteger(end)) throw new Malformed();
      if (deletion.clock < (ends.get(client) ?? 0)) throw new Malformed();
      ends.set(client, end);
      deletions.push(deletion);
    }
  }
  return deletions;
}

// ── values ──────────────────────────────────────────────────────────────────

function uint(decoder: decoding.Decoder): number {
  const value = decoding.readVarUint(decoder);
  if (!Number.isSafeInteger(value)) throw new Malformed();
  return value;
}

function byte(decoder: decoding.Decoder): number {
  if (!decoding.hasContent(decoder)) throw new Malformed();
  return decoding.readUint8(decoder);
}

const text = (decoder: decoding.Decoder): string => decoding.readVarString(decoder);

/** lib0's `any` encoding. */
function any(decoder: decoding.Decoder, level: number, place: Place): void {
  if (level > MOST_LEVELS) throw new Refusal('G9');
  place.left -= 1;
  place.values += 1;
  if (place.left < 0) throw new Refusal('G8');
  const kind = byte(decoder);
  switch (kind) {
    case 127: // undefined
    case 126: // null
    case 121: // false
    case 120: // true
      return;
    case 125:
      if (!decoding.hasContent(decoder)) throw new Malformed();
      decoding.readVarInt(decoder);
      return;
    case 124:
      decoding.readUint8Array(decoder, 4);
      return;
    case 123:
      decoding.readUint8Array(decoder, 8);
      return;
    case 119:
      text(decoder);
      return;
    case 118: {
      const keys = countOf(decoder, MOST_VALUES);
      place.values += keys;
      for (let i = 0; i < keys; i++) {
        if (text(decoder) === '__proto__') throw new Refusal('G10');
        any(decoder, level + 1, place);
      }
      return;
    }
    case 117: {
      const members = countOf(decoder, MOST_VALUES);
      if (members > 0) place.values += VALUES_OF_LIST - 1;
      for (let i = 0; i < members; i++) any(decoder, level + 1, place);
      return;
    }
    case 122: // bigint: JSON has none, and so neither rows nor exports
    case 116: // bytes
      throw new Refusal('G10');
    default:
      throw new Malformed();
  }
}
