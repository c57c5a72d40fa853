import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { createHash } from 'node:crypto';
import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { packRelease } from '#core/release/pack.ts';
import { releaseTables } from '#core/release/tables.ts';
import { release, SEED } from './release-fixture.ts';

const zip = packRelease(release);
const files = unzipSync(zip);
const text = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
const tables = releaseTables(release);
const NAMES = ['interviews', 'documents', 'claims', 'terms', 'assertions', 'derivation', 'codings'];

const Lines = z.array(z.record(z.string(), z.string()));
const csvOf = (name: string) => Lines.parse(parse(text(`data/${name}.csv`), { columns: true }));

const Package = z.object({
  profile: z.literal('tabular-data-package'),
  name: z.string(),
  licenses: z.array(z.object({ name: z.string() })),
  resources: z.array(
    z.object({
      name: z.string(),
      path: z.string(),
      bytes: z.number(),
      hash: z.string(),
      dialect: z.object({
        delimiter: z.string().length(1),
        quoteChar: z.string().length(1),
        doubleQuote: z.literal(true),
        lineTerminator: z.string(),
        header: z.boolean(),
      }),
      schema: z.object({
        fields: z.array(
          z.object({
            name: z.string(),
            title: z.string().min(3),
            type: z.enum(['string', 'integer', 'number', 'boolean']),
            description: z.string().optional(),
            constraints: z.object({ required: z.literal(true) }).optional(),
            categories: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
          }),
        ),
        missingValues: z.tuple([z.literal('')]),
        primaryKey: z.string().optional(),
        foreignKeys: z
          .array(
            z.object({
              fields: z.string(),
              reference: z.object({ resource: z.string(), fields: z.string() }),
            }),
          )
          .optional(),
      }),
    }),
  ),
});
const described = Package.parse(JSON.parse(text('datapackage.json')));
const resource = (name: string) => {
  const found = described.resources.find((one) => one.name === name);
  if (!found) throw new Error(`no resource ${name}`);
  return found;
};

