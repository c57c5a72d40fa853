/** Attributions of the same kind as the published ones, written from their rules: fields → label, text → fields. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readFields } from '#core/attribution/fields.ts';
import { formatAttribution } from '#core/attribution/format.ts';
import { parseAttribution } from '#core/attribution/parse.ts';

const Case = z.looseObject({
  id: z.string(),
  form: z.string(),
  text: z.string(),
  canonical: z.string(),
  fromContext: z.array(z.string()).default([]),
});
const cases = z
  .object({ attributions: z.array(Case) })
  .parse(
    JSON.parse(readFileSync(join(import.meta.dirname, '../../fixtures/attributions-more.json'), 'utf8')),
  ).attributions;

const FIELDS = [
  ...['form', 'organisation', 'plural', 'roles', 'places', 'from', 'to', 'precision', 'mode', 'count'],
];
const EXEMPTS: Readonly<Record<string, readonly string[]>> = {
  all: FIELDS.slice(1), // a bare short form says nothing by itself
  date: ['from', 'to', 'precision'],
  'roles-partly': ['roles'],
};

const printed = cases.filter(({ form }) => form !== 'short-form');
test.each(printed.map((one) => [one.id, one.canonical, one] as const))('%s prints “%s”', (_, label, one) => {
  const read = readFields(one, one.id);
  expect(read.ok && formatAttribution(read.fields)).toBe(label);
});

test.each(cases.map((one) => [one.id, one.text, one] as const))('%s reads “%s”', (_, text, one) => {
  const exempt = new Set(one.fromContext.flatMap((name) => EXEMPTS[name] ?? [name]));
  const asked = FIELDS.filter((name) => !exempt.has(name));
  const said = (of: object): unknown[] => asked.map((name) => [name, Reflect.get(of, name)]);
  expect(said(parseAttribution(text) ?? {})).toEqual(said(one));
});
