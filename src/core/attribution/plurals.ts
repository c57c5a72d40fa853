/** The number of English nouns that stand for people, and the head of a role: “officials” in “officials of the ministry”. */

/** Singular → plural, where no ending says it. */
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['child', 'children'],
  ['wife', 'wives'],
  ['thief', 'thieves'],
  ['hero', 'heroes'],
  ['alumnus', 'alumni'],
  ['alumna', 'alumnae'],
  ['alim', 'ulema'],
  ['mujahid', 'mujahidin'],
  ['emeritus', 'emeriti'],
]);
/** Other plurals that people write, → singular. */
const ALSO: ReadonlyMap<string, string> = new Map([
  ['mujahideen', 'mujahid'],
  ['ulama', 'alim'],
  ['persons', 'person'],
  ['rookies', 'rookie'],
  ['junkies', 'junkie'],
  ['movies', 'movie'],
]);
const SINGULAR_OF: ReadonlyMap<string, string> = new Map([
  ...ALSO,
  ...[...IRREGULAR].map(([one, many]): [string, string] => [many, one]),
]);

/** One or many: the word is the same. */
const SAME = new Set(
  'police staff personnel clergy military gendarmerie taliban swiss kin crew offspring'.split(' '),
);
/** No “man” in them. */
const NO_MAN = /^(hu|ger|ro|sha|otto|turko|turk|nor|talis|cai|o|ye|speci|abdo|bra)m[ae]n$/;
/** In the singular, though they end in s. */
const SINGULAR_S = new Set(
  'affairs rights arms news sales customs logistics operations communications relations media sports politics economics physics mathematics services forces headquarters business process access congress press progress always perhaps whereas across besides plus versus this his its goods works series means'.split(
    ' ',
  ),
);
/** First word of a compound whose first word is the noun: attorneys general, brothers-in-law. */
const POSTPOSITIVE = new Set(['general', 'designate', 'elect', 'emeritus', 'plenipotentiary', 'martial']);
const BEFORE_GENERAL = new Set(
  'attorney secretary director consul governor inspector surgeon solicitor comptroller auditor'.split(' '),
);
const HYPHENED = /^([a-zé]+)(-in-law|-in-chief|-de-camp|-by|-general|-at-arms|-on|-elect|-designate)$/;

/** A word in the plural. Letters keep their case. */
export function pluralOf(word: string): string {
  const low = word.toLowerCase();
  const hyphened = HYPHENED.exec(low);
  if (hyphened?.[1] !== undefined)
    return pluralOf(word.slice(0, hyphened[1].length)) + word.slice(hyphened[1].length);
  const dash = word.lastIndexOf('-');
  if (dash > 0) return word.slice(0, dash + 1) + pluralOf(word.slice(dash + 1));
  const irregular = IRREGULAR.get(low);
  if (irregular !== undefined) return inCaseOf(word, irregular);
  for (const [one, many] of [...IRREGULAR].filter(([w]) => w.length > 3))
    if (low.endsWith(one) && /^(mid|house|grand|step|god)/.test(low))
      return word.slice(0, -one.length) + many;
  if (SAME.has(low) || /ese$/.test(low)) return word;
  if (/(^|[a-z])man$/.test(low) && !NO_MAN.test(low)) return `${word.slice(0, -2)}en`;
  if (/person$/.test(low)) return `${word.slice(0, -4)}ople`;
  if (/[^aeiou]y$/.test(low)) return `${word.slice(0, -1)}ies`;
  if (/(s|x|z|sh|[^r]ch)$/.test(low) && !/(mon|patri|matri|olig)arch$/.test(low)) return `${word}es`;
  return `${word}s`;
}

