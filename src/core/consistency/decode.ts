/**
 * Interchange v1, record by record: shape, defaults, and what a record alone can have wrong. Each record is
 * decoded by itself so that every error can name it.
 */
import { z } from 'zod';
import { LARGEST_FIGURE } from '../coding.ts';
import { isMonth } from '../month.ts';
import type {
  Assertion,
  Claim,
  Interchange,
  InterchangeError,
  NominalClaim,
  Resolution,
  Source,
} from './interchange.ts';
import { shapeWords } from './shape-words.ts';

// Missing and null are the same: what is given is checked here, and the empty value is put in its place below. (A
// transformation for each field would double the time to read a large file.)
const id = z.string().min(1, 'write an id');
const text = z.string().nullish();
const yes = z.boolean().nullish();
const month = z
  .string()
  .refine(isMonth, 'a month is YYYY-MM, from 01 to 12, in the years 1900 to 2100 of the Gregorian calendar');
const end = z.string('a period has both ends: write from and to').pipe(month);
const date = month.nullish();
const period = z
  .object({ from: end, to: end })
  .refine((p) => p.from <= p.to, 'it ends before it begins: swap from and to')
  .nullish();
const tooLarge = 'no figure goes beyond 1e15: write it in a larger unit';
const figure = z.number().min(-LARGEST_FIGURE, tooLarge).max(LARGEST_FIGURE, tooLarge);
const stance = z.union([z.literal(1), z.literal(0), z.literal(-1)], '+1 serves, −1 hurts: write 1 or -1');

const source = z.object({ id, type: z.string().min(1), party: text, network: text, external: yes });

const claimBase = {
  id,
  definition: text,
  place: text,
  period,
  state: yes,
  event: yes,
  family: text,
  interest: z.record(z.string(), z.record(z.string(), stance)).nullish(),
  parts: z.array(id).nullish(),
  exhaustive: yes,
};

function resolution<V extends z.ZodType>(value: V) {
  return z.object({ value, date, known: yes, public: yes }).nullish();
}

const nominal = z.object({
  ...claimBase,
  kind: z.enum(['boolean', 'category', 'trend']),
  values: z.array(z.string()).nullish(),
  filed: text,
  resolved: resolution(z.string('name one of the values of the claim, as text')),
});

const quantity = z.object({
  ...claimBase,
  kind: z.literal('quantity'),
  unit: text,
  headline: figure.nullish(),
  resolved: resolution(z.number('a quantity resolves to a figure').pipe(figure)),
});

const claim = z.discriminatedUnion('kind', [nominal, quantity], {
  error: ({ code }) => (code === 'invalid_union' ? 'write boolean, category, trend or quantity' : undefined),
});

const assertion = z.object({
  id,
  claim: id,
  source: id,
  interview: text,
  researcher: text,
  date,
  refersTo: period,
  value: text,
  lo: figure.nullish(),
  hi: figure.nullish(),
  unit: text,
  definition: text,
  bound: z.enum(['floor', 'ceiling']).nullish(),
  root: text,
  hops: z.int().min(0).nullish(),
  confrontedWith: text,
  probed: yes,
  cases: figure.min(0).nullish(),
  forecast: yes,
  retracted: yes,
});

const records = z.array(z.unknown()).nullish();

const file = z.object({
  version: z.literal(1, 'only version 1 of the interchange format is read: write "version": 1'),
  sources: records,
  researchers: z.array(id).nullish(),
  claims: records,
  assertions: records,
});

/** A claim without `values` has those of its kind; a category must list its own. */
const valuesOf: Readonly<Record<NominalClaim['kind'], readonly string[]>> = {
  boolean: ['true', 'false'],
  trend: ['up', 'flat', 'down'],
  category: [],
};

function toSource(s: z.output<typeof source>): Source {
  return {
    id: s.id,
    type: s.type,
    party: s.party ?? null,
    network: s.network ?? null,
    external: s.external ?? false,
  };
}

