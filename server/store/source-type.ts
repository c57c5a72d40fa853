/** The project's list of source types: read by whoever names a source, edited by leads, never deleted but retired. */
import { and, asc, eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { printedLabel } from '#core/disclosure/claim-text.ts';
import { nextKey } from '#core/list-key.ts';
import { sourceType } from '../db/schema.ts';
import { publish } from '../live.ts';
import type { Work } from '../place.ts';

export interface SourceTypeRow {
  id: string;
  key: string;
  /** The siglum's letter. */
  letter: string;
  label: string;
  definition: string;
  /** The party whose interest the type shares, or none. */
  affiliation: string | null;
  camp: string;
  position: number;
  retired: boolean;
}

/** All of them, retired ones too, in the project's order. */
export async function listSourceTypes(work: Work): Promise<SourceTypeRow[]> {
  const rows = await work.tx
    .select()
    .from(sourceType)
    .where(eq(sourceType.projectId, work.project))
    .orderBy(asc(sourceType.position), asc(sourceType.key));
  return rows.map(({ id, key, letter, labelEnc, definitionEnc, affiliation, camp, position, retiredAt }) => ({
    id,
    key,
    letter,
    label: work.words.open(labelEnc),
    definition: work.words.open(definitionEnc),
    affiliation,
    camp,
    position,
    retired: retiredAt !== null,
  }));
}

export interface SourceTypeFields {
  letter: string;
  label: string;
  definition: string;
  affiliation: string | null;
  camp: string;
}

export type ListSaved = { kind: 'saved'; id: string } | { kind: 'not-found' } | { kind: 'letter-taken' };

/** Adds a type at the end of the list (`id` null), or changes one. Its key never changes: the API names types by it. */
/** What a paper and all beside it call each, by key. */
export const printedTypes = async (work: Work): Promise<(readonly [key: string, label: string])[]> =>
  (await listSourceTypes(work)).map(({ key, label }) => [key, printedLabel(label)] as const);

export async function saveSourceType(
  work: Work,
  id: string | null,
  fields: SourceTypeFields,
): Promise<ListSaved> {
  const all = await listSourceTypes(work);
  if (id !== null && !all.some((type) => type.id === id)) return { kind: 'not-found' };
  if (all.some((type) => type.id !== id && !type.retired && type.letter === fields.letter))
    return { kind: 'letter-taken' };
  const columns = {
    letter: fields.letter,
    labelEnc: work.words.seal(fields.label),
    definitionEnc: work.words.seal(fields.definition),
    affiliation: fields.affiliation,
    camp: fields.camp,
  };
  if (id === null) return { kind: 'saved', id: await add(work, all, columns) };
  await work.tx.update(sourceType).set(columns).where(oneOf(work, id));
  await tell(work);
  return { kind: 'saved', id };
}

/** Takes a type out of the choice, or puts it back; sources that have it keep it. */
export async function retireSourceType(work: Work, id: string, retired: boolean): Promise<boolean> {
  const done = await work.tx
    .update(sourceType)
    .set({ retiredAt: retired ? work.ground.now() : null })
    .where(oneOf(work, id))
    .returning({ id: sourceType.id });
  await tell(work);
  return done.length > 0;
}

type Columns = Pick<
  typeof sourceType.$inferInsert,
  'letter' | 'labelEnc' | 'definitionEnc' | 'affiliation' | 'camp'
>;

async function add(work: Work, all: SourceTypeRow[], columns: Columns): Promise<string> {
  const id = randomUUID();
  const key = nextKey(
    'type',
    all.map((type) => type.key),
  );
  const position = Math.max(-1, ...all.map((type) => type.position)) + 1;
  await work.tx.insert(sourceType).values({ projectId: work.project, id, key, position, ...columns });
  await tell(work);
  return id;
}

const oneOf = (work: Work, id: string) => and(eq(sourceType.projectId, work.project), eq(sourceType.id, id));

/** Affiliations are what the engine weighs by. */
const tell = (work: Work): Promise<void> =>
  publish(work.tx, { kind: 'changed', project: work.project, noun: 'project', id: null });
