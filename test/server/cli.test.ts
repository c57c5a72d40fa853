/** The `sanad` command as the shell runs it, on the test run's Postgres and on an embedded one of its own. */
import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { assess } from '#core/consistency/assess.ts';
import { readInterchange } from '#core/consistency/interchange.ts';
import { readToken } from '#server/auth/token.ts';
import { runCli } from '#server/cli.ts';
import { createRecord } from '#server/store/record-writer.ts';
import { listExports } from '#server/store/export.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';

const ROOT = join(import.meta.dirname, '..', '..');

interface Ran {
  status: number;
  out: string;
  err: string;
}

let t: TestGround;
let study: TestStudy;
let folder: string;
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  folder = mkdtempSync(join(tmpdir(), 'sanad-cli-'));
});
afterAll(async () => {
  await t.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A variable that is `undefined` is taken out of the environment. */
function run(
  args: string[],
  options: { env?: Record<string, string | undefined>; stdin?: string } = {},
): Promise<Ran> {
  const env = { ...process.env, ...options.env };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(ROOT, 'server', 'cli.ts'), ...args],
      { env, cwd: folder, maxBuffer: 64 * 1024 * 1024 },
      (error, out, err) => resolve({ status: error ? Number(error.code ?? 1) : 0, out, err }),
    );
    child.stdin?.end(options.stdin ?? '');
  });
}

const data = () => ({ DATABASE_URL: t.config.databaseUrl ?? '', SANAD_DATA: t.config.data });

/** On the data of this file's study, while a ground of its own is open on it, as beside a running server. */
const sanad = (args: string[], stdin?: string): Promise<Ran> =>
  run(args, {
    env: data(),
    ...(stdin === undefined ? {} : { stdin }),
  });

/**
 * In this process, for refusals of which there are many: a process for each costs a second. That a process ends, says so
 * on standard error and by its status is seen with others beside them.
 */
