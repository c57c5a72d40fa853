/** Questions in two compartments: the leads' bank, and what a researcher is handed (PROTECTION 1, 2). */
import { randomUUID } from 'node:crypto';
import { sql as raw } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccountId, AskedId, ClaimId, QuestionId } from '#core/ids.ts';
import type { QuestionDraft } from '#core/question.ts';
import { createClaim } from '#server/store/claim.ts';
import { answersIn, copiesOf, handOut, listAskings, noteReaction, takeBack } from '#server/store/asking.ts';
import { askIn, markImpossible, questionsForMe } from '#server/store/asked-question.ts';
import {
  createQuestion,
  listQuestions,
  openQuestion,
  retireQuestion,
  rewordQuestion,
  wordingsOf,
} from '#server/store/question.ts';
import { createRecord } from '#server/store/record-writer.ts';
import { resolveClaim } from '#server/store/resolution.ts';
import { claimDraft, statement } from './claim-fixture.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';

let t: TestGround;
let study: TestStudy;
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
});
afterAll(() => t.close());

const account = (who: string): AccountId => study.accounts[who]!;
const draft = (more: Partial<QuestionDraft> = {}): QuestionDraft => ({
  text: 'Who governed the district in the spring?',
  purpose: 'open',
  claim: null,
  put: null,
  from: null,
  ...more,
});

async function make(more: Partial<QuestionDraft> = {}): Promise<QuestionId> {
  const lead = await study.place('lead');
  const made = await lead.work((w) => createQuestion(w, draft(more)));
  if (!made.ok) throw new Error(JSON.stringify(made.faults));
  return made.id;
}

async function known(proposition: string, truth = 'true'): Promise<ClaimId> {
  const lead = await study.place('lead');
  return lead.work(async (w) => {
    const made = await createClaim(w, claimDraft({ proposition }));
    if (!made.ok) throw new Error('no claim');
    const resolved = await resolveClaim(w, made.id, {
      kind: 'control',
      answer: { value: truth },
      month: null,
      public: true,
      reference: 'The gazette of that spring',
    });
    expect(resolved).toMatchObject({ ok: true });
    return made.id;
  });
}

async function handed(id: QuestionId, who = 'a', more: { type?: string; source?: string } = {}) {
  const lead = await study.place('lead');
  const out = await lead.work((w) => handOut(w, id, { researcher: account(who), ...more }));
  if (!out?.ok) throw new Error(JSON.stringify(out));
  return out.id;
}

async function logged(who: string, asked: readonly AskedId[] = [], type = 'elder') {
  const place = await study.place(who);
  return place.work(async (w) => {
    const made = await createRecord(w, {
      source: { typeKey: type },
      month: '2022-05',
      language: 'en',
      asked,
    });
    if (!made.ok) throw new Error(made.fault.message);
    return made;
  });
}

