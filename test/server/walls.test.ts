/** The second wall by itself: what a member could do with SQL under their own name, past every page and `can`. */
import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { and, eq, sql as raw, type SQL } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asId, type ClaimId, type RecordId } from '#core/ids.ts';
import { connect, loginFromUrl } from '#server/db/connect.ts';
import { migrate } from '#server/db/migrate.ts';
import { account, credential, document, membership, source } from '#server/db/schema.ts';
import { addMember } from '#server/store/project.ts';
import { createClaim, showClaim } from '#server/store/claim.ts';
import { placeIn } from '#server/store/compartment.ts';
import { openRecord } from '#server/store/record.ts';
import { createRecord } from '#server/store/record-writer.ts';
import { editSource } from '#server/store/source-writer.ts';
import { createDocument } from '#server/sync/update-log.ts';
import { claimDraft } from './claim-fixture.ts';
import { freshConfig, freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';

let t: TestGround;
let study: TestStudy;
let other: TestStudy;
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  other = await freshStudy(t.ground, 'other');
});
afterAll(() => t.close());

const id = (who: string, of = study): string => of.accounts[who] ?? '';
const as = (who: string, statement: SQL, of = study): Promise<Record<string, unknown>[]> =>
  t.ground.db.asUser(of.accounts[who]!, async (tx) => [...(await tx.execute(statement))]);
/** Neither the trigger nor the policy nor the grant lets it through. */
const refused = (attempt: Promise<unknown>, what?: string) =>
  expect(attempt, what).rejects.toMatchObject({ cause: { code: '42501' } });

interface Logged {
  record: string;
  interview: string;
  source: string;
  sourceCode: string;
  code: string;
}

const consent = {
  given: true,
  covers: ['analysis'],
  expressed: 'oral',
  language: 'ps',
  month: '2022-03',
};

async function logged(who: string): Promise<Logged> {
  const place = await study.place(who);
  return place.work(async (work) => {
    const made = await createRecord(work, {
      source: { typeKey: 'elder' },
      month: '2022-03',
      language: 'ps',
      consent,
      text: [{ question: 'What happened?', answer: 'They came at night.' }],
    });
    if (!made.ok) throw new Error(made.fault.message);
    const view = await openRecord(work, made.code);
    const [row] = await work.tx.execute<{ interview: string; source: string }>(raw`
      select i.id as interview, i.source_id as source from record r
      join interview i on i.project_id = r.project_id and i.id = r.interview_id where r.id = ${made.id}`);
    return { record: made.id, code: made.code, sourceCode: view?.source.code ?? '', ...row! };
  });
}

describe('the team', () => {
  test('the lead of one project cannot carry their membership into another', async () => {
    await refused(
      as('lead', raw`update membership set project_id = ${other.project} where account_id = ${id('lead')}`),
    );
    await refused(
      as('lead', raw`update membership set account_id = ${id('outsider')} where account_id = ${id('a')}`),
    );
  });

  test('a lead writes no membership: people join by a link', async () => {
    for (const role of ['lead', 'researcher'])
      await refused(
        as(
          'lead',
          raw`insert into membership (project_id, account_id, role, ordinal)
              values (${study.project}, ${id('outsider')}, ${role}, 9)`,
        ),
      );
    expect(await as('lead', raw`delete from membership returning account_id`)).toEqual([]);
  });

  test('who leads one project changes no role in another, where they are a researcher', async () => {
    const both = other.accounts['outsider']!;
    await t.ground.db.asService('auth', async (tx) => {
      await addMember(tx, other.project, both, 'lead');
      await addMember(tx, study.project, both, 'researcher');
    });
    await refused(
      as('outsider', raw`update membership set role = 'lead' where project_id = ${study.project}`, other),
    );
    const [row] = await t.ground.db.asUser(both, (tx) =>
      tx
        .select({ role: membership.role })
        .from(membership)
        .where(and(eq(membership.projectId, study.project), eq(membership.accountId, both))),
    );
    expect(row).toEqual({ role: 'researcher' });
  });

  test('a project keeps its key, its id and its address, whoever leads it', async () => {
    for (const set of [raw`key_id = ${randomUUID()}`, raw`slug = 'taken'`, raw`id = ${randomUUID()}`])
      await refused(as('lead', raw`update project set ${set} where id = ${study.project}`));
    expect(
      await as('lead', raw`update project set approvals = 1 where id = ${study.project} returning id`),
    ).toEqual([{ id: study.project }]);
  });
});

