import { and, eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import * as Y from 'yjs';
import type { ClaimId, CodeId, DocumentId } from '#core/ids.ts';
import { addCoding, addMemo, editAssertion, removeAssertion, removeCoding } from '#doc/entry.ts';
import { anchorAt } from '#doc/position.ts';
import { codingsOf, openDocument } from '#doc/schema.ts';
import { appendBlocks } from '#doc/transcript.ts';
import {
  assertion,
  coding,
  document,
  memo,
  projectionCursor,
  source,
  turn,
  updateLog,
} from '#server/db/schema.ts';
import { openGround } from '#server/ground.ts';
import { idShape } from '#server/id.ts';
import { publish } from '#server/live.ts';
import type { LiveEvent } from '#server/live-event.ts';
import { createProjection, type Projection } from '#server/projection/follow.ts';
import { Kept, weigh } from '#server/projection/kept.ts';
import { projectDocument } from '#server/projection/project.ts';
import { BOUNDS, readRecord } from '#server/projection/read.ts';
import { NOBODY, rowsOf as rowsIn } from '#server/projection/rows.ts';
import { slices } from '#server/projection/table.ts';
import { listAssertions } from '#server/store/assertion.ts';
import { addTerm } from '#server/store/claim.ts';
import { createCode } from '#server/store/codebook.ts';
import { previewExport } from '#server/store/export.ts';
import { openRecord } from '#server/store/record.ts';
import { appendUpdate, drawMark } from '#server/sync/update-log.ts';
import { assert, code, edit, makeClaim, makeRecord, makeReleased, QUANTITY } from './collection.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';

let t: TestGround;
let study: TestStudy;
let projection: Projection;

beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  projection = createProjection(t.ground);
  await projection.start();
});
afterAll(async () => {
  await projection.close();
  await t.close();
});

const as = (who: string) => study.accounts[who];

/** All rows of a document with their texts open, as the service sees them. */
async function rowsOf(id: DocumentId) {
  await projection.caughtUp();
  return t.ground.db.asService('projection', async (tx) => {
    const [home] = await tx.select().from(document).where(eq(document.id, id));
    const words = t.ground.keys.words(home!.keyId);
    const open = (sealed: Uint8Array | null) => (sealed === null ? null : words.open(sealed));
    const of = { turn, coding, assertion, memo };
    return {
      turns: (await tx.select().from(of.turn).where(eq(turn.documentId, id)).orderBy(turn.position)).map(
        ({ textEnc, ...row }) => ({ ...row, text: open(textEnc) }),
      ),
      codings: (await tx.select().from(coding).where(eq(coding.documentId, id)).orderBy(coding.id)).map(
        ({ quoteEnc, ...row }) => ({ ...row, quote: open(quoteEnc) }),
      ),
      assertions: (
        await tx.select().from(assertion).where(eq(assertion.documentId, id)).orderBy(assertion.id)
      ).map(({ quoteEnc, againstReasonEnc, ...row }) => ({
        ...row,
        quote: open(quoteEnc),
        againstReason: open(againstReasonEnc),
      })),
      memos: (await tx.select().from(memo).where(eq(memo.documentId, id)).orderBy(memo.id)).map(
        ({ textEnc, ...row }) => ({ ...row, text: open(textEnc) }),
      ),
    };
  });
}

async function makeCode(label: string): Promise<CodeId> {
  const analyst = await study.place('analyst');
  const made = await analyst.work((work) => createCode(work, { label, definition: '', parent: null }));
  if (!made.ok) throw new Error('no code');
  return made.id;
}

/** Collects events until `close`. */
function listen() {
  const events: LiveEvent[] = [];
  const stop = t.ground.live.subscribe((event) => events.push(event));
  return { events, stop };
}

