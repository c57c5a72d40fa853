/** Names, posts, days and places that could lead to a person (the identifier scan), and are not what the study is of. */
import { readLabel } from '#core/attribution/label.ts';
import { readPost } from '#core/attribution/post.ts';
import { isGroup, isInstitution, isPersonNoun } from '#core/attribution/nouns.ts';
import type { ScanRule } from '#core/disclosure/hit.ts';
import { soundOf } from '#core/disclosure/lists/list.ts';
import { LATIN_NAME_ENDING, LATIN_NAMES } from '#core/disclosure/lists/names.ts';
import { isOfClaims } from '#core/disclosure/claim-text.ts';
import { scanByRules } from '#core/disclosure/identifier-scan.ts';
import type { Finding } from '../finding.ts';
import type { Known } from '../known.ts';
import { plain, type Manuscript, type Paragraph } from '../text.ts';

const MEND: Readonly<Record<ScanRule, string>> = {
  name: 'Leave the name out and print the role band.',
  title: 'Leave the name out and print the role band.',
  phone: 'Take the number out.',
  document: 'Take the number out.',
  plate: 'Take the number out.',
  'e-mail': 'Take the address out.',
  coordinates: 'Name the province in place of the coordinates.',
  handle: 'Take the account name out, unless it is of a public statement that is cited as one.',
  link: 'Take the link out of the text; in a note to a public document it may stay.',
  date: 'Print the month, or the quarter.',
  place: 'Print the province or region.',
  site: 'Print the province or region.',
  post: 'Print the role band in place of the post.',
  kinship: 'Leave the relationship out.',
  'only-one': 'Say it so that it fits several people.',
  hidden: 'If it is a name, leave it out and print the role band.',
  'unknown-word': 'If it is a name, leave it out and print the role band.',
};
/** Days on which the world knows what happened. */
const PUBLIC_DAYS =
  /^(?:on )?(?:15|26)(?:th)? (?:of )?August,? 2021$|^(?:on )?August (?:15|26)(?:th)?,? 2021$/i;

/** What states and the UN do on a day is in every newspaper: “the agreement of 29 February 2020”. */
const PUBLIC_ACT =
  /\b(?:(?:peace |Doha )?agreements?|accords?|treaty|treaties|resolutions?|(?:general |presidential )?elections?|inauguration|declaration|decree)\b/i;
const SOMEBODY =
  /\b(?:he|she|him|her|his|they|them|we|us|our|who|whom|told|said|says|met|spoke|interview\w*|house|home)\b/i;

/** Named in the clause of the day, in which nobody speaks or is met. */
function isOfPublicAct(words: string, from: number, found: string): boolean {
  const start = Math.max(...['.', ';', '\n'].map((mark) => words.lastIndexOf(mark, from))) + 1;
  const [rest = ''] = words.slice(from + found.length).split(/[.;\n]/);
  const sentence = words.slice(start, from) + found + rest;
  return (
    PUBLIC_ACT.test(sentence) &&
    !SOMEBODY.test(sentence) &&
    !(sentence.match(/\p{L}+/gu) ?? []).some(isPersonNoun)
  );
}

export function identifierFindings(text: Manuscript, known: Known): Finding[] {
  const stated = statedBy(known);
  return text.paragraphs.flatMap((one) => {
    const words = plain(one.text).replace(/\[\^[^\]]+\]/g, (mark) => ' '.repeat(mark.length));
    return scanByRules(words).flatMap(({ from, to, rule }) => {
      const found = words.slice(from, to);
      if (isPublic(one, words, from, found, rule, stated)) return [];
      const line = one.line + (words.slice(0, from).match(/\n/g)?.length ?? 0);
      return [
        {
          line,
          paragraph: one.number,
          rule: 'identifier' as const,
          found: found.replace(/\s+/g, ' '),
          why: `The identifier scan reads it as ${WORDS[rule]}.`,
          mend: MEND[rule],
        },
      ];
    });
  });
}

const WORDS: Readonly<Record<ScanRule, string>> = {
  name: 'a name',
  title: 'a name with its title',
  phone: 'a telephone number',
  document: 'the number of a document',
  plate: 'a vehicle plate',
  'e-mail': 'an e-mail address',
  coordinates: 'coordinates',
  handle: 'an account name',
  link: 'a link',
  date: 'a day, finer than the month',
  place: 'a place finer than the province',
  site: 'a building by its name',
  post: 'a post that one person holds',
  kinship: 'a relationship that singles a person out',
  'only-one': 'something that only one person can be',
  hidden: 'a word written so that no search finds it',
  'unknown-word': 'a word that may be a name',
};

