/** Months of interviews outside the fieldwork, and what the text says of the fieldwork itself. */
import { findDates, printSpan, type Span } from '#core/attribution/dates.ts';
import { isInstitution } from '#core/attribution/nouns.ts';
import { parseAttribution } from '#core/attribution/parse.ts';
import { readLabel } from '#core/attribution/label.ts';
import type { Finding } from '../finding.ts';
import { findFigures, type Figure } from '../figures.ts';
import type { Known } from '../known.ts';
import type { Manuscript, Note, Sentence } from '../text.ts';

export function monthFindings(text: Manuscript, known: Known): Finding[] {
  const window = narrower(known.window, text);
  if (window === null) return [];
  const others = organisationsOf(known);
  return [
    ...text.notes.flatMap((note) =>
      clauses(note.text).flatMap((clause) => outside(note, interviewSpan(clause, others), clause, window)),
    ),
    ...text.sentences.flatMap((one) =>
      outside(one, spokenSpan(one.text, others) ?? labelSpan(one.text, others), one.text, window),
    ),
  ];
}

/** citation-vs-sentence-check: “in late 2022” is not when somebody spoke whose note says July 2022. */
export function citedMonthFindings(text: Manuscript, known: Known): Finding[] {
  const others = organisationsOf(known);
  return text.sentences.flatMap((one): Finding[] => {
    const spoken = spokenSpan(one.text, others);
    const cited = one.notes
      .flatMap((note) => clauses(note.text))
      .flatMap((clause) => interviewSpan(clause, others) ?? []);
    if (spoken === null || cited.length === 0 || cited.some((span) => overlap(spoken, span))) return [];
    return [
      {
        line: one.line,
        paragraph: one.paragraph,
        rule: 'month',
        found: printSpan(spoken),
        why: `“${short(one.text)}” says when somebody spoke, and its note says ${cited.map(printSpan).join(', ')}.`,
        mend: 'Correct the sentence or the note.',
      },
    ];
  });
}

/** Of a year and a month as far as both say it. */
const overlap = (a: Span, b: Span): boolean => starts(a, b) && starts(b, a);
const starts = (a: Span, b: Span): boolean => {
  const length = Math.min(a.from.length, b.to.length);
  return a.from.slice(0, length) <= b.to.slice(0, length);
};

/** The window of the data, or the one that the text states where that lies within it. */
function narrower(window: Span | null, text: Manuscript): Span | null {
  if (window === null) return null;
  const stated = text.sentences
    .filter((one) => /\bfieldwork\b|\binterviews were (?:held|conducted)\b/i.test(one.text))
    .flatMap((one) => findDates(one.text))
    .find(({ span, precision }) => span !== null && span.from !== span.to && precision === 'month')?.span;
  return stated && isWithin(stated, window) ? stated : window;
}

const clauses = (text: string): string[] => text.split(/;\s*/);

function outside(at: Note | Sentence, span: Span | null, text: string, window: Span): Finding[] {
  if (span === null || isWithin(span, window)) return [];
  return [
    {
      line: at.line,
      paragraph: at.paragraph,
      rule: 'month',
      found: printSpan(span),
      why: `“${short(text)}” dates an interview outside the fieldwork, ${printSpan(window)}.`,
      mend: 'Correct the month, or say whose interview it is if another organisation held it.',
    },
  ];
}