describe('rows of an analysis copy', () => {
  test('hold its turns, codings and assertions with their words and their places', async () => {
    const record = await makeReleased(t.ground, study);
    const strength = await makeCode('strength');
    const claim = await makeClaim(study);
    await edit(t.ground, record.analysis, as('analyst'), (doc) => {
      code(doc, { block: 1, from: 10, to: 27 }, strength, 'c1');
      const against = { againstInterest: 'true', againstReason: 'It tells how few they were.' } as const;
      const said = { claim, stance: 'affirms', basis: 'first-hand', ...against } as const;
      assert(doc, { block: 1, from: 0, to: 4 }, said, 'a1');
    });
    const rows = await rowsOf(record.analysis);
    expect(rows.turns.map((row) => row.text)).toEqual([
      'How many?',
      'They were three hundred men.',
      'No more came.',
    ]);
    expect(rows.codings).toMatchObject([
      { id: 'c1', codeId: strength, quote: 'three hundred men', fromBlock: 1, fromOffset: 10, toOffset: 27 },
    ]);
    expect(rows.assertions).toMatchObject([
      { id: 'a1', claimId: claim, stance: 'affirms', quote: 'They', recordId: record.id, incomplete: [] },
    ]);
    const [seen] = await (await study.place('analyst')).work((work) => listAssertions(work, { claim }));
    expect(seen).toMatchObject({ againstInterest: 'true', againstReason: 'It tells how few they were.' });
  });

  test('follow the text as it moves, and go when their entries go', async () => {
    const record = await makeReleased(t.ground, study);
    const label = await makeCode('moves');
    await edit(t.ground, record.analysis, as('analyst'), (doc) => {
      code(doc, { block: 1, from: 10, to: 27 }, label, 'c1');
    });
    await edit(t.ground, record.analysis, as('lead'), (doc) => {
      const answer = doc.getXmlFragment('transcript').get(1) as Y.XmlElement;
      (answer.get(0) as Y.XmlText).insert(0, 'I think: ');
    });
    expect((await rowsOf(record.analysis)).codings).toMatchObject([
      { quote: 'three hundred men', fromOffset: 19 },
    ]);
    await edit(t.ground, record.analysis, as('analyst'), (doc) => removeCoding(doc, 'c1'));
    expect((await rowsOf(record.analysis)).codings).toEqual([]);
  });

  test('belong to whoever owns the clientID that made the entry, whatever the entry says of itself', async () => {
    const record = await makeReleased(t.ground, study);
    await edit(t.ground, record.analysis, as('analyst'), (doc) => {
      assert(doc, { block: 1, from: 0, to: 4 }, { stance: 'affirms' }, 'm');
    });
    await edit(t.ground, record.analysis, as('lead'), (doc) => {
      editAssertion(doc, 'm', { stance: 'denies' });
      assert(doc, { block: 1, from: 0, to: 4 }, { stance: 'affirms' }, 't');
    });
    const { assertions } = await rowsOf(record.analysis);
    expect(assertions.map((row) => [row.id, row.accountId, row.stance])).toEqual([
      ['m', as('analyst'), 'denies'],
      ['t', as('lead'), 'affirms'],
    ]);
    expect(assertions.map((row) => row.accountId)).not.toContain(NOBODY);
  });

  test('name the blanks that the engine needs and that are open', async () => {
    const record = await makeReleased(t.ground, study);
    const [yes, amount, choice] = [
      await makeClaim(study),
      await makeClaim(study, QUANTITY),
      await makeClaim(study, {
        kind: 'category',
        values: [
          { key: 'x', label: 'north' },
          { key: 'y', label: 'south' },
          { key: 'z', label: 'east' },
        ],
      }),
    ];
    const at = { block: 1, from: 0, to: 4 };
    await edit(t.ground, record.analysis, as('analyst'), (doc) => {
      assert(doc, at, {}, 'a');
      assert(doc, at, { claim: yes, stance: 'qualifies' }, 'b');
      assert(doc, at, { claim: amount, stance: 'affirms' }, 'c');
      assert(doc, at, { claim: amount, stance: 'affirms', lo: 300 }, 'd');
      assert(doc, at, { claim: amount, stance: 'affirms', lo: 300, unit: 'u1', definition: 'd1' }, 'e');
      assert(doc, at, { claim: amount, stance: 'denies' }, 'f');
      assert(doc, at, { claim: choice, stance: 'affirms' }, 'g');
      assert(doc, at, { claim: choice, stance: 'affirms', value: 'v2' }, 'h');
      assert(doc, at, { claim: yes, stance: 'affirms', basis: 'hearsay' }, 'i');
      assert(doc, at, { claim: yes, stance: 'affirms', basis: 'hearsay', root: 'unknown' }, 'j');
      assert(doc, at, { claim: amount, stance: 'affirms', lo: 9, hi: 3, unit: 'u1', definition: 'd2' }, 'k');
    });
    const { assertions } = await rowsOf(record.analysis);
    expect(Object.fromEntries(assertions.map((row) => [row.id, row.incomplete]))).toEqual({
      a: ['claim', 'stance'],
      b: [],
      c: ['figure'],
      d: ['unit', 'definition'],
      e: [],
      f: [],
      g: ['value'],
      h: [],
      i: ['root'],
      j: [],
      k: ['figure'],
    });
  });

  test('keep keys of the claim’s lists only: what is typed in their place is an open blank, not a text in clear', async () => {
    const record = await makeReleased(t.ground, study);
    const amount = await makeClaim(study, QUANTITY);
    await edit(t.ground, record.analysis, as('analyst'), (doc) => {
      const fields = {
        claim: amount,
        stance: 'affirms',
        lo: 3,
        unit: 'haji-karim',
        definition: 'his sons',
      } as const;
      assert(doc, { block: 1, from: 0, to: 4 }, fields, 'haji karim of the mill');
    });
    const { assertions } = await rowsOf(record.analysis);
    expect(assertions).toMatchObject([{ unit: null, definition: null, incomplete: ['unit', 'definition'] }]);
    expect(assertions[0]?.id).toMatch(/^x[0-9a-f]{31}$/);
  });

  test('count another project’s codes, claims and sources as open blanks', async () => {
    const other = await freshStudy(t.ground, 'other');
    const claim = await makeClaim(other);
    await makeReleased(t.ground, other);
    const lead = await other.place('lead');
    const [theirSource] = await lead.work(({ tx }) => tx.select({ id: source.id }).from(source));
    expect(theirSource).toBeTruthy();
    const record = await makeReleased(t.ground, study);
    await edit(t.ground, record.analysis, as('analyst'), (doc) => {
      code(doc, { block: 1, from: 0, to: 4 }, randomUUID(), 'c1');
      assert(doc, { block: 1, from: 0, to: 4 }, { claim, stance: 'affirms', root: theirSource!.id }, 'a1');
    });
    const rows = await rowsOf(record.analysis);
    expect(rows.codings).toMatchObject([{ codeId: null }]);
    expect(rows.assertions).toMatchObject([{ claimId: null, root: null, incomplete: ['claim', 'root'] }]);
  });

  test('are looked at again when a list that they pick from grows', async () => {
    const record = await makeReleased(t.ground, study);
    const amount = await makeClaim(study, QUANTITY);
    await edit(t.ground, record.analysis, as('analyst'), (doc) => {
      const fields = { claim: amount, stance: 'affirms', lo: 3, unit: 'u2', definition: 'd1' } as const;
      assert(doc, { block: 1, from: 0, to: 4 }, fields, 'a1');
    });
    expect((await rowsOf(record.analysis)).assertions).toMatchObject([{ unit: null, incomplete: ['unit'] }]);
    const heard = listen();
    const analyst = await study.place('analyst');
    await analyst.work((work) => addTerm(work, amount, 'unit', 'families'));
    await expect
      .poll(() =>
        heard.events.some((e) => e.kind === 'projected' && e.record === record.id && e.copy === 'analysis'),
      )
      .toBe(true);
    heard.stop();
    expect((await rowsOf(record.analysis)).assertions).toMatchObject([{ unit: 'u2', incomplete: [] }]);
  });
});

