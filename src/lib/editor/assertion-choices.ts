/** What the blanks of an assertion can be filled with: picked from a list, or typed. Pure. */
import type { Term } from '#core/claim.ts';
import { STANCES, type Assertion, type Basis } from '#core/coding.ts';
import { asId, type ClaimId, type SourceId } from '#core/ids.ts';
import { periodInWords } from '#core/month.ts';
import type { AssertionFields } from '#doc/entry.ts';
import { claimOf, type BlankKey, type ClaimOption, type SentenceContext } from './assertion-sentence.ts';
import { readFigure } from './figure.ts';
import { readPeriod } from './period.ts';

/** One thing that a blank can be filled with. */
export interface Choice {
  id: string;
  label: string;
  detail?: string;
  /** Other words by which it is found. */
  also?: string;
  fields: AssertionFields;
}

/** What can be picked; a blank that is typed has none. */
export function choicesOf(key: BlankKey, assertion: Assertion, context: SentenceContext): Choice[] {
  const { m } = context;
  const claim = claimOf(assertion, context.claims);
  switch (key) {
    case 'stance':
      return STANCES.map((stance) => ({
        id: stance,
        label: m.assertion.stances[stance],
        fields: { stance },
      }));
    case 'claim':
      return context.claims.map((one) => ({ id: one.id, label: one.proposition, fields: claimFields(one) }));
    case 'value':
      return terms(claim?.values, (value) => ({ value }));
    case 'unit':
      return terms(claim?.units, (unit) => ({ unit }));
    case 'definition':
      return terms(claim?.definitions, (definition) => ({ definition }));
    case 'asked':
      return askedChoices(context);
    case 'basis':
      return basisChoices(context);
    case 'period':
      return claim?.period
        ? [
            {
              id: 'claim',
              label: periodInWords(claim.period),
              detail: m.assertion.claimsPeriod,
              fields: { refersTo: claim.period },
            },
          ]
        : [];
    case 'figure':
    case 'cases':
      return [];
  }
}

/** Another claim has other lists: what was picked from the old ones is open again. A list of one needs no picking. */
export function claimFields(claim: ClaimOption): AssertionFields {
  const only = (list: readonly Term[]): string | null => (list.length === 1 ? (list[0]?.key ?? null) : null);
  return {
    claim: asId<ClaimId>(claim.id),
    value: null,
    unit: claim.kind === 'quantity' ? only(claim.units) : null,
    definition: claim.kind === 'quantity' ? only(claim.definitions) : null,
  };
}

function terms(list: readonly Term[] | undefined, fields: (key: string) => AssertionFields): Choice[] {
  return (list ?? []).map((term) => ({ id: term.key, label: term.label, fields: fields(term.key) }));
}

function askedChoices({ m, sources }: SentenceContext): Choice[] {
  const nothing: AssertionFields = { prompted: false, probed: false, confrontedWith: null, cases: null };
  return [
    { id: 'unasked', label: m.assertion.unasked, fields: nothing },
    { id: 'cases', label: m.assertion.askedForCases, fields: { ...nothing, probed: true } },
    { id: 'put', label: m.assertion.putToSource, fields: { ...nothing, prompted: true } },
    ...sources.map((source) => ({
      id: source.id,
      label: m.assertion.putFrom(source.code),
      detail: source.type,
      fields: { ...nothing, prompted: true, confrontedWith: asId<SourceId>(source.id) },
    })),
  ];
}

const WITHOUT_ORIGIN: readonly Basis[] = [
  'official-claim',
  'document',
  'dataset',
  'inference',
  'detainee',
  'unknown',
];

function basisChoices({ m, sources, speaker }: SentenceContext): Choice[] {
  const own = (basis: Basis): Choice => ({
    id: basis,
    label: m.assertion.bases[basis],
    fields: { basis, root: null, hops: 0 },
  });
  const unnamed: AssertionFields = { basis: 'hearsay', root: 'unknown', hops: 2 };
  return [
    { ...own('first-hand'), also: m.assertion.alsoFirstHand },
    { id: 'unnamed', label: m.assertion.fromUnnamed, also: m.assertion.alsoHearsay, fields: unnamed },
    ...WITHOUT_ORIGIN.map(own),
    ...sources
      .filter((source) => source.code !== speaker)
      .map((source) => ({
        id: source.id,
        label: m.assertion.fromSource(source.code),
        detail: source.type,
        also: m.assertion.alsoHearsay,
        fields: { basis: 'hearsay' as const, root: asId<SourceId>(source.id), hops: 1 },
      })),
  ];
}

/** Blanks that take what is typed. */
export const isTyped = (key: BlankKey): key is 'figure' | 'period' | 'cases' =>
  key === 'figure' || key === 'period' || key === 'cases';

/** What was typed into a blank, or null: it says nothing that the blank can hold. */
export function readTyped(key: BlankKey, text: string): AssertionFields | null {
  switch (key) {
    case 'figure':
      return readFigure(text);
    case 'period': {
      const refersTo = readPeriod(text);
      return refersTo && { refersTo };
    }
    case 'cases':
      return /^\d{1,6}$/.test(text.trim()) ? { cases: Number(text) } : null;
    case 'stance':
    case 'claim':
    case 'value':
    case 'unit':
    case 'definition':
    case 'asked':
    case 'basis':
      return null;
  }
}

/** Opens the blank again. */
export function cleared(key: BlankKey): AssertionFields {
  switch (key) {
    case 'figure':
      return { lo: null, hi: null, bound: null };
    case 'period':
      return { refersTo: null };
    case 'asked':
      return { prompted: false, probed: false, confrontedWith: null, cases: null };
    case 'basis':
      return { basis: null, root: null, hops: 0 };
    case 'claim':
      return { claim: null, value: null, unit: null, definition: null };
    case 'stance':
    case 'value':
    case 'unit':
    case 'definition':
    case 'cases':
      return { [key]: null };
  }
}