async function within(args: string[], env: Record<string, string> = {}): Promise<Ran> {
  let [out, err] = ['', ''];
  const more = (words: string): void => void (out += words);
  const pipe = (pieces: Iterable<string>): Promise<void> => Promise.resolve(more([...pieces].join('')));
  const tell = (words: string): void => void (err += words);
  const status = await runCli(args, { env, out: more, pipe, err: tell, stdin: () => Promise.resolve('') });
  return { status, out, err };
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('help and misunderstandings', () => {
  test('without a command it lists them, and each command explains itself', async () => {
    const list = await run([]);
    expect(list.status).toBe(0);
    const commands = (/Commands: (.*)\./.exec(list.out)?.[1] ?? '').split(', ');
    expect(commands).toContain('assess');
    // In this process: a process for each takes a quarter of a minute.
    for (const command of commands) {
      const said: string[] = [];
      const out = (words: string): void => void said.push(words);
      const unasked = (): never => expect.unreachable(`${command} asks for more than its help`);
      const io = { env: {}, out, pipe: unasked, err: unasked, stdin: unasked };
      expect(await runCli([...command.split(' '), '--help'], io), command).toBe(0);
      expect(said.join(''), command).toContain(`Usage: sanad ${command}`);
    }
  });

  test('an unknown command, an unknown option and a missing option say what to do', async () => {
    expect(await run(['asess'])).toMatchObject({ status: 2, out: '' });
    const option = await run(['assess', 'x.json', '--explian']);
    expect(option.err).toMatch(/^sanad assess: .*--explian.*sanad assess --help.*\n$/);
    const missing = await run(['token', 'create']);
    expect(missing.err).toMatch(/--user is missing/);
    const noCode = await run(['purge', 'nonsense', '--project', 'demo']);
    expect(noCode.err).toMatch(/“nonsense” is no code of a record, which is written as R-8FX3D\./);
    expect([option.status, missing.status, noCode.status]).toEqual([1, 1, 1]);
  });

  test('where there is no data it makes none, and says how to begin', async () => {
    const nowhere = join(folder, 'nowhere');
    const ran = await run(['token', 'create', '--user', 'a@b.test'], {
      env: { SANAD_DATA: nowhere, DATABASE_URL: undefined },
    });
    expect(ran.status).toBe(1);
    expect(ran.err).toMatch(/There is no data at .*nowhere.*npm start/);
    expect(existsSync(nowhere)).toBe(false);
  });
});

test('a database that cannot be reached is said, without a stack', async () => {
  const ran = await run(['token', 'create', '--user', 'a@b.test'], {
    env: { DATABASE_URL: 'postgres://sanad@127.0.0.1:1/none', SANAD_DATA: join(folder, 'elsewhere') },
  });
  expect(ran).toMatchObject({ status: 1, out: '' });
  expect(ran.err).toMatch(/cannot be reached \(ECONNREFUSED\)/);
  expect(ran.err).not.toMatch(/\n {4}at /);
});

const Vectors = z.object({ invalid: z.array(z.object({ names: z.string(), input: z.unknown() })) });

describe('sanad assess', () => {
  const project = {
    version: 1,
    sources: [{ id: 's1', type: 'elder', party: null }],
    claims: [{ id: 'c1', kind: 'boolean', interest: {} }],
    assertions: [{ id: 'a1', claim: 'c1', source: 's1', date: '2022-03', value: 'true' }],
  };

  const assessed = (json: unknown) => {
    const read = readInterchange(json);
    if (!read.ok) throw new Error('the test project is malformed');
    return assess(read.project);
  };

  test('prints what the engine says, and needs no database', async () => {
    const ran = await run(['assess', file('project.json', JSON.stringify(project))], {
      env: { DATABASE_URL: 'postgres://nowhere.invalid/none' },
    });
    expect(ran).toEqual({ status: 0, out: `${JSON.stringify(assessed(project))}\n`, err: '' });
  });

  test('a malformed file is named with its record on standard error, and nothing is printed', async () => {
    const bad = {
      ...project,
      claims: [{ id: 'c7', kind: 'quantity', period: { from: '2022-05', to: '2022-01' } }],
    };
    const ran = await run(['assess', file('bad.json', JSON.stringify(bad))]);
    expect(ran).toMatchObject({ status: 1, out: '' });
    expect(ran.err).toContain('claim c7');
    const odd = {
      ...project,
      claims: [{ id: 'c8', kind: 'quantity', headline: '1000' }],
      assertions: [
        { id: 'a8', claim: 'c8', source: 's1', lo: 1, bound: 'roof' },
        { id: 'a9', claim: 'c8', source: 's1', lo: 1, hops: 1.5, cases: -2 },
      ],
    };
    const { err } = await run(['assess', file('odd.json', JSON.stringify(odd))]);
    for (const said of ['claim c8, headline: write a number', 'assertion a8, bound: write floor or ceiling'])
      expect(err).toContain(said);
    for (const said of ['assertion a9, hops: write a whole number', 'assertion a9, cases: write 0 or more'])
      expect(err).toContain(said);
    const empty = { ...project, sources: [{ id: 's1', type: '' }], claims: [null] };
    const { err: told } = await run(['assess', file('empty.json', JSON.stringify(empty))]);
    expect(told).toContain('source s1, type: write something between the quotes');
    expect(told).toContain('claim number 1: write an object in braces');
    const garbage = await run(['assess', file('garbage.json', '{ "version": ')]);
    expect(garbage).toMatchObject({ status: 1, out: '' });
    expect(garbage.err).toMatch(/garbage\.json is not JSON/);
    expect((await run(['assess', join(folder, 'none.json')])).err).toMatch(/cannot be read/);
  });

  const disputed = {
    ...project,
    researchers: ['r1', 'r2'],
    sources: [
      { id: 's1', type: 'elder' },
      { id: 's2', type: 'cleric' },
      { id: 's3', type: 'expert' },
    ],
    claims: [
      { id: 'c1', kind: 'boolean' },
      { id: 'c2', kind: 'boolean', resolved: { value: 'true', date: '2022-06' } },
    ],
    assertions: [
      { id: 'a1', claim: 'c1', source: 's1', researcher: 'r1', date: '2022-03', value: 'true' },
      { id: 'a2', claim: 'c1', source: 's2', researcher: 'r2', date: '2022-05', value: 'true' },
      { id: 'a3', claim: 'c1', source: 's3', date: '2022-07', value: 'false', root: 's2', hops: 1 },
    ],
  };
  const Output = z.object({
    claims: z.array(z.object({ id: z.string(), status: z.string(), p: z.unknown() })),
  });
  const statusIn = (text: string): string[] =>
    Output.parse(JSON.parse(text)).claims.map((claim) => claim.status);

  test('C1, --as-of: says what would have been held at the end of a month', async () => {
    const path = file('disputed.json', JSON.stringify(disputed));
    const held = async (month: string): Promise<string[]> =>
      statusIn((await run(['assess', path, '--as-of', month])).out);
    expect(await held('2022-03')).toEqual(['single-source', 'no evidence']);
    expect(await held('2022-05')).toEqual(['probable', 'no evidence']);
    expect(await held('2022-06')).toEqual(['probable', 'resolved']);
    expect(await run(['assess', path, '--as-of', '2022-13'])).toMatchObject({ status: 1, out: '' });
  });

  test('--what-if: drops a source, a researcher or an origin, supposes a rate, and names what is not there', async () => {
    const path = file('disputed.json', JSON.stringify(disputed));
    const suppose = (whatIf: unknown) =>
      run(['assess', path, '--what-if', file('what-if.json', JSON.stringify(whatIf))]);
    const [before] = statusIn((await run(['assess', path])).out);
    expect(statusIn((await suppose({})).out)[0]).toBe(before);
    expect(statusIn((await suppose({ drop: { researchers: ['r2'] } })).out)[0]).not.toBe(before);
    expect(statusIn((await suppose({ drop: { sources: ['s1', 's2', 's3'] } })).out)[0]).toBe('no evidence');
    expect(statusIn((await suppose({ drop: { origins: ['s2'] } })).out)[0]).toBe('single-source');
    const sure = await suppose({ rates: [{ source: 's1', cell: 'N', h: 0.97 }] });
    expect(sure.out).not.toBe((await suppose({})).out);
    const unknown = await suppose({ drop: { sources: ['s9'] } });
    expect(unknown).toMatchObject({ status: 1, out: '' });
    expect(unknown.err).toContain('source s9');
    const misspelt = await suppose({ drop: { source: ['s1'] } });
    expect(misspelt).toMatchObject({ status: 1, out: '' });
    expect(misspelt.err).toContain('what-if.drop: leave out source, or mend the name');
  });

  test('C10, --explain: one claim, its derivation in plain words, whose decibels are those of its steps', async () => {
    const path = file('disputed.json', JSON.stringify(disputed));
    const ran = await run(['assess', path, '--explain', 'c1']);
    const read = z
      .object({
        claim: z.object({ id: z.literal('c1'), status: z.string() }),
        explanation: z.array(z.string()),
      })
      .parse(JSON.parse(ran.out));
    const [claim] = assessed(disputed).claims;
    expect(read.claim.status).toBe(claim?.status);
    for (const step of claim?.steps ?? []) {
      if (!('adds' in step)) continue;
      const db = `${step.adds < 0 ? '−' : '+'}${Math.abs(step.adds).toFixed(1)} dB`;
      expect(
        read.explanation.filter((line) => line.startsWith(`${step.rule}: ${db}`)).length,
        db,
      ).toBeGreaterThan(0);
    }
    expect(read.explanation.join('\n')).toMatch(/a3 .*says false.*garbled/);
    const none = await run(['assess', path, '--explain', 'c9']);
    expect(none).toMatchObject({ status: 1, out: '' });
    expect(none.err).toContain('claim c9');
  });

  test('the published bad inputs are each refused by name', async () => {
    const text = readFileSync(join(ROOT, 'test', 'fixtures', 'consistency-vectors.json'), 'utf8');
    const { invalid } = Vectors.parse(JSON.parse(text));
    expect(invalid.length).toBeGreaterThan(5);
    const all = await Promise.all(
      invalid.map(({ names, input }, i) => {
        const path = file(`invalid-${i}.json`, JSON.stringify(input));
        return within(['assess', path]).then((ran) => ({ names, ran }));
      }),
    );
    for (const { names, ran } of all) {
      expect(ran, names).toMatchObject({ status: 1, out: '' });
      expect(ran.err, names).toContain(names);
    }
  });
});

describe('accounts and tokens', () => {
  test('a token is printed alone, works, and is dead once its owner is suspended', async () => {
    const email = 'analyst2@study.test';
    const made = await sanad(['token', 'create', '--user', email, '--project', 'study']);
    expect(made).toMatchObject({ status: 0, err: '' });
    const bearer = `Bearer ${made.out.trim()}`;
    expect((await readToken(t.ground, bearer))?.project).toBe(study.project);
    expect((await sanad(['user', 'suspend', '--user', email])).status).toBe(0);
    expect(await readToken(t.ground, bearer)).toBeNull();
    expect((await sanad(['token', 'create', '--user', email])).err).toMatch(/suspended.*user restore/);
    expect((await sanad(['user', 'restore', '--user', email])).status).toBe(0);
    expect(await readToken(t.ground, bearer)).toBeNull();
    expect((await sanad(['token', 'create', '--user', email])).status).toBe(0);
  });

  test('an account is made with a password from standard input, and not twice', async () => {
    const made = await sanad(
      ['user', 'create', '--email', 'New@x.test', '--password', '-'],
      'three unrelated words\n',
    );
    expect(made).toMatchObject({ status: 0, out: 'new@x.test can sign in.\n' });
    const again = await sanad(['user', 'create', '--email', 'new@x.test']);
    expect(again).toMatchObject({ status: 1, out: '' });
    expect(again.err).toMatch(/has an account already/);
    expect((await sanad(['user', 'create', '--email', 'b@x.test', '--password', '-'], 'short')).err).toMatch(
      /12 characters/,
    );
    expect((await sanad(['user', 'create', '--email', 'b@x.test', '--password', 'on the line'])).err).toMatch(
      /stays in logs/,
    );
  });

  test('nobody, and a project that is not theirs, are one answer', async () => {
    expect((await sanad(['token', 'create', '--user', 'nobody@x.test'])).err).toMatch(
      /Nobody has an account/,
    );
    const outsider = ['token', 'create', '--user', 'outsider@study.test', '--project'];
    const hidden = await sanad([...outsider, 'study']);
    const unknown = await sanad([...outsider, 'steady']);
    expect(hidden.err).toBe(unknown.err.replaceAll('steady', 'study'));
  });
});

describe('export and import', () => {
  test('a lead exports into a file and the ledger; an analyst does neither', async () => {
    const out = join(folder, 'out.zip');
    const ran = await sanad(['export', '--project', 'study', '--user', 'lead@study.test', '--out', out]);
    expect(ran).toMatchObject({ status: 0, err: '' });
    const said = z.object({ id: z.string(), sha256: z.string() }).parse(JSON.parse(ran.out));
    expect(Object.keys(unzipSync(readFileSync(out)))).toContain('codebook.csv');
    const ledger = await (await study.place('lead')).work(listExports);
    expect(ledger.map((entry) => [entry.id, entry.sha256])).toEqual([[said.id, said.sha256]]);
    const refused = await sanad([
      'export',
      '--project',
      'study',
      '--user',
      'analyst@study.test',
      '--out',
      `${out}2`,
    ]);
    expect(refused).toMatchObject({ status: 1, out: '' });
    expect(refused.err).toMatch(/only leads export/);
  });

  test('a data set of too few people is refused, with nothing in the ledger and no file', async () => {
    const before = (await (await study.place('lead')).work(listExports)).length;
    const out = join(folder, 'data-set.zip');
    const asked = ['export', '--project', 'study', '--user', 'lead@study.test', '--out', out, '--data-set'];
    const ran = await sanad(asked);
    expect(ran).toMatchObject({ status: 1, out: '' });
    expect(ran.err).toMatch(/Each class needs 3 people, met by 2 researchers/);
    expect((await (await study.place('lead')).work(listExports)).length).toBe(before);
    expect(readdirSync(folder).filter((name) => name.startsWith('data-set'))).toEqual([]);
  });

  test('where the file cannot be written, nothing is in the ledger and nothing is left behind', async () => {
    const before = (await (await study.place('lead')).work(listExports)).length;
    const out = join(folder, 'no', 'such', 'folder.zip');
    const ran = await sanad(['export', '--project', 'study', '--user', 'lead@study.test', '--out', out]);
    expect(ran.status).toBe(1);
    expect(ran.err).toMatch(/cannot be written/);
    expect((await (await study.place('lead')).work(listExports)).length).toBe(before);
    expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  test('import prints { code, turns }, and names a file that it cannot read', async () => {
    const made = await (
      await study.place('a')
    ).work((work) => createRecord(work, { source: { typeKey: 'elder' }, month: '2022-03', language: 'en' }));
    if (!made.ok) throw new Error(made.fault.message);
    const to = ['--project', 'study', '--record', made.code, '--user', 'a@study.test'];
    const ran = await sanad(['import', file('talk.txt', 'Q: Who?\nA: He.'), ...to]);
    expect(ran).toEqual({ status: 0, out: `${JSON.stringify({ code: made.code, turns: 1 })}\n`, err: '' });
    const bad = await sanad(['import', file('talk.docx', 'no zip'), ...to]);
    expect(bad).toMatchObject({ status: 1, out: '' });
    expect(bad.err).toMatch(/“talk\.docx” cannot be read as a Word document/);
  });
});

test('on the embedded Postgres it works without a server, and ends the Postgres that it started', async () => {
  const data = join(folder, 'data');
  mkdirSync(data);
  const env = { SANAD_DATA: data, DATABASE_URL: undefined };
  const made = await run(['user', 'create', '--email', 'lead@x.test', '--admin'], { env });
  expect(made).toMatchObject({ status: 0, err: '' });
  expect((await run(['token', 'create', '--user', 'lead@x.test'], { env })).status).toBe(0);
  expect(existsSync(join(data, 'postgres', 'postmaster.pid'))).toBe(false);
});

describe('attribution', () => {
  const labels = (attributions: unknown): string => JSON.stringify({ attributions });

  test('prints labels in the order of the file, and with --parse their fields', async () => {
    const fields = {
      organisation: null,
      plural: true,
      roles: ['elder'],
      places: ['Kunar'],
      from: '2022-03',
      to: '2022-05',
      mode: 'interview',
      other: 1,
    };
    const printed = await run(['attribution', file('labels.json', labels([fields, { mode: 'statement' }]))]);
    expect(JSON.parse(printed.out)).toEqual(['interviews, elders, Kunar, March-May 2022', 'statement']);
    const texts = labels([
      { text: 'Ibid.' },
      { text: 'It rained.' },
      { text: 'Interview, elder, Kunar, 2022' },
    ]);
    const read = await run(['attribution', file('texts.json', texts), '--parse']);
    expect(JSON.parse(read.out)).toMatchObject([
      { form: 'short-form' },
      null,
      {
        organisation: null,
        plural: false,
        roles: ['elder'],
        places: ['Kunar'],
        from: '2022',
        to: '2022',
        precision: 'year',
        mode: 'interview',
      },
    ]);
  });

  test('own-calculation-note, mixed-evidence-in-one-note: prints notes of every kind, and with --parse what they cite', async () => {
    const sum = {
      kind: 'calculation',
      dataSet: 'ACLED',
      selection: 'attacks',
      from: '2021-01',
      to: '2022-03',
    };
    const notes = [[sum, { mode: 'interview', roles: ['elder'], from: '2022' }], [sum], [sum]];
    const printed = await run(['attribution', file('notes.json', JSON.stringify({ notes }))]);
    const texts: unknown = JSON.parse(printed.out);
    expect(texts).toEqual([
      'Interview, elder, 2022; own calculation from ACLED, attacks, January 2021-March 2022.',
      'Own calculation from ACLED, attacks, January 2021-March 2022.',
      'Ibid.',
    ]);
    const asTexts = z
      .array(z.string())
      .parse(texts)
      .map((text) => ({ text }));
    const read = await run(['attribution', file('read.json', JSON.stringify({ notes: asTexts })), '--parse']);
    expect(JSON.parse(read.out)).toMatchObject([
      [{ kind: 'interview', roles: ['elder'] }, sum],
      [sum],
      [sum],
    ]);
  });

  test.each([
    [
      'a mode that is missing',
      labels([{ mode: 'interview' }, {}, { mode: 'séance' }]),
      [],
      'attributions[1].mode',
      'nothing',
    ],
    [
      'a mode that is none',
      labels([{ mode: 'interview' }, { mode: 'séance' }]),
      [],
      'attributions[1].mode',
      'séance',
    ],
    [
      'a month that is none',
      labels([{ mode: 'interview', from: '2022-13' }]),
      [],
      'attributions[0].from',
      '2022-13',
    ],
    [
      'an end before the beginning',
      labels([{ mode: 'interview', from: '2022', to: '2021' }]),
      [],
      'attributions[0].to',
      '2021',
    ],
    [
      'a role that is none',
      labels([{ mode: 'interview', roles: ['elder', 7] }]),
      [],
      'attributions[0].roles[1]',
      '7',
    ],
    ['no list', '{}', [], 'attributions', 'nothing'],
    ['a kind that is none', JSON.stringify({ notes: [[{ kind: 'film' }]] }), [], 'notes[0][0].kind', 'film'],
    ['no text', labels([{ text: 'Ibid.' }, { text: 5 }]), ['--parse'], 'attributions[1].text', '5'],
    ['no JSON', 'a\nb', [], 'refused.json', 'not JSON'],
  ])(
    'refuses %s by one line that names place and value, and prints nothing',
    async (_what, text, options, place, value) => {
      const { status, out, err } = await within(['attribution', file('refused.json', text), ...options]);
      expect(status).not.toBe(0);
      expect(out).toBe('');
      expect(err.trimEnd().split('\n')).toHaveLength(1);
      expect(err).toContain(place);
      expect(err).toContain(value);
    },
  );
});

describe('lint', () => {
  test('gives line, paragraph, rule and what would mend it, and refuses what it cannot read', async () => {
    const text = file('manuscript.md', 'All is well.\n\nThe attack killed 47 people.\n');
    const { status, out } = await sanad(['lint', text, '--project', study.slug]);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject([{ line: 3, paragraph: 2, rule: 'toll', found: '47' }]);
    const latin = join(folder, 'latin.md');
    writeFileSync(latin, Uint8Array.of(0x63, 0x61, 0x66, 0xe9));
    expect((await sanad(['lint', text, '--project', 'nowhere'])).err).toMatch(/^sanad lint: .*nowhere.*\n$/);
    for (const [args, names] of [
      [[latin, '--project', study.slug], 'latin.md'],
      [[text, '--project', 'nowhere'], 'nowhere'],
      [[text], '--project'],
      [[join(folder, 'none.md'), '--project', study.slug], 'none.md'],
    ] as const) {
      const refused = await within(['lint', ...args], data());
      expect(refused.status).not.toBe(0);
      expect(refused.out).toBe('');
      expect(refused.err.trimEnd().split('\n')).toHaveLength(1);
      expect(refused.err).toContain(names);
    }
  });
});