describe('the socket’s door, `enter_record`, which reads as the owner', () => {
  interface Asked {
    record: string;
    copy: string;
    epoch: number;
  }
  const entered = (who: string, of: TestStudy, { record, copy, epoch }: Asked) =>
    as(who, raw`select * from enter_record(${id(who, of)}, ${record}, ${copy}, ${epoch})`, of);
  /** The same by what the policies let this member read. */
  const read = (who: string, of: TestStudy, { record, copy, epoch }: Asked) =>
    as(
      who,
      raw`select r.project_id as project, case when d.copy = 'field' or ${copy} = 'field' then c.researcher_id end as owner, r.locked, r.released_at is not null as released,
        m.role, m.ordinal, d.id as document, d.key_id as key, d.closed_at is not null as closed,
        (select max(n.epoch) from document n where n.record_id = r.id and n.copy = ${copy}) as newest,
        (select permission_version from account where id = ${id(who, of)}) as version
        from record r
        join membership m on m.project_id = r.project_id and m.account_id = ${id(who, of)} and m.ended_at is null
        left join compartment c on c.project_id = r.project_id and c.object_id = r.id
        left join document d on d.record_id = r.id and d.copy = ${copy} and d.epoch = ${epoch}
        where r.id = ${record}`,
      of,
    );

  test('attack 7: answers each role of each study what the policies show it of a record, copy and epoch, and nothing else', async () => {
    const [kept, released] = [await logged('a'), await logged('a')];
    const place = await study.place('lead');
    await place.work(async ({ tx, project, actor }) => {
      await tx.execute(raw`update record set released_at = now() where id = ${released.record}`);
      const made = { project, record: asId<RecordId>(released.record)!, author: actor.account };
      await createDocument(tx, t.ground, { ...made, copy: 'analysis', epoch: 1 });
      await createDocument(tx, t.ground, { ...made, copy: 'analysis', epoch: 2 });
    });
    const asked = [kept.record, released.record, randomUUID()].flatMap((record) =>
      ['field', 'analysis'].flatMap((copy) => [1, 2, 3].map((epoch): Asked => ({ record, copy, epoch }))),
    );
    const seen = new Map<string, number>();
    for (const of of [study, other])
      for (const who of Object.keys(of.accounts))
        for (const one of asked) {
          const answer = await entered(who, of, one);
          expect(answer, `${who} of ${of.slug}: ${JSON.stringify(one)}`).toEqual(await read(who, of, one));
          if (answer[0]?.['document']) seen.set(who, (seen.get(who) ?? 0) + 1);
        }
    // It would prove nothing if nobody saw anything: both field copies; with the two analysis copies; these alone.
    expect(Object.fromEntries(seen)).toEqual({ a: 2, lead: 4, lead2: 4, analyst: 2, analyst2: 2 });
  });

  test('what follows it in a transaction is read as the asker and not as the owner', async () => {
    const hidden = await logged('a');
    const rows = await t.ground.db.asUser(study.accounts['b']!, async (tx) => {
      await tx.execute(raw`select * from enter_record(${id('b')}, ${hidden.record}, 'field', 1)`);
      return [...(await tx.execute(raw`select id from record where id = ${hidden.record}`))];
    });
    expect(rows).toEqual([]);
  });
});

