/**
 * What the state of a document, or an update of it (Yjs v1), takes in memory once Yjs has read it: how many structs, and
 * how many values in one another. Nothing is built of it, and nothing is judged: it is of what the log holds.
 */

import * as decoding from 'lib0/decoding';

export interface Tally {
  structs: number;
  /** In units of OF_VALUE. */
  values: number;
}

/**
 * Memory that a value takes besides its bytes, and a key of an object as much again, measured as what the heap grows by one
 * that lib0 has read (node --expose-gc, 100,000 of each): an empty object 64, a key that no other has 77 to 90. A list with
 * anything in it takes 192, since it is made with sixteen places: it counts as three. A struct's first value is in what
 * the struct counts.
 */
const OF_VALUE = 64;
export const VALUES_OF_LIST = 3;

/**
 * Memory that a struct of a document takes besides its content, measured as what the heap grows by a struct (node
 * --expose-gc, 100,000 and 300,000 of each in a Replica): letters 185, a list's values 380, a map's 440, answers with
 * their texts 500, maps in a map 665. What is most seen of a record's shape, and no more than a third above it.
 */
const OF_STRUCT = 500;

/** Bytes of memory that structs and values take besides what they hold. */
export const heapOf = ({ structs, values }: Tally): number => OF_STRUCT * structs + OF_VALUE * values;

/** Throws where it is no update. */
export function tallyOf(update: Uint8Array): Tally {
  const decoder = decoding.createDecoder(update);
  let structs = 0;
  let values = 0;
  for (let sections = uint(decoder); sections > 0; sections--) {
    const count = uint(decoder);
    uint(decoder); // the client
    uint(decoder); // its clock
    for (let i = 0; i < count; i++) values += valuesOfStruct(decoder);
    structs += count;
  }
  return { structs, values };
}

function valuesOfStruct(decoder: decoding.Decoder): number {
  const info = byte(decoder);
  const kind = info & 31;
  if (kind === 0 || kind === 10) {
    uint(decoder); // what was collected, and what is missing
    return 0;
  }
  if ((info & 128) !== 0) skipId(decoder);
  if ((info & 64) !== 0) skipId(decoder);
  if ((info & 192) === 0) {
    if (uint(decoder) === 1) skipText(decoder);
    else skipId(decoder);
    if ((info & 32) !== 0) skipText(decoder);
  }
  return valuesOfContent(decoder, kind);
}

/** The numbers are those of Yjs' `contentRefs`; also of what the gate would refuse. */
function valuesOfContent(decoder: decoding.Decoder, kind: number): number {
  switch (kind) {
    case 1: // deleted
      uint(decoder);
      return 0;
    case 2: // words of JSON
      for (let left = uint(decoder); left > 0; left--) skipText(decoder);
      return 0;
    case 3: // bytes
    case 4: // words
    case 5: // an object, as words of JSON
      skipText(decoder);
      return 0;
    case 6: // a format: its name and words of JSON
      skipText(decoder);
      skipText(decoder);
      return 0;
    case 7: {
      const type = uint(decoder);
      if (type === 3 || type === 5) skipText(decoder); // an element and a hook have names
      return 0;
    }
    case 8: {
      let values = -1; // a struct's first value is in what the struct counts
      for (let left = uint(decoder); left > 0; left--) values += valuesIn(decoder);
      return values;
    }
    case 9: // a document
      skipText(decoder);
      return valuesIn(decoder);
    default:
      throw new RangeError('An update holds what Yjs does not write.');
  }
}

/** lib0's `any` encoding. */
function valuesIn(decoder: decoding.Decoder): number {
  let values = 1;
  switch (byte(decoder)) {
    case 125:
      decoding.readVarInt(decoder);
      return values;
    case 124:
      decoder.pos += 4;
      return values;
    case 123:
    case 122:
      decoder.pos += 8;
      return values;
    case 119: // words
    case 116: // bytes
      skipText(decoder);
      return values;
    case 118:
      for (let left = uint(decoder); left > 0; left--) {
        skipText(decoder);
        values += 1 + valuesIn(decoder);
      }
      return values;
    case 117: {
      const members = uint(decoder);
      if (members > 0) values += VALUES_OF_LIST - 1;
      for (let left = members; left > 0; left--) values += valuesIn(decoder);
      return values;
    }
    default: // undefined, null, false, true
      return values;
  }
}

const uint = (decoder: decoding.Decoder): number => decoding.readVarUint(decoder);

function skipId(decoder: decoding.Decoder): void {
  uint(decoder);
  uint(decoder);
}

function skipText(decoder: decoding.Decoder): void {
  const length = uint(decoder);
  decoder.pos += length;
}

function byte(decoder: decoding.Decoder): number {
  if (!decoding.hasContent(decoder)) throw new RangeError('An update ends too early.');
  return decoding.readUint8(decoder);
}
