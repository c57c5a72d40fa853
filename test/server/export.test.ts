import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClaimId, CodeId, SourceId } from '#core/ids.ts';
import { OUTSIDE } from '#core/disclosure/thresholds.ts';
import { packRelease } from '#core/release/pack.ts';
import {
  assertion,
  claim as claimTable,
  exportTable,
  roleBand,
  source,
  sourceType,
} from '#server/db/schema.ts';
import { createProjection, type Projection } from '#server/projection/follow.ts';
import type { Place } from '#server/place.ts';
import { readApparatus } from '#server/store/apparatus.ts';
import { listAssertions } from '#server/store/assertion.ts';
import { listCaveats, removeCaveat, writeCaveat } from '#server/store/caveat.ts';
import { listClaims } from '#server/store/claim.ts';
import { createCode } from '#server/store/codebook.ts';
import { correctInterview } from '#server/store/interview.ts';
import { listExports, makeExport, previewExport, type MadeExport } from '#server/store/export.ts';
import { mindedStatements } from '#server/store/minded.ts';
import { readInnerLedger, readInsideLedger } from '#server/store/outside-ledger.ts';
import { readReleaseData } from '#server/store/outside-data.ts';
import { createQuestion } from '#server/store/question.ts';
import { resolveClaim } from '#server/store/resolution.ts';
import { withdrawConsent } from '#server/store/consent.ts';
import {
  assert,
  code,
  edit,
  makeClaim,
  makeRecord,
  makeReleased,
  QUANTITY,
  type ReleasedRecord,
} from './collection.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';

let t: TestGround;
let study: TestStudy;
let projection: Projection;
let made: MadeExport;
let claim: ClaimId;
let pay: CodeId;
/** One whose known answer is set and one that a control question is about, its answer still open. */
let control: { known: ClaimId; asked: ClaimId };
const record: Record<string, ReleasedRecord> = {};

/** Free text of every kind; none of it may be in an export. */
const CANARY = 'Zarlasht';

const yes = { given: true, covers: ['analysis'], expressed: 'oral', language: 'en', month: '2022-03' };

beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  projection = createProjection(t.ground);
  await projection.start();
  pay = await makePay();
  claim = await makeClaim(study, {
    ...QUANTITY,
    proposition: `${CANARY} pays`,
    units: [{ key: 'u', label: `${CANARY} a month` }],
    definitions: [{ key: 'd', label: `what ${CANARY} pays` }],
  });
  const text = [
    { question: 'Before we begin?', answer: 'Nothing.' },
    { question: `Who is ${CANARY}?`, answer: `${CANARY} gave three hundred.` },
  ];
  record['consenting'] = await makeReleased(t.ground, study, {
    text,
    consent: yes,
    day: 17,
    region: 'kunar',
  });
  record['silent'] = await makeReleased(t.ground, study, { text });
  record['refusing'] = await makeReleased(t.ground, study, { text, consent: { ...yes, given: false } }, 'b');
  record['quotable'] = await makeReleased(t.ground, study, {
    text,
    consent: { ...yes, covers: ['quotation'] },
  });
  record['withdrawn'] = await makeReleased(t.ground, study, { text, consent: yes });
  const inPublic = { source: { typeKey: 'public-document', title: `${CANARY}’s report` }, mode: 'document' };
  record['report'] = await makeReleased(t.ground, study, { text, ...inPublic }, 'lead');
  await makeRecord(study, { text, consent: yes });
  await (await study.place('a')).work((work) => withdrawConsent(work, record['withdrawn']!.code));
  control = await makeControls();
  for (const one of Object.values(record)) await annotate(one);
  await projection.caughtUp();
  made = await (await study.place('lead')).work(makeExport);
});
afterAll(async () => {
  await projection.close();
  await t.close();
});

async function makePay(): Promise<CodeId> {
  const place = await study.place('analyst');
  const done = await place.work((work) =>
    createCode(work, { parent: null, label: 'pay', definition: CANARY }),
  );
  if (!done.ok) throw new Error('no code');
  return done.id;
}

async function makeControls(): Promise<{ known: ClaimId; asked: ClaimId }> {
  const known = await makeClaim(study, { proposition: 'The bridge was blown up' });
  const asked = await makeClaim(study, { proposition: 'The mill burnt down' });
  await (
    await study.place('lead')
  ).work(async (work) => {
    const answer = { answer: { value: 'false' }, month: null, public: false, reference: CANARY };
    expect(await resolveClaim(work, known, { kind: 'control', ...answer })).toMatchObject({ ok: true });
    // An event that is entered later does not make a known answer a finding.
    const later = { ...answer, kind: 'event' as const, month: '2022-04' };
    expect(await resolveClaim(work, known, later)).toMatchObject({ ok: true });
    const draft = { text: 'What became of the mill?', purpose: 'control' as const, put: null, from: null };
    expect(await createQuestion(work, { ...draft, claim: asked })).toMatchObject({ ok: true });
  });
  return { known, asked };
}

