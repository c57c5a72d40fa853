/** A secondary source and its origin, cited side by side as if they were two. */
import type { Finding } from '../finding.ts';
import type { Known } from '../known.ts';
import type { Manuscript, Sentence } from '../text.ts';

interface Pair {
  readonly secondary: Cited;
  readonly origin: Cited;
  readonly names: readonly [string, string];
}

/** Whether these words cite it. */
type Cited = (words: string) => boolean;

export function originFindings(text: Manuscript, known: Known): Finding[] {
  const pairs = pairsOf(known);
  return [
    // What one note says by itself is found at that note.
    ...text.sentences.flatMap((one) =>
      one.notes.some((note) => findingsOf(one, note.text, pairs, true).length > 0)
        ? []
        : findingsOf(
            one,
            [one.text, ...one.notes.map((note) => note.text)].join(' ; '),
            pairs,
            one.notes.length > 0,
          ),
    ),
    ...text.notes.flatMap((note) => findingsOf({ ...note, notes: [] }, note.text, pairs, true)),
  ];
}

/** Says itself that the one retells the other. */
const RETOLD =
  /\b(?:as )?(?:cited|citing|cites|quoted|quoting|quotes|reported|referred to|relayed|retold|repeated|computed|calculated|computation|calculations?|analysis|reproduced|summarised|summarized|discussed) (?:by|in|from|at|after|of)?|\b(?:citing|quoting|based on|drawing on|relying on|via|re-?post|after the|repeats?|repeating|draws? on|relies on|rests? on|takes? (?:its|the|this)|from which)\b/i;

function findingsOf(one: Sentence, words: string, pairs: readonly Pair[], isNote: boolean): Finding[] {
  if (
    RETOLD.test(words) ||
    !(
      isNote ||
      /\([^()]*;[^()]*\)|\b(?:according to|both|and|confirm\w*|agree\w*|independent\w*|as well as|also)\b/i.test(
        words,
      )
    )
  )
    return [];
  const pair = pairs.find(({ secondary, origin }) => secondary(words) && origin(words));
  if (!pair) return [];
  return [
    {
      line: one.line,
      paragraph: one.paragraph,
      rule: 'origin',
      found: pair.names.join(' and '),
      why: `${pair.names[0]} retells ${pair.names[1]}: the two are one origin.`,
      mend: `Cite ${pair.names[1]} alone, or write “as cited by ${pair.names[0]}”.`,
    },
  ];
}

function pairsOf({ documents }: Known): Pair[] {
  return documents
    .flatMap(({ title, origins }) => [
      ...origins.map((origin): [string, string] => [title, origin]),
      ...retellerOf(title),
    ])
    .flatMap(([title, origin]) => {
      const names = [nameOf(title), nameOf(origin)] as const;
      if (title === origin) return [];
      if (names[0] === names[1]) return pairOfOneHouse(title, origin);
      const [secondary, own] = [patternsOf(title), patternsOf(origin)];
      return secondary.length === 0 || own.length === 0
        ? []
        : [{ secondary: anyOf(secondary), origin: anyOf(own), names }];
    });
}

const anyOf =
  (patterns: readonly RegExp[]): Cited =>
  (words) =>
    patterns.some((one) => one.test(words));

/** Two works of one house, of which the later retells the earlier: its name is said of both, so that each needs its own words. */
function pairOfOneHouse(title: string, origin: string): Pair[] {
  const house = patternsOf(title);
  const [secondary, own] = [ownWords(title, origin), ownWords(origin, title)];
  if (house.length === 0 || secondary.size === 0 || own.size === 0) return [];
  const names = anyOf(house);
  const cites = (of: ReadonlySet<string>): Cited => {
    const least = Math.min(2, of.size);
    return (words) => names(words) && [...wordsOf(words)].filter((word) => of.has(word)).length >= least;
  };
  return [{ secondary: cites(secondary), origin: cites(own), names: [title, origin] }];
}

/** The words of a title that the other has not: what it is about, and when it was printed. */
function ownWords(title: string, other: string): Set<string> {
  const shared = wordsOf(other);
  return new Set([...wordsOf(title)].filter((word) => !shared.has(word)));
}

const wordsOf = (text: string): Set<string> =>
  new Set(
    (text.toLowerCase().match(/[\p{L}\d]{4,}/gu) ?? []).map((word) =>
      word.replace(/(?<=.{4})(?:ies|y|s)$/, ''),
    ),
  );

/** “A, as cited by B”: B retells A. */
function retellerOf(title: string): [string, string][] {
  const parts = /^(.*?),? as (?:cited|computed|read|quoted) (?:by|in) (.*)$/.exec(title);
  return parts?.[1] !== undefined && parts[2] !== undefined ? [[parts[2], parts[1]]] : [];
}

const nameOf = (title: string): string => (namesIn(title)[0]?.[0] ?? title.split(/[:,]/)[0] ?? title).trim();

const NAMES: readonly (readonly [string, RegExp])[] = [
  ['ACLED', /\bACLED\b|Armed Conflict Location/],
  [
    'the UN monitoring team',
    /\b(?:UN|United Nations) (?:Analytical Support and Sanctions )?monitoring team|\bMonitoring Team\b/i,
  ],
  ['International Crisis Group', /\bCrisis Group\b|\bICG\b/],
  ['RUSI', /\bRUSI\b|Royal United Services Institute/],
  ['Middle East Institute', /(?<!Russian Institute of the )\bMiddle East Institute\b|\bMEI\b/],
  ['Russian Institute of the Middle East', /\bRussian Institute of the Middle East\b/],
  ['UNAMA', /\bUNAMA\b/],
];
/** Before “as cited by”, a title names the origin, after it who retells. */
const namesIn = (title: string): (readonly [string, RegExp])[] =>
  NAMES.filter(([, pattern]) =>
    pattern.test(title.split(/,? as (?:cited|computed|read|quoted) (?:by|in) /)[0] ?? title),
  );

function patternsOf(title: string): RegExp[] {
  const named = namesIn(title).map(([, pattern]) => pattern);
  if (named.length > 0) return named;
  const [lead = ''] = title.split(/:|, as |, known /);
  return lead.length > 12 ? [new RegExp(lead.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i')] : [];
}
