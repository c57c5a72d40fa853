import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportFiles, exportZip } from '#core/export/bundle.ts';
import type { AssertionRow, CodingRow, ExportRows, InterviewRow } from '#core/export/rows.ts';

const kunar: InterviewRow = {
  id: 'i-1',
  person: 's-1',
  record: 'R-22222',
  source: 'S-22222',
  sourceType: 'elder',
  camp: 'community',
  roleBand: 'elder',
  month: '2022-03',
  region: 'kunar',
  mode: 'face-to-face',
  language: 'ps',
};
const report: InterviewRow = {
  ...kunar,
  id: 'i-2',
  person: 's-2',
  record: 'R-33333',
  source: 'S-33333',
  sourceType: 'public-document',
  camp: 'outside',
  roleBand: null,
  mode: 'document',
};

const coding = (interview: InterviewRow, code: string | null, turn: number | null): CodingRow => ({
  interview,
  code,
  turn,
});

const assertion: AssertionRow = {
  interview: kunar,
  turn: 2,
  claim: 'c-1',
  stance: 'affirms',
  value: null,
  lo: 200,
  hi: 230,
  bound: 'range',
  unit: 'u1',
  definition: 'd1',
  refersTo: { from: '2022-01', to: '2022-03' },
  basis: 'hearsay',
  root: 'withheld',
  hops: 1,
  prompted: false,
  confrontedWith: null,
  probed: true,
  cases: 3,
  forecast: false,
  retracted: false,
  againstInterest: null,
  caveat: 'caveat-1',
};

const rows: ExportRows = {
  interviews: [kunar, report],
  codings: [coding(kunar, 'k-pay', 2), coding(kunar, 'k-hawala', 10), coding(report, null, null)],
  assertions: [assertion],
  claims: [
    {
      id: 'c-1',
      kind: 'quantity',
      period: { from: '2022-01', to: '2022-12' },
      status: 'probable',
      best: null,
      p: null,
      range: { lo: 150, point: 215, hi: 300 },
      caveat: 'caveat-1',
    },
    {
      id: 'c-2',
      kind: 'boolean',
      period: null,
      status: null,
      best: null,
      p: null,
      range: null,
      caveat: null,
    },
  ],
  leftOut: { withoutConsent: 3, notReleased: 1, controlClaims: 2, overBounds: 0 },
  lists: {
    codes: [
      { value: 'k-pay', label: 'money › pay' },
      { value: 'k-hawala', label: '=money | hawala' },
    ],
    sourceTypes: [{ value: 'elder', label: 'Elder' }],
    roleBands: [{ value: 'elder', label: 'elder' }],
    caveats: [{ value: 'caveat-1', label: 'Keep in mind (from 2021-08): the press is suppressed.' }],
  },
};

const fileOf = (name: string, of: ExportRows = rows): string =>
  exportFiles(of).find((file) => file.name === name)?.text ?? '';
const table = (name: string): Record<string, string>[] =>
  parse(fileOf(name), { columns: true }) as Record<string, string>[];

test('dataset-reliability-caveat: what is noted of a material stands in the row of each figure, and the codebook says it', () => {
  for (const name of ['assertions.csv', 'claims.csv'])
    expect(table(name)[0]?.['caveat'], name).toBe('caveat-1');
  expect(table('claims.csv')[1]?.['caveat']).toBe('');
  for (const name of ['codebook.csv', 'codebook.md'])
    expect(fileOf(name)).toContain('the press is suppressed.');
});

test('an export has its files, and says first that it is internal and not disclosure-controlled', () => {
  expect(exportFiles(rows).map((file) => file.name)).toEqual([
    'README.txt',
    'codings.csv',
    'assertions.csv',
    'claims.csv',
    'interviews-by-source-type.csv',
    'codebook.csv',
    'codebook.md',
  ]);
  expect(fileOf('README.txt')).toMatch(/^INTERNAL, NOT DISCLOSURE-CONTROLLED\n/);
  expect(fileOf('README.txt')).toMatch(/Left out, no recorded consent to analysis +3\n/);
  expect(fileOf('README.txt')).toMatch(/Interviews with people +1\n/);
});