describe('the bank', () => {
  test('questions-evolve: a new wording is a new version, none is overwritten, and lineage stays', async () => {
    const first = await make();
    const lead = await study.place('lead');
    await lead.work((w) => rewordQuestion(w, first, 'Who was the governor in the spring?'));
    await lead.work((w) => rewordQuestion(w, first, 'Who was the governor in the spring?'));
    const child = await make({ text: 'And who came after him?', from: first });
    const view = await lead.work((w) => openQuestion(w, first));
    expect(view).toMatchObject({ text: 'Who was the governor in the spring?', version: 2, from: null });
    expect((await lead.work((w) => wordingsOf(w, first))).map((one) => one.text)).toEqual([
      'Who governed the district in the spring?',
      'Who was the governor in the spring?',
    ]);
    expect(await lead.work((w) => openQuestion(w, child))).toMatchObject({ from: first });
    for (const statement of [
      raw`update question_version set version = 3`,
      raw`delete from question_version`,
      raw`update question set came_from = ${child} where id = ${first}`,
      raw`update question set purpose = 'control', claim_id = null where id = ${first}`,
    ])
      await expect(lead.work((w) => w.tx.execute(statement))).rejects.toMatchObject({
        cause: { code: expect.stringMatching(/42501|23514/) },
      });
  });

  test('a retired question is handed out no more, and comes back', async () => {
    const id = await make();
    const lead = await study.place('lead');
    await lead.work((w) => retireQuestion(w, id, true));
    expect(await lead.work((w) => handOut(w, id, { researcher: account('a') }))).toMatchObject({
      ok: false,
      faults: [{ field: 'researcher' }],
    });
    await lead.work((w) => retireQuestion(w, id, false));
    await handed(id);
  });

  test('present-information-from-others: a confrontation names its claim and whose word is put, the wording never does', async () => {
    const claim = await known('The bridge was blown up in May');
    const { source } = await statement(t.ground, study, { claim, researcher: 'b' });
    const lead = await study.place('lead');
    const [row] = await lead.work((w) =>
      w.tx.execute<{ code: string }>(raw`select code from source where id = ${source}`),
    );
    const put = row!.code;
    for (const [text, field] of [
      [`${put} says that the bridge was blown up. Was it?`, 'text'],
      [`${put.toLowerCase().replace('-', ' – ')} says so. Was it?`, 'text'],
      [' ', 'text'],
    ] as const)
      expect(
        await lead.work((w) => createQuestion(w, draft({ text, purpose: 'confrontation', claim, put }))),
      ).toMatchObject({ ok: false, faults: [{ field }] });
    expect(
      await lead.work((w) => createQuestion(w, draft({ purpose: 'confrontation', claim: null, put: null }))),
    ).toMatchObject({ ok: false, faults: [{ field: 'claim' }, { field: 'put' }] });
    const id = await make({
      purpose: 'confrontation',
      claim,
      put,
      text: 'What became of the bridge in May?',
    });
    const asked = await handed(id, 'a', { type: 'isk' });
    const made = await logged('a', [asked], 'isk');
    await lead.work((w) => noteReaction(w, asked, 'deflects'));
    expect(await lead.work((w) => listAskings(w, id))).toMatchObject([
      { state: 'asked', reaction: 'deflects', record: { code: made.code, month: '2022-05' }, version: 1 },
    ]);
  });

  test('control-questions: one is handed out only when its answer is known and sealed', async () => {
    const lead = await study.place('lead');
    const open = await lead.work((w) => createClaim(w, claimDraft({ proposition: 'The road was open' })));
    if (!open.ok) throw new Error('no claim');
    const id = await make({ purpose: 'control', claim: open.id });
    expect(await lead.work((w) => handOut(w, id, { researcher: account('a') }))).toMatchObject({
      ok: false,
      faults: [{ field: 'researcher' }],
    });
    const ready = await make({ purpose: 'control', claim: await known('The school was shut') });
    await handed(ready);
  });
});

describe('handing out', () => {
  test('names a researcher of the study, one of their sources or a type, and nothing else', async () => {
    const id = await make();
    const theirs = await logged('b');
    const lead = await study.place('lead');
    const [row] = await lead.work((w) =>
      w.tx.execute<{ code: string }>(raw`select s.code from source s join interview i on i.source_id = s.id
        join record r on r.interview_id = i.id where r.id = ${theirs.id}`),
    );
    for (const [to, field] of [
      [{ researcher: account('analyst') }, 'researcher'],
      [{ researcher: randomUUID() as AccountId }, 'researcher'],
      [{ researcher: account('a'), source: row!.code }, 'source'],
      [{ researcher: account('a'), type: 'no-such' }, 'type'],
    ] as const)
      expect(await lead.work((w) => handOut(w, id, to)), field).toMatchObject({
        ok: false,
        faults: [{ field }],
      });
    await handed(id, 'b', { source: row!.code });
  });

  test('follow-up-not-possible: open, impossible with a reason, open again, and taken back', async () => {
    const asked = await handed(await make({ text: 'May we speak of the winter again?' }), 'b');
    const b = await study.place('b');
    const mine = async () => (await b.work(questionsForMe)).find((one) => one.id === asked);
    expect(await mine()).toMatchObject({ state: 'open', reason: null });
    await b.work((w) => markImpossible(w, asked, 'He moved away.'));
    expect(await mine()).toMatchObject({ state: 'impossible', reason: 'He moved away.' });
    expect(await (await study.place('a')).work((w) => markImpossible(w, asked, null))).toBe(false);
    await b.work((w) => markImpossible(w, asked, null));
    expect(await mine()).toMatchObject({ state: 'open' });
    const lead = await study.place('lead');
    expect(await lead.work((w) => takeBack(w, asked))).toBe(true);
    expect(await mine()).toBeUndefined();
    expect(await b.work((w) => markImpossible(w, asked, 'Gone.'))).toBe(false);
  });
});