describe('rows of a field copy', () => {
  test('are its turns and notes, and never codings or assertions', async () => {
    const record = await makeRecord(study);
    const claim = await makeClaim(study);
    await edit(t.ground, record.field, as('a'), (doc) => {
      addMemo(doc, 'm1', { by: 'R1', at: anchorAt(doc, 1, 0, 0), text: 'He looked away.' });
      assert(doc, { block: 1, from: 0, to: 4 }, { claim, stance: 'affirms' });
      code(doc, { block: 1, from: 0, to: 4 }, randomUUID());
    });
    const rows = await rowsOf(record.field);
    expect(rows.turns).toHaveLength(3);
    expect(rows.memos).toMatchObject([{ id: 'm1', text: 'He looked away.', block: 1, accountId: as('a') }]);
    expect([rows.codings, rows.assertions]).toEqual([[], []]);
  });

  test('are seen by its researcher and leads, and by nobody else (PROTECTION 8)', async () => {
    const record = await makeRecord(study);
    await projection.caughtUp();
    const turnsSeen = async (who: string) =>
      t.ground.db.asUser(as(who)!, (tx) => tx.select().from(turn).where(eq(turn.documentId, record.field)));
    expect(await turnsSeen('a')).toHaveLength(3);
    expect(await turnsSeen('lead')).toHaveLength(3);
    for (const who of ['b', 'analyst', 'reviewer', 'auditor', 'outsider'])
      expect(await turnsSeen(who)).toEqual([]);
  });
});

