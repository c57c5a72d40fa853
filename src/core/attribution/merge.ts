/** Several roles in one phrase: what they share at the beginning or the end is said once. And back. */
import {
  isBelonging,
  isCompoundStart,
  isGroup,
  isPersonNoun,
  isSharedAdjective,
  isInstitution,
} from './nouns.ts';
import {
  headAt,
  isPreposition,
  isSame,
  pluralRole,
  singularOf,
  singularRole,
  tailAt,
  wordsOf,
} from './plurals.ts';

/** “A, B and C”. */
export function listOf(parts: readonly string[]): string {
  const [last, ...before] = parts.toReversed();
  if (last === undefined) return '';
  return before.length === 0 ? last : `${before.toReversed().join(', ')} and ${last}`;
}

interface Phrase {
  readonly words: readonly string[];
  readonly head: number;
  readonly tail: number;
}

/** Roles in the order given, next to each other where they share words. */
export function mergeRoles(roles: readonly string[], plural: boolean): string {
  const phrases = roles.map((role) => phraseOf(plural && !isNamedBody(role) ? pluralRole(role) : role));
  const groups = groupsOf(phrases);
  const printed = groups.map(printGroup);
  const endsMerged = groups.length > 1 && (groups.at(-1)?.length ?? 0) > 1;
  return endsMerged ? printed.join(', ') : listOf(printed);
}

/** “Ministry of Interior”, “UN Security Council”: there is one of the name, however much it says. */
function isNamedBody(role: string): boolean {
  const words = wordsOf(role);
  const head = words[headAt(words)] ?? '';
  return /^\p{Lu}/u.test(head) && isInstitution(head) && !isPersonNoun(head);
}

function phraseOf(text: string): Phrase {
  const words = wordsOf(text);
  return { words, head: headAt(words), tail: tailAt(words) };
}

function groupsOf(phrases: readonly Phrase[]): Phrase[][] {
  const groups: Phrase[][] = [];
  for (const phrase of phrases) {
    const group = groups.at(-1);
    if (group && sharesWith(group, phrase)) group.push(phrase);
    else groups.push([phrase]);
  }
  return groups;
}

/** One kind of sharing a group: the end for all, or the beginning for all. */
const sharesWith = (group: readonly Phrase[], next: Phrase): boolean => {
  const all = [...group, next];
  return endOf(all) > 0 || (beginningOf(all, 0) > 0 && (group.length === 1 || endOf(group) === 0));
};

/** How many words all share at the end: the noun and what follows it, or all that follows bare nouns. */
function endOf(all: readonly Phrase[]): number {
  const [first] = all;
  if (!first) return 0;
  const spare = Math.min(...all.map((one) => one.words.length)) - 1;
  const shared = Math.min(sharedAtEnd(all), spare);
  if (isLeftAlone(all, shared)) return 0;
  const tail = first.words.length - first.tail;
  if (all.some((one) => one.words.length - one.tail !== tail) || shared < tail) return 0;
  if (all.every((one) => shared >= one.words.length - one.head)) return shared;
  return all.every((one) => one.tail === 1) && isTailOfAll(first.words.slice(1)) ? tail : 0;
}

/** “police and deputy police chiefs”: what is left of a role that ends another one would be taken for people. */
const isLeftAlone = (all: readonly Phrase[], shared: number): boolean =>
  all.some(({ words }) => words.length <= sharedAtEnd(all) && isSame(words.at(-1 - shared) ?? ''));

function sharedAtEnd(all: readonly Phrase[]): number {
  let n = 0;
  const [first] = all;
  while (
    first &&
    n < first.words.length &&
    all.every((one) => one.words.at(-1 - n) === first.words.at(-1 - n))
  )
    n++;
  return n;
}

/** How many words all share at the beginning, given what they share at the end; each keeps a word of its own. */
function beginningOf(all: readonly Phrase[], end: number): number {
  const [first] = all;
  if (!first) return 0;
  const most = Math.min(...all.map((one) => Math.min(one.head, one.words.length - end - 1)));
  let n = 0;
  while (n < most && all.every((one) => one.words[n] === first.words[n])) n++;
  while (n > 0 && all.some((one) => !canEnd(first.words[n - 1] ?? '', one.words[n] ?? ''))) n--;
  if (end > 0) return n;
  return all.slice(1).every((one) => isSaidOnce(first.words.slice(0, n), one.words.slice(n))) ? n : 0;
}

/** “South Korean” stays together. */
const canEnd = (last: string, next: string): boolean => !(isCompoundStart(last) && /^\p{Lu}/u.test(next));

/** Whether a reader takes the words before the first noun for the next one too. */
function isSaidOnce(beginning: readonly string[], rest: readonly string[]): boolean {
  const [noun] = rest;
  const last = beginning.at(-1);
  if (noun === undefined || last === undefined || rest.length !== 1) return false;
  if (beginning.every((word) => isSharedAdjective(word))) return true;
  return isGroup(last) && isBelonging(singularOf(noun) ?? noun);
}