describe('the files', () => {
  test('the study’s own name is scanned as all that the team typed: with a name in it, no file says it', () => {
    const named = unzipSync(packRelease({ ...release, study: 'What Haji Abdul Rahim built' }));
    for (const [name, bytes] of Object.entries(named))
      expect(strFromU8(bytes), name).not.toMatch(/Rahim|What Haji/);
    expect(strFromU8(named['codebook.md'] ?? new Uint8Array())).toContain(
      'The name of the study is left out',
    );
    expect(text('codebook.md')).not.toContain('The name of the study');
    expect(text('README.md')).toContain(release.study);
  });

  test('one zip holds the tables twice, what describes them, loaders, citation, licence and checksums', () => {
    expect(Object.keys(files)).toEqual(
      [
        ...NAMES.map((name) => `data/${name}.csv`),
        ...NAMES.map((name) => `parquet/${name}.parquet`),
        'CITATION.cff',
        'LICENSE.txt',
        'README.md',
        'SHA256SUMS',
        'codebook.md',
        'datapackage.json',
        'ddi-codebook.xml',
        'load.R',
        'load.do',
        'load.py',
        'load.sps',
      ].toSorted(),
    );
  });

  test('every checksum is that of its file, and no file is without one', () => {
    const lines = text('SHA256SUMS').trimEnd().split('\n');
    const said = Object.fromEntries(lines.map((line) => line.split('  ').toReversed()));
    const { SHA256SUMS: _, ...rest } = files;
    expect(said).toEqual(
      Object.fromEntries(
        Object.entries(rest).map(([name, bytes]) => [name, createHash('sha256').update(bytes).digest('hex')]),
      ),
    );
  });

  test('datapackage.json has the fields, sizes and hashes of the files, and every cell is of its field’s type', () => {
    for (const { path, bytes, hash, name, schema } of described.resources) {
      const file = files[path] ?? new Uint8Array();
      expect([bytes, hash]).toEqual([
        file.length,
        `sha256:${createHash('sha256').update(file).digest('hex')}`,
      ]);
      expect(strFromU8(file).split('\n')[0]).toBe(schema.fields.map((field) => field.name).join(','));
      for (const line of csvOf(name))
        for (const { name: field, type, constraints } of schema.fields) {
          const cell = line[field] ?? '';
          if (cell === '') expect(constraints, `${path}, ${field}`).toBeUndefined();
          else if (type === 'integer') expect(cell).toMatch(/^\d+$/);
          else if (type === 'number') expect(cell).toMatch(/^\d+(\.\d+)?(e[+-]?\d+)?$/);
          else if (type === 'boolean') expect(['true', 'false']).toContain(cell);
        }
    }
  });

  test('datapackage.json is one by the rules of Frictionless: names, paths, dialect, types as written, and keys', () => {
    const NAME = /^[-a-z0-9._/]+$/;
    const unique = (list: readonly string[]): boolean => new Set(list).size === list.length;
    // As Table Schema has it: what a reader takes for a value of the type.
    const written = {
      string: /^[^]*$/,
      integer: /^[+-]?\d+$/,
      number: /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/,
      boolean: /^(true|True|TRUE|1|false|False|FALSE|0)$/,
    };
    for (const name of [described.name, ...described.resources.map((one) => one.name)])
      expect(name).toMatch(NAME);
    expect(unique(described.resources.map(({ name }) => name))).toBe(true);
    for (const { name, path, dialect, schema } of described.resources) {
      expect(path).toMatch(/^(?!\/)(?!.*\.\.)[^\\:]+$/);
      const raw = text(path);
      const rows = z.array(z.array(z.string())).parse(
        parse(raw, {
          delimiter: dialect.delimiter,
          quote: dialect.quoteChar,
          record_delimiter: dialect.lineTerminator,
        }),
      );
      const [header = [], ...lines] = dialect.header ? rows : [];
      expect(header, name).toEqual(schema.fields.map((field) => field.name));
      expect(unique(header), name).toBe(true);
      for (const line of lines)
        for (const [at, { name: field, type, constraints }] of schema.fields.entries()) {
          const cell = line[at] ?? '';
          if (schema.missingValues.some((missing) => missing === cell))
            expect(constraints?.required, `${name}, ${field}`).not.toBe(true);
          else expect(cell, `${name}, ${field}`).toMatch(written[type]);
        }
      for (const { categories } of schema.fields)
        expect(unique((categories ?? []).map(({ value }) => value))).toBe(true);
      if (schema.primaryKey !== undefined)
        expect(schema.fields.find((field) => field.name === schema.primaryKey)?.constraints?.required).toBe(
          true,
        );
      for (const { fields, reference } of schema.foreignKeys ?? []) {
        expect(header).toContain(fields);
        expect(resource(reference.resource).schema.primaryKey, `${name}, ${fields}`).toBe(reference.fields);
      }
    }
  });

  test('keys tell rows apart, and what refers to a row finds it', () => {
    for (const { name, schema } of described.resources) {
      const lines = csvOf(name);
      const key = schema.primaryKey;
      if (key !== undefined) expect(new Set(lines.map((line) => line[key])).size).toBe(lines.length);
      for (const { fields, reference } of schema.foreignKeys ?? []) {
        const there = csvOf(reference.resource).map((line) => line[reference.fields]);
        for (const line of lines) if (line[fields] !== '') expect(there).toContain(line[fields]);
      }
    }
  });

  test('every value of a category that has a list is in it', () => {
    for (const { name, schema } of described.resources)
      for (const { name: field, categories } of schema.fields)
        if (categories)
          for (const line of csvOf(name))
            if (line[field] !== '') expect(categories.map(({ value }) => value)).toContain(line[field]);
  });

  test('Parquet holds the same cells as the CSV, with their types', async () => {
    for (const table of tables) {
      const bytes = files[`parquet/${table.name}.parquet`] ?? new Uint8Array();
      const file = new Uint8Array(bytes).buffer;
      const rows = z.array(z.record(z.string(), z.unknown())).parse(await parquetReadObjects({ file }));
      expect(rows).toEqual(
        table.rows.map((row) => Object.fromEntries(table.variables.map(({ name }, at) => [name, row[at]]))),
      );
      expect(
        parquetMetadata(file)
          .schema.slice(1)
          .map((one) => one.name),
      ).toEqual(table.variables.map(({ name }) => name));
    }
  });

  test('the DDI codebook is well-formed and names every file, variable and category', () => {
    const faults: string[] = [];
    const parser = new DOMParser({ errorHandler: (_level: string, message: string) => faults.push(message) });
    const xml = parser.parseFromString(text('ddi-codebook.xml'), 'text/xml');
    expect(faults).toEqual([]);
    expect(xml.documentElement.namespaceURI).toBe('ddi:codebook:2_5');
    const all = (name: string) => Array.from(xml.getElementsByTagName(name));
    expect(all('fileName').map((one) => one.textContent)).toEqual(NAMES.map((name) => `data/${name}.csv`));
    expect(all('var').map((one) => [one.getAttribute('files'), one.getAttribute('name')])).toEqual(
      tables.flatMap(({ name, variables }) => variables.map((one) => [`F-${name}`, one.name])),
    );
    expect(all('catgry')).toHaveLength(
      tables.flatMap(({ variables }) => variables.flatMap(({ values }) => values ?? [])).length,
    );
    expect(all('titl')[0]?.textContent).toBe('The "lapwings" & others: coded interviews');
  });

  test('no variable is named as a command of SPSS, which would begin one on its line', () => {
    const commands =
      /^(document|add|file|data|display|execute|formats|get|list|missing|recode|save|select|set|show|sort|string|title|weight|all|and|by|eq|ge|gt|le|lt|ne|not|or|to|with)$/;
    for (const { variables } of tables)
      for (const { name } of variables) {
        expect(name).not.toMatch(commands);
        expect(name).toMatch(/^[a-z][a-z_]{0,31}$/);
      }
  });

  test('each loader takes the columns of each file in their order, as the types that their cells have', () => {
    const [r, py, sps, stata] = ['load.R', 'load.py', 'load.sps', 'load.do'].map(text);
    const namesIn = (list = ''): string[][] =>
      [...list.matchAll(/"?(\w+)"?(?: = |: | )"?(\w+)(?:\.\d)?"?/g)].map(([, ...of]) => of);
    const numbers = new Set(['integer', 'numeric', 'Int64', 'Float64', 'F8', 'F16']);
    for (const name of NAMES) {
      const [header = [], ...rows] = z.array(z.array(z.string())).parse(parse(text(`data/${name}.csv`)));
      const cells = header.map((_, at) => rows.map((row) => row[at] ?? ''));
      const isNumber = header.map((one) =>
        ['integer', 'decimal'].includes(
          tables.find((table) => table.name === name)?.variables.find((v) => v.name === one)?.kind ?? '',
        ),
      );
      const expected = header.map((one, at) => [one, isNumber[at]]);
      for (const [at, of] of cells.entries())
        if (isNumber[at] === true)
          expect(of.filter((cell) => cell !== '' && !/^-?\d+(\.\d+)?(e-?\d+)?$/.test(cell))).toEqual([]);
      const asked = {
        r: new RegExp(`^${name} <- read_table\\("${name}", c\\((.+)\\)\\)$`, 'm').exec(r ?? '')?.[1],
        py: new RegExp(`TYPES = \\{[^]*?"${name}": \\{([^}]+)\\}`).exec(py ?? '')?.[1],
        sps: new RegExp(`data/${name}\\.csv'[^]*?/VARIABLES=([^]*?)\\.\nVARIABLE`).exec(sps ?? '')?.[1],
      };
      for (const [loader, list] of Object.entries(asked))
        expect(
          namesIn(list).map(([one = '', type = '']) => [one, numbers.has(type)]),
          `${loader}: ${name}`,
        ).toEqual(expected);
      const widths = namesIn(asked.sps).map(([, type = '']) => Number(type.slice(1)));
      for (const [at, of] of cells.entries())
        for (const cell of of)
          expect(Buffer.byteLength(cell), `${name}: ${header[at]}`).toBeLessThanOrEqual(widths[at] ?? 0);
      const strings =
        new RegExp(`data/${name}\\.csv".* stringcols\\(([\\d ]*)\\)$`, 'm').exec(stata ?? '')?.[1] ?? '';
      expect(strings.split(' ').map(Number), `stata: ${name}`).toEqual(
        isNumber.flatMap((is, at) => (is ? [] : [at + 1])),
      );
      const labelled = [
        ...(stata?.split(`data/${name}.csv`)[1]?.split('save ')[0] ?? '').matchAll(
          /^label variable (\w+) /gm,
        ),
      ];
      expect(labelled.map(([, one]) => one)).toEqual(header);
    }
  });

  test('loaders and the codebook name every variable and every label of a list', () => {
    for (const { name, variables } of tables)
      for (const variable of variables) {
        for (const file of ['load.R', 'load.py', 'load.sps', 'load.do', 'codebook.md'])
          expect(text(file), `${file}: ${name}`).toContain(variable.name);
        for (const { value } of variable.values ?? [])
          for (const file of ['load.R', 'load.py', 'load.sps', 'load.do', 'codebook.md'])
            expect(text(file), `${file}: ${value}`).toContain(value);
      }
  });
});

