/** The small form of a claim made in place, as a draft. */
import { CLAIM_KINDS, ownValues, type ClaimDraft, type ClaimKind, type Term } from '#core/claim.ts';
import type { ClaimOption } from './assertion-sentence.ts';
import { readMonth } from '#core/month.ts';
import { readPeriod } from './period.ts';

const text = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

const terms = (lines: string): Term[] =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((label) => ({ key: label, label }));

/** The study's claims, with those made here that its list does not hold yet. */
export function withMade(list: readonly ClaimOption[], made: readonly ClaimOption[]): ClaimOption[] {
  const known = new Set(list.map((one) => one.id));
  return [...list, ...made.filter((one) => !known.has(one.id))];
}

/** What the form leaves out has its default; it can be filled on the claim's own page. */
export function claimFromForm(form: FormData): ClaimDraft {
  const kind: ClaimKind = CLAIM_KINDS.find((one) => one === form.get('kind')) ?? 'boolean';
  return {
    kind,
    proposition: text(form, 'proposition'),
    place: text(form, 'place') || null,
    period: periodOf(text(form, 'from'), text(form, 'to')),
    values: kind === 'category' ? terms(text(form, 'values')) : ownValues(kind),
    units: kind === 'quantity' ? terms(text(form, 'unit')) : [],
    definitions: kind === 'quantity' ? terms(text(form, 'definition')) : [],
    interest: {},
    state: false,
    event: false,
    exhaustive: false,
    family: null,
    parts: [],
    headline: null,
    filed: null,
  };
}

/** "Jun 2022" is read; what is no month is handed on as it is, so that its fault names it. */
function periodOf(from: string, to: string): ClaimDraft['period'] {
  if (from === '' && to === '') return null;
  const [first, last] = [readMonth(from || to), readMonth(to || from)];
  return { from: readPeriod(first)?.from ?? first, to: readPeriod(last)?.to ?? last };
}