function printGroup(group: readonly Phrase[]): string {
  const [first] = group;
  if (!first || group.length === 1) return first?.words.join(' ') ?? '';
  const end = endOf(group);
  const start = beginningOf(group, end);
  const own = group.map((one) => one.words.slice(start, one.words.length - end).join(' '));
  const length = first.words.length;
  return [...first.words.slice(0, start), listOf(own), ...first.words.slice(length - end)].join(' ');
}

// ── back ────────────────────────────────────────────────────────────────────

export interface ReadRoles {
  readonly roles: string[];
  readonly plural: boolean;
}

/** “senior French and Italian judges” → two roles, many people. */
export function splitRoles(text: string): ReadRoles {
  const bodies = namedBodies(text);
  if (bodies.length > 1) return { roles: bodies, plural: true };
  if (isOneName(text)) return { roles: [text], plural: false };
  const read: { role: string; plural: boolean }[] = [];
  let waiting: string[] = [];
  let before: readonly string[] = [];
  for (const [i, part, after] of partsOf(text).map((part, i, all) => [i, part, all.slice(i + 1)] as const)) {
    if (after.length > 0 && isModifier(part, after)) {
      waiting.push(part);
      continue;
    }
    const { role, plural } = singularRole(part);
    const words = wordsOf(role);
    if (waiting.length > 0) read.push(...apart(waiting, words).map((one) => ({ role: one, plural: true })));
    else if (i > 0 && isSaidOnce(before, words)) read.push({ role: [...before, role].join(' '), plural });
    else read.push({ role, plural });
    if (waiting.length > 0) before = [];
    else if (words.length > 1 || before.length === 0) before = beforeNoun(words);
    waiting = [];
  }
  const roles = withTail(read.map((one) => one.role));
  return { roles, plural: roles.length > 1 || read.some((one) => one.plural) || isMany(roles[0] ?? '') };
}

/** “traders and elders based in Kabul”: what follows bare nouns belongs to each. */
function withTail(roles: readonly string[]): string[] {
  const last = wordsOf(roles.at(-1) ?? '');
  const tail = last.slice(tailAt(last));
  const bare = roles.slice(0, -1).every((role) => wordsOf(role).length === 1);
  if (roles.length < 2 || !bare || last.length - tail.length !== 1 || !isTailOfAll(tail)) return [...roles];
  return roles.map((role, i) => (i === roles.length - 1 ? role : [role, ...tail].join(' ')));
}

/** “of parliament” belongs to its noun alone. */
const isTailOfAll = (tail: readonly string[]): boolean =>
  tail.length > 0 && !isPreposition(tail[0] ?? '') && !/^d'/.test(tail[0] ?? '');

/** “police”, “Taliban staff”: many, though the word does not say so. */
const isMany = (role: string): boolean => {
  const words = wordsOf(role);
  return isSame(words[headAt(words)] ?? '') && !/^(kin|crew)$/.test(role);
};

const beforeNoun = (words: readonly string[]): readonly string[] =>
  tailAt(words) === words.length ? words.slice(0, headAt(words)) : [];

/** “Ministry of Interior and UN Security Council”: each with a name of its own, or nothing. */
export function namedBodies(text: string): string[] {
  const parts = text.split(/,\s+|\s+and\s+(?:the )?/);
  return parts.every(isNamedBody) ? parts : [];
}

/** Ministry of Trade and Industry: a name with “and” in it. */
function isOneName(text: string): boolean {
  const words = wordsOf(text);
  const head = words[headAt(words)] ?? '';
  return isNamedBody(text) && !/,/.test(text.slice(0, text.indexOf(head)));
}

/** Between commas and “and”; what follows a preposition (“of trade and industry”) is not cut off. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (const part of text.split(/,\s+(?:and\s+|or\s+)?|\s+(?:and|or|as well as|&)\s+/)) {
    const words = wordsOf(part.replace(/^(an?|the|some|several|other|one) /, ''));
    const last = parts.at(-1);
    if (last !== undefined && hasTail(last) && !isPhraseOfPeople(words) && !opensPair(part, text)) {
      const joint = text.slice(
        text.indexOf(last) + last.length,
        text.indexOf(part, text.indexOf(last) + last.length),
      );
      parts[parts.length - 1] = `${last}${joint}${part}`;
    } else parts.push(words.join(' '));
  }
  return parts.filter((part) => part !== '');
}

/** “ambassadors to Kabul, EU and UN officials”: after a comma, what shares a noun with the last is no part of a tail. */
const opensPair = (part: string, text: string): boolean =>
  new RegExp(`, ${escaped(part)} and `).test(text) &&
  wordsOf(part).every((word) => isGroup(word) || isSharedAdjective(word)) &&
  isPhraseOfPeople(wordsOf(text));

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const hasTail = (part: string): boolean => {
  const words = wordsOf(part);
  return tailAt(words) < words.length;
};

function isPhraseOfPeople(words: readonly string[]): boolean {
  const head = words[headAt(words)] ?? '';
  return isPersonNoun(head) || (/^\p{Ll}/u.test(head) && singularOf(head) !== null && words.length > 1);
}