describe('a document that would make more rows, or longer ones, than its bytes', () => {
  /** So many codings of all its words, of a few bytes each. */
  const codeAll = (doc: Y.Doc, count: number, letters: number): void => {
    const texts = [0, 1].map((i) => (doc.getXmlFragment('transcript').get(i) as Y.XmlElement).get(0));
    for (const text of texts) (text as Y.XmlText).insert(0, 'ten words '.repeat(letters / 10));
    const [from, to] = [anchorAt(doc, 0, 0, 0), anchorAt(doc, 1, letters, -1)];
    const entry = { code: randomUUID(), by: 'A1', from, to };
    doc.transact(() => {
      for (let i = 0; i < count; i++) addCoding(doc, `c${i}`, entry);
    });
  };

  test('says on its page and in what leaves that it is not whole there, until it is', async () => {
    const bound = vi.spyOn(BOUNDS, 'entries', 'get').mockReturnValue(50);
    onTestFinished(() => bound.mockRestore());
    const record = await makeReleased(t.ground, study);
    const lead = await study.place('lead');
    const told = async () => {
      await projection.caughtUp();
      const view = await lead.work((work) => openRecord(work, record.code));
      return [view?.leftOut.analysis, (await lead.work(previewExport)).overBounds];
    };
    expect(await told()).toEqual([0, 0]);
    const { events, stop } = listen();
    await edit(t.ground, record.analysis, as('analyst'), (doc) => codeAll(doc, BOUNDS.entries + 2, 10));
    expect(await told()).toEqual([2, 2]);
    stop();
    expect(events).toContainEqual(
      expect.objectContaining({ kind: 'changed', noun: 'record', id: record.id }), // its page is read anew
    );
    await edit(t.ground, record.analysis, as('analyst'), (doc) => {
      doc.transact(() => [...codingsOf(doc).keys()].forEach((id) => codingsOf(doc).delete(id)));
    });
    expect(await told()).toEqual([0, 0]);
  });

  test('has each quote and all of them cut, its places whole, and its cursor moved on', async () => {
    const record = await makeReleased(t.ground, study);
    const count = 1_100;
    await edit(t.ground, record.analysis, as('analyst'), (doc) => codeAll(doc, count, 10_000));
    const { codings } = await rowsOf(record.analysis);
    expect(await projection.lag()).toBe(0);
    expect(codings).toHaveLength(count);
    const lengths = codings.map(({ quote }) => quote?.length ?? 0);
    expect(Math.max(...lengths)).toBe(2_000 + 1);
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(2_000_000 + count);
    expect(codings.every(({ quote }) => quote?.endsWith('…'))).toBe(true);
    const place = { fromBlock: 0, fromOffset: 0, toBlock: 1, toOffset: 10_000 };
    expect(new Set(codings.map((row) => row.toOffset))).toEqual(new Set([place.toOffset]));
    expect(codings[0]).toMatchObject(place);
  });

  test('has rows for its first entries by id, whatever the order in which they came', async () => {
    const bounds = { ...BOUNDS, entries: 2 };
    const known = {
      claims: new Map(),
      codes: new Set<string>(),
      sources: new Set<string>(),
      owners: new Map(),
      digest: (text: string) => text,
    };
    const docOf = (ids: string[]): Y.Doc => {
      const doc = openDocument();
      appendBlocks(doc, [
        { kind: 'question', text: 'How many?' },
        ...ids.map((id) => ({ kind: 'answer' as const, text: id })),
      ]);
      for (const id of ids) {
        code(doc, { block: 0, from: 0, to: 3 }, randomUUID(), id);
        assert(doc, { block: 0, from: 0, to: 3 }, { stance: 'affirms' }, id);
        addMemo(doc, id, { by: 'A1', at: anchorAt(doc, 0, 0, 0), text: id });
      }
      return doc;
    };
    for (const ids of [
      ['a', 'b', 'c', 'd'],
      ['d', 'b', 'a', 'c'],
    ]) {
      const read = await readRecord(docOf(ids), 'analysis', bounds);
      const rows = await rowsIn(read, known);
      expect(read.leftOut).toBe(3 + 2 + 2 + 2);
      expect(rows.turns).toHaveLength(2);
      for (const kind of ['codings', 'assertions', 'memos'] as const)
        expect(rows[kind].map(({ id }) => id)).toEqual(['a', 'b']);
    }
  });

  test('is read in slices between which others get on', async () => {
    const doc = openDocument();
    appendBlocks(doc, [
      { kind: 'question', text: '' },
      { kind: 'answer', text: '' },
    ]);
    codeAll(doc, 1_000, 100);
    let turns = 0;
    let immediate: NodeJS.Immediate;
    const count = (): void => {
      turns++;
      immediate = setImmediate(count);
    };
    immediate = setImmediate(count);
    const read = await readRecord(doc, 'analysis');
    const afterReading = turns;
    const none = { claims: new Map(), codes: new Set<string>(), sources: new Set<string>() };
    await rowsIn(read, { ...none, owners: new Map(), digest: (text) => text });
    clearImmediate(immediate);
    expect(afterReading).toBeGreaterThanOrEqual(3);
    expect(turns - afterReading).toBeGreaterThanOrEqual(3);
  });

  test('is written so many rows and so many letters at a time', () => {
    const sizes = [...slices([600_000, 600_000, 300_000, 5_000_000, 1, 2], (letters) => letters)];
    expect(sizes).toEqual([[600_000], [600_000, 300_000], [5_000_000], [1, 2]]);
    expect([...slices(Array.from({ length: 2_001 }))].map((rows) => rows.length)).toEqual([1000, 1000, 1]);
    expect([...slices([])]).toEqual([]);
  });
});

