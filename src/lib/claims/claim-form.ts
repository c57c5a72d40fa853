/** The form of a claim, decoded: what people typed → a draft, and back. */
import { z } from 'zod';
import {
  CLAIM_KINDS,
  ownValues,
  type ClaimDraft,
  type ClaimKind,
  type Interest,
  type Term,
} from '#core/claim.ts';
import { readMonth, type Period } from '#core/month.ts';
import { figure } from './typed-figure.ts';

const text = z.string().max(2000).default('');
const FormShape = z.object({
  kind: z.enum(CLAIM_KINDS).catch('boolean'),
  proposition: text,
  place: text,
  from: text,
  to: text,
  units: text,
  definitions: text,
  headline: text,
  family: text,
  state: text,
  event: text,
  exhaustive: text,
});

/** How many values a category's form offers at first; a claim with more has as many lines as it has values. */
export const VALUE_LINES = 4;

export interface FormFault {
  field: string;
  message: string;
}

/**
 * Values of a category are in `value.0`, `value.1` … with their keys in `value-key.0` …; interest is in
 * `interest.<party>.<value>` as 1, -1 or empty, where a category's values go by their line.
 */
export function readClaimForm(
  form: FormData,
  parties: readonly string[],
): { draft: ClaimDraft; faults: FormFault[] } {
  const raw = FormShape.parse(Object.fromEntries([...form].filter((pair) => typeof pair[1] === 'string')));
  const values = raw.kind === 'category' ? valueLines(form) : [];
  const headline = figure(raw.headline);
  const draft: ClaimDraft = {
    kind: raw.kind,
    proposition: raw.proposition.trim(),
    place: raw.place.trim() === '' ? null : raw.place.trim(),
    period: periodOf(raw.from, raw.to),
    values: values.map(({ key, label }) => ({ key, label })),
    units: lines(raw.units),
    definitions: lines(raw.definitions),
    interest: interestOf(form, parties, raw.kind, values),
    state: raw.state === 'on',
    event: raw.event === 'on',
    exhaustive: raw.kind === 'quantity' && raw.exhaustive === 'on',
    family: raw.family === '' ? null : raw.family,
    parts: raw.kind === 'quantity' ? partsIn(form) : [],
    headline: raw.kind === 'quantity' ? headline : null,
    filed: filedIn(form, raw.kind, values),
  };
  const faults: FormFault[] =
    raw.kind === 'quantity' && raw.headline.trim() !== '' && headline === null
      ? [
          {
            field: 'headline',
            message: `“${raw.headline.trim()}” is not a figure. Write digits, such as 1000.`,
          },
        ]
      : [];
  return { draft, faults };
}

const partsIn = (form: FormData): string[] => [
  ...new Set(form.getAll('part').filter((part) => typeof part === 'string')),
];

/** Which answer the sentence gives, so that it can be refuted: of a boolean that it is true, unless it says otherwise. */
function filedIn(
  form: FormData,
  kind: ClaimKind,
  values: readonly (Term & { line: number })[],
): string | null {
  const typed = form.get(`filed.${kind}`);
  if (kind === 'quantity') return null;
  if (kind === 'category') return values.find(({ line }) => lineKey(line) === typed)?.key ?? null;
  if (typed === null && kind === 'boolean') return 'true';
  return ownValues(kind).find(({ key }) => key === typed)?.key ?? null;
}

/** Drafts name a value by this key until the store gives it its own. */
const lineKey = (line: number): string => `line-${line}`;

function valueLines(form: FormData): (Term & { line: number })[] {
  const out: (Term & { line: number })[] = [];
  for (let line = 0; form.has(`value.${line}`); line++) {
    const label = String(form.get(`value.${line}`)).trim();
    const kept = String(form.get(`value-key.${line}`) ?? '');
    if (label !== '') out.push({ key: kept === '' ? lineKey(line) : kept, label, line });
  }
  return out;
}