describe('a password’s digest', () => {
  test('is seen and changed by nobody but sign-in’s own service', async () => {
    await t.ground.db.asService('auth', (tx) =>
      tx.update(account).set({ isAdmin: true }).where(eq(account.id, study.accounts['outsider']!)),
    );
    for (const who of ['a', 'lead', 'outsider']) {
      expect(await as(who, raw`select * from credential`), who).toEqual([]);
      expect(await as(who, raw`update credential set password_hash = 'x' returning account_id`), who).toEqual(
        [],
      );
      await refused(as(who, raw`insert into credential values (${id(who)}, 'x')`), who);
      for (const row of await as(who, raw`select * from account`))
        expect(JSON.stringify(row)).not.toContain('argon2');
    }
    for (const service of ['start', 'log', 'projection', 'engine', 'index'] as const)
      expect(await t.ground.db.asService(service, (tx) => tx.select().from(credential)), service).toEqual([]);
    const all = await t.ground.db.asService('auth', (tx) => tx.select().from(credential));
    expect(all).toHaveLength(18);
    expect(all.filter((row) => !row.passwordHash.startsWith('$argon2id$'))).toEqual([]);
  });

  test('moves with its account when a database of the older shape is brought up', async () => {
    const { config, drop } = await freshConfig();
    const old = join(config.data, 'older-migrations');
    const owner = loginFromUrl(config.databaseUrl ?? '');
    const sql = connect(owner, { max: 1, schema: 'sanad' });
    try {
      mkdirSync(old, { recursive: true });
      const folder = join(import.meta.dirname, '..', '..', 'migrations');
      for (const file of ['0001_spine.sql', '0002_guards.sql']) cpSync(join(folder, file), join(old, file));
      await migrate(owner, 'a1b2', old);
      const person = randomUUID();
      await sql`insert into account (id, email, password_hash) values (${person}, 'old@study.test', 'digest')`;
      await migrate(owner, 'a1b2', folder);
      expect([...(await sql`select * from credential`)]).toEqual([
        { account_id: person, password_hash: 'digest' },
      ]);
    } finally {
      await sql.end();
      rmSync(old, { recursive: true, force: true });
      await drop();
    }
  });
});

describe('release', () => {
  test('a lead approves in their own name only, and an approval stays', async () => {
    const { record } = await logged('a');
    const approve = (who: string, whose: string) =>
      as(
        who,
        raw`insert into release_approval (project_id, record_id, version, account_id)
            values (${study.project}, ${record}, 1, ${id(whose)})`,
      );
    await refused(approve('lead', 'lead2'));
    await refused(approve('a', 'a'));
    await approve('lead', 'lead');
    await refused(as('lead', raw`update release_approval set account_id = ${id('lead2')}`));
    await refused(as('lead', raw`delete from release_approval`));
  });
});

