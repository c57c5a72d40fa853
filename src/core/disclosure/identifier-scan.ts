/**
 * The identifier scan (PROTECTION 6): what in a text could lead to a person, in English, Dari, Pashto and Uzbek, the last
 * in three scripts. Rules and lists, and beside them a tagger that was trained on marked sentences: the same text gives the
 * same hits, and each names its rule, or that none was written for it.
 */
import type { Found, RuleHit, ScanHit, ScanRule } from './hit.ts';
import { isOfPublic } from './public.ts';
import { findContacts } from './rules/contacts.ts';
import { findDates } from './rules/dates.ts';
import { findDescribed } from './rules/described.ts';
import { findHidden } from './rules/hidden.ts';
import { findNamed } from './rules/naming.ts';
import { findPeople } from './rules/people.ts';
import { findPhrases } from './rules/phrases.ts';
import { findPlaces } from './rules/places.ts';
import { findPosts } from './rules/posts.ts';
import { findRelations } from './rules/relations.ts';
import { joinPatronymics, widen } from './rules/widen.ts';
import { withLearned, type Stretch } from './tagger/tagger.ts';
import { read, type Reading } from './words.ts';

export type { ScanHit } from './hit.ts';

/** In the order of the text; hits do not overlap: two that do are one, by the rule of the first. */
export const scanIdentifiers = (text: string): ScanHit[] =>
  joined(piecesOf(text).map((piece) => scanPiece(text, piece)));

/** What a rule was written for, and nothing that was only learned. */
export const scanByRules = (text: string): RuleHit[] =>
  joined(piecesOf(text).map((piece) => hitsIn(text, piece, byRules)));

/** A part of a text that is scanned by itself, in UTF-16 offsets. */
export interface Piece {
  readonly from: number;
  readonly to: number;
}

/** Longer than nearly all paragraphs. Patterns that look far ahead take the square of a text's length. */
const PIECE = 2_000;
/** How far a piece is read beyond its ends: longer than any hit that is not one unbroken run of signs. */
const MARGIN = 300;

/** Cut at spaces alone, so that what hangs together is in one piece: a text without a space is one, however long. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  while (text.length - from > PIECE) {
    const to = spaceFrom(text, from + PIECE);
    pieces.push({ from, to });
    from = to;
  }
  return from < text.length || pieces.length === 0 ? [...pieces, { from, to: text.length }] : pieces;
}

/** What begins in the piece, read with what stands around it. */
export const scanPiece = (text: string, piece: Piece): ScanHit[] => hitsIn(text, piece, scanWhole);

function hitsIn<Hit extends RuleHit | ScanHit>(
  text: string,
  piece: Piece,
  scan: (text: string) => Hit[],
): Hit[] {
  const from = piece.from === 0 ? 0 : spaceFrom(text, Math.max(0, piece.from - MARGIN));
  const to = spaceFrom(text, piece.to + MARGIN);
  return scan(text.slice(from, to))
    .map((hit) => ({ ...hit, from: hit.from + from, to: hit.to + from }))
    .filter((hit) => piece.from <= hit.from && hit.from < piece.to);
}

/** The hits of a text's pieces in their order. One that reaches into the next piece is one with what begins there. */
export function joined<Hit extends RuleHit | ScanHit>(ofPieces: readonly (readonly Hit[])[]): Hit[] {
  const hits: Hit[] = [];
  for (const hit of ofPieces.flat()) {
    const last = hits.at(-1);
    if (last === undefined || last.to <= hit.from) hits.push(hit);
    else hits[hits.length - 1] = { ...last, to: Math.max(last.to, hit.to) };
  }
  return hits;
}

function spaceFrom(text: string, at: number): number {
  const found = at >= text.length ? -1 : text.slice(at).search(/\s/u);
  return found < 0 ? text.length : at + found;
}

function scanWhole(text: string): ScanHit[] {
  const reading = read(text);
  const isPublic = (one: Stretch): boolean => isOfPublic(reading.text, one);
  return withLearned(reading, foundByRules(reading), isPublic).map(({ at, end, rule }) => ({
    ...reading.place(at, end),
    rule,
  }));
}

function byRules(text: string): RuleHit[] {
  const reading = read(text);
  return foundByRules(reading).map(({ at, end, rule }) => ({ ...reading.place(at, end), rule }));
}

function foundByRules(reading: Reading): Found[] {
  const hits = apart(foundIn(reading).map((one) => toRuns(reading, toWords(reading.text, one))));
  const wide = widen(reading.text, joinPatronymics(reading.text, hits));
  const phrases = findPhrases(reading, wide).filter((one) => !isOfPublic(reading.text, one));
  return apart([...wide, ...phrases]);
}

/** Of each span that a rule finds, the first: where two hits are one, its rule does not tell of a name within (“Commander Gul of Chawkay”). */
export function rulesIn(text: string): ReadonlySet<ScanRule> {
  const bySpan = Map.groupBy(foundIn(read(text)), ({ at, end }) => `${at} ${end}`);
  return new Set([...bySpan.values()].flatMap(([first]) => first?.rule ?? []));
}

const foundIn = (reading: Reading): Found[] =>
  [
    ...findContacts(reading.text),
    ...findDates(reading.text),
    ...findPosts(reading.text),
    ...findRelations(reading.text),
    ...findDescribed(reading.text),
    ...findPlaces(reading),
    ...findPeople(reading),
    ...findNamed(reading.text),
    ...findHidden(reading),
  ].filter((one) => !isOfPublic(reading.text, one));

/** A hit that ends within a word leaves the rest of it to be guessed from. */
function toWords(text: string, one: Found): Found {
  const isInside = (at: number): boolean => /^\p{L}{2}$/u.test(text.slice(Math.max(0, at - 1), at + 1));
  let { at, end } = one;
  while (isInside(at)) at -= 1;
  while (isInside(end)) end += 1;
  return { ...one, at, end };
}

/** In signs without end nobody can say where a name ends. */
function toRuns({ runs }: Reading, one: Found): Found {
  const touched = runs.filter(({ at, end }) => one.at < end && at < one.end);
  return touched.reduce<Found>(
    (hit, { at, end }) => ({ ...hit, at: Math.min(hit.at, at), end: Math.max(hit.end, end) }),
    one,
  );
}

function apart(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const one of found.toSorted((a, b) => a.at - b.at || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || one.at >= last.end) kept.push(one);
    else if (one.end > last.end && last.rule !== 'post') kept[kept.length - 1] = { ...last, end: one.end };
  }
  return kept;
}
