/**
 * A record's copy under a new epoch and a new key: its visible state in a fresh document, in the transaction that closes the
 * old one and takes away its log. Each entry stays its maker's, under a clientID that nobody had before.
 */
import { randomInt } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import * as Y from 'yjs';
import type { Find } from '#core/disclosure/phrase.ts';
import type { AccountId, DocumentId, KeyId } from '#core/ids.ts';
import { renewed } from '#doc/renew.ts';
import { openDocument } from '#doc/schema.ts';
import type { Tx } from '../db/client.ts';
import { client, document, snapshot, updateLog } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import { newId } from '../id.ts';
import { dropProjected, projectNew } from '../projection/project.ts';
import { NOBODY } from '../projection/rows.ts';
import { tallyOf } from '../sync/tally.ts';
import { drawMark, within } from '../sync/update-log.ts';
import { carryReview } from './carry-review.ts';
import { fillFromLog, type OpenDocument } from './open-document.ts';

export interface Rebuilding {
  find: Find | null;
  by: string;
  key: KeyId;
  /** In whose name its turns stand from now on. */
  author: AccountId | null;
}

/** As the service `purge`, with the document's row and the projection's lock held. */
export async function rebuild(
  tx: Tx,
  ground: Ground,
  old: OpenDocument,
  how: Rebuilding,
): Promise<DocumentId> {
  const before = await fillFromLog(tx, ground, old, openDocument());
  const writers = new Writers(await makersOf(tx, old));
  const turns = writers.of(how.author ?? NOBODY);
  const doc = renewed(before, {
    ...how,
    turns,
    writerOf: (maker) => writers.ofMaker(maker),
    newId: () => newId<DocumentId>(),
  });
  const id = await write(tx, ground, old, how.key, doc, writers);
  if (old.copy === 'field') await carryReview(tx, ground, old, { ...how, document: id, before });
  await close(tx, ground, old);
  // One more than the old head, so that nothing which was said of the old log's rows is taken to be said of this one.
  await within(tx, 'projection', () => projectNew(tx, ground, id, doc, old.head + 1));
  before.destroy();
  doc.destroy();
  return id;
}

async function write(
  tx: Tx,
  ground: Ground,
  { project: projectId, record: recordId, copy, epoch, head }: OpenDocument,
  keyId: KeyId,
  doc: Y.Doc,
  writers: Writers,
): Promise<DocumentId> {
  const id = newId<DocumentId>();
  const words = ground.keys.words(keyId);
  const headMark = drawMark();
  await tx
    .insert(document)
    .values({ projectId, id, recordId, copy, epoch: epoch + 1, keyId, headSeq: head + 1, headMark });
  const state = Y.encodeStateAsUpdate(doc);
  const { structs, values: nested } = tallyOf(state);
  await tx.insert(snapshot).values({
    projectId,
    documentId: id,
    seq: head + 1,
    stateEnc: words.sealBytes(state),
    vector: Y.encodeStateVector(doc),
    structs,
    nested,
    marks: [headMark],
  });
  // Nobody may write under a clientID of the old document: a peer that brings it to the new room is refused whole (G3).
  const clients = [
    ...writers.drawn().map(([accountId, drawn]) => ({ client: drawn, accountId })),
    ...writers.old().map((each) => ({ client: each, accountId: NOBODY })),
  ];
  await tx.insert(client).values(clients.map((row) => ({ projectId, documentId: id, ...row })));
  return id;
}

async function close(tx: Tx, ground: Ground, old: OpenDocument): Promise<void> {
  for (const table of [updateLog, snapshot, client])
    await tx.delete(table).where(and(eq(table.projectId, old.project), eq(table.documentId, old.id)));
  await within(tx, 'projection', () => dropProjected(tx, old));
  await tx
    .update(document)
    .set({ closedAt: ground.now() })
    .where(and(eq(document.projectId, old.project), eq(document.id, old.id)));
}

async function makersOf(tx: Tx, old: OpenDocument): Promise<Map<number, AccountId>> {
  const rows = await tx
    .select({ client: client.client, account: client.accountId })
    .from(client)
    .where(and(eq(client.projectId, old.project), eq(client.documentId, old.id)));
  return new Map(rows.map((row) => [row.client, row.account]));
}

/** A fresh clientID for each account that made something. */
class Writers {
  readonly #owners: ReadonlyMap<number, AccountId>;
  readonly #drawn = new Map<AccountId, number>();

  constructor(owners: ReadonlyMap<number, AccountId>) {
    this.#owners = owners;
  }

  of(account: AccountId): number {
    const drawn = this.#drawn.get(account) ?? this.#draw();
    this.#drawn.set(account, drawn);
    return drawn;
  }

  ofMaker(maker: number): number {
    return this.of(this.#owners.get(maker) ?? NOBODY);
  }

  drawn(): [AccountId, number][] {
    return [...this.#drawn];
  }

  old(): number[] {
    return [...this.#owners.keys()];
  }

  #draw(): number {
    const taken = new Set([...this.#drawn.values(), ...this.#owners.keys()]);
    for (;;) {
      const drawn = randomInt(1, 2 ** 32);
      if (!taken.has(drawn)) return drawn;
    }
  }
}
