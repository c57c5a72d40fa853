/** How many of what the caller sees of a project, for the rail: the policies decide what is counted. */
import { count, eq } from 'drizzle-orm';
import { claim, record, source } from '../db/schema.ts';
import type { Work } from '../place.ts';

export interface Counts {
  records: number;
  sources: number;
  claims: number;
}

export async function countAll(work: Work): Promise<Counts> {
  const of = async (table: typeof record | typeof source | typeof claim): Promise<number> => {
    const [row] = await work.tx.select({ n: count() }).from(table).where(eq(table.projectId, work.project));
    return row?.n ?? 0;
  };
  return { records: await of(record), sources: await of(source), claims: await of(claim) };
}
