/** The review of a record as its page shows it. */
import type { Reason } from '#core/disclosure/tagger/reasons.ts';
import type { WordPiece } from '#core/release-difference.ts';
import type { HitRule, Settled } from '#core/release-review.ts';

export interface HitView {
  id: string;
  /** As shown beside it, from 1 on through the whole record. */
  number: number;
  from: number;
  to: number;
  rule: HitRule;
  words: string;
  settled: Settled | null;
  by: string | null;
  /** What is proposed in its place; null: a mask. */
  proposal: string | null;
  /** The proposal is what the same words became elsewhere in this study. */
  before: boolean;
  /** What spoke most for a hit that no rule was written for. */
  reasons: readonly Reason[];
}

/** A mark whose words stand nowhere any more. */
export interface AgainView {
  id: string;
  settled: Settled | null;
  by: string | null;
}

export interface BlockView {
  /** Index in the field copy. */
  at: number;
  kind: 'question' | 'answer';
  text: string;
  hits: HitView[];
  /** Of a question. */
  turn: number | null;
}

/** What the field copy says otherwise than the analysis copy. */
export interface ChangeItem {
  id: string;
  kind: 'changed' | 'added' | 'removed';
  turn: number | null;
  pieces: WordPiece[];
  taken: boolean;
  coded: number;
  /** The paragraph of the field copy, where its hits stand. */
  block: BlockView | null;
}

export type Piece = { kind: 'text'; from: number; text: string } | { kind: 'hit'; hit: HitView };

/** A paragraph in pieces: plain words, and hits. */
export function piecesOf({ text, hits }: Pick<BlockView, 'text' | 'hits'>): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const hit of hits) {
    if (hit.from > at) pieces.push({ kind: 'text', from: at, text: text.slice(at, hit.from) });
    pieces.push({ kind: 'hit', hit });
    at = hit.to;
  }
  if (at < text.length) pieces.push({ kind: 'text', from: at, text: text.slice(at) });
  return pieces;
}

export const hitsOf = (blocks: readonly BlockView[]): HitView[] => blocks.flatMap((block) => block.hits);

/** A paragraph as one finds it again: by its turn and its first words. */
export interface Place {
  at: number;
  kind: BlockView['kind'];
  turn: number | null;
  words: string;
  /** Its open hits. */
  open: HitView[];
}

/** So many words tell which paragraph it is. */
const FIRST_WORDS = 6;

/** Every paragraph; an answer is of the turn of the question before it. */
function placesOf(blocks: readonly BlockView[]): Place[] {
  let turn: number | null = null;
  return blocks.map(({ at, kind, text, hits, turn: own }) => {
    turn = own ?? turn;
    const words = text.split(/\s+/).filter(Boolean);
    const first = words.slice(0, FIRST_WORDS).join(' ');
    const open = hits.filter((hit) => hit.settled === null);
    return { at, kind, turn, words: words.length > FIRST_WORDS ? `${first} …` : first, open };
  });
}

/** Those that hold what refuses a release. */
export const refusing = (blocks: readonly BlockView[]): Place[] =>
  placesOf(blocks).filter(({ open }) => open.length > 0);

/** Those that say something else than what was looked at, or hold a hit that was not there. */
export function changedSince(before: readonly BlockView[], blocks: readonly BlockView[]): Place[] {
  const seen = new Set(before.map(({ text, hits }) => JSON.stringify([text, hits.map(({ id }) => id)])));
  const isSeen = ({ text, hits }: BlockView): boolean =>
    seen.has(JSON.stringify([text, hits.map(({ id }) => id)]));
  const places = placesOf(blocks);
  return places.filter((_, i) => blocks[i] !== undefined && !isSeen(blocks[i]));
}

/** The hit that the eye goes to next: the first open one after `id`, else the first open one. */
export function nextOpen(hits: readonly HitView[], id: string | null): string | null {
  const at = hits.findIndex((hit) => hit.id === id);
  const after = hits.slice(at + 1).find((hit) => hit.settled === null);
  return (after ?? hits.find((hit) => hit.settled === null))?.id ?? null;
}

/** Where words are selected: a paragraph, and offsets in its original text. */
export interface Selected {
  block: number;
  from: number;
  to: number;
}

/** The selection inside one paragraph of the review, or null. A replacement is no place in the text. */
export function selectedIn(selection: Selection | null): Selected | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = placeOf(range.startContainer, range.startOffset);
  const end = placeOf(range.endContainer, range.endOffset);
  if (!start || !end || start.block !== end.block || start.at >= end.at) return null;
  return { block: start.block, from: start.at, to: end.at };
}

function placeOf(node: Node, offset: number): { block: number; at: number } | null {
  const element = node instanceof Element ? node : node.parentElement;
  const piece = element?.closest<HTMLElement>('[data-from]');
  const block = element?.closest<HTMLElement>('[data-block]');
  if (!piece || !block || !(node instanceof Text)) return null;
  return { block: Number(block.dataset['block']), at: Number(piece.dataset['from']) + offset };
}
