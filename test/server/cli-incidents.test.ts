/** `sanad incidents` as the shell runs it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { command } from '#server/cli/incidents.ts';
import { CommandError } from '#server/cli/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'sanad-incidents-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string | Uint8Array): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const mapping = file(
  'mapping.json',
  JSON.stringify({ date: 'd', dateFormat: 'DMY', latitude: 'y', longitude: 'x' }),
);
const csv = file('set.csv', 'd,y,x,n\n7/3/2022,34.43,70.45,1\n8/3/2022,34.43,70.45,2\n9/9/2022,,,3\n');

async function run(...args: string[]): Promise<{ out: string; err: string }> {
  let out = '';
  const io = {
    env: {},
    out: (text: string) => (out += text),
    err: () => undefined,
    pipe: () => Promise.resolve(),
    stdin: () => Promise.resolve(''),
  };
  try {
    await command.run(args, io);
    return { out, err: '' };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return { out, err: error.message };
  }
}

test('prints the report and writes the chart', async () => {
  const svg = join(folder, 'weeks.svg');
  const periods = ['--periods', '2022-03-01..2022-03-31,2022-09-01..2022-09-30'];
  const { out } = await run(csv, '--mapping', mapping, '--name', 'a set', '--svg', svg, ...periods);
  const report = z
    .object({
      incidents: z.number(),
      duplicates: z.array(z.unknown()),
      weeks: z.array(z.unknown()),
      likeForLike: z.boolean(),
      note: z.string(),
    })
    .parse(JSON.parse(out));
  expect(report).toMatchObject({
    incidents: 3,
    duplicates: [{ lines: [2, 3], why: 'near' }],
    likeForLike: false,
  });
  expect(report.weeks).toHaveLength(27);
  expect(readFileSync(svg, 'utf8')).toContain(
    '<title>a set: incidents a week, 2022-03-07 to 2022-09-09</title>',
  );
});

test.each([
  ['a day', file('a.csv', 'd,y,x\n32/3/2022,,\n'), [], /a\.csv, line 2, column “d”: “32\/3\/2022” is no day/],
  [
    'out of range',
    file('b.csv', 'd,y,x\n1/3/2022,134.4,70\n2/3/2022,34,x\n'),
    [],
    /line 2, column “y”.*\(and 1 more\)/,
  ],
  [
    'an encoding',
    file('c.csv', Buffer.from('d,y,x\n1/3/2022,,é\n', 'latin1')),
    [],
    /c\.csv, line 2: .*not UTF-8/,
  ],
  [
    'semicolons',
    file('s.csv', 'd;y;x\n1/3/2022;34;70\n'),
    [],
    /s\.csv, line 1: .*semicolons: save the file with commas/,
  ],
  [
    'a window',
    csv,
    ['--window', '2022-05-01..2022-03-01'],
    /--window: “2022-05-01\.\.2022-03-01” is no window/,
  ],
  [
    'a mapping',
    csv,
    ['--mapping', file('m.json', '{ "date": "d", "when": "x" }')],
    /m\.json, mapping: .*when/,
  ],
])('%s that cannot be read is refused by its place, and no chart is left', async (_, path, more, words) => {
  const svg = join(folder, 'refused.svg');
  const ran = await run(path, '--mapping', mapping, '--name', 'a set', '--svg', svg, ...more);
  expect(ran.out).toBe('');
  expect(ran.err).toMatch(words);
  expect(readdirSync(folder)).not.toContain('refused.svg');
});
