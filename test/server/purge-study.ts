/** A study in which one phrase stands in every place that takes words, and what is done to look for it afterwards. */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import type { ClaimId, KeyId } from '#core/ids.ts';
import { emptyDraft } from '#core/interview-draft.ts';
import { addMemo } from '#doc/entry.ts';
import { anchorAt } from '#doc/position.ts';
import { connect, loginFromUrl } from '#server/db/connect.ts';
import { KeyStore } from '#server/keys.ts';
import { createCode, editCode } from '#server/store/codebook.ts';
import { decide } from '#server/store/decision.ts';
import { keepDraft } from '#server/store/draft.ts';
import { giveOpinion } from '#server/store/opinion.ts';
import { createQuestion } from '#server/store/question.ts';
import { resolveClaim } from '#server/store/resolution.ts';
import { showClaim } from '#server/store/claim.ts';
import { assert, code, edit, makeClaim, makeReleased, type ReleasedRecord } from './collection.ts';
import type { TestGround, TestStudy } from './harness.ts';

export interface Planted {
  record: ReleasedRecord;
  claim: ClaimId;
  coding: string;
  assertion: string;
}

/** By each of whom the interface lets type it: records, both copies, a note, and every kind of text of the project. */
export async function plant({ ground }: TestGround, study: TestStudy, canary: string): Promise<Planted> {
  const lead = await study.place('lead');
  const analyst = await study.place('analyst');
  const said = `We met ${canary} twice.`;
  const record = await makeReleased(ground, study, {
    text: [{ question: `Who is ${canary}?`, answer: said }, { answer: 'No more came.' }],
    consent: {
      ...{ given: true, covers: ['analysis'], expressed: 'oral', language: 'en', month: '2022-03' },
      told: `as ${canary} wished`,
    },
  });
  const claim = await makeClaim(study, {
    proposition: `${canary} leads them`,
    place: `the house of ${canary}`,
  });
  const made = await analyst.work(async (work) => {
    const made = await createCode(work, {
      label: `Led by ${canary}`,
      definition: `such as ${canary}`,
      parent: null,
    });
    if (!made.ok) throw new Error('no code');
    await editCode(work, made.id, { label: randomUUID(), definition: 'of a group' }); // the version before stays
    return made.id;
  });
  const span = { block: 1, from: 7, to: 7 + canary.length };
  let [coding, assertion] = ['', ''];
  await edit(ground, record.analysis, study.accounts['analyst'], (doc) => {
    coding = code(doc, span, made);
    assertion = assert(doc, span, { claim, stance: 'affirms', value: 'true', basis: 'first-hand' });
    addMemo(doc, randomUUID(), { by: 'A1', at: anchorAt(doc, 1, 0, 0), text: `is it the ${canary}?` });
    addMemo(doc, canary, { by: 'A1', at: anchorAt(doc, 1, 0, 0), text: 'another client chose this id' });
  });
  await lead.work(async (work) => {
    await decide(work, claim, { held: 'open', reason: `${canary} is not known to us` });
    const answer = { value: 'true' };
    await resolveClaim(work, claim, {
      ...{ kind: 'event', answer, month: '2022-05', public: false, reference: `a letter of ${canary}` },
    });
    const purpose = 'open';
    await createQuestion(work, {
      text: `Did you meet ${canary}?`,
      purpose,
      claim: null,
      put: null,
      from: null,
    });
    await showClaim(work, claim, study.accounts['reviewer']!);
    await keepDraft(work, null, 3, { ...emptyDraft, questions: `And then ${canary} came.` });
  });
  const reviewer = await study.place('reviewer');
  await reviewer.work((work) =>
    giveOpinion(work, claim, {
      value: 'true',
      lo: null,
      hi: null,
      likelihood: 'likely',
      reason: `${canary} said so`,
    }),
  );
  return { record, claim, coding, assertion };
}

/** Every table as a superuser copies it out. */
export async function dump(t: TestGround): Promise<string> {
  const sql = connect(loginFromUrl(t.config.databaseUrl ?? ''), { max: 1, schema: 'sanad' });
  try {
    const tables = await sql<{ name: string }[]>`
      select c.relname as name from pg_class c where c.relnamespace = 'sanad'::regnamespace and c.relkind = 'r'`;
    let all = '';
    for (const { name } of tables) {
      const rows: Readable = await sql`copy ${sql(name)} to stdout`.readable();
      all += `${name}\n${await textOf(rows)}`;
    }
    return all;
  } finally {
    await sql.end();
  }
}

/** Sealed values of a dump: hex, our version byte, a nonce and a tag at least. */
export const sealedIn = (copied: string): Buffer[] =>
  [...copied.matchAll(/\\\\x(01(?:[0-9a-f]{2}){28,})/g)].map(([, hex = '']) => Buffer.from(hex, 'hex'));

/** What any key that is still in the store opens of these. */
export function opened(path: string, sealed: readonly Buffer[]): string[] {
  const store = KeyStore.open(path);
  const keys = readdirSync(join(path, 'keys')).map((name) => store.words(name.replace('.json', '') as KeyId));
  return sealed.flatMap((value) =>
    keys.flatMap((words) => {
      try {
        return [Buffer.from(words.openBytes(value)).toString('latin1')];
      } catch {
        return [];
      }
    }),
  );
}

/** The folder's files that hold any of these bytes. */
export function holding(folder: string, needles: readonly (string | Buffer)[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const file = join(folder, name);
    try {
      if (!statSync(file).isFile()) return false;
      const bytes = readFileSync(file);
      return needles.some((needle) => bytes.includes(needle));
    } catch {
      return false; // Postgres took it away meanwhile
    }
  });
}

/** Where the database's files and its WAL stand. */
export async function databaseFiles(t: TestGround): Promise<{ own: string; wal: string }> {
  const sql = connect(loginFromUrl(t.config.databaseUrl ?? ''), { max: 1, schema: 'sanad' });
  try {
    await sql`checkpoint`;
    const [row] = await sql<{ folder: string; oid: string }[]>`
      select current_setting('data_directory') as folder, oid::text from pg_database where datname = current_database()`;
    if (!row) throw new Error('no database');
    return { own: join(row.folder, 'base', row.oid), wal: join(row.folder, 'pg_wal') };
  } finally {
    await sql.end();
  }
}
