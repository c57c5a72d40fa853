/** Somebody else writes under a clientID, beside the running server: what a hostile client with a grant could do. */
import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Page } from '@playwright/test';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { metaOf, openDocument } from '#doc/schema.ts';
import { readConfig } from '#server/config.server.ts';
import { compartment, document, membership, record } from '#server/db/schema.ts';
import { openGround } from '#server/ground.ts';
import { appendUpdate } from '#server/sync/update-log.ts';
import type { TestServer } from './server.ts';

const AWARENESS = 1;

/** The Yjs client that a page speaks for: its first presence names it, as everybody in the record sees. */
export function clientOf(page: Page): Promise<number> {
  return new Promise((resolve) => {
    page.on('websocket', (socket) =>
      socket.on('framesent', ({ payload }) => {
        if (typeof payload === 'string') return;
        const frame = decoding.createDecoder(payload);
        if (decoding.readVarUint(frame) !== AWARENESS) return;
        const entries = decoding.createDecoder(decoding.readVarUint8Array(frame));
        if (decoding.readVarUint(entries) > 0) resolve(decoding.readVarUint(entries));
      }),
    );
  });
}

export async function takeOver(server: TestServer, code: string, client: number): Promise<void> {
  const { ground, close } = await openGround(readConfig(server.environment(), { demo: true }), {
    poolSize: 2,
  });
  try {
    const doc = openDocument();
    doc.clientID = client;
    for (let i = 0; i < 200; i++) metaOf(doc).set(`theirs${i}`, i);
    const found = await ground.db.asService('log', async (tx) => {
      const open = and(eq(document.copy, 'field'), isNull(document.closedAt), eq(record.code, code));
      const [at] = await tx
        .select({ id: document.id, owner: compartment.researcherId })
        .from(document)
        .innerJoin(record, eq(record.id, document.recordId))
        .innerJoin(compartment, eq(compartment.objectId, record.id))
        .where(open);
      return at;
    });
    if (!found) throw new Error(`no field copy of ${code} is open`);
    const [thief] = await ground.db.asService('auth', (tx) =>
      tx
        .select({ id: membership.accountId })
        .from(membership)
        .where(ne(membership.accountId, found.owner))
        .limit(1),
    );
    if (!thief) throw new Error('nobody else is there');
    await appendUpdate(ground, found.id, thief.id, Y.encodeStateAsUpdate(doc));
  } finally {
    await close();
  }
}
