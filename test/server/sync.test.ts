import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { metaOf } from '#doc/schema.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';
import { bearer, docUntil, freshRecord, provider, Raw, startSync, type SyncHost } from './sync-harness.ts';

let t: TestGround;
let study: TestStudy;
let host: SyncHost;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  host = await startSync(t.ground);
  for (const who of ['lead', 'lead2', 'analyst', 'a', 'b', 'reviewer', 'auditor'])
    tokens[who] = await bearer(t.ground, study, who);
});
afterAll(async () => {
  await host.close();
  await t.close();
});

const raw = (who: string | null, room: string): Raw =>
  new Raw(`${host.url}/${room}`, who === null ? null : (tokens[who] ?? null));

describe('durable before visible', () => {
  test('an update is committed, then shown to the others, then acknowledged with vector and count', async () => {
    const { room, field } = await freshRecord(t.ground, study);
    const a = (await raw('a', room).greet()).live();
    const lead = await raw('lead', room).greet();
    metaOf(a.doc).set('k', 'v');
    const seen = await lead.until(() => lead.last('update'), 'the update');
    expect(seen.update.length).toBeGreaterThan(0);
    expect(metaOf(lead.doc).get('k')).toBe('v');
    const durable = await a.until(() => a.last('durable'), 'message 100');
    expect(durable.count).toBe(1);
    expect(durable.vector.get(a.doc.clientID)).toBe(1);
    expect(a.last('update')).toBeUndefined(); // no echo
    const rows = await t.ground.db.asService('log', (tx) => tx.query.updateLog.findMany());
    expect(rows.filter((row) => row.documentId === field)).toHaveLength(1);
  });

  test('two stock clients converge', async () => {
    const { room } = await freshRecord(t.ground, study);
    const one = new Y.Doc();
    const two = new Y.Doc();
    const providers = [
      provider(host.url, room, tokens['a']!, one),
      provider(host.url, room, tokens['lead']!, two),
    ];
    metaOf(one).set('one', 1);
    metaOf(two).set('two', 2);
    await docUntil(one, () => metaOf(one).get('two') === 2);
    await docUntil(two, () => metaOf(two).get('one') === 1);
    providers.forEach((p) => p.destroy());
  });
});