describe('what is kept of documents between edits', () => {
  const idOf = idShape<DocumentId>();
  const ids = Array.from({ length: 5 }, () => idOf.parse(randomUUID()));
  const [a, b, c, d, e] = ids as [DocumentId, DocumentId, DocumentId, DocumentId, DocumentId];
  const memoryOf = (bytes: number) => ({ doc: openDocument(), bytes, values: 0, written: null });
  const nobody = () => false;

  test('weighs its bytes, its structs, values in one another and its rows', () => {
    const doc = openDocument();
    doc.transact(() => {
      for (let i = 0; i < 100; i++) doc.getMap('meta').set(`${i}`, i);
    });
    expect(weigh({ doc, bytes: 7_000, values: 3, written: null })).toBe(7_000 + 100 * 500 + 3 * 64);
    const turns = [{ position: 0, kind: 'answer' as const, text: 'x'.repeat(1_000) }];
    const rows = { turns, codings: [], assertions: [], memos: [] };
    expect(weigh({ doc, bytes: 0, values: 0, written: { version: 1, rows } })).toBe(100 * 500 + 500 + 2_000);
  });

  test('is forgotten in the order of use past its weight, and what is written at the time stays', () => {
    const kept = new Kept(1_000);
    for (const id of [a, b, c, d]) expect(kept.keep(id, memoryOf(250), 0, nobody)).toBe(true);
    kept.keep(a, memoryOf(240), 1, nobody);
    kept.keep(e, memoryOf(250), 1, (id) => id === b);
    expect([a, b, c, d, e].filter((id) => kept.get(id))).toEqual([a, b, d, e]);
    expect([kept.count, kept.weight]).toEqual([4, 990]);
  });

  test('is no document that takes a quarter of all by itself, nor one that nobody wrote in for a minute', () => {
    const kept = new Kept(1_000);
    expect(kept.keep(a, memoryOf(250), 0, nobody)).toBe(true);
    expect(kept.keep(a, memoryOf(251), 0, nobody)).toBe(false);
    expect([kept.count, kept.weight]).toEqual([0, 0]);
    for (const [id, now] of [
      [a, 0],
      [b, 0],
      [c, 1],
    ] as const)
      kept.keep(id, memoryOf(10), now, nobody);
    kept.sweep(60_000, (id) => id === b);
    expect([a, b, c].filter((id) => kept.get(id))).toEqual([b, c]);
    kept.sweep(60_001, nobody);
    expect([kept.count, kept.weight]).toEqual([0, 0]);
  });
});