/** Two months or none; half a period is kept as it was typed, so that the rules name the open end. */
function periodOf(from: string, to: string): Period | null {
  const [a, b] = [readMonth(from), readMonth(to)];
  if (a === '' && b === '') return null;
  return { from: a === '' ? b : a, to: b === '' ? a : b };
}

/** One term a line; a line that a list had before keeps its key: `u1: persons` is never typed, so labels decide. */
const lines = (typed: string): Term[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((label) => ({ key: '', label }));

/** The same labels keep their keys; a draft of an edited claim. */
export function keepKeys(
  draft: ClaimDraft,
  before: { units: readonly Term[]; definitions: readonly Term[] },
): ClaimDraft {
  const keep = (terms: readonly Term[], old: readonly Term[]): Term[] =>
    terms.map((term) => old.find((one) => one.label === term.label) ?? term);
  return {
    ...draft,
    units: keep(draft.units, before.units),
    definitions: keep(draft.definitions, before.definitions),
  };
}

/** What interest is asked about: a value of its own kind, a category's line, or that a figure is high. */
export function interestRows(kind: ClaimKind, valueCount: number): { key: string; label: string | null }[] {
  switch (kind) {
    case 'boolean':
    case 'trend':
      return ownValues(kind);
    case 'category':
      return Array.from({ length: valueCount }, (_, line) => ({ key: lineKey(line), label: null }));
    case 'quantity':
      return [{ key: 'high', label: null }];
  }
}

function interestOf(
  form: FormData,
  parties: readonly string[],
  kind: ClaimKind,
  values: readonly (Term & { line: number })[],
): Interest {
  const keys = new Map(
    kind === 'category'
      ? values.map(({ key, line }): [string, string] => [lineKey(line), key])
      : interestRows(kind, 0).map(({ key }): [string, string] => [key, key]),
  );
  const out: Interest = {};
  for (const party of parties)
    for (const [asked, key] of keys) {
      const sign = form.get(`interest.${party}.${asked}`);
      if (sign === '1' || sign === '-1') (out[party] ??= {})[key] = sign === '1' ? 1 : -1;
    }
  return out;
}

/** What the fields hold before anybody types: a claim that is edited, or nothing. */
export interface ClaimFields {
  kind: ClaimKind;
  proposition: string;
  place: string;
  from: string;
  to: string;
  units: string;
  definitions: string;
  headline: string;
  family: string;
  state: boolean;
  event: boolean;
  /** A line each. */
  values: Term[];
  /** `interest.<party>.<row>` → "1" or "-1". */
  interest: Record<string, string>;
  /** A value of its kind, a category's by its line; empty: none. */
  filed: string;
  parts: string[];
  exhaustive: boolean;
}

export function fieldsOf(claim: ClaimDraft | null): ClaimFields {
  if (claim === null)
    return {
      kind: 'boolean',
      proposition: '',
      place: '',
      from: '',
      to: '',
      units: '',
      definitions: '',
      headline: '',
      family: '',
      state: false,
      event: false,
      values: [],
      interest: {},
      filed: 'true',
      parts: [],
      exhaustive: false,
    };
  const byLine = new Map(claim.values.map((value, line) => [value.key, lineKey(line)]));
  const row = (key: string): string => (claim.kind === 'category' ? (byLine.get(key) ?? key) : key);
  return {
    kind: claim.kind,
    proposition: claim.proposition,
    place: claim.place ?? '',
    from: claim.period?.from ?? '',
    to: claim.period?.to ?? '',
    units: claim.units.map((term) => term.label).join('\n'),
    definitions: claim.definitions.map((term) => term.label).join('\n'),
    headline: claim.headline === null ? '' : String(claim.headline),
    family: claim.family ?? '',
    state: claim.state,
    event: claim.event,
    values: claim.kind === 'category' ? claim.values : [],
    filed: claim.filed === null ? '' : row(claim.filed),
    parts: claim.parts,
    exhaustive: claim.exhaustive,
    interest: Object.fromEntries(
      Object.entries(claim.interest).flatMap(([party, signs]) =>
        Object.entries(signs).map(([key, sign]) => [`${party}.${row(key)}`, String(sign)]),
      ),
    ),
  };
}