/** No noun of its own: “Afghan”, “serving”, “aid agency”, before “officials”. */
function isModifier(part: string, after: readonly string[]): boolean {
  const words = wordsOf(part);
  const head = words[headAt(words)] ?? '';
  const last = after.at(-1) ?? '';
  const lastWords = wordsOf(last);
  const lastHead = lastWords[headAt(lastWords)] ?? '';
  if (/^\p{Lu}/u.test(head) && isSame(head)) return lastWords.length > 1;
  if (isSame(head))
    return (
      words.slice(0, -1).every((word) => isSharedAdjective(word) || isGroup(word)) &&
      /^(officer|official|source|commander|chief)s?$/.test(lastHead) &&
      lastWords.length > 1
    );
  if (isPlainPlural(head)) return false;
  if (!isPersonNoun(head)) return true;
  return /^\p{Lu}/u.test(head) ? singularOf(lastHead) !== null : isAdjectiveToo(part) && lastWords.length > 1;
}

const isAdjectiveToo = (part: string): boolean =>
  /^(military|civilian|national|professional|intellectual|youth|student|elite|terrorist|jihadist|jihadi|islamist|insurgent|militant|dissident|exile|humanitarian)$/.test(
    part,
  );

const isPlainPlural = (head: string): boolean =>
  singularOf(head) !== null && (/^\p{Ll}/u.test(head) || isPersonNoun(head));

/** The noun, and what goes with it, belongs to each; so does an adjective that the first alone carries. */
function apart(waiting: readonly string[], last: readonly string[]): string[] {
  const own = ownLength(waiting, last);
  const shared = last.slice(own);
  const modifiers = [...waiting.map(wordsOf), last.slice(0, own)];
  const start = startOf(modifiers);
  return modifiers.map((words, i) => [...(i === 0 ? [] : start), ...words, ...shared].join(' '));
}

/** “Central Asian and European diplomats”: a name of two words, that of the first alone. */
const opensRegion = (words: readonly string[], at: number): boolean =>
  /^\p{Lu}/u.test(words[at] ?? '') && !canEnd(words[at] ?? '', words[at + 1] ?? '');

function startOf([first = [], ...others]: readonly (readonly string[])[]): readonly string[] {
  let n = 0;
  while (n < first.length - 1 && isSharedAdjective(first[n] ?? '') && !opensRegion(first, n)) n++;
  const isOneGroups =
    first.length > n + 1 &&
    isGroup(first[n] ?? '') &&
    !isInstitution(first[n + 1] ?? '') && // “European Union” is one name
    others.every(([word = '']) => !isGroup(word) && !isOfOthers(word));
  if (isOneGroups) return first.slice(0, n + 1);
  return others.some((words) => isSharedAdjective(words[0] ?? '')) ? [] : first.slice(0, n);
}

/** “Pakistani security and intelligence officials”, but “Taliban security and tribal leaders”. */
const isOfOthers = (word: string): boolean =>
  isSharedAdjective(word) || /^(tribal|religious|regional|community|village|hawala)$/.test(word);

/** How many words of the last are its own: one, or a name of several. */
function ownLength(waiting: readonly string[], last: readonly string[]): number {
  const most = headAt(last);
  const before = wordsOf(waiting.at(-1) ?? '');
  const opensName = isCompoundStart(last[0] ?? '') && /^\p{Lu}/u.test(last[1] ?? '');
  if (opensName && !(before.length === 1 && /^(?:North|South|East|West|Central)$/.test(before[0] ?? '')))
    return Math.min(2, most);
  if (before.length > 1 && isKind(before.at(-1))) return Math.min(throughKinds(last, before), most);
  // “U.S. and former European officials”, but “serving and former Taliban officials”.
  const [opens = '', name = ''] = last;
  if (isSharedAdjective(opens) && /^\p{Lu}/u.test(name) && /^\p{Lu}/u.test(before.at(-1) ?? ''))
    return Math.min(2, most);
  if (/^\p{Ll}/u.test(opens)) return Math.min(1, most);
  const isPeople = before.length === 1 && isGroup(before[0] ?? '');
  let n = 1;
  while (
    (isPeople || !isInstitution(last[n] ?? '')) &&
    n < most &&
    /^\p{Lu}/u.test(last[n] ?? '') &&
    !isGroup(last[n] ?? '') &&
    before.length === 1 &&
    !isCompoundStart(before[0] ?? '')
  )
    n++;
  return Math.min(n, most);
}

/** “intelligence”, “district”: what kind of official somebody is, beside when they were one and whose. */
const isKind = (word = ''): boolean => /^\p{Ll}/u.test(word) && !isOfOthers(word);

/** “former Afghan intelligence and serving U.S. district officials”: as many kinds as the one before has, and what leads to them. */
function throughKinds(last: readonly string[], before: readonly string[]): number {
  const kinds = before.length - before.findLastIndex((word) => !isKind(word)) - 1;
  const lead = last.findIndex(isKind);
  return lead < 0 ? last.length : lead + kinds;
}
