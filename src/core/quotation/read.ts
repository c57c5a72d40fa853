/**
 * A quotation as somebody typed it, held against the words of the analysis copy (Q1 to Q4 of docs/disclosure.md): all that
 * stands outside brackets was said so, in this order. `[…]` marks what is left out, other brackets what an editor put.
 */
import { MASK } from '../mask.ts';

export const LONGEST_QUOTATION = 600;

/** A quotation in its order; what the copy has in place of an edit stays with it. */
export type Piece =
  | { kind: 'said'; text: string }
  | { kind: 'left-out'; instead: string }
  | { kind: 'put'; text: string; instead: string };

export interface Quotation {
  /** The span of the copy, untouched. */
  original: string;
  /** As it is printed. */
  printed: string;
  pieces: readonly Piece[];
}

export type QuotationFault =
  | 'empty'
  | 'too-long'
  /** A bracket without its other half, or with nothing in it. */
  | 'brackets'
  /** What stands outside brackets was not said so, or a word is cut. */
  | 'not-said'
  /** Words that the release hid are no words of the speaker. */
  | 'masked';

export type ReadQuotation = { ok: true; quotation: Quotation } | { ok: false; fault: QuotationFault };

/** White space is one space: a form's line breaks say nothing. */
export const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim();

export function readQuotation(typed: string, copy: string): ReadQuotation {
  const refuse = (fault: QuotationFault): ReadQuotation => ({ ok: false, fault });
  const printed = plain(typed).replace(/\[\s*(?:\.{3}|…)\s*\]/gu, '[…]');
  if (printed === '') return refuse('empty');
  if (printed.length > LONGEST_QUOTATION) return refuse('too-long');
  const tokens = tokensOf(printed);
  if (tokens === null) return refuse('brackets');
  const said = plain(copy);
  const spans = spansOf(tokens, said);
  if (spans === null) return refuse('not-said');
  const quotation = quotationOf(tokens, spans, said);
  return quotation.printed.includes(MASK.charAt(0)) ? refuse('masked') : { ok: true, quotation };
}

type Token =
  | { kind: 'said'; text: string }
  /** `left`, `right`: it stands right beside a letter, as in “[T]hey” and “fight[ing]”. */
  | { kind: 'edit'; text: string; left: boolean; right: boolean };

const OMISSION = '…';
const isLetter = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{M}\p{N}]/u.test(char);

/** Edits and what stands between them; null: brackets that do not fit. */
function tokensOf(text: string): Token[] | null {
  const tokens: Token[] = [];
  let at = 0;
  const say = (part: string): boolean => {
    if (/[[\]]/.test(part)) return false;
    if (plain(part) !== '') tokens.push({ kind: 'said', text: plain(part) });
    return true;
  };
  for (const match of text.matchAll(/\[([^[\]]*)\]/g)) {
    const end = match.index + match[0].length;
    const put = plain(match[1] ?? '');
    if (put === '' || !say(text.slice(at, match.index))) return null;
    const [left, right] = [isLetter(text[match.index - 1]), isLetter(text[end])];
    tokens.push({ kind: 'edit', text: put, left, right });
    at = end;
  }
  return say(text.slice(at)) ? tokens : null;
}

/** Where each token stands in what was said; null: nowhere, in this order. */
type Span = readonly [from: number, to: number];

function spansOf(tokens: readonly Token[], said: string): Span[] | null {
  const saidAt = tokens.flatMap((token, i) => (token.kind === 'said' ? [i] : []));
  if (!saidAt.some((i) => isLetter(/[\p{L}\p{N}]/u.exec(tokens[i]?.text ?? '')?.[0]))) return null;
  const dead = new Set<string>();
  const place = (n: number, from: number): Span[] | null => {
    const at = saidAt[n];
    if (at === undefined) return [];
    if (dead.has(`${n} ${from}`)) return null;
    const words = tokens[at]?.text ?? '';
    for (let i = said.indexOf(words, from); i >= 0; i = said.indexOf(words, i + 1)) {
      const span: Span = [i, i + words.length];
      if (!fits(tokens, at, span, said, n === 0 ? null : from)) continue;
      const rest = place(n + 1, span[1]);
      if (rest) return [span, ...rest];
    }
    dead.add(`${n} ${from}`);
    return null;
  };
  const found = place(0, 0);
  return found && withEdits(tokens, found, said);
}

