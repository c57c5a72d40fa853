/**
 * Interchange v1, record by record: shape, defaults, and what a record alone can have wrong. Each record is
 * decoded by itself so that every error can name it.
 */
import { z } from 'zod';
import { LARGEST_FIGURE } from '../coding.ts';
import type { Assertion, Claim, Interchange, InterchangeError, NominalClaim, Source } from './interchange.ts';

/** Missing and null are the same: the empty value. */
function or<S extends z.ZodType, const E>(schema: S, empty: E) {
  return schema.nullish().transform((value) => value ?? empty);
}

const id = z.string().min(1, 'write an id');
const text = or(z.string(), null);
const yes = or(z.boolean(), false);
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month is YYYY-MM, from 01 to 12');
const end = z.string('a period has both ends: write from and to').pipe(month);
const date = or(month, null);
const period = or(
  z
    .object({ from: end, to: end })
    .refine((p) => p.from <= p.to, 'it ends before it begins: swap from and to'),
  null,
);
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
  interest: or(z.record(z.string(), z.record(z.string(), stance)), {}),
  parts: or(z.array(id), []),
  exhaustive: yes,
};

function resolution<V extends z.ZodType>(value: V) {
  return or(z.object({ value, date, known: yes, public: yes }), null);
}

const nominal = z.object({
  ...claimBase,
  kind: z.enum(['boolean', 'category', 'trend']),
  values: or(z.array(z.string()), null),
  filed: text,
  resolved: resolution(z.string('name one of the values of the claim, as text')),
});

const quantity = z.object({
  ...claimBase,
  kind: z.literal('quantity'),
  unit: text,
  headline: or(figure, null),
  resolved: resolution(z.number('a quantity resolves to a figure').pipe(figure)),
});

const claim = z.discriminatedUnion('kind', [nominal, quantity], 'write boolean, category, trend or quantity');

const assertion = z.object({
  id,
  claim: id,
  source: id,
  interview: text,
  researcher: text,
  date,
  refersTo: period,
  value: text,
  lo: or(figure, null),
  hi: or(figure, null),
  unit: text,
  definition: text,
  bound: or(z.enum(['floor', 'ceiling']), null),
  root: text,
  hops: or(z.int().min(0), 0),
  confrontedWith: text,
  probed: yes,
  cases: or(figure.min(0), null),
  forecast: yes,
  retracted: yes,
});

const records = or(z.array(z.unknown()), []);

const file = z.object({
  version: z.literal(1, 'only version 1 of the interchange format is read: write "version": 1'),
  sources: records,
  researchers: or(z.array(id), []),
  claims: records,
  assertions: records,
});

/** A claim without `values` has those of its kind; a category must list its own. */
const valuesOf: Readonly<Record<NominalClaim['kind'], readonly string[]>> = {
  boolean: ['true', 'false'],
  trend: ['up', 'flat', 'down'],
  category: [],
};

function toClaim(c: z.output<typeof claim>): Claim {
  return c.kind === 'quantity'
    ? { ...c, values: null, filed: null }
    : { ...c, values: c.values ?? valuesOf[c.kind], unit: null, headline: null };
}

/** Of lo and hi either may stand for both. */
function toAssertion(a: z.output<typeof assertion>): Assertion {
  return { ...a, lo: a.lo ?? a.hi, hi: a.hi ?? a.lo };
}

function nameOf(record: unknown): string | null {
  const named = z.object({ id }).safeParse(record);
  return named.success ? named.data.id : null;
}

function errorsOf(error: z.ZodError, where: string, record: string | null): InterchangeError[] {
  return error.issues.map((issue) => {
    const path = issue.path.map(String).join('.');
    const at = [where, path].filter((part) => part !== '').join(', ');
    return { record, message: `${at}: ${issue.message}` };
  });
}

/** Decodes each record of a list, and collects what is wrong with any of them. */
function readAll<S extends z.ZodType, T>(
  noun: string,
  list: readonly unknown[],
  schema: S,
  finish: (decoded: z.output<S>) => T,
  errors: InterchangeError[],
): T[] {
  return list.flatMap((record, index) => {
    const read = schema.safeParse(record);
    if (read.success) return [finish(read.data)];
    const name = nameOf(record);
    errors.push(
      ...errorsOf(read.error, name === null ? `${noun} number ${index + 1}` : `${noun} ${name}`, name),
    );
    return [];
  });
}

export function decodeRecords(json: unknown): Interchange {
  const read = file.safeParse(json);
  if (!read.success) return { ok: false, errors: errorsOf(read.error, 'the file', null) };
  const errors: InterchangeError[] = [];
  const sources = readAll('source', read.data.sources, source, (s): Source => s, errors);
  const claims = readAll('claim', read.data.claims, claim, toClaim, errors);
  const assertions = readAll('assertion', read.data.assertions, assertion, toAssertion, errors);
  if (errors.length > 0) return { ok: false, errors };
  return {
    ok: true,
    project: { version: 1, sources, researchers: read.data.researchers, claims, assertions },
  };
}
