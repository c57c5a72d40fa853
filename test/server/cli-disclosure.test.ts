/** `sanad disclose`, `sanad suppress` and `sanad scan` as the shell runs them. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '#server/cli.ts';
import { CommandError, type Command, type Io } from '#server/cli/command.ts';
import { command as disclose } from '#server/cli/disclose.ts';
import { command as scan } from '#server/cli/scan.ts';
import { command as suppress } from '#server/cli/suppress.ts';
import { afterAll, describe, expect, test } from 'vitest';

const CLI = join(import.meta.dirname, '..', '..', 'server', 'cli.ts');
const folder = mkdtempSync(join(tmpdir(), 'sanad-disclose-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function sanad(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  return new Promise((resolve) =>
    execFile(process.execPath, [CLI, ...args], { cwd: folder }, (error, out, err) =>
      resolve({ status: error ? Number(error.code ?? 1) : 0, out, err }),
    ),
  );
}

/** The command without a shell, in the folder of the files. */
async function called(command: Command, args: readonly string[]): Promise<{ out: string; err: string }> {
  let out = '';
  const io: Io = {
    env: {},
    out: (words) => void (out += words),
    pipe: () => Promise.resolve(),
    err: () => undefined,
    stdin: () => Promise.resolve(''),
  };
  const at = args.map((arg) => (/\.(csv|json)$/.test(arg) ? join(folder, arg) : arg));
  try {
    await (async () => command.run(at, io))();
    return { out, err: '' };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return { out, err: error.message };
  }
}

const put = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return name;
};

put(
  'h.json',
  '\ufeff' +
    JSON.stringify({
      place: [
        ['Achin', 'Nangarhar', '*'],
        ['Chaparhar', 'Nangarhar', '*'],
        ['Watapur', 'Kunar', '*'],
      ],
      mode: [
        ['telephone', '*'],
        ['in person', '*'],
      ],
    }),
);
put('null.json', JSON.stringify({ place: [['Achin', null]] }));
put('list.json', JSON.stringify([['Achin', '*']]));
const LINES = [
  'p1,Achin,telephone,A,=1+1',
  'p2,Chaparhar,telephone,B,"two, and more"',
  'p2,Chaparhar,telephone,A,x',
  'p3,Watapur,telephone,A,x',
];
const HEADER = 'who,place,mode,by,note';
const csv = (lines: readonly string[]): string => `${[HEADER, ...lines].join('\r\n')}\r\n`;
put('a.csv', `\ufeff${csv(LINES)}\r\n`);

const COMMON = ['--keys', 'place,mode', '--hierarchies', 'h.json', '--k', '2', '--out', 'out.csv'];

