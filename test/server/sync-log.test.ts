import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { DocumentId, InterviewId, RecordId, SourceId } from '#core/ids.ts';
import { document, interview, record, source, sourceType } from '#server/db/schema.ts';
import {
  appendUpdate,
  createDocument,
  readDocument,
  readState,
  readUpdatesSince,
} from '#server/sync/update-log.ts';
import { placeIn } from '#server/store/compartment.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';

let t: TestGround;
let study: TestStudy;
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
});
afterAll(() => t.close());

async function fieldCopy(initial?: Uint8Array): Promise<DocumentId> {
  const place = await study.place('a');
  const me = place.actor.account;
  return place.work(async ({ tx, project }) => {
    const [type] = await tx.select().from(sourceType).limit(1);
    const ids = {
      source: randomUUID() as SourceId,
      interview: randomUUID() as InterviewId,
      record: randomUUID() as RecordId,
    };
    await placeIn(tx, project, me, Object.values(ids));
    await tx.insert(source).values({
      projectId: project,
      id: ids.source,
      code: `S-${ids.source.slice(0, 5)}`,
      typeId: type!.id,
    });
    await tx.insert(interview).values({
      projectId: project,
      id: ids.interview,
      sourceId: ids.source,
      month: '2022-03',
      mode: 'telephone',
      language: 'en',
    });
    await tx.insert(record).values({
      projectId: project,
      id: ids.record,
      code: `R-${ids.record.slice(0, 5)}`,
      interviewId: ids.interview,
    });
    return createDocument(tx, t.ground, {
      project,
      record: ids.record,
      copy: 'field',
      epoch: 1,
      author: me,
      ...(initial ? { initial } : {}),
    });
  });
}

function typed(text: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap('meta').set('x', text);
  return Y.encodeStateAsUpdate(doc);
}

test('what is appended is read back, in order and in full', async () => {
  const id = await fieldCopy(typed('one'));
  expect(await appendUpdate(t.ground, id, study.accounts['a']!, typed('two'))).toBe(2);
  const { doc, seq } = await readDocument(t.ground, id);
  expect(seq).toBe(2);
  expect(['one', 'two']).toContain(doc.getMap('meta').get('x'));
  expect((await readUpdatesSince(t.ground, id, { seq: 1, mark: null })).updates).toHaveLength(1);
  expect(await readUpdatesSince(t.ground, id, { seq: 2, mark: null })).toMatchObject({ updates: [], seq: 2 });
  const rows = await t.ground.db.asService('log', (tx) => tx.select().from(document));
  expect(rows.find((r) => r.id === id)?.headSeq).toBe(2);
});

test('an empty document has an empty state', async () => {
  expect((await readState(t.ground, await fieldCopy())).seq).toBe(0);
});