/** The inverse; null where the word is no plural. */
export function singularOf(word: string): string | null {
  const low = word.toLowerCase();
  const hyphened = /^([a-zé]+)(-in-law|-in-chief|-de-camp|-by|-general|-at-arms|-on|-elect|-designate)$/.exec(
    low,
  );
  if (hyphened?.[1] !== undefined) {
    const first = singularOf(word.slice(0, hyphened[1].length));
    return first === null ? null : first + word.slice(hyphened[1].length);
  }
  const dash = word.lastIndexOf('-');
  if (dash > 0) {
    const last = singularOf(word.slice(dash + 1));
    return last === null ? null : word.slice(0, dash + 1) + last;
  }
  const irregular = SINGULAR_OF.get(low);
  if (irregular !== undefined) return inCaseOf(word, irregular);
  for (const [many, one] of SINGULAR_OF)
    if (many.length > 4 && low.endsWith(many) && /^(mid|house|grand|step|god)/.test(low))
      return word.slice(0, -many.length) + one;
  if (/people$/.test(low)) return `${word.slice(0, -4)}rson`;
  if (/(^|[a-z])men$/.test(low) && !NO_MAN.test(low)) return `${word.slice(0, -2)}an`;
  return withoutS(word, low);
}

const IS = /^(analysis|basis|crisis|thesis|oasis|paris|tunis|memphis|this|his|is|debris|tennis)$/;

function withoutS(word: string, low: string): string | null {
  if (!/[a-zéê]s$/.test(low) || /(ss|us)$/.test(low) || IS.test(low) || SINGULAR_S.has(low)) return null;
  if (/[^aeiou]ies$/.test(low) && low.length > 4) return `${word.slice(0, -3)}y`;
  if (/(sses|xes|zes|shes|[^r]ches)$/.test(low)) return word.slice(0, -2);
  return word.slice(0, -1);
}

const inCaseOf = (model: string, word: string): string =>
  /^[A-Z]/.test(model) ? word.charAt(0).toUpperCase() + word.slice(1) : word;

export const isSame = (word: string): boolean => SAME.has(word.toLowerCase());

const PREPOSITIONS =
  'of in at from with for to on by about against near within inside outside under between among over after before during across along around behind beyond through as';
const TAIL_STARTS = new Set(`${PREPOSITIONS} who whom whose that which where whence`.split(' '));
const AFTER_ADJECTIVE = new Set(PREPOSITIONS.split(' '));
export const isPreposition = (word: string): boolean => AFTER_ADJECTIVE.has(word);
/** Adjectives that follow their noun when a preposition follows them. */
const TRAILING =
  /^(familiar|close|hostile|aware|loyal|sympathetic|responsible|critical|present|active|privy|fluent|opposed|next|resident|native|new|due|able|inside|knowledgeable|other|[a-z]+ed|[a-z]+ing|[a-z]+ly|born|sent|drawn|known|held|made|led)$/;

/** Where what follows the noun begins: “based in Kabul”, “of parliament”. The length where nothing does. */
export function tailAt(words: readonly string[]): number {
  for (let i = 1; i < words.length; i++) {
    const word = words[i] ?? '';
    if (TAIL_STARTS.has(word) || /^(d'|d’)/.test(word)) return i;
    const next = words[i + 1] ?? '';
    if (
      TRAILING.test(word) &&
      (AFTER_ADJECTIVE.has(next) || (TRAILING.test(next) && AFTER_ADJECTIVE.has(words[i + 2] ?? '')))
    )
      return i;
  }
  return words.length;
}

/** The place of the noun that takes the plural. */
export function headAt(words: readonly string[]): number {
  const last = tailAt(words) - 1;
  const low = words[last]?.toLowerCase() ?? '';
  const before = words[last - 1]?.toLowerCase() ?? '';
  if (
    last > 0 &&
    POSTPOSITIVE.has(low) &&
    (low !== 'general' || BEFORE_GENERAL.has(singularOf(before) ?? before))
  )
    return last - 1;
  return last;
}

export const wordsOf = (text: string): string[] => text.split(' ').filter((word) => word !== '');

/** A role in the plural: “chiefs of staff”. */
export function pluralRole(role: string): string {
  const words = wordsOf(role);
  const head = headAt(words);
  return words.map((word, i) => (i === head ? pluralOf(word) : word)).join(' ');
}

/** A role in the singular, and whether it was none. */
export function singularRole(role: string): { readonly role: string; readonly plural: boolean } {
  const words = wordsOf(role);
  const head = headAt(words);
  const one = singularOf(words[head] ?? '');
  if (one === null) return { role, plural: false };
  return { role: words.map((word, i) => (i === head ? one : word)).join(' '), plural: true };
}