describe('asking', () => {
  test('a question taken into a new interview stands in the field copy, and its answer is found by its id', async () => {
    const lead = await study.place('lead');
    const one = await handed(await make({ text: 'Which roads were open?' }));
    const two = await handed(await make({ text: 'Who kept the gate?' }));
    const made = await logged('a', [one]);
    const a = await study.place('a');
    expect(await a.work((w) => askIn(w, made.id, two))).toBe(true);
    expect(await a.work((w) => askIn(w, made.id, two)), 'asked twice').toBe(false);
    const theirs = await logged('b');
    const three = await handed(await make({ text: 'Who came back?' }));
    const b = await study.place('b');
    expect(await b.work((w) => askIn(w, theirs.id, three)), 'of another’s').toBe(false);
    const askings = (await lead.work((w) => listAskings(w))).filter((x) => [one, two].includes(x.id));
    const copies = await lead.work((w) => copiesOf(w, askings));
    expect(copies).toHaveLength(1);
    const answers = await answersIn({ ground: t.ground, actor: lead.actor }, copies);
    expect(answers.get(one)).toEqual({ question: 'Which roads were open?', answers: [] });
    expect(answers.get(two)).toEqual({ question: 'Who kept the gate?', answers: [] });
  });

  test('questionnaire-per-interview: 54 interviews have 54 questionnaires, each of the very wording that was asked', async () => {
    const lead = await study.place('lead');
    const id = await make({ text: 'How did wording 0 go?' });
    const a = await study.place('a');
    const asked = await lead.work(async (w) => {
      const made: AskedId[] = [];
      for (let n = 1; n <= 54; n++) {
        await rewordQuestion(w, id, `How did wording ${n} go?`);
        const out = await handOut(w, id, { researcher: account('a') });
        if (out?.ok) made.push(out.id);
      }
      return made;
    });
    await a.work(async (w) => {
      for (const one of asked)
        await createRecord(w, {
          source: { typeKey: 'elder' },
          month: '2022-06',
          language: 'en',
          asked: [one],
        });
    });
    const askings = await lead.work((w) => listAskings(w, id));
    expect(new Set(askings.map((one) => one.record?.code)).size).toBe(54);
    expect(new Set(askings.map((one) => one.version)).size).toBe(54);
    const answers = await answersIn(
      { ground: t.ground, actor: lead.actor },
      await lead.work((w) => copiesOf(w, askings)),
    );
    for (const one of askings) expect(answers.get(one.id)?.question).toBe(one.text);
  });
});

