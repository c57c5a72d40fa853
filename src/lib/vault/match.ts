/**
 * Names that were sealed, looked for in a text (PROTECTION 6): by the identifier scan's folding, by sound, and across
 * scripts by the consonants that both write. Pure, and run in the browser alone: no list of names ever reaches the server.
 */
import { latinOf, soundOf } from '#core/disclosure/lists/list.ts';
import { read, type Word } from '#core/disclosure/words.ts';

export interface SealedNames {
  /** The source's handle. */
  source: string;
  names: readonly string[];
}

/** `exact` after folding · `sound`: another spelling · `script`: written in another script · `part`: one word of the name. */
type How = 'exact' | 'sound' | 'script' | 'part';

export interface NameHit {
  /** UTF-16 offsets in the text; `to` is exclusive. */
  from: number;
  to: number;
  source: string;
  /** As it was sealed. */
  name: string;
  how: How;
}

/** A part, or a name across scripts, of fewer letters stands in too many words to say anything. */
const LEAST_PART = 4;
const LEAST_CONSONANTS = 3;

/** In the order of the text; of one source no two that overlap: the surest is kept. */
export function matchNames(text: string, sealed: readonly SealedNames[]): NameHit[] {
  const { words, place } = read(text);
  const hitsOf = (source: string, name: string): NameHit[] =>
    spansOf(words, read(name).words).map(({ first, last, how }) => {
      const { from, to } = place(first.at, last.end);
      return { from, to, source, name, how };
    });
  return sealed
    .flatMap(({ source, names }) => surest(names.flatMap((name) => hitsOf(source, name))))
    .toSorted((a, b) => a.from - b.from || b.to - a.to);
}

const SURE: readonly How[] = ['exact', 'sound', 'script', 'part'];

function surest(hits: readonly NameHit[]): NameHit[] {
  const kept: NameHit[] = [];
  for (const hit of hits.toSorted((a, b) => SURE.indexOf(a.how) - SURE.indexOf(b.how)))
    if (kept.every((other) => hit.to <= other.from || hit.from >= other.to)) kept.push(hit);
  return kept;
}

interface Span {
  first: Word;
  last: Word;
  how: How;
}

function spansOf(words: readonly Word[], name: readonly Word[]): Span[] {
  if (name.length === 0) return [];
  const whole = formsOf(name);
  const spans: Span[] = [];
  for (let i = 0; i < words.length; i++) {
    const span = longestAt(words, i, whole, name.length + 1) ?? partAt(words[i], name);
    if (!span) continue;
    spans.push(span);
    i = words.indexOf(span.last, i);
  }
  return spans;
}

/** The words from here on that are together the name, in however many pieces it is written. */
function longestAt(words: readonly Word[], i: number, whole: Forms, most: number): Span | null {
  for (let n = Math.min(most, words.length - i); n >= 1; n--) {
    const piece = words.slice(i, i + n);
    const how = sameHow(formsOf(piece), whole);
    const [first, last] = [piece[0], piece.at(-1)];
    if (how && first && last) return { first, last, how };
  }
  return null;
}

function partAt(word: Word | undefined, name: readonly Word[]): Span | null {
  if (!word || name.length < 2 || word.key.length < LEAST_PART) return null;
  const forms = formsOf([word]);
  const is = name.some((part) => {
    const how = part.key.length >= LEAST_PART ? sameHow(forms, formsOf([part])) : null;
    return how === 'exact' || how === 'sound'; // one word's consonants say too little
  });
  return is ? { first: word, last: word, how: 'part' } : null;
}

interface Forms {
  arabic: boolean;
  exact: string;
  sound: string;
  consonants: string;
}

function formsOf(words: readonly Word[]): Forms {
  const arabic = words.some(({ script }) => script === 'arabic');
  return {
    arabic,
    exact: words.map(({ key }) => key).join(''),
    sound: arabic ? '' : soundOf(words.map(latin).join('')),
    consonants: words.map(consonantsOf).join(''),
  };
}

function sameHow(one: Forms, other: Forms): Exclude<How, 'part'> | null {
  if (one.exact === other.exact) return 'exact';
  if (one.sound !== '' && one.sound === other.sound) return 'sound';
  const across = one.arabic !== other.arabic && one.consonants.length >= LEAST_CONSONANTS;
  return across && one.consonants === other.consonants ? 'script' : null;
}

const latin = ({ key, script }: Word): string => (script === 'cyrillic' ? latinOf(key) : key);

/** What `soundOf` writes for each letter that is no vowel; the letters are those that folding leaves. */
const ARABIC: Readonly<Record<string, string>> = {
  ب: 'b',
  پ: 'p',
  ت: 't',
  ټ: 't',
  ط: 't',
  ث: 's',
  س: 's',
  ص: 's',
  څ: 's',
  ج: 'j',
  ژ: 'j',
  چ: 'ch',
  ح: 'h',
  خ: 'h',
  ه: 'h',
  د: 'd',
  ډ: 'd',
  ذ: 'z',
  ز: 'z',
  ض: 'z',
  ظ: 'z',
  ځ: 'z',
  ر: 'r',
  ړ: 'r',
  ش: 'sh',
  ښ: 'sh',
  غ: 'g',
  گ: 'g',
  ف: 'f',
  ق: 'k',
  ک: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ڼ: 'n',
};

/** A و begins a word as v, an ه that ends one is heard as a vowel; letters that stand twice are one. */
function consonantsOf(word: Word): string {
  const plain =
    word.script === 'arabic'
      ? [...word.key.replace(/ه$/, '')].map((letter, i) =>
          letter === 'و' && i === 0 ? 'v' : (ARABIC[letter] ?? ''),
        )
      : [
          ...soundOf(latin(word))
            .replaceAll(/[aio]/g, '')
            .replaceAll(/(?<=.)v/g, ''),
        ];
  return plain.join('').replaceAll(/(.)\1+/g, '$1');
}