describe('sanad disclose', () => {
  test('prints the levels, and writes the file in an order of its own', async () => {
    const ran = await sanad(
      'disclose',
      'a.csv',
      ...COMMON,
      '--person',
      'who',
      '--apart',
      'by',
      '--withhold',
      '0.25',
    );
    expect(ran.err).toBe('');
    expect(JSON.parse(ran.out)).toEqual({
      levels: { place: 1, mode: 0 },
      withheld: 1,
      smallest: 2,
      // Three rows with one of two other places, and one that loses both keys.
      loss: (3 * 0.5 + 2) / 8,
    });
    const written = readFileSync(join(folder, 'out.csv'), 'utf8');
    expect(written).toBe(
      'place,mode,note\nNangarhar,telephone,\'=1+1\nNangarhar,telephone,"two, and more"\nNangarhar,telephone,x\n',
    );
    put('turned.csv', csv(LINES.toReversed()));
    await sanad(
      'disclose',
      'turned.csv',
      ...COMMON,
      '--person',
      'who',
      '--apart',
      'by',
      '--withhold',
      '0.25',
    );
    expect(readFileSync(join(folder, 'out.csv'), 'utf8')).toBe(written);
    rmSync(join(folder, 'out.csv'));
  });

  const refusals: [string, string | Uint8Array, string[], RegExp][] = [
    ['a key that is no column', csv(LINES), ['--keys', 'place,age'], /--keys.*“age”/],
    ['an unknown value', csv([...LINES, 'p4,Herat,telephone,A,x']), [], /line 6, column “place”.*“Herat”/],
    ['k below 1', csv(LINES), ['--k', '0'], /--k: “0”/],
    ['a negative k', csv(LINES), ['--k', '-3'], /--k: “-3”/],
    ['a share above 1', csv(LINES), ['--withhold', '1.5'], /--withhold: “1\.5”/],
    ['an unknown option', csv(LINES), ['--kk', '3'], /--kk/],
    ['more people than there are', csv(LINES), ['--k', '9'], /--k: 9 people.*has 4/],
    ['--l without --sensitive', csv(LINES), ['--l', '2'], /--l: “2”.*--sensitive/],
    ['a column with two parts', csv(LINES), ['--person', 'place'], /--person: column “place”.*--keys/],
    [
      'no person',
      csv(['p1,Achin,telephone,A,x', ',Achin,telephone,A,x']),
      ['--person', 'who'],
      /line 3, column “who”.*“”/,
    ],
    ['a row that is too short', csv([...LINES, 'p9,Achin']), [], /line 6: .*expect 5, got 2/],
    ['an open quotation mark', csv(['p1,"Achin,telephone,A,x']), [], /line 2: a quotation mark/],
    ['two columns of one name', 'a,place,mode,a\n1,Achin,telephone,2\n', [], /line 1: .*“a”/],
    ['no records', csv([]), [], /line 2: there are no records/],
    ['an empty file', '', [], /line 1: there is no header/],
    [
      'another encoding',
      Buffer.from(csv([...LINES, 'p5,Aç,telephone,A,x']), 'latin1'),
      [],
      /line 6: .*not UTF-8/,
    ],
    ['UTF-16', Buffer.from(`\ufeff${csv(LINES)}`, 'utf16le'), [], /line 1: .*UTF-16/],
    ['a folder that is not there', csv(LINES), ['--out', 'no/where.csv'], /--out: “.*no\/where\.csv”/],
    ['its own input', csv(LINES), ['--out', 'bad.csv'], /--out: “.*bad\.csv”/],
    [
      'a hierarchy with nothing in it',
      csv(LINES),
      ['--hierarchies', 'null.json'],
      /null\.json, place\[0\]\[1\]: null/,
    ],
    ['hierarchies of no key', csv(LINES), ['--hierarchies', 'list.json'], /list\.json: \[\["Achin"/],
    ['a file that is not there', csv(LINES), ['--hierarchies', 'none.json'], /none\.json/],
  ];

  test.each(refusals)(
    'refuses %s by place and value, and leaves no file',
    async (_, content, more, words) => {
      put('bad.csv', content);
      const before = readdirSync(folder);
      const ran = await called(disclose, ['bad.csv', ...COMMON, ...more]);
      expect(ran).toMatchObject({ out: '', err: expect.stringMatching(words) });
      expect(readdirSync(folder)).toEqual(before);
    },
  );

  test('a refusal is one line on standard error, and standard output is empty', async () => {
    put('bad.csv', csv([...LINES, 'p4,"Her\nat",telephone,A,x']));
    const ran = await sanad('disclose', 'bad.csv', ...COMMON);
    expect(ran).toMatchObject({ status: 1, out: '' });
    expect(ran.err).toMatch(/^sanad disclose: .*line 6, column “place”: .*“Her\\nat”.*\n$/);
  });
});

describe('sanad suppress', () => {
  test('hides what is small and what would give it back, margins as null', async () => {
    const cells = { a: { x: 1, y: 9 }, b: { x: 8, y: 12 } };
    const lines = Object.entries(cells).flatMap(([row, counts]) =>
      Object.entries(counts).flatMap(([col, count]) => Array<string>(count).fill(`${row},${col}`)),
    );
    put('t.csv', ['r,c', ...lines.toReversed()].join('\n'));
    const ran = await sanad('suppress', 't.csv', '--rows', 'r', '--cols', 'c', '--threshold', '5');
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(JSON.parse(ran.out)).toEqual({
      rows: ['a', 'b'],
      cols: ['x', 'y'],
      cells: [
        [null, null],
        [null, null],
      ],
      rowTotals: [10, 20],
      colTotals: [9, 21],
      total: 30,
      primary: [['a', 'x']],
      secondary: [
        ['a', 'y'],
        ['b', 'x'],
        ['b', 'y'],
      ],
    });
  });

  test('where all together are few, nothing is printed', async () => {
    put('few.csv', 'r,c\na,x\na,x\n');
    const ran = await sanad('suppress', 'few.csv', '--rows', 'r', '--cols', 'c');
    const all = [
      ['a', 'x'],
      ['a', null],
      [null, 'x'],
      [null, null],
    ];
    expect(JSON.parse(ran.out)).toMatchObject({ cells: [[null]], total: null, primary: all, secondary: [] });
  });

  test('refuses an unknown column, a threshold of 0 and one column twice', async () => {
    for (const [more, words] of [
      [['--cols', 'd'], /--cols: .*“d”/],
      [['--cols', 'c', '--threshold', '0'], /--threshold: “0”/],
      [['--cols', 'r'], /--cols: “r”/],
    ] as const)
      expect((await called(suppress, ['t.csv', '--rows', 'r', ...more])).err).toMatch(words);
  });
});

describe('sanad scan', () => {
  test('a fault that nobody foresaw is said by its kind and place, without its message, which may quote what was typed', async () => {
    const file = join(folder, put('one.json', JSON.stringify({ sentences: [] })));
    let err = '';
    const status = await runCli(['scan', file], {
      ...{ env: {}, pipe: () => Promise.resolve(), stdin: () => Promise.resolve('') },
      out: () => {
        throw new RangeError('parameters: Zabardast of the mill');
      },
      err: (words) => void (err += words),
    });
    expect(status).toBe(1);
    expect(err).toContain('sanad scan: it failed in a way that it has no words for (RangeError)');
    expect(err).toContain('at ');
    expect(err).not.toContain('Zabardast');
  });

  test('gives back each id as it came, a figure too, with offsets of the text as it was given', async () => {
    const text = 'Then 🙂 M u l l a h  K a r i m left.';
    const sentences = [
      { id: 7, lang: 'en', text },
      { id: 'b', lang: 'en', text: 'Nobody left.' },
    ];
    const { out, err } = await called(scan, [put('corpus.json', JSON.stringify({ sentences }))]);
    expect(err).toBe('');
    expect(JSON.parse(out)).toEqual([
      { id: 7, hits: [{ from: text.indexOf('M u'), to: text.indexOf(' left'), rule: 'title' }] },
      { id: 'b', hits: [] },
    ]);
  });

  test('says which sentence lacks what, and what it takes', async () => {
    const lacking: [unknown, string][] = [
      [{ sentences: [{ id: 1, lang: 'en' }] }, 'the “text” of sentence 1 is missing or no words'],
      [
        {
          sentences: [
            { id: 1, text: 'a' },
            { id: null, text: 'b' },
          ],
        },
        'the “id” of sentence 2 is neither',
      ],
      [{ sentences: [{ id: 1, text: 'a', lang: 4 }] }, 'the “lang” of sentence 1'],
      [{ sentences: ['a'] }, 'sentence 1 is no object'],
      [{ lines: [] }, 'there is no list of “sentences”'],
      [['a'], 'the file holds no object'],
    ];
    for (const [given, words] of lacking) {
      const { out, err } = await called(scan, [put('lacking.json', JSON.stringify(given))]);
      expect(out).toBe('');
      expect(err).toContain(words);
      expect(err).toContain('It takes { "sentences"');
      expect(err).not.toContain('Invalid');
    }
  });
});
