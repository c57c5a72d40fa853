/**
 * Text as the identifier scan reads it: one letter for each that looks or sounds the same on a keyboard, nothing that
 * only hides a word. Every folded character knows where it came from.
 */

export interface Folded {
  readonly text: string;
  /** Of each UTF-16 unit of `text`: where it begins in the original, and where it ends. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Tatweel, zero-width and bidi controls, soft hyphen, combining marks of both scripts. */
const HIDDEN =
  /[\u0640\u00AD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\p{Mn}]/u;

const LETTERS: Readonly<Record<string, string>> = {
  ي: 'ی',
  ى: 'ی',
  ې: 'ی',
  ۍ: 'ی',
  ئ: 'ی',
  ے: 'ی',
  ێ: 'ی',
  ك: 'ک',
  ڪ: 'ک',
  ګ: 'گ',
  ڭ: 'گ',
  ة: 'ه',
  ۀ: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ؤ: 'و',
  ۇ: 'و',
  ۆ: 'و',
  '’': "'",
  '‘': "'",
  ʻ: "'",
  ʼ: "'",
  '`': "'",
  '´': "'",
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  '−': '-',
  '،': ',',
  '؛': ';',
  '؟': '?',
  '۔': '.',
  '٫': '.',
  '٬': ',',
};

/** Cyrillic and Greek letters that pass for Latin ones. */
const TWINS: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  к: 'k',
  м: 'm',
  т: 't',
  в: 'b',
  н: 'h',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Х: 'X',
  І: 'I',
  Ј: 'J',
  Ѕ: 'S',
  α: 'a',
  ο: 'o',
  ι: 'i',
  ν: 'v',
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  Η: 'H',
  Ι: 'I',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ο: 'O',
  Ρ: 'P',
  Τ: 'T',
  Χ: 'X',
  ı: 'i',
};

/** Of these the Latin letter has another way back. */
const MORE_TWINS: Readonly<Record<string, string>> = {
  һ: 'h',
  ԁ: 'd',
  ԛ: 'q',
  ԝ: 'w',
  ё: 'e',
  ӏ: 'l',
  Ӏ: 'I',
  п: 'n',
  г: 'r',
  υ: 'u',
  τ: 't',
  κ: 'k',
  ρ: 'p',
  χ: 'x',
  η: 'n',
  ε: 'e',
  γ: 'y',
  ω: 'w',
  σ: 'o',
  Ζ: 'Z',
  Υ: 'Y',
};

const BACK: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(TWINS)
    .filter(([twin]) => /\p{Script=Cyrillic}/u.test(twin))
    .map(([twin, latin]) => [latin, twin]),
);

export function fold(text: string): Folded {
  const out: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const point of text) {
    const end = at + point.length;
    // Letter by letter, so that each keeps its place; a mark that stands alone after it is hidden by itself.
    const plain = plainPoint(point);
    for (let i = 0; i < plain.length; i++) {
      out.push(plain.charAt(i));
      from.push(at);
      to.push(end);
    }
    if (plain === '' && to.length > 0) to[to.length - 1] = end;
    at = end;
  }
  untwin(out);
  return { text: out.join(''), from, to };
}

/** A pattern for folded text, its Arabic letters written as people write them. */
export const foldedPattern = (source: string, flags: string): RegExp =>
  new RegExp(
    source.replace(/\p{Script=Arabic}/gu, (letter) => LETTERS[letter] ?? letter),
    flags,
  );

/** What each letter became, as it is asked for; of so many alphabets there are only some thousand letters. */
const FOLDED = new Map<string, string>();

function plainPoint(point: string): string {
  const known = FOLDED.get(point);
  if (known !== undefined) return known;
  const plain = HIDDEN.test(point) ? '' : foldPoint(point);
  if (FOLDED.size < 4096) FOLDED.set(point, plain);
  return plain;
}

function foldPoint(point: string): string {
  const simple = LETTERS[point];
  if (simple !== undefined) return simple;
  if (/[٠-٩۰-۹]/.test(point)) return String((point.codePointAt(0) ?? 0) % 16);
  const bare = point
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFKC');
  return [...(/[йЙўЎёЁ]/.test(point) ? point : bare)].map((one) => LETTERS[one] ?? one).join('');
}

/** A word of two scripts is read in the one that most of its letters are of. */
function untwin(out: string[]): void {
  const text = out.join('');
  for (const word of text.matchAll(/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}']+/gu)) {
    const latin = (word[0].match(/\p{Script=Latin}/gu) ?? []).length;
    const other = (word[0].match(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu) ?? []).length;
    if (latin === 0 || other === 0) continue;
    const table = latin >= other ? { ...TWINS, ...MORE_TWINS } : BACK;
    for (let i = word.index; i < word.index + word[0].length; i++) {
      const letter = out[i] ?? '';
      out[i] = table[letter] ?? letter;
    }
  }
}