describe('the field', () => {
  let mine: Logged;
  let theirs: Logged;
  beforeAll(async () => {
    mine = await logged('a');
    theirs = await logged('b');
  });

  /** As `a`, a row under a new id that lies in the compartment of `a` already. */
  const make = (row: (fresh: string) => SQL, fresh: string = randomUUID()) =>
    t.ground.db.asUser(study.accounts['a']!, async (tx) => {
      await placeIn(tx, study.project, study.accounts['a']!, [fresh]);
      return [...(await tx.execute(row(fresh)))];
    });
  const newRecord =
    (interview: string, more = raw`false, null, 0`) =>
    (fresh: string) => raw`
    insert into record (project_id, id, code, interview_id, locked, released_at, release_version)
    values (${study.project}, ${fresh}, ${`R-${randomUUID().slice(0, 5)}`}, ${interview}, ${more})`;

  test('a researcher makes no record that is released or locked, and none of another’s interview', async () => {
    await refused(make(newRecord(mine.interview, raw`false, now(), 0`)));
    await refused(make(newRecord(mine.interview, raw`true, null, 0`)));
    await refused(make(newRecord(mine.interview, raw`false, null, 1`)));
    await refused(make(newRecord(theirs.interview)));
    await refused(as('a', newRecord(mine.interview)(randomUUID())), 'in no compartment');
    await make(newRecord(mine.interview));
  });

  test('a researcher interviews no source of another’s', async () => {
    const interviewed = (whose: string) =>
      make(
        (fresh) => raw`insert into interview (project_id, id, source_id, month, mode, language)
            values (${study.project}, ${fresh}, ${whose}, '2022-04', 'other', 'ps')`,
      );
    await refused(interviewed(theirs.source));
    await interviewed(mine.source);
  });

  test('a researcher ties no source to another’s, neither when it is made nor later', async () => {
    const introduced = (by: string) =>
      make(
        (fresh) => raw`insert into source (project_id, id, code, type_id, introduced_by)
            select project_id, ${fresh}, ${`S-${randomUUID().slice(0, 5)}`}, type_id, ${by}
            from source where id = ${mine.source}`,
      );
    await refused(introduced(theirs.source));
    await introduced(mine.source);
    await refused(as('a', raw`update source set introduced_by = ${theirs.source} where id = ${mine.source}`));
  });

  test('whose a source, an interview or a record is, is said once, in one’s own name, and seen by leads and whoever it is', async () => {
    const things = [mine.source, mine.interview, mine.record];
    const seen = async (who: string): Promise<unknown[]> =>
      as(who, raw`select distinct researcher_id from compartment where object_id in ${things}`);
    await as('lead', raw`update record set released_at = now() where id = ${mine.record}`);
    for (const who of ['a', 'lead', 'lead2'])
      expect(await seen(who), who).toEqual([{ researcher_id: id('a') }]);
    for (const who of ['b', 'analyst', 'reviewer', 'auditor', 'outsider'])
      expect(await as(who, raw`select * from compartment where object_id in ${things}`), who).toEqual([]);
    await as('lead', raw`update record set released_at = null where id = ${mine.record}`);
    for (const who of ['a', 'lead']) {
      await refused(as(who, raw`update compartment set researcher_id = ${id('b')}`), who);
      await refused(as(who, raw`delete from compartment`), who);
    }
    const taken = (who: string) =>
      as(who, raw`insert into compartment values (${study.project}, ${randomUUID()}, ${id('b')})`);
    for (const who of ['a', 'analyst', 'reviewer', 'auditor', 'outsider']) await refused(taken(who), who);
  });

  test('a source stays which it is; the lead says whether anybody met it', async () => {
    for (const set of [
      raw`code = 'S-22222'`,
      raw`id = ${randomUUID()}`,
      raw`external = true`,
      raw`created_at = now()`,
    ])
      await refused(as('a', raw`update source set ${set} where id = ${mine.source}`));
    const a = await study.place('a');
    const lead = await study.place('lead');
    expect(await a.work((work) => editSource(work, mine.sourceCode, { region: 'east' }))).toMatchObject({
      ok: true,
    });
    // A lead names a tie between compartments; its researcher goes on editing what is theirs.
    const tie = { introducedBy: theirs.sourceCode, networkLabel: 'eastern cells' };
    expect(await lead.work((work) => editSource(work, mine.sourceCode, tie))).toMatchObject({ ok: true });
    expect(await a.work((work) => editSource(work, mine.sourceCode, { region: 'west' }))).toMatchObject({
      ok: true,
    });
    const [row] = await t.ground.db.asUser(study.accounts['lead']!, (tx) =>
      tx
        .select({ by: source.introducedBy })
        .from(source)
        .where(raw`${source.id} = ${mine.source}`),
    );
    expect(row).toEqual({ by: theirs.source });
  });

  test('an interview stays which it is; a researcher puts theirs right until it is released or locked', async () => {
    const own = await logged('a');
    const month = (of: Logged, to: string) =>
      raw`update interview set month = ${to} where id = ${of.interview} returning month`;
    expect(await as('a', month(own, '2022-04'))).toEqual([{ month: '2022-04' }]);
    expect(await as('a', month(theirs, '2022-04'))).toEqual([]);
    for (const who of ['analyst', 'reviewer', 'auditor', 'outsider'])
      expect(await as(who, month(own, '2022-05')), who).toEqual([]);
    for (const set of [raw`source_id = ${theirs.source}`, raw`id = ${randomUUID()}`, raw`created_at = now()`])
      for (const who of ['a', 'lead'])
        await refused(as(who, raw`update interview set ${set} where id = ${own.interview}`));
    for (const state of [raw`locked = true`, raw`locked = false, released_at = now()`]) {
      await as('lead', raw`update record set ${state} where id = ${own.record}`);
      expect(await as('a', month(own, '2022-06'))).toEqual([]);
    }
    expect(await as('lead', month(own, '2022-07'))).toEqual([{ month: '2022-07' }]);
  });

  test('a record stays which it is, even to leads', async () => {
    for (const set of [
      raw`interview_id = ${theirs.interview}`,
      raw`code = 'R-22222'`,
      raw`id = ${randomUUID()}`,
    ])
      await refused(as('lead', raw`update record set ${set} where id = ${mine.record}`));
    expect(
      await as('a', raw`update record set locked = false where id = ${mine.record} returning id`),
    ).toEqual([]);
  });

  test('a researcher neither deletes a consent nor takes a withdrawal back; a lead may', async () => {
    const here = raw`where interview_id = ${mine.interview}`;
    expect(await as('a', raw`delete from consent ${here} returning interview_id`)).toEqual([]);
    await as('a', raw`update consent set withdrawn_at = now() ${here}`);
    await refused(as('a', raw`update consent set withdrawn_at = null ${here}`));
    await refused(as('a', raw`update consent set interview_id = ${theirs.interview} ${here}`));
    expect(await as('lead', raw`update consent set withdrawn_at = null ${here} returning given`)).toEqual([
      { given: true },
    ]);
  });

  test('a document is made by the log alone', async () => {
    for (const [who, copy] of [
      ['a', 'field'],
      ['lead', 'analysis'],
    ] as const)
      await refused(
        as(
          who,
          raw`insert into document (project_id, id, record_id, copy, epoch, key_id)
              values (${study.project}, ${randomUUID()}, ${mine.record}, ${copy}, 7, ${randomUUID()})`,
        ),
      );
  });

  test('who comes back as an analyst reads no field copy of their own any more', async () => {
    // Once it is released, an analyst may see the record's row.
    await as('lead', raw`update record set released_at = now() where id = ${theirs.record}`);
    const theirsNow = () =>
      t.ground.db.asUser(study.accounts['b']!, async (tx) => ({
        documents: await tx.select({ id: document.id }).from(document).where(eq(document.copy, 'field')),
        words: [...(await tx.execute(raw`select text_enc from turn union all select text_enc from memo`))],
      }));
    const [copy] = (await theirsNow()).documents;
    await t.ground.db.asService('projection', async (tx) => {
      await tx.execute(raw`insert into turn (project_id, document_id, position, kind, text_enc)
        values (${study.project}, ${copy?.id}, 0, 'answer', '\\x00')`);
      await tx.execute(raw`insert into memo (project_id, document_id, id, account_id, text_enc)
        values (${study.project}, ${copy?.id}, 'm', ${id('b')}, '\\x00')`);
    });
    expect((await theirsNow()).words).toHaveLength(2);
    await t.ground.db.asService('auth', (tx) =>
      addMember(tx, study.project, study.accounts['b']!, 'analyst'),
    );
    expect(await theirsNow()).toEqual({ documents: [], words: [] });
  });
});

