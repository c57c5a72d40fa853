/** The 57 published vectors, both ways: fields → label, text → fields but those that only its context gives. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readFields, type Attribution } from '#core/attribution/fields.ts';
import { formatAttribution } from '#core/attribution/format.ts';
import { parseAttribution } from '#core/attribution/parse.ts';

const Vector = z.looseObject({
  id: z.string(),
  form: z.string(),
  text: z.string(),
  canonical: z.string(),
  canonicalFromText: z.string().nullable(),
  fromContext: z.array(z.string()),
});
const vectors = z
  .object({ attributions: z.array(Vector) })
  .parse(
    JSON.parse(readFileSync(join(import.meta.dirname, '../../fixtures/attributions-dev.json'), 'utf8')),
  ).attributions;

/** What `fromContext` takes out of the comparison. */
const EXEMPTS: Readonly<Record<string, readonly string[]>> = {
  date: ['from', 'to', 'precision'],
  year: ['from', 'to'],
  'roles-partly': ['roles'],
};
const FIELDS = [
  'form',
  'organisation',
  'plural',
  'roles',
  'places',
  'from',
  'to',
  'precision',
  'mode',
  'count',
];

function fieldsOf(vector: z.infer<typeof Vector>): Attribution {
  const read = readFields(vector, vector.id);
  if (!read.ok) throw new Error(`${read.place}: ${read.message}`);
  return read.fields;
}

describe('footnote-style-anonymous: the published vectors', () => {
  test('are 57', () => {
    expect(vectors).toHaveLength(57);
  });

  test.each(vectors.map((vector) => [vector.id, vector.canonical, vector] as const))(
    '%s prints “%s”',
    (_id, canonical, vector) => {
      expect(formatAttribution(fieldsOf(vector))).toBe(canonical);
    },
  );

  test.each(vectors.map((vector) => [vector.id, vector.text, vector] as const))(
    '%s reads “%s”',
    (_id, text, vector) => {
      const exempt = vector.fromContext.flatMap((name) => EXEMPTS[name] ?? [name]);
      const compared = FIELDS.filter((field) => !exempt.includes(field));
      const pick = (from: object | null): [string, unknown][] =>
        compared.map((field) => [field, from === null ? undefined : Reflect.get(from, field)]);
      expect(pick(parseAttribution(text))).toEqual(pick(vector));
    },
  );

  test.each(
    vectors
      .filter((v) => v.canonicalFromText !== null && !v.fromContext.includes('roles-partly'))
      .map((v) => [v.id, v.canonicalFromText, v.text] as const),
  )('%s, read and printed again, is “%s”', (_id, canonical, text) => {
    const read = parseAttribution(text);
    expect(read === null ? null : formatAttribution(read)).toBe(canonical);
  });

  test.each(vectors.map((vector) => [vector.id, vector.canonical, vector] as const))(
    '%s: parse(format(x)) = x, “%s”',
    (_id, canonical, vector) => {
      const { count: _count, form: _form, ...said } = fieldsOf(vector);
      expect(parseAttribution(canonical)).toEqual({ ...said, form: 'footnote' });
    },
  );
});
