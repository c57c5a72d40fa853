/** Where a source has what it knows from, as a lead holds it. What is held decides whose word a statement is (C3). */
import { and, eq, inArray } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { Fault } from '#core/claim.ts';
import type { Upstream } from '#core/consistency/upstream.ts';
import type { ProjectId, SourceId } from '#core/ids.ts';
import type { Tx } from '../db/client.ts';
import { source, sourceUpstream } from '../db/schema.ts';
import { publish } from '../live.ts';
import type { Work } from '../place.ts';
import { appendHere } from './audit.ts';

export interface UpstreamView {
  suppliers: { id: SourceId; code: string }[];
  /** It has no knowledge of its own. */
  only: boolean;
  /** How that is known, in a lead's words. */
  known: string | null;
}

export interface UpstreamDraft {
  /** Handles, apart by spaces or commas; none: nothing is held of it any more. */
  suppliers: string;
  only: boolean;
  known: string;
}

const MOST_SUPPLIERS = 20;

/** As the engine reads it. */
export function upstreamsHeld(tx: Tx, project: ProjectId): Promise<Upstream[]> {
  return tx
    .select({
      source: sourceUpstream.sourceId,
      suppliers: sourceUpstream.supplierIds,
      only: sourceUpstream.only,
    })
    .from(sourceUpstream)
    .where(eq(sourceUpstream.projectId, project));
}

/** Of the sources named, or of all; by the source's id. */
export async function readUpstreams(
  work: Work,
  sources?: readonly SourceId[],
): Promise<Map<SourceId, UpstreamView>> {
  const rows = await work.tx
    .select()
    .from(sourceUpstream)
    .where(
      and(
        eq(sourceUpstream.projectId, work.project),
        sources === undefined ? undefined : inArray(sourceUpstream.sourceId, [...sources]),
      ),
    );
  const codes = await codesOf(work, [...new Set(rows.flatMap((row) => row.supplierIds))]);
  return new Map(
    rows.map((row) => [
      row.sourceId,
      {
        suppliers: row.supplierIds.flatMap((id) => {
          const code = codes.get(id);
          return code === undefined ? [] : [{ id, code }];
        }),
        only: row.only,
        known: row.knownEnc === null ? null : work.words.open(row.knownEnc),
      },
    ]),
  );
}

async function codesOf(work: Work, ids: readonly SourceId[]): Promise<Map<SourceId, string>> {
  if (ids.length === 0) return new Map();
  const rows = await work.tx
    .select({ id: source.id, code: source.code })
    .from(source)
    .where(and(eq(source.projectId, work.project), inArray(source.id, [...ids])));
  return new Map(rows.map(({ id, code }) => [id, code]));
}

/** The caller has asked `can`, and knows that the source is there. */
export async function holdUpstream(
  work: Work,
  of: SourceId,
  draft: UpstreamDraft,
): Promise<{ ok: true } | { ok: false; fault: Fault }> {
  const typed = [...new Set(draft.suppliers.toUpperCase().match(/[^\s,;]+/g) ?? [])];
  const read = typed.length === 0 ? { ok: true as const, ids: [] } : await suppliersOf(work, of, typed);
  if (!read.ok) return read;
  const where = and(eq(sourceUpstream.projectId, work.project), eq(sourceUpstream.sourceId, of));
  if (read.ids.length === 0) await work.tx.delete(sourceUpstream).where(where);
  else {
    const known = draft.known.trim();
    const set = {
      supplierIds: read.ids,
      only: draft.only,
      knownEnc: known === '' ? null : work.words.seal(known),
      madeBy: work.actor.account,
      madeAt: work.ground.now(),
    };
    await work.tx
      .insert(sourceUpstream)
      .values({ projectId: work.project, id: randomUUID(), sourceId: of, ...set })
      .onConflictDoUpdate({ target: [sourceUpstream.projectId, sourceUpstream.sourceId], set });
  }
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'source', id: of });
  await appendHere(work, { act: 'source.upstream-changed', object: of, more: {} });
  return { ok: true };
}

const fault = (message: string): { ok: false; fault: Fault } => ({
  ok: false,
  fault: { field: 'suppliers', message },
});

async function suppliersOf(
  work: Work,
  of: SourceId,
  typed: readonly string[],
): Promise<{ ok: true; ids: SourceId[] } | { ok: false; fault: Fault }> {
  if (typed.length > MOST_SUPPLIERS)
    return fault(`At most ${MOST_SUPPLIERS} suppliers are named. Name those whose word it mostly passes on.`);
  const rows = await work.tx
    .select({ id: source.id, code: source.code })
    .from(source)
    .where(and(eq(source.projectId, work.project), inArray(source.code, [...typed])));
  const ids = new Map(rows.map(({ id, code }) => [code, id]));
  const unknown = typed.find((code) => !ids.has(code));
  if (unknown !== undefined)
    return fault(`There is no source ${unknown} here. Write handles as they stand in the list of sources.`);
  if (rows.some(({ id }) => id === of)) return fault('A source cannot supply itself. Name others, or none.');
  const held = new Map(
    (await upstreamsHeld(work.tx, work.project)).map((one) => [one.source, one.suppliers]),
  );
  const circle = rows.find(({ id }) => leads(held, id, of));
  if (circle !== undefined)
    return fault(`${circle.code} has what it knows from this source already. Take that back there first.`);
  return { ok: true, ids: rows.map(({ id }) => id) };
}

/** Whether what a source knows comes, over however many, from another. */
function leads(held: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const met = new Set<string>();
  const queue = [from];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (at === to) return true;
    if (met.has(at)) continue;
    met.add(at);
    queue.push(...(held.get(at) ?? []));
  }
  return false;
}
