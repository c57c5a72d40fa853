/** A record's copy made anew under the next epoch, beside the running server, by the server's own functions. */
import { and, eq, isNull } from 'drizzle-orm';
import * as Y from 'yjs';
import { freshCopy, readBlocks } from '#doc/transcript.ts';
import { readConfig } from '#server/config.server.ts';
import { document, record, updateLog } from '#server/db/schema.ts';
import { openGround, type Ground } from '#server/ground.ts';
import { createDocument, readDocument } from '#server/sync/update-log.ts';
import type { TestServer } from './server.ts';

/** The same words in a new document; the old one is closed. */
export async function rebuildField(server: TestServer, code: string): Promise<void> {
  const config = readConfig(server.environment(), { demo: true });
  const { ground, close } = await openGround(config, { poolSize: 2 });
  try {
    await rebuild(ground, code);
  } finally {
    await close();
  }
}

async function rebuild(ground: Ground, code: string): Promise<void> {
  const open = and(eq(document.copy, 'field'), isNull(document.closedAt));
  await ground.db.asService('log', async (tx) => {
    const [found] = await tx
      .select({ document, author: updateLog.accountId })
      .from(document)
      .innerJoin(record, eq(record.id, document.recordId))
      .innerJoin(updateLog, eq(updateLog.documentId, document.id))
      .where(and(open, eq(record.code, code)))
      .limit(1);
    if (!found) throw new Error(`no field copy of ${code} is open`);
    const { doc } = await readDocument(ground, found.document.id);
    await tx.update(document).set({ closedAt: ground.now() }).where(eq(document.id, found.document.id));
    await createDocument(tx, ground, {
      project: found.document.projectId,
      record: found.document.recordId,
      copy: 'field',
      epoch: found.document.epoch + 1,
      author: found.author,
      initial: Y.encodeStateAsUpdate(freshCopy(readBlocks(doc))),
    });
    doc.destroy();
  });
}