describe('the wall (PROTECTION 1, 2, 8)', () => {
  test('as SQL a researcher reads wordings of their own and no row that holds purpose, claim or lineage', async () => {
    const claim = await known('Control questions hold the truth', 'false');
    const parent = await make({ text: 'Parent wording, never handed out' });
    const id = await make({ purpose: 'control', claim, from: parent, text: 'Does the well hold water?' });
    const mine = await handed(id, 'a', { type: 'elder' });
    const theirs = await handed(id, 'b');
    const rowsOf = (who: string, table: string) =>
      t.ground.db.asUser(account(who), async (tx) => [
        ...(await tx.execute(raw.raw(`select * from ${table}`))),
      ]);
    for (const who of ['a', 'b', 'analyst', 'reviewer', 'auditor', 'outsider'])
      for (const table of ['question', 'question_version', 'asking'])
        expect(await rowsOf(who, table), `${who} ${table}`).toEqual([]);
    for (const who of ['analyst', 'reviewer', 'auditor', 'outsider'])
      expect(await rowsOf(who, 'asked_question'), who).toEqual([]);
    const rows = await rowsOf('a', 'asked_question');
    expect(rows.map((row) => row['id'])).toContain(mine);
    expect(rows.filter((row) => row['researcher_id'] !== account('a'))).toEqual([]);
    expect(JSON.stringify(rows)).not.toContain(theirs);
    for (const hidden of [id, parent, claim, account('lead'), 'control']) {
      expect(JSON.stringify(rows), hidden).not.toContain(hidden);
      expect(JSON.stringify(await (await study.place('a')).work(questionsForMe)), hidden).not.toContain(
        hidden,
      );
    }
  });

  test('control, open and confrontation look alike to whoever is handed them, in an order of words alone', async () => {
    const claim = await known('The three look alike');
    const { source } = await statement(t.ground, study, { claim, researcher: 'b' });
    const lead = await study.place('lead');
    const [row] = await lead.work((w) =>
      w.tx.execute<{ code: string }>(raw`select code from source where id = ${source}`),
    );
    const made = [
      await make({ text: 'C: alike?', purpose: 'control', claim }),
      await make({ text: 'A: alike?', purpose: 'confrontation', claim, put: row!.code }),
      await make({ text: 'B: alike?' }),
    ];
    for (const id of made) await handed(id, 'b', { type: 'cleric' });
    const seen = (await (await study.place('b')).work(questionsForMe)).filter((one) =>
      one.text.endsWith('alike?'),
    );
    expect(seen.map((one) => one.text)).toEqual(['A: alike?', 'B: alike?', 'C: alike?']);
    const shapes = seen.map(({ id: _id, text: _text, ...rest }) => JSON.stringify(rest));
    expect(new Set(shapes).size).toBe(1);
  });

  test('a researcher changes neither wording nor for whom, hands nothing out, and asks in no record of another’s', async () => {
    const asked = await handed(await make());
    const theirs = await logged('b');
    const as = (who: string, statement: ReturnType<typeof raw>) =>
      t.ground.db.asUser(account(who), async (tx) => [...(await tx.execute(statement))]);
    const here = raw`where id = ${asked} returning id`;
    for (const set of [
      raw`text_enc = '\\x00'`,
      raw`researcher_id = ${account('b')}`,
      raw`type_id = ${randomUUID()}`,
      raw`state = 'asked', record_id = ${theirs.id}`,
      raw`state = 'withdrawn'`,
    ])
      await expect(as('a', raw`update asked_question set ${set} ${here}`)).rejects.toMatchObject({
        cause: { code: expect.stringMatching(/42501|23503/) },
      });
    expect(await as('b', raw`update asked_question set state = 'open' ${here}`)).toEqual([]);
    await expect(
      as(
        'a',
        raw`insert into asked_question (project_id, id, researcher_id, text_enc)
            values (${study.project}, ${randomUUID()}, ${account('a')}, '\\x00')`,
      ),
    ).rejects.toMatchObject({ cause: { code: '42501' } });
    for (const who of ['a', 'analyst'])
      await expect(
        as(
          who,
          raw`insert into question (project_id, id, purpose, created_by)
              values (${study.project}, ${randomUUID()}, 'open', ${account(who)})`,
        ),
      ).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  test('what was typed lies sealed', async () => {
    const id = await make({ text: 'A wording that nobody may read in a dump?' });
    const asked = await handed(id);
    const lead = await study.place('lead');
    const rows = await lead.work((w) =>
      w.tx.execute(raw`select encode(text_enc, 'escape') as x from question_version where question_id = ${id}
        union all select encode(text_enc, 'escape') from asked_question where id = ${asked}`),
    );
    expect([...rows]).toHaveLength(2);
    expect(JSON.stringify([...rows])).not.toContain('nobody may read');
    expect((await lead.work(listQuestions)).some((one) => one.id === id)).toBe(true);
  });
});
