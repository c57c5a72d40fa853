/** What changed in a field copy after its release, paragraph by paragraph, against the analysis copy as it stands. */

export interface Paragraph {
  kind: 'question' | 'answer';
  text: string;
}

/** `at`: the paragraph of the analysis copy; of one that was added, the one before which it comes. */
export type Change =
  | { kind: 'changed'; at: number; field: number; before: Paragraph; after: Paragraph }
  | { kind: 'added'; at: number; field: number; before: null; after: Paragraph }
  | { kind: 'removed'; at: number; field: null; before: Paragraph; after: null };

/** In the order of the analysis copy. Paragraphs that stand between the same two are one that was changed. */
export function changesBetween(analysis: readonly Paragraph[], leaving: readonly Paragraph[]): Change[] {
  const changes: Change[] = [];
  let [a, f] = [0, 0];
  for (const [sameA, sameF] of [
    ...common(analysis, leaving, isSame),
    [analysis.length, leaving.length] as const,
  ]) {
    while (a < sameA || f < sameF) {
      const [before, after] = [a < sameA ? analysis[a] : undefined, f < sameF ? leaving[f] : undefined];
      if (before && after && before.kind === after.kind)
        changes.push({ kind: 'changed', at: a++, field: f++, before, after });
      // Of two kinds: what is more on one side goes or comes by itself.
      else if (after && (!before || sameF - f >= sameA - a))
        changes.push({ kind: 'added', at: a, field: f++, before: null, after });
      else if (before) changes.push({ kind: 'removed', at: a++, field: null, before, after: null });
    }
    [a, f] = [sameA + 1, sameF + 1];
  }
  return changes;
}

const isSame = (a: Paragraph, b: Paragraph): boolean => a.kind === b.kind && a.text === b.text;

/** A piece of a paragraph, as a difference shows it. */
export interface WordPiece {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** Word by word: joined, `same` and `gone` are the text before, `same` and `new` the text after. */
export function wordsBetween(before: string, after: string): WordPiece[] {
  const [old, fresh] = [wordsOf(before), wordsOf(after)];
  const pieces: WordPiece[] = [];
  let [a, b] = [0, 0];
  for (const [sameA, sameB] of [
    ...common(old, fresh, (x, y) => x === y),
    [old.length, fresh.length] as const,
  ]) {
    add(pieces, 'gone', old.slice(a, sameA).join(''));
    add(pieces, 'new', fresh.slice(b, sameB).join(''));
    add(pieces, 'same', old[sameA] ?? '');
    [a, b] = [sameA + 1, sameB + 1];
  }
  return pieces;
}

/** As one reads it: words that were replaced one by one, with nothing but a space between, are one replacement. */
export function phrasesIn(pieces: readonly WordPiece[]): WordPiece[] {
  const phrases: WordPiece[] = [];
  let [gone, fresh] = ['', ''];
  const close = (): void => {
    add(phrases, 'gone', gone);
    add(phrases, 'new', fresh);
    [gone, fresh] = ['', ''];
  };
  for (const [i, { kind, text }] of pieces.entries()) {
    const goesOn = pieces[i + 1] !== undefined && gone !== '' && fresh !== '' && text.trim() === '';
    if (kind !== 'new' && (kind === 'gone' || goesOn)) gone += text;
    if (kind !== 'gone' && (kind === 'new' || goesOn)) fresh += text;
    if (kind !== 'same' || goesOn) continue;
    close();
    add(phrases, 'same', text);
  }
  close();
  return phrases;
}

/** Words and what stands between them. */
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu) ?? [];

function add(pieces: WordPiece[], kind: WordPiece['kind'], text: string): void {
  const last = pieces.at(-1);
  if (text === '') return;
  if (last?.kind === kind) last.text += text;
  else pieces.push({ kind, text });
}

/** More than this many pairs are not compared one by one: the middle is then one change. */
const MOST = 4_000_000;

/** The pairs of a longest common subsequence, in order. */
function common<T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): [number, number][] {
  let start = 0;
  while (start < a.length && start < b.length && same(at(a, start), at(b, start))) start += 1;
  let end = 0;
  while (
    end < a.length - start &&
    end < b.length - start &&
    same(at(a, a.length - 1 - end), at(b, b.length - 1 - end))
  )
    end += 1;
  const head = Array.from({ length: start }, (_, i): [number, number] => [i, i]);
  const tail = Array.from({ length: end }, (_, i): [number, number] => [
    a.length - end + i,
    b.length - end + i,
  ]);
  return [
    ...head,
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end), same, start),
    ...tail,
  ];
}

function middle<T>(
  a: readonly T[],
  b: readonly T[],
  same: (x: T, y: T) => boolean,
  offset: number,
): [number, number][] {
  if (a.length * b.length > MOST) return [];
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] = same(at(a, i), at(b, j))
        ? (longest[(i + 1) * width + j + 1] ?? 0) + 1
        : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0);
  const pairs: [number, number][] = [];
  for (let [i, j] = [0, 0]; i < a.length && j < b.length;) {
    if (same(at(a, i), at(b, j))) pairs.push([offset + i++, offset + j++]);
    else if ((longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return pairs;
}

function at<T>(list: readonly T[], i: number): T {
  const found = list[i];
  if (found === undefined) throw new RangeError(`there is no ${i} in ${list.length}`);
  return found;
}