/** Of what the study is about, or of a public document that is cited, and not of somebody who spoke. */
function isPublic(
  one: Paragraph,
  words: string,
  from: number,
  found: string,
  rule: ScanRule,
  stated: Stated,
): boolean {
  if (rule === 'date' && (PUBLIC_DAYS.test(found.trim()) || isOfPublicAct(words, from, found))) return true;
  if (rule === 'post' && PUBLIC_POSTS.test(found)) return true;
  if (rule === 'name' && (isOfInstitution(found) || isFirstWord(words.slice(0, from), found))) return true;
  if (isCitation(one, words) && ['date', 'handle', 'link', 'name', 'title'].includes(rule)) return true;
  if (['place', 'site'].includes(rule) && isTitle(one, found)) return true;
  return isStated(found, rule, stated) && !isOfSpeaker(words.slice(0, from));
}

/** A note to a document or a public statement; never one to an interview. */
function isCitation(one: Paragraph, words: string): boolean {
  const said = words.replace(/\s+/g, ' ').trim();
  if (readPost(said) !== null) return true;
  if (one.kind !== 'note' || readLabel(said) !== null || /\binterview/i.test(said)) return false;
  return /["“”*_]|https?:|\b(?:19|20)\d\d\b|\bp\.|accessed|vol\./.test(said);
}

/** Who holds it speaks in public. */
const PUBLIC_POSTS =
  /\b(?:spokes(?:man|woman|person)|president|prime minister|foreign minister|secretary[- ]general|supreme leader|ambassador to the UN|special (?:envoy|representative))\b/i;
/** “United Nations”: the scan takes two capitals beside a verb of speech for a name. */
const isOfInstitution = (found: string): boolean =>
  found
    .replace(/['’]s\b/g, '')
    .split(/[\s-]+/)
    .some(
      (word) =>
        isInstitution(word) ||
        isGroup(word) ||
        /^(?:state|states|interior|defence|foreign|islamic)$/i.test(word),
    );

/**
 * The scan takes an unknown capital at the head of a sentence for a name, as it must in what people said. In a paper it
 * is a noun (“Incidents rose”), unless a list or an ending knows it as a name.
 */
const isFirstWord = (before: string, found: string): boolean =>
  /(?:^|[.!?:]["”’)]*\s+|^\s*)["“‘(]?$/.test(before) &&
  !/[\s-]/.test(found) &&
  !LATIN_NAMES.has(soundOf(found)) &&
  !LATIN_NAME_ENDING.test(found.toLowerCase());

/** In the title of a work: italics, quotation marks or a link hold it. */
function isTitle(one: Paragraph, found: string): boolean {
  if (one.kind !== 'note') return false;
  return [...one.text.matchAll(/[*_“"]([^*_”"]{4,})[*_”"]|https?:\S+/g)].some((match) =>
    match[0].includes(found),
  );
}

const folded = (text: string): string => text.toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, ' ').trim();
/**
 * What the claims and the titles of public documents say, each folded. A claim is about places, days and posts; whom it names,
 * and how they are reached, was typed by the team, and is no more public for that.
 */
const statedBy = ({ claims, documents }: Known): Stated => ({
  inClaims: claims.map((claim) => folded(`${claim.proposition} | ${claim.place ?? ''}`)),
  inTitles: documents.map((one) => folded(one.title)),
});
interface Stated {
  readonly inClaims: readonly string[];
  readonly inTitles: readonly string[];
}

/** The same words; of a post its words in any order: “the preacher in Herat”. */
function isStated(found: string, rule: ScanRule, { inClaims, inTitles }: Stated): boolean {
  const words =
    folded(found)
      .match(/[\p{L}-]{3,}/gu)
      ?.filter((word) => word !== 'the') ?? [];
  return [...inTitles, ...(isOfClaims(found) ? inClaims : [])].some(
    (text) =>
      text.includes(folded(found)) ||
      (rule === 'post' && words.length > 1 && words.every((word) => text.includes(word))),
  );
}

/** “an elder from …”, “a trader in …”: whose place this is has spoken. */
function isOfSpeaker(before: string): boolean {
  const match =
    /(?:\b(?:an?|one|another|two|three|several|some)\s+)((?:[\w'’-]+\s+){0,4}?[\w'’-]+)\s+(?:from|in|of|at|based in|living in)\s+(?:the\s+)?$/i.exec(
      before,
    );
  return match !== null && (match[1] ?? '').split(/\s+/).some(isPersonNoun);
}