test('says how far it is while it is packed', () => {
  const shares: number[] = [];
  packRelease(release, (share) => shares.push(share));
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares).toHaveLength(2 * tables.length + 1);
  expect(shares.at(-1)).toBe(1);
});

describe('the same release', () => {
  test('gives the same bytes, in whatever order its rows come', () => {
    const shuffled = <T>(rows: readonly T[]) => fc.shuffledSubarray([...rows], { minLength: rows.length });
    fc.assert(
      fc.property(
        shuffled(release.interviews),
        shuffled(release.assertions),
        shuffled(release.codings),
        shuffled(release.claims),
        (interviews, assertions, codings, claims) => {
          expect(packRelease({ ...release, interviews, assertions, codings, claims })).toEqual(zip);
        },
      ),
      { numRuns: 10 },
    );
  });

  test('with another seed has other ids and another order, and no id of the project is anywhere', () => {
    const other = unzipSync(packRelease({ ...release, seed: SEED.map((byte) => byte + 1) }));
    const ids = (zipped: Record<string, Uint8Array>): string[] =>
      Object.values(zipped).flatMap(
        (bytes) => strFromU8(bytes, true).match(/\b[IDACK]-[2-9A-Z]{12}\b/g) ?? [],
      );
    const [first, second] = [new Set(ids(files)), new Set(ids(other))];
    expect(first.size).toBe(12 + 1 + 3 + 3 + 2);
    expect(second.size).toBe(first.size);
    expect([...first].filter((id) => second.has(id))).toEqual([]);
    const bytes = Object.values(files).map((one) => strFromU8(one, true));
    for (const own of ['interview-', 'document-0', 'claim-', 'code-', 'a-0', 'not-here'])
      expect(bytes.filter((one) => one.includes(own))).toEqual([]);
  });

  test('a seed that can be guessed is refused', () => {
    expect(() => packRelease({ ...release, seed: new Uint8Array(8) })).toThrow(/8 bytes/);
  });

  test('an empty release still opens', async () => {
    const none = packRelease({
      ...release,
      interviews: [],
      documents: [],
      assertions: [],
      codings: [],
      claims: [],
    });
    const file = new Uint8Array(unzipSync(none)['parquet/interviews.parquet'] ?? []).buffer;
    expect(await parquetReadObjects({ file })).toEqual([]);
  });
});

