/** Those who spoke, as a text names them: “two senior Taliban officials in Kunar and Nangarhar”. */
import { splitRoles } from './merge.ts';
import { DETERMINERS, isCountWord, isPersonNoun, numberOf } from './nouns.ts';
import { isLargePlace, plainPlace, readPlaces } from './places.ts';
import { headAt, isSame, wordsOf } from './plurals.ts';

export interface Subject {
  readonly roles: string[];
  readonly plural: boolean;
  readonly places: string[];
  readonly count: number | string | null;
}

/** `takesPlace`: the places that a role brings with it are the attribution's, since it names no others. */
export function plainSubject(text: string, takesPlace: boolean, isLabel = false): Subject | null {
  const opened = withoutDeterminers(text);
  const placed = takesPlace ? withoutPlace(opened.text) : { text: opened.text, places: [] };
  const cleaned = ordinary(placed.text);
  const read = splitRoles(cleaned);
  if (read.roles.length === 0 || !(isLabel || isPeople(read.roles))) return null;
  return {
    roles: read.roles,
    plural: (read.plural && !opened.isOne) || opened.isMany,
    places: placed.places,
    count: opened.count,
  };
}

/** A role must have a noun for people, a name, or a plural. */
const isPeople = (roles: readonly string[]): boolean =>
  roles.some((role) => {
    const words = wordsOf(role);
    const head = words[headAt(words)] ?? '';
    return isPersonNoun(head) || isSame(head) || /^\p{Lu}/u.test(head) || words.some(isPersonNoun);
  });

interface Opened {
  readonly text: string;
  readonly count: number | string | null;
  readonly isOne: boolean;
  readonly isMany: boolean;
}

const ABOUT =
  /^(at least|more than|over|some|about|around|nearly|almost|up to|fewer than|a total of|only|just|as many as)\s+/i;

/** “four of the five judges” are four judges. */
const someOf = (whole: string, some: string, all = ''): string =>
  numberOf(some) === null ? whole : `${some} ${numberOf(all) === null && all !== '' ? `${all} ` : ''}`;

function withoutDeterminers(given: string): Opened {
  let text = given
    .trim()
    .replace(/^(?:even|also|only|as|indeed|similarly|likewise|and|but|yet|meanwhile|still),?\s+/i, '');
  const oneOf =
    /^(?:one|another|a member) of (?:(?:(?:the|our|these) )?(?:two|three|four|five|six)|the|our|his|these|several|many)\s+/i.exec(
      text,
    );
  if (oneOf && !/^a member/i.test(text))
    return { text: text.slice(oneOf[0].length), count: null, isOne: true, isMany: false };
  text = text
    .replace(ABOUT, '')
    .replace(/^an? (?:number|handful|range|variety|group|couple|series|set) of /i, (whole) =>
      /couple/.test(whole) ? 'two ' : 'several ',
    );
  text = text
    .replace(/^([\w-]+) of (?:the|our|these|those) (?:([\w-]+) )?/i, someOf)
    .replace(/^half a dozen /i, 'six ')
    .replace(/^a dozen /i, 'twelve ')
    .replace(/^(?:both|all|most|many|some|several|each) of (?:the )?/i, 'several ');
  let count: number | string | null = null;
  let isMany = false;
  for (;;) {
    const [first = '', second = ''] = wordsOf(text);
    const low = first.toLowerCase();
    const number = /^(one)$/.test(low) ? null : numberOf(first);
    if (isCountWord(first) && second === 'of') [count, text] = [low, text.slice(first.length + 4)];
    else if (number !== null && number > 0) [count, text] = [number, text.slice(first.length + 1)];
    else if (DETERMINERS.has(low) && second !== '') text = text.slice(first.length + 1);
    else break;
    isMany ||=
      /^(several|many|various|multiple|numerous|few|both)$/.test(low) || (count !== null && count !== 1);
  }
  return { text, count, isOne: false, isMany };
}

/** “in Kunar”, “from Nangarhar province”, “based in Kabul” at the end; “in the Kunar GDI”, “in the Kunar police”. */
function withoutPlace(whole: string): { text: string; places: string[] } {
  const [text = '', clause] = splitClause(whole);
  const placed = placedAt(text);
  return { ...placed, text: clause === undefined ? placed.text : `${placed.text} ${clause}` };
}

/** What a clause says (“who had fought in Kunar”) is no place of the talk; “who is based in Kabul” is. */
function splitClause(text: string): [string, string?] {
  const clause = / (?=(?:who|whose|which|that) )/.exec(text);
  if (!clause || /^ ?who (?:is|was|are|were)(?: now)? (?:based|living|in) /.test(text.slice(clause.index)))
    return [text];
  return [text.slice(0, clause.index), text.slice(clause.index + 1)];
}

function placedAt(text: string): { text: string; places: string[] } {
  const within = /^(.+?) (?:in|of|from|with|at) the (\p{Lu}[\w’'-]*) (.+)$/u.exec(text);
  if (
    within?.[1] !== undefined &&
    isOffice(within[3] ?? '') &&
    isLargePlace(within[2] ?? '') &&
    !readPlaces(`${within[2]} ${within[3]}`)
  )
    return { text: inOffice(within[1], within[3] ?? ''), places: [plainPlace(within[2] ?? '')] };
  for (const lead of text.matchAll(
    /,? (?:(?:who (?:is|was|were|are) )?(?:based|living|residing|operating|working|stationed|active|located|posted|deployed) )?(?:in|from|at|near|across) /g,
  )) {
    const places = readPlaces(text.slice(lead.index + lead[0].length));
    if (places !== null) return { text: text.slice(0, lead.index), places };
  }
  const based = /^(.*?)\b(\p{Lu}\w+)-based (.+)$/u.exec(text);
  if (based && isLargePlace(based[2] ?? ''))
    return { text: `${based[1]}${based[3]}`, places: [based[2] ?? ''] };
  return ofPlace(text) ?? { text, places: [] };
}

/** “the deputy governor of Kunar”: where the office is; not “a member of the Islamic Emirate of Afghanistan”. */
function ofPlace(text: string): { text: string; places: string[] } | null {
  const [who = '', where, ...more] = text.split(/ of (?:the )?/);
  const places = where === undefined || more.length > 0 ? null : readPlaces(where);
  return places !== null && places.every(isLargePlace) ? { text: who, places } : null;
}

/** “of the Mohmand tribe in Achin”: those are people, and no office of Mohmand. */
const isOffice = (text: string): boolean =>
  !/^(?:tribes?|clans?|families|family|communit(?:y|ies)|people)\b/.test(text);

/** “a source in the Kunar GDI” is a GDI source. */
function inOffice(who: string, office: string): string {
  const words = wordsOf(who);
  const head = words.at(-1) ?? '';
  return [...words.slice(0, -1), office, head].join(' ');
}

/** As the house writes it: U.S. with points, “former” for “ex-”. */
function ordinary(text: string): string {
  return text
    .replace(/\bUS(?=\s)/g, 'U.S.')
    .replace(/\bex-(?=\p{Lu})/gu, 'former ')
    .replace(
      /^(former \S*\p{Lu}\S*) interviewees?$/u,
      (whole, who: string) => `${who} member${whole.endsWith('s') ? 's' : ''}`,
    )
    .replace(/ interviewed$/, '')
    .trim();
}
