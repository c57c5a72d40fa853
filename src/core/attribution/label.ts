/** Labels of notes: “Crisis Group interviews, Taliban officials, Kabul, 2022”, and the same with “with”, “in” and “by”. */
import { findDates, type FoundDate } from './dates.ts';
import type { Attribution, Mode } from './fields.ts';
import { namedBodies, splitRoles } from './merge.ts';
import { isCountWord, isDemonym, isInstitution, isPersonNoun, numberOf, SPEAKING } from './nouns.ts';
import { namedSpeaker } from './named-speaker.ts';
import { isLargePlace, readPlaces } from './places.ts';
import { headAt, singularOf, wordsOf } from './plurals.ts';
import { plainSubject, type Subject } from './subject.ts';

const KINDS: readonly (readonly [string, Mode])[] = [
  ['interview', 'interview'],
  ['conversation', 'conversation'],
  ['discussion', 'conversation'],
  ['correspondence', 'conversation'],
  ['communication', 'conversation'],
  ['exchange', 'conversation'],
  ['meeting', 'conversation'],
  ['talk', 'conversation'],
  ['statement', 'statement'],
];
const HOW =
  '[Tt]elephone|[Pp]hone|[Vv]ideo|[Oo]nline|[Rr]emote|[Ee]-?mail|[Vv]irtual|WhatsApp|Zoom|Skype|Signal|[Cc]onfidential|[Aa]nonymous|[Pp]rivate|[Ww]ritten|[Ii]n-person|[Ff]ace-to-face|[Pp]ersonal|separate|follow-up|background|off-the-record|semi-structured|in-depth|joint|group|press|public|official';
const LABEL = new RegExp(
  `^(?<before>(?:[^;]*?\\s)??)(?:(?:${HOW})(?:\\s+and\\s+(?:${HOW}))?\\s+)*(?<kind>${KINDS.map(([word]) => `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`).join('|')})(?<many>s?)(?![\\w-])(?<rest>.*)$`,
  's',
);
/** “interviews and conversations”: the first of them is the mode. */
const SECOND_KIND =
  /^\s+and\s+(?:interview|conversation|discussion|exchange|meeting|communication)s?(?=,|\s|$)/i;
/** How it was held, between commas: no place. */
const REMOTE =
  /^(?:(?:by|via|over|on|through) )?(?:the )?(?:telephone|phone|video|online|remote|remotely|e-?mail|WhatsApp|Zoom|Skype|Signal|telephone call|phone call|video call|text message|messages?)$/i;
/** What is said not to be said. */
const WITHHELD =
  /^(?:(?:an? )?(?:undisclosed|unnamed|unspecified|withheld) (?:location|place|city|country|date)|(?:names?|location|place|city|date|identity|identities) (?:withheld|undisclosed|not given)(?: .*)?)$/i;

/** What a label says; null where the text is none. */
export function readLabel(text: string): Attribution | null {
  const match = LABEL.exec(text);
  const { before = '', kind = '', many = '' } = match?.groups ?? {};
  const rest = (match?.groups?.['rest'] ?? '').replace(SECOND_KIND, '');
  if (!match || !isLabelRest(rest)) return null;
  const opening = isOpening(before) ? readOpening(before.replace(/,\s*$/, '')) : null;
  if (opening === null) return null;
  const mode = KINDS.find(([word]) => word === kind.toLowerCase())?.[1] ?? 'interview';
  const date = dateOf(rest);
  const body = date === null ? rest : without(rest, date);
  const said = readBody(body, mode);
  if (said === null) return null;
  return {
    form:
      opening.isCounted || /\b(conducted|carried out|held|took place|undertaken)\b/.test(rest)
        ? 'method-note'
        : 'footnote',
    organisation: opening.organisation ?? said.organisation,
    plural: many !== '' || said.plural || opening.isMany,
    roles: said.roles,
    places: said.places,
    from: date?.span?.from ?? null,
    to: date?.span?.to ?? null,
    precision: date?.precision ?? null,
    mode,
    ...countOf(opening.count ?? said.count),
  };
}

export const countOf = (count: number | string | null): { count?: number | string } =>
  count === null ? {} : { count };