/** `before`: where what was said last ends; null for what comes first. */
function fits(
  tokens: readonly Token[],
  at: number,
  [from, to]: Span,
  said: string,
  before: number | null,
): boolean {
  const [left, right] = [tokens[at - 1], tokens[at + 1]];
  const cutsLeft = isLetter(said[from - 1]) && isLetter(said[from]);
  const cutsRight = isLetter(said[to - 1]) && isLetter(said[to]);
  if (cutsLeft && !isPutBeside(left, 'right')) return false;
  if (cutsRight && !isPutBeside(right, 'left')) return false;
  // At either end, what is left out is what the copy has before or behind; between two, it is something.
  if (isOmission(left) && said.slice(before ?? 0, from).trim() === '') return false;
  return !(isOmission(right) && at + 2 >= tokens.length && said.slice(to).trim() === '');
}

const isOmission = (token: Token | undefined): boolean => token?.kind === 'edit' && token.text === OMISSION;
const isPutBeside = (token: Token | undefined, side: 'left' | 'right'): boolean =>
  token?.kind === 'edit' && token.text !== OMISSION && token[side];

/** Edits stand between what was said; at either end, a bracket in a word takes the rest of that word. */
function withEdits(tokens: readonly Token[], placed: readonly Span[], said: string): Span[] | null {
  const spans: Span[] = [];
  let n = 0;
  for (const [i, token] of tokens.entries()) {
    const here = placed[n];
    if (token.kind === 'said') {
      if (!here) return null;
      spans.push(here);
      n += 1;
      continue;
    }
    // Two edits in a row are one edit in two brackets: what they stand for is told of the first.
    if (tokens[i - 1]?.kind === 'edit') {
      const end = spans.at(-1)?.[1] ?? 0;
      spans.push([end, end]);
      continue;
    }
    const last = placed[n - 1];
    const from = last ? last[1] : isOmission(token) ? 0 : wordStart(said, here?.[0] ?? 0);
    const to = here ? here[0] : isOmission(token) ? said.length : wordEnd(said, last?.[1] ?? 0);
    spans.push([from, to]);
  }
  return spans;
}

function wordStart(said: string, at: number): number {
  let from = at;
  if (isLetter(said[at])) while (isLetter(said[from - 1])) from -= 1;
  return from;
}

function wordEnd(said: string, at: number): number {
  let to = at;
  if (isLetter(said[at - 1])) while (isLetter(said[to])) to += 1;
  return to;
}

function quotationOf(tokens: readonly Token[], spans: readonly Span[], said: string): Quotation {
  const pieces = tokens.map((token, i): Piece => {
    const [from, to] = spans[i] ?? [0, 0];
    const instead = said.slice(from, to).trim();
    if (token.kind === 'said') return { kind: 'said', text: token.text };
    return token.text === OMISSION
      ? { kind: 'left-out', instead }
      : { kind: 'put', text: token.text, instead };
  });
  const [first, last] = [spans[0]?.[0] ?? 0, spans.at(-1)?.[1] ?? 0];
  return { original: said.slice(first, last).trim(), printed: printedOf(tokens), pieces };
}

/** Edits stand apart by a space, but where they are part of a word, or punctuation follows. */
function printedOf(tokens: readonly Token[]): string {
  let text = '';
  for (const [i, token] of tokens.entries()) {
    const before = tokens[i - 1];
    const joins =
      text === '' ||
      (token.kind === 'edit' && token.left) ||
      (before?.kind === 'edit' && (before.right || /^[.,;:!?،؛؟)”’]/u.test(token.text)));
    text += `${joins ? '' : ' '}${token.kind === 'said' ? token.text : `[${token.text}]`}`;
  }
  return text;
}
