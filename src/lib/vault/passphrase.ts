/**
 * Whether a vault passphrase can hold: nobody throttles guesses at a box that was copied. A plain lower estimate of what
 * guessing costs, in bits: what repeats, goes on in order or lies in a row of keys is worth next to nothing.
 */
const LEAST_LENGTH = 20;
/** With the box's scrypt, more than anybody can try. Five words of a long list have it. */
const LEAST_BITS = 64;
/** Of a word: as if it were drawn from some 8,000. */
const WORD_BITS = 13;
/** Of a letter in a word, which the others give away in part. */
const LETTER_BITS = 4;
/** Of a letter among letters alone, without spaces: words that somebody wrote together. */
const RUNNING_BITS = 2;

const IN_ORDER = [
  'zero one two three four five six seven eight nine ten eleven twelve hundred thousand first second third fourth fifth',
  'monday tuesday wednesday thursday friday saturday sunday',
  'january february march april may june july august september october november december',
  'alpha bravo charlie delta echo foxtrot golf hotel red green blue yellow black white',
  'password passphrase secret vault sanad lead correct horse battery staple',
];
const KNOWN = new Set(IN_ORDER.flatMap((line) => line.split(' ')));
const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
];
const STEPS = new Set(
  ROWS.flatMap((row) => [row, [...row].toReversed().join('')]).flatMap((row) =>
    [...row].slice(1).map((sign, i) => `${row[i] ?? ''}${sign}`),
  ),
);

export function isStrong(typed: string): boolean {
  const passphrase = typed.normalize('NFKC');
  return passphrase.length >= LEAST_LENGTH && bitsOf(passphrase) >= LEAST_BITS;
}

/** The same word again is worth nothing. */
export function bitsOf(passphrase: string): number {
  const tokens = passphrase.split(/[\s.,;_-]+/u).filter((token) => token !== '');
  const different = new Map(tokens.map((token) => [token.toLowerCase(), token]));
  const whole = tokens.length === 1;
  return [...different.values()].reduce((sum, token) => sum + tokenBits(token, whole), 0);
}

function tokenBits(token: string, whole: boolean): number {
  const worth = unforeseen(token);
  if (isDrawn(token)) return worth * Math.log2(alphabetOf(token));
  if (KNOWN.has(token.toLowerCase())) return LETTER_BITS;
  return whole ? worth * RUNNING_BITS : Math.min(WORD_BITS, worth * LETTER_BITS);
}

/** Digits before letters, or capitals after small ones: what a generator makes, and no word with a number behind it. */
const isDrawn = (token: string): boolean => /\d\p{L}|\p{Ll}\p{Lu}/u.test(token);

/** Signs that neither go on from the two before nor repeat the last one, and of each one no more than three. */
function unforeseen(token: string): number {
  const signs = [...token.toLowerCase()];
  const times = new Map<string, number>();
  return signs.filter((sign, i) => {
    const before = signs[i - 1] ?? '';
    times.set(sign, (times.get(sign) ?? 0) + 1);
    const goesOn = STEPS.has(before + sign) && STEPS.has((signs[i - 2] ?? '') + before);
    return sign !== before && !goesOn && (times.get(sign) ?? 0) <= 3;
  }).length;
}

const alphabetOf = (token: string): number =>
  (/\p{Ll}|\p{Lo}/u.test(token) ? 26 : 0) + (/\p{Lu}/u.test(token) ? 26 : 0) + (/\d/.test(token) ? 10 : 0);