const isLabelRest = (rest: string): boolean =>
  /^\s*$|^,|^\s+(with|in|by|of|on|from|at|between|during|over|since|were|was|have been|conducted|carried|held|and|via|through|undertaken|took|throughout|across)\b|^\s+\d{4}|^\s*[(:]/.test(
    rest,
  );

/** “Organization for Peace, Research and Development interviews”: commas before the mode are those of a name that lists. */
function isOpening(before: string): boolean {
  const name = before.trim().replace(/,$/, '');
  const [last = '', ...parts] = name.split(/,\s+/).toReversed();
  const isListed = parts.length > 0 && /(?:^| )(?:and|&) \p{Lu}/u.test(last);
  return parts.length === 0 ? isPlainName(before) : isListed && parts.every((part) => /^\p{Lu}/u.test(part));
}

/** “Human Rights Watch, telephone interviews”; in “Taliban officials, interviews in Kabul” those who spoke come first. */
const isPlainName = (before: string): boolean =>
  !/,\s*$/.test(before) ||
  (/^\p{Lu}/u.test(before) && !wordsOf(before.replace(/,\s*$/, '')).some(isPersonNoun));

interface Opening {
  readonly organisation: string | null;
  readonly count: number | string | null;
  readonly isCounted: boolean;
  readonly isMany: boolean;
}

/** Before the mode: an organisation, or a count, or nothing. */
function readOpening(text: string): Opening | null {
  const words = wordsOf(text.trim().replace(/['’]s?$/u, ''));
  const rest = [...words];
  if (/^the (?:research|report|paper|article|study|analysis)$/i.test(rest.slice(0, 2).join(' ')))
    rest.splice(0, 2);
  while (
    /^(according|based|drawing|draws?|relies|rests|builds|on|in|from|through|see|also|this|our|report|paper|article|study|is|research|an?|over|some|about|around|nearly|almost|at|least|more|than|up|to|several|many|numerous|multiple|various|of|our|my)$/i.test(
      rest[0] ?? '',
    )
  )
    rest.shift();
  if (rest[0] === 'the') rest.shift(); // “The New York Times” keeps its own
  const [first = ''] = rest;
  const count = isCountWord(first)
    ? first.toLowerCase()
    : /^(19|20)\d\d$/.test(first)
      ? null
      : numberOf(first);
  if (count !== null) rest.shift();
  while (/^of$/i.test(rest[0] ?? '')) rest.shift();
  const organisation = rest.join(' ').replace(/['’]s?$/u, '');
  if (organisation !== '' && !isOrganisation(rest)) return null;
  const isMany = /\b(several|many|numerous|multiple|various)\b/i.test(text);
  return {
    organisation: organisation === '' ? null : organisation,
    count,
    isCounted: count !== null || /^(this|based|drawing|the (report|research|paper))\b/i.test(text),
    isMany: isMany || (count !== null && count !== 1),
  };
}

const isOrganisation = (words: readonly string[]): boolean =>
  /^(\p{Lu}|author|researcher|the\b)/u.test(words[0] ?? '') &&
  !words.some((word) => SPEAKING.has(word)) &&
  words.length < 9;

/** The last date of a label is that of the talk. */
const dateOf = (text: string): FoundDate | null => findDates(text).at(-1) ?? null;

const BEFORE_DATE =
  /[,\s]*(?:\b(?:in|on|of|during|between|from|since|over|throughout|over the course of|in the course of|during the course of|the course of|at various times in|dated|by|until|as of|at))?\s*$/;

/** The text without the date, and without the words that led to it. */
export function without(text: string, date: FoundDate): string {
  const before = text
    .slice(0, date.at)
    .replace(/\b(over|in|during) the (course|period|months|years) (of|from)?\s*$/, '');
  return before.replace(BEFORE_DATE, '') + text.slice(date.end).replace(/^[,\s]+$/, '');
}

interface Said extends Subject {
  readonly organisation: string | null;
}

/** After the mode and without the date: roles, then places. */
function readBody(text: string, mode: Mode): Said | null {
  let organisation: string | null = null;
  let rest = text
    .replace(/^\s+(?:were|was|have been) /, ' ')
    .replace(
      /,? and (?:by|via|over) (?:tele)?phone\b|,? (?:on|at)? ?(?:various|several|different) (?:dates|times)(?: (?:in|during|between))?$/i,
      '',
    )
    .replace(/[,\s]+(?:and )?(?:conducted|carried out|held|that took place|undertaken)\b(?=\s|$|,)/g, ' ')
    .replace(
      /(?:^|\s)by (?:the )?(\p{Lu}[^,]*?)(?= (?:with|in|between)\b|,|\s*$)/u,
      (_whole, name: string) => {
        organisation = name;
        return '';
      },
    )
    .trim();
  rest = rest
    .replace(/^(?:,|:)?\s*(?:with|of)\s+/, ', ')
    .replace(/\s+with\s+(?=\p{Lu}|\p{Ll}+s\b)(?!.*,.*\bwith\b)/u, ', ');
  rest = rest
    .replace(
      /^(?:in|across|from|at)\s+(?=\p{Lu}|[a-z0-9]+ (?:provinces|districts|cities|countries)\b)/u,
      ', ',
    )
    .replace(/^[(),:\s]+|[()\s]+$/g, '');
  const segments = rest
    .split(/,\s+/)
    .map((one) => one.trim().replace(/^(?:and|or) /, ''))
    .filter((one) => one !== '' && !REMOTE.test(one) && !WITHHELD.test(one));
  const said = readSegments(segments, mode);
  return said === null ? null : { ...said, organisation };
}

/** Roles first, then places; a role may bring its places with it (“in Kabul and Khost”). */
export function readSegments(segments: readonly string[], mode: Mode): Subject | null {
  const isPlace = segments.map((segment, i) => isPlaces(segment, i, mode));
  const at = isPlace.lastIndexOf(false) + 1;
  // “South Korean, Italian and Taliban officials”: what looks like a place before a role belongs to it, unless all know it as one.
  const early = segments.slice(0, at).filter((segment, i) => isPlace[i] === true && isLargePlace(segment));
  const people = segments.slice(0, at).filter((segment) => !early.includes(segment));
  const given = readGiven([...early, ...segments.slice(at)]);
  if (people.length === 0) return { roles: [], plural: false, places: given, count: null };
  if (mode === 'statement') return statementOf(people, given);
  const subject = plainSubject(
    people.join(', '),
    given.length === 0 ||
      /\bin \p{Lu}[^,]*$/u.test(people.at(-1) ?? '') ||
      isOneList(people, segments.slice(at)),
    true,
  );
  return subject === null ? null : { ...subject, places: [...subject.places, ...given] };
}

/** “officials from Russia, China and Iran”: what was cut at the commas is one list. */
const isOneList = (people: readonly string[], places: readonly string[]): boolean =>
  /\bfrom \p{Lu}[\w-]*$/u.test(people.at(-1) ?? '') && / and /.test(places[0] ?? '') && places.length === 1;

const isPlaces = (segment: string, at: number, mode: Mode): boolean => {
  const places = readPlaces(segment);
  if (places === null) return false;
  return !(mode === 'statement' && at === 0 && isSpeaker(segment));
};

/** Who makes statements has a name: only a known place is one. */
const isSpeaker = (segment: string): boolean =>
  wordsOf(segment).some((word) => isInstitution(word) || isPersonNoun(word)) || wordsOf(segment).length > 1;

const readGiven = (segments: readonly string[]): string[] =>
  segments.flatMap((segment) => readPlaces(segment) ?? []);

/** A statement's speaker keeps its name as it is; a person's office stands for the name. */
function statementOf(people: readonly string[], places: string[]): Subject {
  const bodies = namedBodies(people.join(', '));
  if (bodies.length > 1) return { roles: bodies, plural: true, places, count: null };
  const office = people.slice(1).find((one) => wordsOf(one).some(isPersonNoun));
  const speaker = office ?? people[0] ?? '';
  const words = wordsOf(speaker.replace(/^(the|an?) /, ''));
  const head = words[headAt(words)] ?? '';
  const many = singularOf(head) !== null && (/^\p{Ll}/u.test(head) || isDemonym(head));
  if (many) return { ...splitRoles(words.join(' ')), places, count: null };
  return { roles: [namedSpeaker(words.join(' ')) ?? words.join(' ')], plural: false, places, count: null };
}
