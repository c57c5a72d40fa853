/** Quotations by the server's own commands: proposed, approved twice, capped, held back, purged. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { phraseFinder } from '#core/disclosure/phrase.ts';
import type { Unsaid } from '#core/interview.ts';
import { audit, interview, quotation } from '#server/db/schema.ts';
import { createProjection, type Projection } from '#server/projection/follow.ts';
import { withdrawConsent } from '#server/store/consent.ts';
import { findInterview } from '#server/store/interview.ts';
import { listQuotable, readAnswers } from '#server/store/quotation-copy.ts';
import {
  approveQuotation,
  listQuotations,
  printQuotations,
  proposeQuotation,
  turnDownQuotation,
  type Approved,
  type Proposed,
} from '#server/store/quotation.ts';
import { search } from '#server/purge/search.ts';
import { rekey } from '#server/purge/rekey.ts';
import { takeKeys } from '#server/project-words.ts';
import { makeRecord, makeReleased, type MadeRecord, type ReleasedRecord } from './collection.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';

let t: TestGround;
let study: TestStudy;
let projection: Projection;
const made: ReleasedRecord[] = [];
const SAID =
  'They came at night and took the grain. Nobody dared to speak of it afterwards, and I was afraid too.';
const open = {
  given: true,
  covers: ['analysis', 'quotation', 'open-access'],
  expressed: 'oral',
  language: 'en',
  month: '2022-03',
};
const placeOf = (key: string): string => `the ${key}`;

/** Who held each: they take turns, so that a label has two of them. */
const heldBy = new Map<string, string>();
const add = async (
  said = SAID,
  covers = open.covers,
  month = '2022-03',
  who?: string,
): Promise<ReleasedRecord> => {
  const by = who ?? (heldBy.size % 2 === 0 ? 'a' : 'b');
  const fields = {
    consent: { ...open, covers },
    month,
    region: 'kunar',
    text: [
      { question: 'What was seen in that month by you?', answer: said },
      { answer: 'More words were said about the harvest of that long year.' },
    ],
  };
  const one = await makeReleased(t.ground, study, fields, by);
  heldBy.set(one.code, by);
  await projection.caughtUp();
  return one;
};
const propose = async (of: MadeRecord, typed: string, who = 'analyst', position = 1): Promise<Proposed> =>
  (await study.place(who)).work((work) => proposeQuotation(work, { record: of.code, position, typed }));
const view = async (id: string, who = 'lead') =>
  (await listQuotations(t.ground, await study.place(who), placeOf)).find((one) => one.id === id);
const approve = async (id: string, who = 'lead', shown?: string): Promise<Approved> =>
  approveQuotation(
    t.ground,
    await study.place(who),
    { id, shown: shown ?? (await view(id, who))?.shown ?? '' },
    placeOf,
  );
const withdraw = async ({ code }: MadeRecord) =>
  (await study.place(heldBy.get(code) ?? 'a')).work((work) => withdrawConsent(work, code));
const printed = async () => (await study.place('lead')).work((work) => printQuotations(work, placeOf));
const idOf = (answer: Proposed): string => {
  if (answer.kind !== 'proposed') throw new Error(answer.why);
  return answer.id;
};
const letOut = async (of: MadeRecord, typed: string, position = 1): Promise<string> => {
  const id = idOf(await propose(of, typed, 'analyst', position));
  expect(await approve(id)).toEqual({ kind: 'first' });
  expect(await approve(id, 'lead2')).toEqual({ kind: 'done' });
  return id;
};

beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  projection = createProjection(t.ground);
  await projection.start();
  for (let i = 0; i < 5; i++)
    made.push(await add(i === 0 ? SAID : `Account ${i}: ${'so it was told '.repeat(i + 2)}.`));
});
afterAll(async () => {
  await projection.close();
  await t.close();
});

