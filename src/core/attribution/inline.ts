/** Attributions in a sentence: “A Taliban cadre in Kunar said in April 2022”. */
import { findDates, type FoundDate } from './dates.ts';
import type { Attribution, Mode } from './fields.ts';
import { countOf, readSegments, without } from './label.ts';
import { isCommon, isInstitution, isPersonNoun, numberOf, SPEAKING, isCountWord } from './nouns.ts';
import { namedSpeaker } from './named-speaker.ts';
import { readPlaces } from './places.ts';
import { headAt, isSame, singularOf, tailAt, wordsOf } from './plurals.ts';
import { plainSubject, type Subject } from './subject.ts';

/** What a sentence says of its speakers; null where nobody speaks in it. */
export function readInline(sentence: string): Attribution | null {
  const date = dateOf(sentence);
  const undated = date === null ? sentence : without(sentence, date).replace(/^\s*,\s*/, '');
  // “two officials, interviewed in Kabul, said”
  const text = undated
    .replace(/,? interviewed (?=(?:in|at|near|from) \p{Lu})/u, ' ')
    .replace(WHOM_WE_MET, '');
  const asked = askedBy(text);
  const clause = subjectOf(asked.text);
  if (clause === null) return null;
  const read = speakers(clause.subject, clause.after);
  if (read === null) return null;
  if (!clause.isSpoken && !asked.organisation && !isNounPhrase(clause.subject, sentence)) return null;
  return {
    form: isNote(sentence, clause.isSpoken || asked.organisation !== null, date) ? 'footnote' : 'inline',
    organisation: asked.organisation,
    plural: read.plural,
    roles: read.roles,
    places: read.places,
    from: date?.span?.from ?? null,
    to: date?.span?.to ?? null,
    precision: date?.precision ?? null,
    mode: asked.mode ?? read.mode,
    ...countOf(read.count),
  };
}

/** “four of the five judges we met” */
const WHOM_WE_MET =
  /,? (?:(?:that|whom|who) )?(?:we|I) (?:had )?(?:met|interviewed|talked (?:to|with)|spoke (?:to|with)|contacted)(?=,? |$)/;

/** The first date: a later one is of what was told. */
const dateOf = (text: string): FoundDate | null => findDates(text)[0] ?? null;

/** A clause of a note without its label: no verb, no article, a date at its end. */
const isNote = (text: string, isSpoken: boolean, date: FoundDate | null): boolean =>
  !isSpoken &&
  date !== null &&
  /^[\s.,)]*$/.test(text.slice(date.end)) &&
  !/^(an?|the|one|some|even|two|three|as) /i.test(text);

interface Asked {
  readonly text: string;
  readonly organisation: string | null;
  readonly mode: Mode | null;
}

const NAME =
  "(?:the |a )?(\\p{Lu}[\\p{L}\\d.&'’-]*(?: (?:\\p{Lu}[\\p{L}\\d.&'’-]*|of|and|for|the)(?=[ ,.:;“\"]|$))*)";
const TOLD = new RegExp(
  `\\b(?:have |had |has )?(?:told|tells?|speaking to|spoke to|speaking with|spoke with|in (?:an? )?interviews? with|interviewed by|in conversations? with) ${NAME}`,
  'u',
);

/** “told Crisis Group”, “interviewed by the International Crisis Group”. */
function askedBy(text: string): Asked {
  const opening = new RegExp(`^In (?:an? )?(interview|conversation)s? with ${NAME},\\s*`, 'u').exec(text);
  if (opening?.[2] !== undefined)
    return {
      text: text.slice(opening[0].length),
      organisation: opening[2],
      mode: opening[1] === 'conversation' ? 'conversation' : 'interview',
    };
  const found = TOLD.exec(text);
  const organisation = found?.[1]?.replace(/ (?:of|and|for|the)$/, '');
  if (!found || organisation === undefined || organisation === '')
    return { text, organisation: null, mode: null };
  const after = text.slice(found.index + found[0].length);
  const at = readAfter(after);
  return { text: `${text.slice(0, found.index).trim()} told${at}`, organisation, mode: 'interview' };
}

const readAfter = (after: string): string => (/^ in \p{Lu}/u.test(after) ? after : '');

interface Clause {
  readonly subject: string;
  readonly after: string;
  readonly isSpoken: boolean;
}

const ADVERB =
  /^(also|later|privately|openly|even|then|again|both|still|now|once|never|often|generally|[a-z]+ly|in private|have|had|has|was|were|is|are|been|being|be|would|could|did|do|does|who)$/;