describe('claims and codes', () => {
  const newClaim = (by: string) => raw`
    insert into claim (project_id, id, kind, proposition_enc, created_by)
    values (${study.project}, ${randomUUID()}, 'boolean', '\\x00', ${by})`;

  test('are made in one’s own name', async () => {
    await refused(as('analyst', newClaim(id('lead'))));
    await as('analyst', newClaim(id('analyst')));
    await refused(as('analyst2', raw`update claim set created_by = ${id('analyst2')}`));
    expect(await as('analyst', raw`delete from claim returning id`)).toEqual([]);
    const code = randomUUID();
    await as(
      'analyst',
      raw`insert into code (project_id, id, label_enc, definition_enc, position)
          values (${study.project}, ${code}, '\\x00', '\\x00', 0)`,
    );
    const version = (by: string) =>
      as(
        'analyst',
        raw`insert into code_version (project_id, code_id, version, label_enc, definition_enc, account_id)
            values (${study.project}, ${code}, 1, '\\x00', '\\x00', ${by})`,
      );
    await refused(version(id('lead')));
    await version(id('analyst'));
  });

  test('what a reviewer was shown is seen only while they are a reviewer', async () => {
    const lead = await study.place('lead');
    const claim = await lead.work(async (work): Promise<ClaimId> => {
      const made = await createClaim(work, claimDraft());
      if (!made.ok) throw new Error('no claim');
      await showClaim(work, made.id, study.accounts['reviewer']!);
      return made.id;
    });
    const shown = async () => [
      ...(await as('reviewer', raw`select 1 from claim_reviewer where claim_id = ${claim}`)),
      ...(await as('reviewer', raw`select 1 from claim_term where claim_id = ${claim}`)),
    ];
    expect((await shown()).length).toBeGreaterThan(0);
    await t.ground.db.asService('auth', (tx) =>
      addMember(tx, study.project, study.accounts['reviewer']!, 'auditor'),
    );
    expect(await shown()).toEqual([]);
  });
});
