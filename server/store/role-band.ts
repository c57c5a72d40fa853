/** The project's role bands: what stands in print in place of a role. Edited by leads, never deleted but retired. */
import { and, asc, eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { nextKey } from '#core/list-key.ts';
import { roleBand } from '../db/schema.ts';
import { publish } from '../live.ts';
import type { Work } from '../place.ts';

export interface RoleBandRow {
  id: string;
  key: string;
  label: string;
  definition: string;
  /** The camp that it belongs to, or any. */
  camp: string | null;
  position: number;
  retired: boolean;
}

/** All of them, retired ones too, in the project's order. */
export async function listRoleBands(work: Work): Promise<RoleBandRow[]> {
  const rows = await work.tx
    .select()
    .from(roleBand)
    .where(eq(roleBand.projectId, work.project))
    .orderBy(asc(roleBand.position), asc(roleBand.key));
  return rows.map(({ id, key, labelEnc, definitionEnc, camp, position, retiredAt }) => ({
    id,
    key,
    label: work.words.open(labelEnc),
    definition: work.words.open(definitionEnc),
    camp,
    position,
    retired: retiredAt !== null,
  }));
}

export interface RoleBandFields {
  label: string;
  definition: string;
  camp: string | null;
}

/** Adds a band at the end of the list (`id` null), or changes one. Its key never changes. */
export async function saveRoleBand(
  work: Work,
  id: string | null,
  fields: RoleBandFields,
): Promise<{ kind: 'saved'; id: string } | { kind: 'not-found' }> {
  const all = await listRoleBands(work);
  const columns = {
    labelEnc: work.words.seal(fields.label),
    definitionEnc: work.words.seal(fields.definition),
    camp: fields.camp,
  };
  if (id === null) return { kind: 'saved', id: await add(work, all, columns) };
  if (!all.some((band) => band.id === id)) return { kind: 'not-found' };
  await work.tx.update(roleBand).set(columns).where(oneOf(work, id));
  await tell(work);
  return { kind: 'saved', id };
}

/** Takes a band out of the choice, or puts it back; sources that have it keep it. */
export async function retireRoleBand(work: Work, id: string, retired: boolean): Promise<boolean> {
  const done = await work.tx
    .update(roleBand)
    .set({ retiredAt: retired ? work.ground.now() : null })
    .where(oneOf(work, id))
    .returning({ id: roleBand.id });
  await tell(work);
  return done.length > 0;
}

type Columns = Pick<typeof roleBand.$inferInsert, 'labelEnc' | 'definitionEnc' | 'camp'>;

async function add(work: Work, all: RoleBandRow[], columns: Columns): Promise<string> {
  const id = randomUUID();
  const key = nextKey(
    'band',
    all.map((band) => band.key),
  );
  const position = Math.max(-1, ...all.map((band) => band.position)) + 1;
  await work.tx.insert(roleBand).values({ projectId: work.project, id, key, position, ...columns });
  await tell(work);
  return id;
}

const oneOf = (work: Work, id: string) => and(eq(roleBand.projectId, work.project), eq(roleBand.id, id));

const tell = (work: Work): Promise<void> =>
  publish(work.tx, { kind: 'changed', project: work.project, noun: 'project', id: null });