describe('quoted-words-of-speakers', () => {
  let id: string;

  test('Q1, Q2, Q5: what the copy does not say, the questions, and what the scan finds are not proposed', async () => {
    const [one] = made;
    const answers = (await (await study.place('analyst')).work((work) => readAnswers(work, one!.id))).get(
      one!.id,
    );
    expect(
      answers?.map(({ position }) => position),
      'questions are the researcher’s',
    ).toEqual([1, 2]);
    expect(await propose(one!, 'They came by day')).toMatchObject({ why: 'not-said' });
    expect(await propose(one!, 'What was seen', 'lead', 0)).toMatchObject({ why: 'gone' });
    expect(await propose(one!, '[Mullah Abdul Wahid] took the grain')).toMatchObject({
      why: 'identifies',
      hits: [{ words: 'Mullah Abdul Wahid' }],
    });
    const inField = await makeRecord(study, { consent: open });
    expect(await propose(inField, 'No more came', 'lead'), 'not released').toMatchObject({ why: 'gone' });
    await expect(propose(one!, 'They came', 'a')).resolves.toMatchObject({ why: 'gone' });
  });

  test('Q6: an analyst proposes, two leads let it out, the second of whom is not the first', async () => {
    id = idOf(await propose(made[0]!, '[T]hey […] took the grain.'.replace('[T]hey', 'They')));
    expect(await propose(made[0]!, 'They […] took the grain.')).toMatchObject({ why: 'there' });
    expect(await view(id, 'analyst')).toMatchObject({ standing: 'own', label: null, obstacles: [] });
    expect(await printed()).toEqual([]);
    expect(await approve(id, 'lead', 'f'.repeat(64)), 'other words than were shown').toMatchObject({
      why: 'other-words',
    });
    expect(await approve(id)).toEqual({ kind: 'first' });
    expect(await view(id)).toMatchObject({
      standing: 'own',
      label: 'interview, elder, the kunar, March 2022',
    });
    expect(await approve(id)).toMatchObject({ why: 'own' });
    const forced = (await study.place('lead')).work(({ tx }) =>
      tx
        .update(quotation)
        .set({ outcome: 'done', settledBy: study.accounts['lead']!, settledAt: new Date() })
        .where(eq(quotation.id, id)),
    );
    await expect(forced, 'nor with SQL').rejects.toMatchObject({ cause: { code: '42501' } });
    expect(await printed()).toEqual([]);
    expect(await approve(id, 'lead2')).toEqual({ kind: 'done' });
    expect(await printed()).toEqual([
      { printed: 'They […] took the grain.', label: 'interview, elder, the kunar, March 2022' },
    ]);
    const rows = await (await study.place('lead')).work(({ tx }) => tx.select().from(audit));
    expect(
      rows
        .toSorted((a, b) => a.seq - b.seq)
        .map(({ act }) => act)
        .slice(-3),
    ).toEqual(['quotation.proposed', 'quotation.approved', 'quotation.let-out']);
  });

  test('Q6: whom an analyst proposed it for, an analyst cannot approve, nor with SQL', async () => {
    const other = idOf(await propose(made[1]!, 'so it was told'));
    const forced = (await study.place('analyst')).work(({ tx }) =>
      tx
        .update(quotation)
        .set({
          firstBy: study.accounts['analyst']!,
          firstAt: new Date(),
          labelEnc: new Uint8Array([1]),
          wordsMac: 'f'.repeat(64),
        })
        .where(eq(quotation.id, other)),
    );
    await expect(forced).rejects.toMatchObject({ cause: { code: '42501' } });
    const back = async (who: string) =>
      (await study.place(who)).work((work) => turnDownQuotation(work, other));
    expect(await back('analyst')).toBe(true);
    expect(await back('lead')).toBe(false);
  });

  test('Q9: consent that does not cover quotation in print keeps it back, before and after', async () => {
    const quiet = await add('The harvest failed again in that valley and people left.', [
      'analysis',
      'open-access',
    ]);
    const waits = idOf(await propose(quiet, 'The harvest failed again'));
    expect((await view(waits))?.obstacles).toEqual(['no-consent']);
    expect(await approve(waits)).toMatchObject({ why: 'no-consent' });
  });

  test('Q7: with too few people under its label it is not printed any more', async () => {
    const last = made[4]!;
    const later = await add('Nothing was left of the store when spring had come.');
    const out = await letOut(later, 'Nothing was left of the store');
    expect(await printed()).toHaveLength(2);
    await withdraw(later);
    expect((await view(out))?.obstacles).toContain('no-consent');
    expect(await printed()).toHaveLength(1);
    await withdraw(last);
    expect(await printed(), 'quiet still fits: five people').toHaveLength(1);
    await withdraw(made[3]!);
    expect((await view(id))?.obstacles).toEqual(['no-label']);
    expect(await printed()).toEqual([]);
    for (let i = 0; i < 2; i++)
      made.push(await add(`Another account of it ${'was given here '.repeat(i + 3)}.`));
    expect(await printed()).toHaveLength(1);
  });

  test('Q7, D5: who alone was met by one researcher is quoted under no label that tells month or place', async () => {
    const own = await add('The bridge had been down since the flood.', open.covers, '2021-05', 'b');
    for (let i = 0; i < 4; i++)
      await add(`That spring ${'the road was shut '.repeat(i + 2)}.`, open.covers, '2021-05', 'b');
    const waits = idOf(await propose(own, 'The bridge had been down'));
    const seen = await view(waits);
    expect(seen, 'with one of another, who was met elsewhere').toMatchObject({
      label: 'interview, elder, 2021-2022',
      obstacles: [],
    });
    expect(JSON.stringify(seen)).not.toContain(study.accounts['b']);
    await add('The road was open for somebody else.', open.covers, '2021-06', 'a');
    expect((await view(waits))?.label, 'with another’s it is the year').toBe(
      'interview, elder, the kunar, 2021',
    );
    await (await study.place('lead')).work((work) => turnDownQuotation(work, waits));
  });

  test('Q7, place-coarsening-in-attribution: what its setting leaves out of print is told by no attribution, whenever it was set', async () => {
    const [one] = made;
    const leaveOut = async (unsaid: Unsaid[]) =>
      (await study.place('lead')).work(async (work) => {
        const found = await findInterview(work, one!.code);
        await work.tx.update(interview).set({ unsaid }).where(eq(interview.id, found!.interview));
      });
    const waits = idOf(await propose(one!, '[Few] dared to speak of it'));
    expect(await approve(waits)).toEqual({ kind: 'first' });
    expect((await printed()).some(({ label }) => label.includes('the kunar'))).toBe(true);
    await leaveOut(['place']);
    expect((await view(id))?.obstacles).toEqual(['unsaid']);
    expect((await printed()).some(({ label }) => label.includes('the kunar'))).toBe(false);
    expect(await approve(waits, 'lead2'), 'nor does what waits leave').toMatchObject({ why: 'unsaid' });
    await leaveOut([]);
    expect((await view(id))?.obstacles).toEqual([]);
    await (await study.place('lead')).work((work) => turnDownQuotation(work, waits));
  });

  test('Q8: the same words do not leave under another attribution', async () => {
    const elsewhere = await add(`It was said: ${SAID}`, open.covers, '2021-09');
    for (let i = 0; i < 4; i++)
      await add(`A year before ${'it was otherwise '.repeat(i + 2)}.`, open.covers, '2021-09');
    const alike = idOf(await propose(elsewhere, 'harvest of that long year', 'analyst', 2));
    expect((await view(alike))?.label, 'it has a label of its own').toBe(
      'interview, elder, the kunar, September 2021',
    );
    const same = idOf(await propose(elsewhere, 'They came at night and took the grain.'));
    expect(await approve(same)).toMatchObject({ kind: 'refused', why: 'other-label' });
    await (await study.place('lead')).work((work) => turnDownQuotation(work, same));
  });

  test('Q8: nor does one that joins two of different attributions, and fits the one of them', async () => {
    const other = await add('The river took all of our fields away.', open.covers, '2021-09');
    await letOut(other, 'The river took all of our fields away');
    const near = await add('The bridge was gone by then already.');
    await letOut(near, 'The bridge was gone by then already');
    const both = await add('The river took all of our fields away. The bridge was gone by then already.');
    const joined = 'The river took all of our fields away. The bridge was gone by then already.';
    const waits = idOf(await propose(both, joined));
    expect(await approve(waits)).toMatchObject({ kind: 'refused', why: 'other-label' });
    await (await study.place('lead')).work((work) => turnDownQuotation(work, waits));
  });

  test('Q10: as many of one source as the project allows, and no more', async () => {
    await letOut(made[0]!, 'Nobody dared to speak of it afterwards');
    await letOut(made[0]!, 'harvest of that long year', 2);
    const more = idOf(await propose(made[0]!, 'I was afraid too'));
    expect((await view(more))?.obstacles).toEqual(['enough']);
    expect(await approve(more)).toMatchObject({ why: 'enough' });
  });

  test('nothing of it is kept in clear, and a purge finds it, takes it out and voids its approvals', async () => {
    const [row] = await (
      await study.place('lead')
    ).work(({ tx }) => tx.select().from(quotation).where(eq(quotation.id, id)));
    for (const sealed of [row!.originalEnc, row!.printedEnc])
      expect(Buffer.from(sealed).toString('latin1')).not.toContain('grain');
    const find = phraseFinder('grain')!;
    const key = t.ground.keys.create();
    const found = await t.ground.db.asService('purge', async (tx) => {
      await takeKeys(tx);
      const places = await search(tx, t.ground, study.project, find);
      await rekey(tx, t.ground.keys, study.project, key, {
        find,
        by: '█████',
        goes: (at) => at.startsWith('quotation.'),
      });
      return places.filter(({ key: at }) => at === `quotation.${id}`);
    });
    expect(found).toMatchObject([{ texts: [{ hit: 'grain' }, { hit: 'grain' }] }]);
    expect((await view(id))?.obstacles).toEqual(expect.arrayContaining(['not-in-copy', 'changed']));
    expect((await printed()).map((one) => one.printed)).not.toContain('They […] took the grain.');
    expect(await (await study.place('lead')).work(listQuotable)).not.toEqual([]);
  });
});
