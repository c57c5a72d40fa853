/** The permission matrix by command: those that work for a person do for each role what the matrix says. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { can, type ProjectAction, type Role } from '#core/access.ts';
import { COMMANDS } from '#core/access-routes.ts';
import { suspend } from '#server/auth/revoke.ts';
import { command as exportCommand } from '#server/cli/export.ts';
import { command as importCommand } from '#server/cli/import.ts';
import { command as lintCommand } from '#server/cli/lint.ts';
import { CommandError, type Command } from '#server/cli/command.ts';
import { createRecord } from '#server/store/record-writer.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';

const PEOPLE: Readonly<Record<string, Role | null>> = {
  lead: 'lead',
  analyst: 'analyst',
  a: 'researcher',
  reviewer: 'reviewer',
  auditor: 'auditor',
  outsider: null,
};

let t: TestGround;
let study: TestStudy;
let folder: string;
/** A record of researcher b. */
let code: string;

beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  folder = mkdtempSync(join(tmpdir(), 'sanad-commands-'));
  writeFileSync(join(folder, 'talk.txt'), 'Q: Who came?\nA: Four men.\n');
  writeFileSync(join(folder, 'paper.md'), 'Four men came.\n');
  const place = await study.place('b');
  code = await place.work(async (work) => {
    const made = await createRecord(work, { source: { typeKey: 'elder' }, month: '2022-03', language: 'ps' });
    if (!made.ok) throw new Error(made.fault.message);
    return made.code;
  });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await t.close();
});

interface Tried {
  command: Command;
  args(who: string): string[];
  /** Whether it is about one thing, which is another's. */
  ofOne: boolean;
}

const as = (who: string): string[] => ['--project', study.slug, '--user', `${who}@${study.slug}.test`];
const TRIED: Readonly<Record<string, Tried>> = {
  export: {
    command: exportCommand,
    args: (who) => [...as(who), '--out', join(folder, `${who}.zip`)],
    ofOne: false,
  },
  import: {
    command: importCommand,
    args: (who) => [join(folder, 'talk.txt'), ...as(who), '--record', code],
    ofOne: true,
  },
  lint: { command: lintCommand, args: (who) => [join(folder, 'paper.md'), ...as(who)], ofOne: false },
};

const asked = Object.entries(COMMANDS).flatMap(([name, action]) =>
  action === 'operator' || action === 'file' ? [] : [{ name, action }],
);

test('attack 1: every command that works for a person is tried', () => {
  expect(Object.keys(TRIED).toSorted()).toEqual(asked.map(({ name }) => name).toSorted());
});

test.each(asked)(
  'attack 1: sanad $name does for each role what the matrix says',
  async ({ name, action }) => {
    const tried = TRIED[name];
    if (!tried) throw new Error(`nothing is known of ${name}`);
    for (const [who, role] of Object.entries(PEOPLE)) {
      const said = await run(tried, who);
      const due = verdictOf(who, role, action, tried.ofOne);
      expect({ who, ok: said === 'done' }).toEqual({ who, ok: due === 'allow' });
      // What is hidden answers as what there is not.
      if (tried.ofOne && due === 'hide' && role !== null) {
        const nowhere = await run({ ...tried, args: (one) => tried.args(one).with(-1, 'R-22222') }, who);
        expect(nowhere.replaceAll('R-22222', code)).toBe(said);
      }
    }
  },
);

function verdictOf(who: string, role: Role | null, action: ProjectAction, ofOne: boolean) {
  const account = study.accounts[who] ?? '';
  const owner = study.accounts['b'] ?? '';
  return can(
    role === null ? { kind: 'account', account, admin: false } : { kind: 'member', account, role },
    action,
    ofOne ? { owner, copy: 'field', released: false } : undefined,
  );
}

/** In this process, on the same data: `done`, or what it said. */
async function run({ command, args }: Tried, who: string): Promise<string> {
  const env = { DATABASE_URL: t.config.databaseUrl ?? '', SANAD_DATA: t.config.data, LOG_LEVEL: 'silent' };
  try {
    const io = {
      env,
      out: () => undefined,
      err: () => undefined,
      pipe: async () => undefined,
      stdin: async () => '',
    };
    return (await command.run(args(who), io)) === 0 ? 'done' : 'not done';
  } catch (error) {
    if (error instanceof CommandError) return error.message;
    throw error;
  }
}

test('attack 6: for whom is suspended sanad does nothing, and says what it says where there is no such study', async () => {
  await suspend(t.ground, `lead@${study.slug}.test`);
  for (const tried of Object.values(TRIED)) {
    const said = await run(tried, 'lead');
    expect(said).not.toBe('done');
    expect(said.replace('lead@', 'outsider@')).toBe(await run(tried, 'outsider'));
  }
});