test('a coding is a row of handles, type, band, month and place, with the code by its id', () => {
  expect(table('codings.csv')[0]).toEqual({
    record: 'R-22222',
    source: 'S-22222',
    source_type: 'elder',
    camp: 'community',
    role_band: 'elder',
    month: '2022-03',
    region: 'kunar',
    mode: 'face-to-face',
    language: 'ps',
    turn: '2',
    code: 'k-pay',
  });
  expect(table('codings.csv').map((row) => row['turn'])).toEqual(['2', '10', '']);
});

test('an assertion keeps its figure, bound, period and origin, and units by key', () => {
  expect(table('assertions.csv')[0]).toMatchObject({
    claim: 'c-1',
    stance: 'affirms',
    lo: '200',
    hi: '230',
    bound: 'range',
    unit: 'u1',
    refers_from: '2022-01',
    refers_to: '2022-03',
    root: 'withheld',
    probed: 'true',
    retracted: 'false',
    against_interest: '',
  });
});

test('the breakdown counts people and public documents apart', () => {
  expect(table('interviews-by-source-type.csv')).toEqual([
    { source_type: 'elder', camp: 'community', interviews: '1', documents: '0', sources: '1' },
    { source_type: 'public-document', camp: 'outside', interviews: '0', documents: '1', sources: '1' },
  ]);
});

describe('the codebook', () => {
  test('describes every variable of every file, and nothing else', () => {
    const described = table('codebook.csv').filter((row) => row['value'] === '');
    for (const name of ['codings.csv', 'assertions.csv', 'claims.csv', 'interviews-by-source-type.csv'])
      expect(described.filter((row) => row['file'] === name).map((row) => row['variable'])).toEqual(
        fileOf(name).split('\n')[0]?.split(','),
      );
    for (const row of described) expect(row['label'], row['variable']).not.toBe('');
    expect(fileOf('codebook.md')).toContain('| hops |');
  });

  test('gives each code its label, and says what an empty cell means wherever one is', () => {
    const values = table('codebook.csv').filter((row) => row['variable'] === 'code' && row['value'] !== '');
    expect(values.map((row) => row['value'])).toEqual(['k-hawala', 'k-pay']);
    const means = new Map(
      table('codebook.csv')
        .filter((row) => row['value'] === '')
        .map((row) => [`${row['file']} ${row['variable']}`, row['empty_cell_means']]),
    );
    for (const name of ['codings.csv', 'assertions.csv', 'claims.csv'])
      for (const row of table(name))
        for (const [variable, cell] of Object.entries(row))
          if (cell === '') expect(means.get(`${name} ${variable}`), `${name} ${variable}`).not.toBe('');
  });
});

test('a cell that a spreadsheet would run as a formula is made text, and a label does not break the table', () => {
  expect(fileOf('codebook.csv')).toContain("'=money | hawala");
  expect(fileOf('codebook.md')).toContain('=money \\| hawala');
});

test('the same rows give the same bytes, in whatever order they come', () => {
  const bytes = Buffer.from(exportZip(exportFiles(rows))).toString('hex');
  const shuffled = <T>(list: readonly T[]): fc.Arbitrary<T[]> =>
    fc.shuffledSubarray([...list], { minLength: list.length });
  fc.assert(
    fc.property(
      shuffled(rows.codings),
      shuffled(rows.claims),
      shuffled(rows.interviews),
      shuffled(rows.lists.codes),
      (codings, claims, interviews, codes) => {
        const again = { ...rows, codings, claims, interviews, lists: { ...rows.lists, codes } };
        expect(Buffer.from(exportZip(exportFiles(again))).toString('hex')).toBe(bytes);
      },
    ),
  );
});

test('the zip opens, and holds the files as they are', () => {
  const opened = unzipSync(exportZip(exportFiles(rows)));
  expect(strFromU8(opened['codings.csv'] ?? new Uint8Array())).toBe(fileOf('codings.csv'));
});