/** The words before the verb of speech, without its auxiliaries; all words where there is no such verb. */
function subjectOf(text: string): Clause | null {
  const plain = text
    .trim()
    .replace(/^\p{Lu}\p{Ll}+(?= )/u, (first) => (isCommon(first) ? first.toLowerCase() : first))
    .replace(/^(?:as of|by|in|since)\s*,\s*/i, '')
    .replace(
      /^(?:moreover|however|furthermore|meanwhile|similarly|likewise|in addition|finally|indeed|in private|privately|that|as|but|and|yet),?\s+/i,
      '',
    );
  const according = /(?:^|\b)(?:according to|in the words of|in the view of|in the opinion of)\s+(.+)$/i.exec(
    plain,
  );
  if (according?.[1] !== undefined) return { subject: cutAt(according[1]), after: '', isSpoken: true };
  const words = wordsOf(plain);
  const verb = verbAt(words);
  if (verb === 0) return null;
  if (verb < 0) return { subject: cutEnd(plain), after: '', isSpoken: false };
  let end = verb;
  while (end > 1 && ADVERB.test((words[end - 1] ?? '').replace(/,$/, ''))) end--;
  return {
    subject: cutEnd(words.slice(0, end).join(' ')).replace(/ in private$/, ''),
    after: words.slice(verb + 1).join(' '),
    isSpoken: true,
  };
}

const cutEnd = (text: string): string =>
  text.replace(/,? (?:however|though|too|for (?:his|her|their) part),?$/, '').replace(/[\s,.;:]+$/, '');
/** “according to a Taliban official, the group …”: the speaker ends at the comma, unless a list goes on. */
function cutAt(text: string): string {
  const parts = cutEnd(text).split(/,\s+/);
  let n = 1;
  while (n < parts.length && readPlaces(parts[n] ?? '') !== null) n++;
  return parts.slice(0, n).join(', ');
}

/** The first verb of speech that follows a noun; not a participle that describes it (“told by”). */
function verbAt(words: readonly string[]): number {
  return words.findIndex((word, i) => {
    if (!SPEAKING.has(word.replace(/[,.:]$/, ''))) return false;
    if (i === 0) return false;
    return (
      !/^(an?|the|senior|of|to|in|their|his|for|about|who|that)$/.test(words[i - 1] ?? '') ||
      /^(who|that)$/.test(words[i - 1] ?? '')
    );
  });
}

interface Speakers extends Subject {
  readonly mode: Mode;
}

/** Somebody with a name, an institution, or people by their role. */
function speakers(subject: string, after: string): Speakers | null {
  const named = namedSpeaker(subject);
  if (named !== null) return { roles: [named], plural: false, places: [], count: null, mode: 'statement' };
  const institution = institutionOf(subject);
  if (institution !== null) return institution;
  const parts = subject.split(/,\s+/);
  const isPlaced = parts.length > 1 && parts.slice(1).every((part) => readPlaces(part) !== null);
  const read = (isPlaced ? null : plainSubject(subject, true)) ?? readSegments(parts, 'interview');
  if (read === null || read.roles.length === 0) return null;
  const said = read.places.length > 0 ? null : /^(?:\S+ ?){0,2}?in (\p{Lu}.*)$/u.exec(after)?.[1];
  const places = said === undefined || said === null ? null : readPlaces(cutEnd(said));
  return { ...read, places: places ?? read.places, mode: 'interview' };
}

/** “the police estimated”: sources in it; “the Ministry of Interior said”: its statement. */
function institutionOf(subject: string): Speakers | null {
  const placed = /^(.+?) (?:in|of) (.+)$/.exec(subject);
  const places = readPlaces(placed?.[2] ?? '') ?? [];
  const who = places.length > 0 ? (placed?.[1] ?? subject) : subject;
  const article = /^(?:even )?(the|local|provincial) (.+)$/i.exec(who);
  const name = article?.[2] ?? who;
  const words = wordsOf(name);
  const head = words[headAt(words)] ?? '';
  if (article && words.length <= 3 && isSame(head) && tailAt(words) === words.length)
    return { roles: [`${name} source`], plural: true, places, count: null, mode: 'interview' };
  const isNamed = /^\p{Lu}/u.test(head) && isInstitution(head) && !isPersonNoun(head);
  return isNamed ? { roles: [name], plural: false, places: [], count: null, mode: 'statement' } : null;
}

/** Without a verb: an article or number before a noun for people, or a plural of it. */
function isNounPhrase(subject: string, sentence: string): boolean {
  if (/[!?]/.test(sentence)) return false;
  const words = wordsOf(subject);
  const plain = words.filter((word) => /\p{L}/u.test(word));
  const tail = tailAt(plain);
  const head = isPersonNoun(plain[headAt(plain)] ?? '') && !/^\p{Lu}/u.test(plain[headAt(plain)] ?? '');
  const opened =
    /^(an?|the|one|some|even|another|several|many|most|various|both|other)$/i.test(words[0] ?? '') ||
    numberOf(words[0] ?? '') !== null ||
    isCountWord(words[0] ?? '');
  return (
    head &&
    (opened ||
      plain.slice(0, tail).some((word) => isPersonNoun(word) && singularOf(word) !== null) ||
      tail === plain.length)
  );
}
