/** The keys of a claim's lists: structure that says nothing, so that statements and verdicts can be stored in clear. */
import { ownValues, type ClaimDraft, type ClaimKind, type Fault, type Interest, type Term } from './claim.ts';

const TERM_KINDS = ['value', 'unit', 'definition'] as const;
export type TermKind = (typeof TERM_KINDS)[number];

export interface KeyedTerm extends Term {
  kind: TermKind;
  position: number;
}

const LETTER: Readonly<Record<TermKind, string>> = { value: 'v', unit: 'u', definition: 'd' };

/**
 * The terms of a draft under their keys. A term whose draft key is among `known` keeps it; every other gets the next
 * number that was never used, so that a key never comes to mean something else.
 */
export function keyTerms(
  draft: Pick<ClaimDraft, 'kind' | 'values' | 'units' | 'definitions'>,
  known: readonly { kind: TermKind; key: string }[],
): KeyedTerm[] {
  const lists: Record<TermKind, readonly Term[]> = {
    value: draft.kind === 'category' ? draft.values : [],
    unit: draft.units,
    definition: draft.definitions,
  };
  return TERM_KINDS.flatMap((kind) =>
    keyList(
      kind,
      lists[kind],
      known.filter((term) => term.kind === kind).map((term) => term.key),
    ),
  );
}

function keyList(kind: TermKind, terms: readonly Term[], known: readonly string[]): KeyedTerm[] {
  let last = Math.max(0, ...known.map((key) => Number(key.slice(1)) || 0));
  return terms.map((term, position) => ({
    kind,
    key: known.includes(term.key) ? term.key : `${LETTER[kind]}${++last}`,
    label: term.label.trim(),
    position,
  }));
}

/** Interest with its values under their keys; what names no value of the claim is left out. */
export function rekeyInterest(interest: Interest, values: ReadonlyMap<string, string>): Interest {
  const out: Interest = {};
  for (const [party, signs] of Object.entries(interest)) {
    const keyed = Object.entries(signs).flatMap(([value, sign]): [string, 1 | -1][] => {
      const key = values.get(value);
      return key === undefined ? [] : [[key, sign]];
    });
    if (keyed.length > 0) out[party] = Object.fromEntries(keyed);
  }
  return out;
}

/** What keeps a label from being added to a claim's list. */
export function termFaults(kind: ClaimKind, term: TermKind, label: string): Fault[] {
  if (label.trim() === '')
    return [{ field: term, message: `The ${term} has no words yet. Write what a statement would pick.` }];
  if (term === 'value' && kind !== 'category')
    return [
      {
        field: term,
        message: `A ${kind} has its own values (${
          ownValues(kind)
            .map((own) => own.label)
            .join(', ') || 'figures'
        }). Only a category takes more.`,
      },
    ];
  return [];
}

/** Within one list every label tells itself apart. */
export function listFaults(draft: Pick<ClaimDraft, 'values' | 'units' | 'definitions'>): Fault[] {
  const lists: [string, readonly Term[]][] = [
    ['values', draft.values],
    ['unit', draft.units],
    ['definition', draft.definitions],
  ];
  return lists.flatMap(([field, terms]) => {
    const labels = terms.map((term) => term.label.trim());
    const twin = labels.find((label, i) => labels.indexOf(label) !== i);
    if (labels.includes(''))
      return [{ field, message: 'One line is empty. Write its words, or take it out.' }];
    return twin === undefined
      ? []
      : [{ field, message: `“${twin}” stands there twice. Keep one of the two.` }];
  });
}
