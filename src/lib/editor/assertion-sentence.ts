/**
 * An assertion as a sentence with blanks: "S-7KQ2F affirms that IS-K pays its fighters 235 USD a month in 2022,
 * first-hand." Which blanks there are follows from the claim; each is filled by picking or by typing. Pure.
 */
import type { Interest, Term } from '#core/claim.ts';
import type { Assertion } from '#core/coding.ts';
import { incompleteBlanks, keepsOut } from '#core/incomplete.ts';
import { periodInWords, type Period } from '#core/month.ts';
import type { Messages } from '#lib/messages/en.ts';
import { boundWord, figureText } from './figure.ts';

export interface ClaimOption {
  id: string;
  kind: 'boolean' | 'quantity' | 'trend' | 'category';
  proposition: string;
  period: Period | null;
  values: readonly Term[];
  units: readonly Term[];
  definitions: readonly Term[];
  interest: Interest;
}

export interface SourceOption {
  id: string;
  code: string;
  type: string;
}

/** What a sentence is made from beside the assertion itself. */
export interface SentenceContext {
  /** The speaker's handle. */
  speaker: string;
  claims: readonly ClaimOption[];
  sources: readonly SourceOption[];
  m: Messages;
}

export type BlankKey =
  'stance' | 'claim' | 'value' | 'figure' | 'unit' | 'definition' | 'asked' | 'cases' | 'period' | 'basis';

export interface Blank {
  kind: 'blank';
  key: BlankKey;
  /** What fills it, or null: it is open. */
  text: string | null;
  /** What the open blank asks. */
  question: string;
  /** The engine waits for it while it is open. */
  needed: boolean;
  style: 'plain' | 'strong' | 'italic';
}

export interface Words {
  kind: 'words';
  text: string;
  style: 'plain' | 'strong' | 'italic' | 'code';
}

export type Part = Words | Blank;

export const claimOf = (assertion: Assertion, claims: readonly ClaimOption[]): ClaimOption | null =>
  claims.find((claim) => claim.id === assertion.claim) ?? null;

/** The sentence's parts in order. Blanks that may stay empty are shown while one works on it (`all`). */
export function sentenceOf(assertion: Assertion, context: SentenceContext, all: boolean): Part[] {
  const keys = blanksOf(assertion, claimOf(assertion, context.claims), all);
  return [words(context.speaker, 'code'), words(' '), ...compose(assertion, context, keys)];
}

/** What it comes to, where there is no room for all of it: who speaks is known, and how and when is left to the whole. */
export function shortSentence(assertion: Assertion, context: SentenceContext): Words[] {
  const keys = blanksOf(assertion, claimOf(assertion, context.claims), false);
  const shown = keys.filter((key) => IN_SHORT.includes(key));
  return compose(assertion, context, shown).map((part) =>
    part.kind === 'words' ? part : words(part.text ?? part.question, part.style),
  );
}

const IN_SHORT: readonly BlankKey[] = ['stance', 'claim', 'value', 'figure', 'unit'];

/** A sentence as a reader sees it. */
export const textOf = (parts: readonly Part[]): string =>
  parts.map((part) => (part.kind === 'words' ? part.text : (part.text ?? part.question))).join('');

function compose(assertion: Assertion, context: SentenceContext, keys: readonly BlankKey[]): Part[] {
  const { m } = context;
  const blank = (key: BlankKey): Part[] => (keys.includes(key) ? [blankOf(key, assertion, context)] : []);
  const lead = (text: string, parts: Part[]): Part[] => (parts.length > 0 ? [words(text), ...parts] : []);
  return [
    ...blank('stance'),
    words(m.assertion.that),
    ...blank('claim'),
    ...lead(': ', blank('value')),
    ...lead(': ', blank('figure')),
    ...lead(' ', blank('unit')),
    ...lead(', ', blank('definition')),
    ...lead(', ', blank('asked')),
    ...lead(', ', blank('cases')),
    // Open, it asks "in which months?".
    ...lead(assertion.refersTo ? m.assertion.inPeriod : ', ', blank('period')),
    ...lead(', ', blank('basis')),
    words('.'),
  ];
}

const words = (text: string, style: Words['style'] = 'plain'): Words => ({ kind: 'words', text, style });

/** Blanks that this assertion has, in the sentence's order. */
export function blanksOf(assertion: Assertion, claim: ClaimOption | null, all: boolean): BlankKey[] {
  const needed = neededBlanks(claim);
  const hasFigure = figureText(assertion.lo, assertion.hi) !== null;
  const figures = claim !== null && claim.units.length > 0;
  const shown: Record<BlankKey, boolean> = {
    stance: true,
    claim: true,
    value: needed.includes('value'),
    figure: needed.includes('figure') || hasFigure || (all && figures),
    unit: needed.includes('unit') || (hasFigure && figures),
    definition: needed.includes('definition') || (hasFigure && (claim?.definitions.length ?? 0) > 0),
    asked: all || assertion.prompted || assertion.probed,
    cases: assertion.cases !== null || (all && assertion.probed),
    period: true,
    basis: true,
  };
  return BLANKS.filter((key) => shown[key]);
}

