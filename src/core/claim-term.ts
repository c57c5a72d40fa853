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

/**
 * What is stored in clear, besides fixed words, is keys: parties that are in use, and the claim's own values. Whatever
 * else interest and filing name is free text, and refused. `values`: what the draft may call a value → its key.
 */
export function keyFaults(
  draft: Pick<ClaimDraft, 'kind' | 'interest' | 'filed'>,
  values: ReadonlyMap<string, string>,
  parties: readonly string[],
): Fault[] {
  const stranger = Object.keys(draft.interest).find(
    (party) => !parties.includes(party) || !/^[a-z0-9-]{1,40}$/.test(party),
  );
  const unknown = Object.values(draft.interest)
    .flatMap((signs) => Object.keys(signs))
    .find((value) => !values.has(value));
  const faults: Fault[] = [];
  if (stranger !== undefined)
    faults.push({
      field: 'interest',
      message: `“${stranger}” is no party of this project. Use ${oneOf(parties)}, or have a lead name it as the affiliation of a source type.`,
    });
  if (unknown !== undefined)
    faults.push({
      field: 'interest',
      message: `“${unknown}” is no value of this claim. Use ${oneOf([...values.keys()])}.`,
    });
  if (draft.filed !== null && (draft.kind === 'quantity' || !values.has(draft.filed)))
    faults.push({
      field: 'filed',
      message:
        draft.kind === 'quantity'
          ? 'A quantity is filed by its headline. Write the figure there, and leave this out.'
          : `“${draft.filed}” is no value of this claim. Use ${oneOf([...values.keys()])}, or leave it out.`,
    });
  return faults;
}

const oneOf = (list: readonly string[]): string =>
  list.length === 0
    ? 'none, since there is none yet'
    : `one of: ${[...new Set(list)].filter((key) => key !== '').join(', ')}`;

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
