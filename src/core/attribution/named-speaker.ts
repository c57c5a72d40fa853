/** Somebody with a name stands in an attribution by the office. */
import { isDemonym, isInstitution, isPersonNoun } from './nouns.ts';
import { headAt, singularOf, wordsOf } from './plurals.ts';

/** “US President Joe Biden”, “Zabihullah Mujahid, the Taliban spokesperson”: the office, in a statement. */
export function namedSpeaker(subject: string): string | null {
  const words = wordsOf(subject.replace(/^(the|an?|even|as) /i, ''));
  const noun = words.findIndex((word) => isPersonNoun(word) && singularOf(word) === null && !isDemonym(word));
  const name = words.slice(noun + 1);
  if (
    noun >= 0 &&
    name.length > 0 &&
    name.length < 4 &&
    !name.some(isInstitution) && // “General Directorate”
    name.every((word) => /^\p{Lu}[\p{Ll}'’-]+/u.test(word))
  )
    return officeOf(words.slice(0, noun + 1));
  const apposed = /^\p{Lu}[\p{Ll}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,3}, (?:the |an? )?(.+)$/u.exec(subject);
  const office = wordsOf(apposed?.[1] ?? '');
  if (
    office.length > 0 &&
    isPersonNoun(office[headAt(office)] ?? '') &&
    singularOf(office[headAt(office)] ?? '') === null
  )
    return officeOf(office);
  return null;
}

const officeOf = (words: readonly string[]): string => words.join(' ').replace(/^US(?= )/, 'U.S.');