const BLANKS: readonly BlankKey[] = [
  'stance',
  'claim',
  'value',
  'figure',
  'unit',
  'definition',
  'asked',
  'cases',
  'period',
  'basis',
];

function neededBlanks(claim: ClaimOption | null): BlankKey[] {
  const always: BlankKey[] = ['stance', 'claim', 'period', 'basis'];
  switch (claim?.kind) {
    case 'trend':
    case 'category':
      return [...always, 'value'];
    case 'quantity':
      return [...always, 'figure', 'unit', 'definition'];
    case 'boolean':
    case undefined:
      return always;
  }
}

/** Blanks that the engine waits for. */
export function openBlanks(assertion: Assertion, context: SentenceContext): BlankKey[] {
  const claim = claimOf(assertion, context.claims);
  return blanksOf(assertion, claim, false).filter(
    (key) => neededBlanks(claim).includes(key) && filled(key, assertion, context) === null,
  );
}

/** Whether the engine counts it as it stands: a missing unit or basis has a reading of its own. */
export function counts(assertion: Assertion, context: SentenceContext): boolean {
  const claim = claimOf(assertion, context.claims);
  const picked = {
    ...assertion,
    value: claim?.values.some((term) => term.key === assertion.value) ? assertion.value : null,
  };
  return !keepsOut(incompleteBlanks(picked, assertion.root, claim?.kind ?? null));
}

const STYLES: Partial<Record<BlankKey, Blank['style']>> = { stance: 'italic', figure: 'strong' };

function blankOf(key: BlankKey, assertion: Assertion, context: SentenceContext): Blank {
  return {
    kind: 'blank',
    key,
    text: filled(key, assertion, context),
    question: context.m.assertion.questions[key],
    needed: neededBlanks(claimOf(assertion, context.claims)).includes(key),
    style: STYLES[key] ?? 'plain',
  };
}

function filled(key: BlankKey, a: Assertion, context: SentenceContext): string | null {
  const { m } = context;
  const claim = claimOf(a, context.claims);
  switch (key) {
    case 'stance':
      return a.stance && m.assertion.stances[a.stance];
    case 'claim':
      return claim?.proposition ?? null;
    case 'value':
      return labelOf(claim?.values, a.value);
    case 'figure':
      return figureWithBound(a);
    case 'unit':
      return labelOf(claim?.units, a.unit);
    case 'definition':
      return labelOf(claim?.definitions, a.definition);
    case 'asked':
      return askedText(a, context);
    case 'cases':
      return a.cases === null ? null : m.assertion.casesNamed(a.cases);
    case 'period':
      return a.refersTo && periodInWords(a.refersTo);
    case 'basis':
      return basisText(a, context);
  }
}

const labelOf = (terms: readonly Term[] | undefined, key: string | null): string | null =>
  terms?.find((term) => term.key === key)?.label ?? null;

function figureWithBound(a: Assertion): string | null {
  const figure = figureText(a.lo, a.hi);
  return figure && [boundWord(a.bound), figure].filter((w) => w !== '').join(' ');
}

const codeOf = (sources: readonly SourceOption[], id: string): string | null =>
  sources.find((source) => source.id === id)?.code ?? null;

function askedText(a: Assertion, { m, sources }: SentenceContext): string | null {
  if (a.confrontedWith !== null) {
    const code = codeOf(sources, a.confrontedWith);
    return code === null ? m.assertion.putToSource : m.assertion.putFrom(code);
  }
  if (a.prompted) return m.assertion.putToSource;
  return a.probed ? m.assertion.askedForCases : null;
}

function basisText(a: Assertion, { m, sources }: SentenceContext): string | null {
  if (a.root === 'unknown') return m.assertion.fromUnnamed;
  if (a.root !== null) return m.assertion.fromSource(codeOf(sources, a.root) ?? m.assertion.anotherSource);
  if (a.basis === 'hearsay') return null; // from whom is still open
  return a.basis && m.assertion.bases[a.basis];
}

/** Whether what is said serves (+1) or hurts (−1) the speaker's side, by the claim's interest (CONSISTENCY C0). */
export function servesOwnSide(
  assertion: Assertion,
  claim: ClaimOption | null,
  party: string | null,
): 1 | -1 | 0 {
  const stakes = party !== null && claim ? claim.interest[party] : undefined;
  const value = claim && saidValue(assertion, claim);
  return (value && stakes?.[value]) || 0;
}

function saidValue(assertion: Assertion, claim: ClaimOption): string | null {
  switch (claim.kind) {
    case 'quantity':
      return figureText(assertion.lo, assertion.hi) === null ? null : 'high';
    case 'trend':
    case 'category':
      return assertion.value;
    case 'boolean':
      return assertion.stance === 'affirms' ? 'true' : assertion.stance === 'denies' ? 'false' : null;
  }
}
