/** What an attribution of an anonymous interview says, field by field, and how such fields are read from JSON. */
import { isMonth, isYear } from '#core/month.ts';

const FORMS = ['footnote', 'inline', 'method-note', 'short-form'] as const;
export const MODES = ['interview', 'conversation', 'statement'] as const;
const PRECISIONS = ['month', 'year'] as const;
export type Form = (typeof FORMS)[number];
export type Mode = (typeof MODES)[number];
export type Precision = (typeof PRECISIONS)[number];

export interface Attribution {
  readonly form: Form;
  /** Who asked, or whose statement archive it is; null where the text does not say. */
  readonly organisation: string | null;
  readonly plural: boolean;
  /** Singular, lower case except names. */
  readonly roles: readonly string[];
  readonly places: readonly string[];
  /** `YYYY` or `YYYY-MM`; both ends included, equal for a single one, null where it is not known. */
  readonly from: string | null;
  readonly to: string | null;
  /** Of what the text says: a month whose year it leaves out has `month` and no dates. */
  readonly precision: Precision | null;
  readonly mode: Mode;
  /** How many spoke, where the text says so: a number, or a word such as “dozens”. */
  readonly count?: number | string;
}

/** `place` is where in the input (`attributions[2].mode`); the message ends with what would do. */
export interface FieldsFault {
  readonly place: string;
  readonly message: string;
}

export type ReadFields =
  { readonly ok: true; readonly fields: Attribution } | ({ readonly ok: false } & FieldsFault);

/** A field that cannot be read; `readingOf` makes a value of it. */
export class Refused extends Error {
  readonly fault: FieldsFault;
  constructor(place: string, value: unknown, message: string) {
    super(message);
    this.fault = { place, message: `${shown(value)} ${message}` };
  }
}

/** A value as one short line. */
export function shown(value: unknown): string {
  const text = (value === undefined ? 'nothing' : JSON.stringify(value)).replace(/\s+/g, ' ');
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

/** Fields of an attribution as JSON gave them; unknown ones are ignored, those left out are empty. */
export function readFields(value: unknown, place: string): ReadFields {
  const read = readingOf(() => fieldsOf(value, place));
  return read.ok ? { ok: true, fields: read.value } : read;
}

export type Reading<T> = { readonly ok: true; readonly value: T } | ({ readonly ok: false } & FieldsFault);

export function readingOf<T>(read: () => T): Reading<T> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, ...error.fault };
    throw error;
  }
}

export function fieldsOf(value: unknown, place: string): Attribution {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refused(place, value, 'is no attribution: it takes an object with fields');
  const at = (field: string): unknown => Reflect.get(value, field);
  const roles = wordsOf(at('roles'), `${place}.roles`);
  const count = countOf(at('count'), `${place}.count`);
  const mode = oneOf(MODES, at('mode'), `${place}.mode`);
  if (mode === null) throw new Refused(`${place}.mode`, at('mode'), `is no mode: ${MODES.join(', ')}`);
  return {
    form: oneOf(FORMS, at('form'), `${place}.form`) ?? 'footnote',
    organisation: wordOf(at('organisation'), `${place}.organisation`),
    plural: pluralOf(at('plural'), `${place}.plural`) ?? (roles.length > 1 || (count ?? 1) !== 1),
    roles,
    places: wordsOf(at('places'), `${place}.places`),
    ...datesOf(at('from'), at('to'), at('precision'), place),
    mode,
    ...(count === null ? {} : { count }),
  };
}

function oneOf<const T extends string>(list: readonly T[], value: unknown, place: string): T | null {
  if (value === undefined || value === null) return null;
  const found = list.find((one) => one === value);
  if (found === undefined) throw new Refused(place, value, `is none of ${list.join(', ')}`);
  return found;
}

export function wordOf(value: unknown, place: string): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string' || value.trim() === '')
    throw new Refused(place, value, 'is no text: write some, or null where there is none');
  return value.trim().replace(/\s+/g, ' ');
}

function wordsOf(value: unknown, place: string): string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new Refused(place, value, 'is no list of texts');
  return value.map((one: unknown, i) => {
    const word = wordOf(one, `${place}[${i}]`);
    if (word === null) throw new Refused(`${place}[${i}]`, one, 'is no text: leave it out');
    return word;
  });
}

function pluralOf(value: unknown, place: string): boolean | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'boolean') throw new Refused(place, value, 'is neither true nor false');
  return value;
}

function countOf(value: unknown, place: string): number | string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return wordOf(value, place);
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1)
    throw new Refused(place, value, 'is no count: a whole number from 1, or a word such as “dozens”');
  return value;
}

type Dates = Pick<Attribution, 'from' | 'to' | 'precision'>;

export function datesOf(givenFrom: unknown, givenTo: unknown, given: unknown, place: string): Dates {
  const precision = oneOf(PRECISIONS, given, `${place}.precision`);
  const [first, last] = [dateOf(givenFrom, `${place}.from`), dateOf(givenTo, `${place}.to`)];
  const [from, to] = [first ?? last, last ?? first];
  if (from === null || to === null) return { from: null, to: null, precision };
  if (from.length !== to.length)
    throw new Refused(`${place}.to`, to, `and ${from} are not of one precision: two months, or two years`);
  if (from > to) throw new Refused(`${place}.to`, to, `is before ${from}: put the earlier date in “from”`);
  const own = from.length === 4 ? 'year' : 'month';
  if (precision !== null && precision !== own)
    throw new Refused(`${place}.precision`, precision, `does not fit ${from}, which is a ${own}`);
  return { from, to, precision: own };
}

function dateOf(value: unknown, place: string): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string' || !(isMonth(value) || isYear(value)))
    throw new Refused(place, value, 'is no date: write 2022-03 or 2022');
  return value;
}