/** A code and an assertion on the second answer, and what it says of both control questions; it retells the source of the silent record, who consents the report. */
async function annotate(one: ReleasedRecord): Promise<void> {
  const root = await idOf(record[one === record['consenting'] ? 'report' : 'silent']!.source);
  await edit(t.ground, one.analysis, study.accounts['analyst'], (doc) => {
    const at = { block: 3, from: 0, to: CANARY.length };
    code(doc, at, pay);
    const figure = { lo: 300, hi: 300, bound: 'about' as const, unit: 'u1', definition: 'd1' };
    assert(doc, at, { claim, stance: 'affirms', ...figure, basis: 'hearsay', root, hops: 1 });
    for (const about of [control.known, control.asked])
      assert(doc, at, { claim: about, stance: 'denies', basis: 'first-hand' });
  });
}

async function idOf(handle: string): Promise<SourceId> {
  const rows = await (await study.place('lead')).work(({ tx }) => tx.select().from(source));
  const row = rows.find((one) => one.code === handle);
  if (!row) throw new Error('no source');
  return row.id;
}

const file = (name: string): string => strFromU8(unzipSync(made.zip)[name] ?? new Uint8Array());
const table = (name: string): Record<string, string>[] =>
  parse(file(name), { columns: true }) as Record<string, string>[];

test('only those who consent to analysis, and public documents, are in it; the others are counted', () => {
  const inIt = [record['consenting']!.code, record['report']!.code].toSorted();
  expect(table('codings.csv').map((row) => row['record'])).toEqual(inIt);
  expect(table('assertions.csv').map((row) => row['record'])).toEqual(inIt);
  expect(made.counts).toEqual({
    interviews: 1,
    documents: 1,
    codings: 2,
    assertions: 2,
    claims: 1,
    withheld: 0,
    withoutConsent: 4,
    notReleased: 1,
    controlClaims: 2,
    overBounds: 0,
  });
  expect(file('README.txt')).toMatch(/no recorded consent to analysis +4\n/);
});

test('a coding is at its turn, under its code; an assertion keeps figure and keys', () => {
  const coding = table('codings.csv').find((row) => row['record'] === record['consenting']!.code);
  expect(coding).toMatchObject({
    turn: '2',
    code: pay,
    source_type: 'elder',
    region: 'kunar',
    month: '2022-03',
  });
  const assertion = table('assertions.csv').find((row) => row['record'] === record['consenting']!.code);
  expect(assertion).toMatchObject({
    claim,
    lo: '300',
    bound: 'about',
    unit: 'u1',
    definition: 'd1',
    turn: '2',
  });
});

test('a source that is left out is withheld where another refers to it', () => {
  const report = record['report']!.source;
  expect(table('assertions.csv').map((row) => [row['source'], row['root']])).toEqual(
    expect.arrayContaining([
      [report, 'withheld'],
      [record['consenting']!.source, report],
    ]),
  );
  for (const [name, one] of Object.entries(record))
    if (!['consenting', 'report'].includes(name))
      for (const text of Object.values(unzipSync(made.zip)).map((bytes) => strFromU8(bytes))) {
        expect(text).not.toContain(one.source);
        expect(text).not.toContain(one.code);
      }
});

test('nothing that a person typed, no day and no account is in any file', () => {
  for (const [name, bytes] of Object.entries(unzipSync(made.zip))) {
    const text = strFromU8(bytes);
    expect(text, name).not.toContain(CANARY);
    expect(text, name).not.toContain('2022-03-17');
    for (const account of Object.values(study.accounts)) expect(text, name).not.toContain(account);
  }
});

test('control-questions: neither claim nor statement nor answer of one is in any file, and how many is said', async () => {
  const said = await (
    await study.place('lead')
  ).work(({ tx }) => tx.select({ claim: assertion.claimId }).from(assertion));
  for (const id of [control.known, control.asked]) {
    expect(said.filter((row) => row.claim === id).length).toBeGreaterThan(0);
    for (const [name, bytes] of Object.entries(unzipSync(made.zip)))
      expect(strFromU8(bytes), name).not.toContain(id);
  }
  expect(table('claims.csv').map((row) => row['claim'])).toEqual([claim]);
  expect(file('README.txt')).toMatch(/control questions +2\n/);
});

