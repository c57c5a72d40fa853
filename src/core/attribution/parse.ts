/** The inverse of the formatter: what a note or a sentence says of those who spoke. */
import type { Attribution } from './fields.ts';
import { readInline } from './inline.ts';
import { readLabel } from './label.ts';
import { readPost } from './post.ts';

/**
 * The first attribution of a text; null where it holds none. A bare short form points to another note, which is not in
 * the text: it has no roles, places or dates of its own, and stands for interviews.
 */
export function parseAttribution(text: string): Attribution | null {
  const plain = tidy(text);
  if (isShortForm(plain)) return shortForm(plain);
  for (const clause of clausesOf(plain)) {
    const read = readClause(clause);
    if (read !== null) return read;
  }
  return null;
}

const readClause = (clause: string): Attribution | null =>
  readPost(clause) ?? readLabel(clause) ?? readInline(clause);

const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u00A0\u2007\u202F]/g, ' ')
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, ' ')
    // “Kabul-, Doha- and Moscow-based diplomats”, “Kabul- and Doha-based diplomats”
    .replace(
      /(\p{Lu}\S*?)-, (\p{Lu}\S*?)- and (\p{Lu}\S*?)-based (\p{Ll}[^,;]*)/gu,
      '$4 based in $1, $2 and $3',
    )
    .replace(/(\p{Lu}\S*?)-(?:based)? and (\p{Lu}\S*?)-based (\p{Ll}[^,;]*)/gu, '$3 based in $1 and $2')
    .replace(/\b(Washington),? D\.?C\.?(?!\w)/g, '$1')
    .trim()
    .replace(/^[([{“"']+(?=.)|[)\]}”"']+$/g, '')
    .replace(/^\d{1,3}[.)]? (?=[A-Z“])/, '')
    .replace(/^(?:See (?:also )?|Cf\.? |E\.g\.,? )/i, '')
    .replace(/(?<!\b[A-Z]|cit|Ibid)\.$/i, '')
    .trim();

/** A note's parts stand between semicolons, or are sentences. */
const clausesOf = (text: string): string[] =>
  text
    .split(/;\s*(?:and\s+)?|(?<=[a-z0-9)]{2})\.\s+(?=[A-Z“"])/)
    .map((clause) => clause.trim().replace(/^[“"]|[”"]$/g, ''))
    .filter((clause) => clause !== '');

const SHORT =
  /^(?:ibid(?:em)?|id|idem)\b\.?|\b(?:op|loc)\.? ?cit\b\.?|^(?:see )?(?:note|footnote|fn\.?) \d+|\bsupra\b/i;

/** “Ibid. Crisis Group interviews …” says more than the word. */
const OPENS_SHORT = /^(?:ibid(?:em)?|id|idem)\b\.?[,;:]?\s*/i;

const isShortForm = (text: string): boolean => SHORT.test(text.trim());

/** “Crisis Group interviews, op. cit.” keeps what it says. */
function shortForm(text: string): Attribution {
  const said = readLabel(text.replace(OPENS_SHORT, '').replace(/,?\s*(?:op|loc)\.? ?cit\b.*$/i, ''));
  const none = {
    organisation: null,
    plural: true,
    roles: [],
    places: [],
    from: null,
    to: null,
    precision: null,
  };
  return { ...none, mode: 'interview', ...said, form: 'short-form' };
}
