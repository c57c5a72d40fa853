/** Sets of incidents: what was imported, what was answered about rows that may tell of one event, and which claims they are. */
import { and, asc, desc, eq, sql as raw } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { duplicatesIn } from '#core/incidents/duplicates.ts';
import type { Incident } from '#core/incidents/read.ts';
import type { Access } from '#core/incidents/access.ts';
import { readSet, writeSet, type IncidentSet } from '#core/incidents/set.ts';
import type { Settled } from '#core/incidents/settled.ts';
import type { IncidentSetId } from '#core/ids.ts';
import { incidentDoubt, incidentSet } from '../db/schema.ts';
import type { Work } from '../place.ts';

export async function keepSet(work: Work, set: IncidentSet): Promise<IncidentSetId> {
  const id = randomUUID() as IncidentSetId;
  await work.tx.insert(incidentSet).values({
    projectId: work.project,
    id,
    bodyEnc: work.words.seal(writeSet(set)),
    incidents: set.incidents.length,
    madeBy: work.actor.account,
    madeAt: work.ground.now(),
  });
  return id;
}

export interface SetLine {
  id: IncidentSetId;
  name: string;
  access: Access | null;
  incidents: number;
  madeAt: Date;
}

/** The newest first. */
export async function listSets(work: Work): Promise<SetLine[]> {
  const rows = await work.tx
    .select()
    .from(incidentSet)
    .where(eq(incidentSet.projectId, work.project))
    .orderBy(desc(incidentSet.madeAt), desc(incidentSet.id));
  return rows.map(({ id, bodyEnc, incidents, madeAt }) => {
    const { name, access } = readSet(work.words.open(bodyEnc));
    return { id, name, access, incidents, madeAt };
  });
}

export interface SetOpened {
  id: IncidentSetId;
  name: string;
  /** SHA-256 of the file that it was read from. */
  file: string | null;
  incidents: readonly Incident[];
  answers: readonly Settled[];
  madeAt: Date;
}

/** Null: there is none. */
export async function openSet(work: Work, id: IncidentSetId): Promise<SetOpened | null> {
  const [row] = await work.tx
    .select()
    .from(incidentSet)
    .where(and(eq(incidentSet.projectId, work.project), eq(incidentSet.id, id)));
  if (!row) return null;
  const { name, file, incidents } = readSet(work.words.open(row.bodyEnc));
  return { id, name, file, incidents, answers: await answersOf(work, id), madeAt: row.madeAt };
}

async function answersOf(work: Work, set: IncidentSetId): Promise<Settled[]> {
  const rows = await work.tx
    .select()
    .from(incidentDoubt)
    .where(and(eq(incidentDoubt.projectId, work.project), eq(incidentDoubt.setId, set)))
    .orderBy(asc(incidentDoubt.line), asc(incidentDoubt.otherLine));
  return rows.map(({ line, otherLine, leftOut }) => ({ lines: [line, otherLine], leftOut }));
}

/** `leave-out`: the later line of a pair counts nowhere. */
export type DoubtAnswer = 'keep' | 'leave-out';

/** Rows of a statement: Postgres takes 65,535 parameters. */
const AT_ONCE = 1_000;

/** Of one pair, or of all that nobody has answered yet. False: nothing is asked there. */
export async function settleDoubts(
  work: Work,
  set: SetOpened,
  pair: readonly [number, number] | 'all',
  answer: DoubtAnswer,
): Promise<boolean> {
  const doubts = duplicatesIn(set.incidents);
  const isAnswered = (of: readonly [number, number]): boolean =>
    set.answers.some(({ lines }) => lines[0] === of[0] && lines[1] === of[1]);
  const wanted = doubts.filter(({ lines }) =>
    pair === 'all' ? !isAnswered(lines) : lines[0] === pair[0] && lines[1] === pair[1],
  );
  if (wanted.length === 0) return false;
  const rows = wanted.map(({ lines: [line, otherLine] }) => ({
    projectId: work.project,
    setId: set.id,
    line,
    otherLine,
    leftOut: answer === 'leave-out' ? otherLine : null,
    madeBy: work.actor.account,
    madeAt: work.ground.now(),
  }));
  for (let i = 0; i < rows.length; i += AT_ONCE)
    await work.tx
      .insert(incidentDoubt)
      .values(rows.slice(i, i + AT_ONCE))
      .onConflictDoUpdate({
        target: [incidentDoubt.projectId, incidentDoubt.setId, incidentDoubt.line, incidentDoubt.otherLine],
        set: {
          leftOut: raw`excluded.left_out`,
          madeBy: work.actor.account,
          madeAt: work.ground.now(),
        },
      });
  return true;
}

/** With what was answered and linked. False: there is none. */
export async function removeSet(work: Work, id: IncidentSetId): Promise<boolean> {
  const gone = await work.tx
    .delete(incidentSet)
    .where(and(eq(incidentSet.projectId, work.project), eq(incidentSet.id, id)))
    .returning({ id: incidentSet.id });
  return gone.length > 0;
}