describe('following', () => {
  test('tells which claims an edit touches and touched, and none when text only moves', async () => {
    const record = await makeReleased(t.ground, study);
    const [first, second] = [await makeClaim(study), await makeClaim(study)];
    await edit(t.ground, record.analysis, as('analyst'), (doc) => {
      assert(doc, { block: 1, from: 10, to: 15 }, { claim: first, stance: 'affirms' }, 'a1');
    });
    await projection.caughtUp();
    await t.ground.live.settle(); // what was told of it has been heard
    const touchedBy = async (change: (doc: Y.Doc) => void): Promise<ClaimId[] | null> => {
      const heard = listen();
      await edit(t.ground, record.analysis, as('analyst'), change);
      const find = () => heard.events.find((e) => e.kind === 'projected' && e.record === record.id);
      await expect.poll(find).toBeTruthy();
      heard.stop();
      const event = find();
      return event?.kind === 'projected' ? (event.claims as ClaimId[] | null) : null;
    };
    const moved = await touchedBy((doc) => editAssertion(doc, 'a1', { claim: second }));
    expect(moved?.toSorted()).toEqual([first, second].toSorted());
    const typed = await touchedBy((doc) => {
      const answer = doc.getXmlFragment('transcript').get(1) as Y.XmlElement;
      (answer.get(0) as Y.XmlText).insert(0, 'So: ');
    });
    expect(typed).toEqual([]);
    expect(await touchedBy((doc) => removeAssertion(doc, 'a1'))).toEqual([second]);
  });

  test('writes only the rows that changed', async () => {
    const record = await makeReleased(t.ground, study);
    await projection.caughtUp();
    const sealedTurns = () =>
      t.ground.db.asService('projection', (tx) =>
        tx.select().from(turn).where(eq(turn.documentId, record.analysis)).orderBy(turn.position),
      );
    const before = await sealedTurns();
    await edit(t.ground, record.analysis, as('analyst'), (doc) => {
      const answer = doc.getXmlFragment('transcript').get(1) as Y.XmlElement;
      (answer.get(0) as Y.XmlText).insert(0, 'So: ');
    });
    await projection.caughtUp();
    const after = await sealedTurns();
    expect(after[0]).toEqual(before[0]);
    expect(after[2]).toEqual(before[2]);
    expect(after[1]).not.toEqual(before[1]);
  });

  test('reads a log anew that was put back and has grown again to where it stood', async () => {
    const record = await makeRecord(study);
    await addAnswer(record.field, 'gone');
    await projection.caughtUp();
    expect(await turnTexts(record.field)).toContain('gone');
    await t.ground.db.asService('log', async (tx) => {
      const here = and(eq(updateLog.documentId, record.field), eq(updateLog.seq, 2));
      await tx.delete(updateLog).where(here);
      const [last] = await tx.select().from(updateLog).where(eq(updateLog.documentId, record.field));
      const head = { headSeq: 1, headMark: last!.mark };
      await tx.update(document).set(head).where(eq(document.id, record.field));
    });
    await t.ground.db.asService('projection', (tx) =>
      tx.update(projectionCursor).set({ seq: 1 }).where(eq(projectionCursor.documentId, record.field)),
    );
    await addAnswer(record.field, 'written since');
    await projection.caughtUp();
    const texts = await turnTexts(record.field);
    expect(texts).toContain('written since');
    expect(texts).not.toContain('gone');
  });

  test('goes on with other documents where one log cannot be read, and comes back to it', async () => {
    const broken = await makeRecord(study);
    const sound = await makeRecord(study);
    await projection.caughtUp();
    const asLog = t.ground.db.asService.bind(t.ground.db, 'log');
    const row = { projectId: study.project, documentId: broken.field, seq: 2, accountId: as('a')! };
    await asLog(async (tx) => {
      await tx
        .insert(updateLog)
        .values({ ...row, updateEnc: Buffer.from('no sealed update'), mark: drawMark() });
      await tx.update(document).set({ headSeq: 2 }).where(eq(document.id, broken.field));
      await publish(tx, { kind: 'log', heads: [[broken.field, 2]] });
    });
    await addAnswer(sound.field, 'still here');
    await expect.poll(() => turnTexts(sound.field)).toContain('still here');
    expect(await projection.lag()).toBe(1);
    const follower = createProjection(t.ground, () => false); // leads nothing, and tells the same
    expect(await follower.lag()).toBe(1);
    await asLog(async (tx) => {
      await tx.delete(updateLog).where(and(eq(updateLog.documentId, broken.field), eq(updateLog.seq, 2)));
      await tx.update(document).set({ headSeq: 1 }).where(eq(document.id, broken.field));
    });
    await addAnswer(broken.field, 'mended');
    await projection.caughtUp();
    expect(await turnTexts(broken.field)).toContain('mended');
  });

  test('of two processes on one database ends in the same rows as one', async () => {
    const second = await openGround(t.config, { poolSize: 6 });
    const other = createProjection(second.ground);
    await other.start();
    const record = await makeReleased(t.ground, study);
    const claim = await makeClaim(study);
    for (let i = 0; i < 12; i++)
      await edit(t.ground, record.analysis, as('analyst'), (doc) => {
        assert(doc, { block: 1, from: i, to: i + 3 }, { claim, stance: 'affirms', lo: i }, `a${i}`);
      });
    await Promise.all([projection.caughtUp(), other.caughtUp()]);
    const { assertions } = await rowsOf(record.analysis);
    expect(assertions.map((row) => row.id)).toHaveLength(12);
    await other.close();
    await second.close();
  });

  test('dropped and built again gives the same rows, however few documents are kept meanwhile', async () => {
    const ids = await t.ground.db.asService('projection', (tx) =>
      tx.select({ id: document.id }).from(document).where(eq(document.projectId, study.project)),
    );
    const all = async () => Promise.all(ids.map(({ id }) => rowsOf(id)));
    const before = await all();
    expect(before.flatMap((rows) => rows.assertions).length).toBeGreaterThan(20);
    const most = 100_000;
    const small = createProjection(t.ground, () => true, 60_000, most);
    await small.rebuild(study.project);
    expect(small.kept().count).toBeGreaterThan(0);
    expect(small.kept().count).toBeLessThan(ids.length);
    expect(small.kept().weight).toBeLessThanOrEqual(most);
    await small.close();
    expect(small.kept()).toEqual({ count: 0, weight: 0 });
    expect(await all()).toEqual(before);
    await t.ground.db.asService('projection', async (tx) => {
      for (const table of [turn, coding, assertion, memo, projectionCursor]) await tx.delete(table);
    });
    expect(await all()).toEqual(before);
  });

  test('takes a document’s rows away once a newer epoch has closed it', async () => {
    const record = await makeReleased(t.ground, study);
    await edit(t.ground, record.analysis, as('analyst'), (doc) => {
      assert(doc, { block: 1, from: 0, to: 4 }, { stance: 'affirms' });
    });
    expect((await rowsOf(record.analysis)).assertions).toHaveLength(1);
    await t.ground.db.asService('log', (tx) =>
      tx.update(document).set({ closedAt: new Date() }).where(eq(document.id, record.analysis)),
    );
    const nothing = { turns: [], codings: [], assertions: [], memos: [] };
    expect(await rowsOf(record.analysis)).toEqual(nothing);
  });

  test('values in one another are counted in what it would keep', async () => {
    const record = await makeReleased(t.ground, study);
    const doc = new Y.Doc();
    doc.getMap('meta').set(
      'list',
      Array.from({ length: 900 }, () => ({})),
    );
    await appendUpdate(t.ground, record.analysis, as('analyst')!, Y.encodeStateAsUpdate(doc));
    const memory = await projectDocument(t.ground, record.analysis, null, 'fresh');
    expect(memory && weigh(memory)).toBeGreaterThan(900 * 64);
  });

  test('is ready once what was behind at its start has been read', async () => {
    await t.ground.db.asService('projection', (tx) => tx.delete(projectionCursor));
    const later = createProjection(t.ground);
    expect(later.ready()).toBe(false);
    await later.start();
    await later.caughtUp();
    expect(later.ready()).toBe(true);
    expect(await later.lag()).toBe(0);
    await later.close();
  });
});

async function addAnswer(id: DocumentId, text: string): Promise<void> {
  const doc = new Y.Doc();
  const element = new Y.XmlElement('answer');
  element.insert(0, [new Y.XmlText(text)]);
  doc.getXmlFragment('transcript').insert(0, [element]);
  await appendUpdate(t.ground, id, as('a')!, Y.encodeStateAsUpdate(doc));
}

async function turnTexts(id: DocumentId): Promise<string[]> {
  return t.ground.db.asService('projection', async (tx) => {
    const [home] = await tx.select().from(document).where(eq(document.id, id));
    const rows = await tx.select().from(turn).where(eq(turn.documentId, id));
    return rows.map((row) => t.ground.keys.words(home!.keyId).open(row.textEnc));
  });
}