describe('a release', () => {
  const cells = {
    month: '2022-H1',
    place: 'east',
    type: 'camp community',
    band: 'none',
    language: '*',
    mode: '*',
  };
  const packed = async (): Promise<Record<string, Uint8Array>> => {
    const data = await (
      await study.place('lead')
    ).work((work) =>
      readReleaseData(work, {
        audience: 'outside',
        seed: new Uint8Array(32).fill(7),
        least: OUTSIDE,
        sensitive: [],
        steps: {
          month: 'half-year',
          place: 'region',
          type: 'camp',
          band: 'band',
          language: 'window',
          mode: 'window',
        },
        interviews: [{ record: record['consenting']!.id, cells }],
        leftOut: { withheld: 0, withoutConsent: 4, notReleased: 1 },
      }),
    );
    return unzipSync(packRelease(data));
  };
  const rowsOf = (files: Record<string, Uint8Array>, name: string): Record<string, string>[] =>
    parse(strFromU8(files[`data/${name}.csv`] ?? new Uint8Array()), { columns: true }) as Record<
      string,
      string
    >[];

  test('holds what the interviews that are let out and public documents say, and nothing of the others', async () => {
    const files = await packed();
    expect(rowsOf(files, 'interviews')).toMatchObject([
      { held: '2022-H1', place: 'east', source_type: 'community', role_band: '' },
    ]);
    expect(rowsOf(files, 'documents')).toHaveLength(1);
    expect(rowsOf(files, 'codings')).toHaveLength(2);
    const [interviewId, documentId] = [
      rowsOf(files, 'interviews')[0]?.['interview'],
      rowsOf(files, 'documents')[0]?.['public_document'],
    ];
    const said = rowsOf(files, 'assertions');
    expect(said).toHaveLength(2);
    for (const row of said)
      expect(row).toMatchObject({
        low: '300',
        bound: 'about',
        unit: 'u1',
        basis: 'hearsay',
        origin: 'named',
      });
    expect(said.map((row) => row['interview']).toSorted()).toEqual(['', interviewId]);
    expect(said.map((row) => row['public_document']).toSorted()).toEqual(['', documentId]);
    expect(rowsOf(files, 'claims')).toMatchObject([{ kind: 'quantity', proposition: '' }]);
  });

  test('has no name, day, month of an interview, account, handle or id of the project in any file', async () => {
    const secrets = [
      CANARY,
      '2022-03-17',
      claim,
      pay,
      control.known,
      control.asked,
      ...Object.values(study.accounts),
      ...Object.values(record).flatMap((one) => [one.id, one.code, one.source, one.analysis]),
    ];
    for (const [name, bytes] of Object.entries(await packed()))
      for (const secret of secrets) expect(strFromU8(bytes, true), name).not.toContain(secret);
  });

  test('control-questions: neither claim nor statement of one is in it', async () => {
    const files = await packed();
    expect(rowsOf(files, 'claims')).toHaveLength(1);
    for (const bytes of Object.values(files)) expect(strFromU8(bytes, true)).not.toMatch(/bridge|mill/);
  });

  test('dataset-reliability-caveat: what is noted of a document follows its figures, and what is noted of a person stays inside', async () => {
    const lead = await study.place('lead');
    const notes = { report: 'Few papers.', consenting: 'He boasts.', silent: 'She guesses.' };
    const materials = await Promise.all(
      Object.entries(notes).map(async ([of, text]) => ({ source: await idOf(record[of]!.source), text })),
    );
    for (const { source: id, text } of materials)
      expect(
        await lead.work((work) => writeCaveat(work, { source: id }, { text, from: '', to: '' })),
      ).toEqual({ ok: true });
    const files = await packed();
    const words = 'Keep in mind: Few papers.';
    const said = rowsOf(files, 'assertions');
    expect(said.map((row) => [row['public_document'] !== '', row['caveat']]).toSorted()).toEqual([
      [false, ''],
      [true, words],
    ]);
    expect(rowsOf(files, 'claims').map((row) => row['caveat'])).toEqual([words]);
    for (const bytes of Object.values(files)) expect(strFromU8(bytes, true)).not.toMatch(/boasts|guesses/);

    const paper = await lead.work(readApparatus);
    expect(paper.claims.map(({ caveats }) => caveats)).toEqual([[words]]);

    const named = lead.work(async (work) => {
      const proposition = 'Commander Gul Rahman of Chawkay paid them';
      await work.tx.update(claimTable).set({ propositionEnc: work.words.seal(proposition) });
      throw new Error((await readApparatus(work)).claims.map((one) => one.proposition).join());
    });
    await expect(named, 'nor does the paper print a name that a claim was typed with').rejects.toThrow(
      /^Withheld: the identifier scan found a name/,
    );

    const listed = lead.work(async (work) => {
      const label = work.words.seal('Men of Haji Abdul Rahim');
      await work.tx.update(sourceType).set({ labelEnc: label });
      await work.tx.update(roleBand).set({ labelEnc: label, definitionEnc: label });
      throw new Error(JSON.stringify(await readApparatus(work)));
    });
    await expect(listed, 'nor one that a list was typed with').rejects.toThrow(
      /^(?!.*Rahim).*"bands":\[\{"label":"label withheld","definition":"Withheld/,
    );

    const seen = async (of: Place): Promise<string[]> =>
      of.work(async (work) => {
        const listed = await listAssertions(work, { quotes: false });
        const minded = await mindedStatements(work, await listClaims(work), listed);
        return (minded.get(claim) ?? []).map(({ text }) => text).toSorted();
      });
    const all = Object.values(notes).toSorted();
    expect([await seen(lead), await seen(await study.place('analyst'))]).toEqual([all, all]);
    await lead.work(async (work) => {
      for (const one of await listCaveats(work))
        for (const { source: id } of materials) await removeCaveat(work, { source: id }, one.id);
    });
    expect(await seen(lead)).toEqual([]);
  });
});

test('the ledger has who, what and the hash of the very file', async () => {
  const [entry] = await (await study.place('lead2')).work(listExports);
  expect(entry).toMatchObject({
    id: made.id,
    by: { role: 'lead', ordinal: 1 },
    marking: 'internal-not-disclosure-controlled',
    sha256: createHash('sha256').update(made.zip).digest('hex'),
    bytes: made.zip.length,
    counts: made.counts,
  });
});

test('the ledger keeps who stands in which row and count of the coded data, sealed, by ids that no file prints', async () => {
  const lead = await study.place('lead2');
  const [kept] = await lead.work(readInnerLedger);
  const { id, source: handle } = record['consenting']!;
  const context = ['2022-03', 'kunar', 'elder', 'community', '', 'en', 'face-to-face'];
  expect(kept).toMatchObject({ id: made.id, madeOf: { audience: 'leads' } });
  expect(kept?.madeOf.people).toEqual({ [id]: await idOf(handle) });
  expect(kept?.madeOf.statements.map(({ of, kind, printed }) => [of, kind, printed])).toEqual([
    ['codings.csv', 'records', [[id, context]]],
    ['assertions.csv', 'records', [[id, context]]],
    ['interviews-by-source-type.csv', 'whole', [[id, ['elder']]]],
    ['number of interviews', 'whole', [[id, []]]],
  ]);
  const rows = await lead.work(({ tx }) => tx.select().from(exportTable));
  for (const { madeOfEnc } of rows) expect(Buffer.from(madeOfEnc ?? []).toString('latin1')).not.toContain(id);
  for (const bytes of Object.values(unzipSync(made.zip)))
    for (const one of [id, await idOf(handle)]) expect(strFromU8(bytes)).not.toContain(one);
  expect(await lead.work(readInsideLedger), 'what is for the team is held against none of it').toEqual([]);
});

test('the same rows give the same file again, and each has its entry', async () => {
  const lead = await study.place('lead2');
  expect(await lead.work(previewExport)).toEqual(made.counts);
  const again = await lead.work(makeExport);
  expect(again.sha256).toBe(made.sha256);
  expect((await lead.work(listExports)).map((entry) => entry.id)).toEqual([again.id, made.id]);
});

test('when the work fails there is neither file nor entry, and nobody but a lead writes or reads one', async () => {
  const lead = await study.place('lead');
  const before = (await lead.work(listExports)).length;
  await expect(
    lead.work(async (work) => {
      await makeExport(work);
      throw new Error('the disk is full');
    }),
  ).rejects.toThrow('the disk is full');
  expect((await lead.work(listExports)).length).toBe(before);
  for (const who of ['analyst', 'a', 'reviewer', 'auditor']) {
    const place = await study.place(who);
    expect(place.can('export.make'), who).toBe('refuse');
    expect(await place.work(listExports), who).toEqual([]);
    await expect(place.work(makeExport), who).rejects.toThrow();
  }
});

test('an interview that was put right leaves as it is now, and what left before stays in the ledger', async () => {
  const lead = await study.place('lead');
  const { code: handle } = record['consenting']!;
  const right = { month: '2022-01', region: 'nangarhar', mode: 'telephone', language: 'ps' };
  expect(await lead.work((work) => correctInterview(work, handle, right))).toEqual({ ok: true });
  const anew = await lead.work(makeExport);
  const rows = (name: string) =>
    parse(strFromU8(unzipSync(anew.zip)[name] ?? new Uint8Array()), { columns: true }) as Record<
      string,
      string
    >[];
  for (const name of ['codings.csv', 'assertions.csv'])
    expect(rows(name).find((row) => row['record'] === handle)).toMatchObject({
      month: '2022-01',
      region: 'nangarhar',
    });
  expect((await lead.work(listExports)).map((entry) => entry.sha256)).toContain(made.sha256);
});
