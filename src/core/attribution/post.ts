/** Posts and statements that anybody could read: “tweet by General Directorate of Intelligence, @GDI1415, 8:43pm, 20 March 2022”. */
import { findDates } from './dates.ts';
import type { Attribution } from './fields.ts';
import { readSegments, without } from './label.ts';

const POST =
  /^(?:the |an? )?(?:(?:press|public|official|joint|written|video|audio|televised|Facebook|Telegram|Twitter|X|social media|online|WhatsApp) )*(?<kind>tweets?|re-?tweets?|posts?|threads?|messages?|statements?|press releases?|communiqu[ée]s?|speech(?:es)?|remarks|address(?:es)?|declarations?|releases?|broadcasts?|announcements?|decrees?|letters?|videos?)(?: (?:on|via) (?:X|Twitter|Facebook|Telegram|WhatsApp|YouTube))?(?: \([^)]*\))?(?: (?:by|of|from) (?:the )?(?<rest>.+)|, (?<handle>@[A-Za-z0-9_]+)(?<after>(?:,.*)?))$/i;

/** Account names, times of day, links and what was posted are no fields of an attribution. */
const PASSED = [
  /(?:,\s*)?\(?@[A-Za-z0-9_]+\)?/g,
  /(?:,\s*)?(?:at )?\b\d{1,2}[:.]\d{2}\s?(?:am|pm|a\.m\.|p\.m\.|hrs|h)?(?: ?\(?(?:UTC|GMT|Kabul time|local time|[A-Z]{3,4})(?:[+-]\d{1,2}(?::\d\d)?)?\)?)?(?=,|\s|$)/gi,
  /(?:,\s*)?\b\d{1,2} ?(?:am|pm|a\.m\.|p\.m\.)(?=,|\s|$)/gi,
  /(?:,\s*)?https?:\/\/\S+/g,
  /(?:,\s*)?[“"][^”"]*[”"]/g,
  /(?:,\s*)?\((?:in )?(?:Pashto|Dari|Persian|Arabic|Uzbek|Urdu|Russian|English|Farsi|French|Chinese|Turkish|archived[^)]*)\)/g,
];

/** What a post's or statement's citation says; null where the text is none. */
export function readPost(text: string): Attribution | null {
  const match = POST.exec(text.replace(/^(?=@\w+,)/, 'post, '));
  const { kind = '', handle, after = '' } = match?.groups ?? {};
  if (!match) return null;
  const rest = match.groups?.['rest'] ?? after;
  const date = findDates(rest).at(-1) ?? null;
  const dated = date === null ? rest : without(rest, date);
  const plain = PASSED.reduce((said, pattern) => said.replace(pattern, ''), dated);
  const segments = plain
    .split(/,\s+/)
    .map((one) => one.trim())
    .filter((one) => /\p{L}/u.test(one));
  // A post that names nobody is its account's.
  const said =
    handle === undefined
      ? readSegments(segments, 'statement')
      : { roles: [handle], places: [], plural: false };
  if (said === null || said.roles.length === 0) return null;
  return {
    form: 'footnote',
    organisation: null,
    plural: said.plural || (/s$/i.test(kind) && !/^(remarks|address)$/i.test(kind)),
    roles: said.roles,
    places: said.places,
    from: date?.span?.from ?? null,
    to: date?.span?.to ?? null,
    precision: date?.precision ?? null,
    mode: 'statement',
  };
}
