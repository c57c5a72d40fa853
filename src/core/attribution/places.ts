/** Which part of an attribution is a place: a name, or words such as “regional capitals”. */
import { PROVINCES_AND_COUNTRIES } from '#core/disclosure/lists/places.ts';
import { isDemonym, isInstitution, isPersonNoun, numberOf } from './nouns.ts';
import { wordsOf } from './plurals.ts';

const KINDS = new Set(
  'province provinces district districts city cities capital capitals area areas region regions town towns village villages countries country border borders borderlands crossing crossings location locations valley valleys camp camps site sites neighbourhood neighbourhoods elsewhere abroad quarters suburbs outskirts highlands lowlands states emirates islands hub hubs centre centres prison prisons jail market markets airport base bases university hospital capital'.split(
    ' ',
  ),
);
const SMALL = new Set('of the de del la el al and upon sur am i e wa bin ul'.split(' '));
const TOWARDS =
  /^(the )?(north|south|east|west|central|northern|southern|eastern|western|north-eastern|north-western|south-eastern|south-western|northeastern|northwestern|southeastern|southwestern|north-east|south-east|greater|upper|lower|rural|urban|various|undisclosed|unspecified|several|multiple|other|neighbouring|regional|provincial|major|main|different|third)$/i;

/** GDI, TTP: an office or a group; of places only a few countries are written so. */
const ACRONYM = /^(?!US$|UK$|UAE$|DC$|DRC$|KP$)[A-Z]{2,}(?:-[A-Z]+)?$/;

/** “the south-east”: a part of the country, as the regions of a study are called. */
const PART = /^(?:the )?(?:(?:north|south)(?:-?(?:east|west))?|east|west|centre|center)$/i;

/** “Kabul”, “New York”, “eastern Nangarhar”, “regional capitals”, “five provinces”. */
function isPlace(text: string): boolean {
  const words = wordsOf(text);
  const last = words.at(-1);
  if (last === undefined) return false;
  if (isLargePlace(text) || PART.test(text)) return true;
  if (isPersonNoun(last) || isDemonym(last) || ACRONYM.test(last)) return false;
  if (/^\S.* (?:in|from|across|of) /.test(text) && words.some((word) => isPersonNoun(word))) return false;
  const kind = KINDS.has(last.toLowerCase());
  if (
    words.slice(0, -1).some((word) => isInstitution(word)) ||
    (isInstitution(last) && !isNamed(last, words))
  )
    return false;
  if (kind) return words.length > 1 || /^(elsewhere|abroad)$/i.test(last);
  const names = words.filter((word) => !SMALL.has(word) && !TOWARDS.test(word) && numberOf(word) === null);
  return names.length > 0 && names.every((word) => /^\p{Lu}/u.test(word) || /^[a-z]+-\p{Lu}/u.test(word));
}

/** “United Nations” is an institution, “Central African Republic” a place. */
const isNamed = (last: string, words: readonly string[]): boolean => last === 'Republic' && words.length > 2;

export function isLargePlace(text: string): boolean {
  const low = text.toLowerCase();
  return PROVINCES_AND_COUNTRIES.has(low) || PROVINCES_AND_COUNTRIES.has(low.replaceAll(' ', '-'));
}

/** “Kunar province”, “the Kabul province” are Kunar and Kabul. */
export const plainPlace = (text: string): string =>
  text
    .trim()
    .replace(/^(?:the )(?=\p{Lu})/u, '')
    .replace(/^(?:the )?(?:province|city|town) of /i, '')
    .replace(/^(\p{Lu}.*?) (province|Province|city|provinces)$/u, (whole, name: string) =>
      /^(New York|Mexico|Kuwait|Panama|Guatemala)$/.test(name) ? whole : name,
    );

/** “Kabul, Kandahar and Khost” → three; null where one of them is no place. */
export function readPlaces(text: string): string[] | null {
  const parts = text
    .split(/,\s+(?:and\s+|or\s+)?|\s+(?:and|or|as well as|&)\s+/)
    .map((part) => part.trim().replace(/^(?:in|from|at) (?=\p{Lu})/u, ''))
    .filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  if (parts.length > 1 && parts.slice(0, -1).every((part) => TOWARDS.test(part)) && isPlace(last))
    return [text.trim()]; // “northern and eastern provinces” is one
  return parts.length > 0 && parts.every(isPlace) ? parts.flatMap(plainPlaces) : null;
}

/** “Kunar and Nangarhar provinces”: the kind belongs to the names before it, too. */
const plainPlaces = (part: string): string[] => [plainPlace(part)];
