/** What to look at in a wording before it is handed out: it may lead, ask twice, or tell of others. Warns, forbids nothing. */

export type Doubt = 'leading' | 'double' | 'others' | 'purpose' | 'type' | 'blank';

/** Stands in a first wording for what only whoever asks can say. */
export const BLANK = '…';

/** Phrases that are looked for, in English; a page shows them beside the warning. */
export const PHRASES: Readonly<Record<'leading' | 'others' | 'purpose', readonly string[]>> = {
  leading: [
    "isn't it",
    "wasn't it",
    "don't you",
    "aren't they",
    'do you agree',
    'surely',
    'of course',
    'obviously',
  ],
  others: [
    'told us',
    'told me',
    'we heard',
    'i heard',
    'another person',
    'another source',
    'other sources',
    'other interviews',
    'someone said',
    'somebody said',
  ],
  purpose: ['control question', 'test question', 'to check whether', 'known answer'],
};

/** `names`: what the source whose information is put goes by, its type's label first. */
export function wordingDoubts(text: string, names: readonly string[] = []): Doubt[] {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll('’', "'").replaceAll(/\s+/g, ' ');
  const has = (phrases: readonly string[]): boolean =>
    phrases.some((phrase) => phrase !== '' && plain.includes(phrase.toLowerCase()));
  const doubts: Doubt[] = [];
  if (has(PHRASES.leading)) doubts.push('leading');
  if ([...plain].filter((char) => char === '?' || char === '؟').length > 1) doubts.push('double');
  if (has(PHRASES.others)) doubts.push('others');
  if (has(PHRASES.purpose)) doubts.push('purpose');
  if (has(names)) doubts.push('type');
  if (text.includes(BLANK)) doubts.push('blank');
  return doubts;
}

/** A statement, by who made it and whom it retells. */
interface Spoken {
  source: string;
  root: string | null;
  /** Of a document, which anybody may have read. */
  public: boolean;
}

/**
 * Whether all that was said goes back to one person, also what was taken back: the claim's sentence may then be theirs, and
 * is said to nobody else. Who only retells another speaker is no second one, nor are two who retell the same one; what is public betrays nobody.
 */
export function isOnePersons(said: readonly Spoken[]): boolean {
  if (said.length === 0 || said.some((one) => one.public)) return false;
  const speakers = new Set(said.map(({ source }) => source));
  const own = said.filter(({ root }) => root === null || !speakers.has(root));
  return (
    new Set(own.map(({ source, root }) => (root === null || root === 'unknown' ? source : root))).size <= 1
  );
}