const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 77)}…` : text);

/** A year is inside if it meets the window at both ends. */
function isWithin({ from, to }: Span, window: Span): boolean {
  return from >= window.from.slice(0, from.length) && to <= window.to.slice(0, to.length);
}

/** The months of a label of an interview that is this study's own. */
function interviewSpan(clause: string, others: readonly string[]): Span | null {
  const read = readLabel(clause.trim().replace(/\.$/, ''));
  return read === null || read.mode === 'statement' ? null : ownSpan(read.organisation, read, others);
}

function labelSpan(sentence: string, others: readonly string[]): Span | null {
  const inner = /\(([^()]*\binterviews?\b[^()]*)\)/i.exec(sentence)?.[1];
  return inner === undefined ? null : interviewSpan(inner, others);
}

const VERBS =
  '(?:said|told (?:us|the (?:author|authors|team|researchers?))|told \\w+|claimed|stated|reported|confirmed|admitted|conceded|estimated|explained|recalled|acknowledged|insisted|argued|interviewed|met(?: with)? us|spoke|commented|complained|denied|alleged)';
/** Up to where the time begins: “said in May”, and “said in Kabul in May”. */
const SPOKEN = [
  new RegExp(`\\b${VERBS}\\s+(?:to us\\s+|with us\\s+)?(?:again\\s+)?(?:in|during)\\s+(?=\\S)`, 'i'),
  new RegExp(`\\b${VERBS}\\s+(?:in|at)\\s+[\\w-]+(?:\\s+[\\w-]+)?,?\\s+(?:in|during)\\s+(?=\\S)`, 'i'),
];
const OPENING = /^(?:Interviewed in|In|Speaking in|During|By)\s+(?=\S)/;

/** “said in May 2024”, “In May 2024, an elder told us”: when they spoke, not what they spoke of. */
function spokenSpan(sentence: string, others: readonly string[]): Span | null {
  const read = parseAttribution(sentence);
  if (read === null || read.mode === 'statement' || read.form !== 'inline' || read.roles.length === 0)
    return null;
  if (isInstitution(PUBLISHED.exec(sentence)?.[1] ?? '')) return null;
  const starts = [...SPOKEN, OPENING].flatMap((pattern) => {
    const found = pattern.exec(sentence);
    return found ? [found.index + found[0].length] : [];
  });
  const date = findDates(sentence).find((one) => starts.some((start) => near(one.at, start)));
  if (date?.span === undefined || date.span === null) return null;
  return ownSpan(read.organisation, date.span, others);
}

/** “…, the UN reported”: an institution has spoken in public, and nobody was interviewed. */
const PUBLISHED = /, (?:the )?(\p{Lu}[\w-]*) (?:reported|said|noted|recorded|wrote|counted|estimated)\.?$/u;

const near = (at: number, start: number): boolean => at >= start && at - start <= 8;

const ownSpan = (
  organisation: string | null,
  { from, to }: { from: string | null; to: string | null },
  others: readonly string[],
): Span | null =>
  from === null ||
  to === null ||
  (organisation !== null && others.some((other) => isSame(other, organisation)))
    ? null
    : { from, to };

const isSame = (a: string, b: string): boolean => {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x.includes(y) || y.includes(x);
};

/** Organisations whose documents the project holds: their interviews are theirs. */
const organisationsOf = ({ documents }: Known): string[] =>
  documents
    .flatMap(({ title }) => (/^([^:]{2,60}):/.exec(title)?.[1] ?? '').split(/ after (?:the )?/))
    .filter((name) => name !== '');

/** “Interviews were conducted between …”, with nobody else named as who held them. */
const HELD =
  /^(?:[Aa]ll |[Tt]he |[Oo]ur |[Tt]hese )?(?:\w+ )?[Ii]nterviews (?:were|had been) (?:held|conducted|carried out|done)\b(?!.*\bby (?:the )?\p{Lu})/u;
const OWN =
  /\b(?:we|our|this (?:study|paper|report|article)|the (?:study|research|authors?|fieldwork|team)|fieldwork|based on|rests? on|draws? on|a total of|in all|altogether)\b/i;

/** count-and-window-of-interviews: the number and the window in the text are those of the data. */
export function baseFindings(text: Manuscript, known: Known): Finding[] {
  return text.sentences.flatMap((one) => {
    if (
      !(OWN.test(one.text) || HELD.test(one.text)) ||
      !/\binterviews?\b|\binterviewed\b|\bfieldwork\b/i.test(one.text)
    )
      return [];
    return [...countFindings(one, known), ...windowFindings(one, known)];
  });
}

function countFindings(one: Sentence, known: Known): Finding[] {
  const total = findFigures(one.text).find(
    ({ after, isPercent }) =>
      !isPercent && /^(?:[\w-]+ ){0,2}?interviews\b(?! with| of| in which| that)/.test(after),
  );
  const { interviews, printed } = known;
  if (!total || interviews === 0 || [interviews, printed].some((n) => n !== null && fits(total, n)))
    return [];
  if (
    !/\b(?:based on|rests? on|draws? on|a total of|in all|altogether|we (?:held|conducted|carried out)|conducted|were held|were conducted|comprises?|consists? of)\b/i.test(
      one.text,
    )
  )
    return [];
  return [
    {
      line: one.line,
      paragraph: one.paragraph,
      rule: 'stated-base',
      found: `${total.text} interviews`,
      why: `The project holds ${interviews} interviews${printed === null || printed === interviews ? '' : `, and what is made for the paper counts ${printed} of them`}.`,
      mend: `Print ${printed ?? interviews}, or say which interviews are counted.`,
    },
  ];
}

function fits({ lo, bound }: Figure, n: number): boolean {
  if (bound === 'over' || bound === 'at least') return lo <= n;
  return bound === 'about' ? Math.abs(lo - n) <= n * 0.1 : lo === n;
}

function windowFindings(one: Sentence, { window }: Known): Finding[] {
  if (
    window === null ||
    !/\b(?:between|from)\b.*\b(?:and|to|until)\b|\d{4}\s?[-–]\s?(?:\w+ )?\d{4}/i.test(one.text)
  )
    return [];
  if (readLabelIn(one.text)) return [];
  const span = findDates(one.text).find(
    (date) => date.span !== null && date.span.from !== date.span.to,
  )?.span;
  if (!span) return [];
  const [from, to] = [window.from.slice(0, span.from.length), window.to.slice(0, span.to.length)];
  if (span.from === from && span.to === to) return [];
  if (isWithin(span, window) && !/\b(?:fieldwork|all interviews|interviews were)\b/i.test(one.text))
    return [];
  return [
    {
      line: one.line,
      paragraph: one.paragraph,
      rule: 'stated-base',
      found: printSpan(span),
      why: `The interviews of the project are of ${printSpan(window)}.`,
      mend: `Print ${printSpan(window)}, or say which interviews are meant.`,
    },
  ];
}

const readLabelIn = (text: string): boolean => /\([^()]*\binterviews?\b,[^()]*\)/i.test(text);