function toClaim(c: z.output<typeof claim>): Claim {
  const base = {
    id: c.id,
    definition: c.definition ?? null,
    place: c.place ?? null,
    period: c.period ?? null,
    state: c.state ?? false,
    event: c.event ?? false,
    family: c.family ?? null,
    interest: c.interest ?? {},
    parts: c.parts ?? [],
    exhaustive: c.exhaustive ?? false,
  };
  if (c.kind === 'quantity') {
    const [unit, headline] = [c.unit ?? null, c.headline ?? null];
    return {
      ...base,
      kind: c.kind,
      values: null,
      unit,
      headline,
      filed: null,
      resolved: toResolution(c.resolved),
    };
  }
  const resolved = toResolution(c.resolved);
  const values = c.values ?? valuesOf[c.kind];
  return { ...base, kind: c.kind, values, unit: null, headline: null, filed: c.filed ?? null, resolved };
}

function toResolution<V>(
  r:
    | {
        value: V;
        date?: string | null | undefined;
        known?: boolean | null | undefined;
        public?: boolean | null | undefined;
      }
    | null
    | undefined,
): Resolution<V> | null {
  if (r === null || r === undefined) return null;
  return { value: r.value, date: r.date ?? null, known: r.known ?? false, public: r.public ?? false };
}

/** Of lo and hi either may stand for both. */
function toAssertion(a: z.output<typeof assertion>): Assertion {
  return {
    id: a.id,
    claim: a.claim,
    source: a.source,
    interview: a.interview ?? null,
    researcher: a.researcher ?? null,
    date: a.date ?? null,
    refersTo: a.refersTo ?? null,
    value: a.value ?? null,
    lo: a.lo ?? a.hi ?? null,
    hi: a.hi ?? a.lo ?? null,
    unit: a.unit ?? null,
    definition: a.definition ?? null,
    bound: a.bound ?? null,
    root: a.root ?? null,
    hops: a.hops ?? 0,
    confrontedWith: a.confrontedWith ?? null,
    probed: a.probed ?? false,
    cases: a.cases ?? null,
    forecast: a.forecast ?? false,
    retracted: a.retracted ?? false,
  };
}

function nameOf(record: unknown): string | null {
  const named = z.object({ id }).safeParse(record);
  return named.success ? named.data.id : null;
}

function errorsOf(error: z.ZodError, where: string, record: string | null): InterchangeError[] {
  return error.issues.map((issue) => {
    const path = issue.path.map(String).join('.');
    const at = [where, path].filter((part) => part !== '').join(', ');
    return { record, message: `${at}: ${shapeWords(issue)}` };
  });
}

/** Decodes each record of a list, and collects what is wrong with any of them. */
function readAll<S extends z.ZodType, T>(
  noun: string,
  list: readonly unknown[] | null | undefined,
  schema: S,
  finish: (decoded: z.output<S>) => T,
  errors: InterchangeError[],
): T[] {
  const found: T[] = [];
  list?.forEach((record, index) => {
    const read = schema.safeParse(record);
    if (read.success) {
      found.push(finish(read.data));
      return;
    }
    const name = nameOf(record);
    const where = name === null ? `${noun} number ${index + 1}` : `${noun} ${name}`;
    for (const error of errorsOf(read.error, where, name)) errors.push(error); // there may be very many
  });
  return found;
}

export function decodeRecords(json: unknown): Interchange {
  const read = file.safeParse(json);
  if (!read.success) return { ok: false, errors: errorsOf(read.error, 'the file', null) };
  const errors: InterchangeError[] = [];
  const sources = readAll('source', read.data.sources, source, toSource, errors);
  const claims = readAll('claim', read.data.claims, claim, toClaim, errors);
  const assertions = readAll('assertion', read.data.assertions, assertion, toAssertion, errors);
  if (errors.length > 0) return { ok: false, errors };
  return {
    ok: true,
    project: { version: 1, sources, researchers: read.data.researchers ?? [], claims, assertions },
  };
}