describe('what leaves', () => {
  test('no column is a researcher, a source, a day, a turn, or a figure that an analyst does not see', () => {
    const columns = tables.flatMap(({ variables }) => variables.map(({ name }) => name));
    expect(
      columns.filter((name) =>
        /researcher|^source$|day|turn|author|^(d|rho|g|q|w|x|y|s2|n_?eff)$|interest|party|camp/i.test(name),
      ),
    ).toEqual([]);
  });

  test('a key that the plan does not tell is no column, and the codebook says so', () => {
    expect(resource('interviews').schema.fields.map(({ name }) => name)).toEqual([
      'interview',
      'held',
      'place',
      'source_type',
      'role_band',
      'language',
    ]);
    expect(text('codebook.md')).toContain('How the interview was held is not told at all (D7).');
  });

  test('of those who are left out it prints no count that could be subtracted from another', () => {
    expect(text('codebook.md')).toContain('from sight (D4, D16): fewer than 5, or none.');
    expect(text('codebook.md'), 'nor is nobody told from a few').toContain(
      'not been reviewed for release: fewer than 5, or none.',
    );
    expect(text('codebook.md')).toContain('without consent to this use: 5 or more.');
  });

  test('what is said tells no finer time than the interviews', () => {
    const said = csvOf('assertions').map((line) => line['refers_from']);
    expect(said.toSorted()).toEqual(['', '2022-H1', '2022-H1']);
    expect(csvOf('claims').map((line) => line['period_to'])).toContain('2022-H2');
  });

  test('a cell that a spreadsheet would take for a formula has an apostrophe before it', () => {
    const cells = NAMES.flatMap((name) => csvOf(name).flatMap((line) => Object.values(line)));
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    expect(cells).toContain("'=USD a month");
    expect(cells).toContain("'=SUM(A1)");
  });

  test('no-names-no-exact-roles: a proposition in which the identifier scan finds something is withheld in every file', () => {
    const bytes = Object.values(files).map((one) => strFromU8(one, true));
    expect(bytes.filter((one) => /Karim|70 123/.test(one))).toEqual([]);
    expect(csvOf('claims').map((line) => line['proposition'])).toEqual(
      expect.arrayContaining(['', 'Members are paid so much a month']),
    );
  });

  test('the steps of a derivation add up to its total, those of statements that are not here in sum', () => {
    const lines = csvOf('derivation').filter(({ decibels }) => decibels !== '');
    const signed = lines.map(({ step, towards, decibels }) => ({
      step,
      dB: (towards === 'rest' ? -1 : 1) * Number(decibels),
    }));
    expect(signed.filter(({ step }) => step === 'others')).toEqual([{ step: 'others', dB: 2.8 }]);
    const sum = signed.filter(({ step }) => step !== 'total').reduce((all, { dB }) => all + dB, 0);
    expect(sum).toBeCloseTo(signed.find(({ step }) => step === 'total')?.dB ?? NaN, 6);
  });

  test('dataset-reliability-caveat: what is noted of public material stands in the row of each figure and in what is read first', () => {
    const words = 'Keep in mind (from 2021-08): The press is suppressed.';
    const [pay] = csvOf('claims').filter(({ kind }) => kind === 'quantity');
    expect(pay?.['caveat']).toContain(words);
    expect(
      csvOf('assertions')
        .map(({ caveat }) => caveat)
        .toSorted(),
    ).toEqual(['', '', words]);
    for (const name of ['README.md', 'codebook.md']) expect(text(name), name).toContain(`- ${words}\n`);
    // One that leads to somebody says only that it is there.
    expect(pay?.['caveat']).toContain('Keep in mind: withheld');
    const bare = packRelease({
      ...release,
      claims: release.claims.map((claim) => ({ ...claim, caveats: [] })),
      assertions: release.assertions.map((one) => ({ ...one, caveats: [] })),
    });
    expect(strFromU8(unzipSync(bare)['README.md'] ?? new Uint8Array())).not.toContain('keep in mind');
  });

  test('for inside use it says so, and has no licence', () => {
    const inside = unzipSync(packRelease({ ...release, audience: 'inside' }));
    expect(strFromU8(inside['LICENSE.txt'] ?? new Uint8Array())).toContain('Do not publish these files');
    expect(strFromU8(inside['README.md'] ?? new Uint8Array())).toContain('Do not pass it on');
  });
});
