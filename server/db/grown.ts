/** Lets Postgres know that tables have grown, so that what was planned while there was little to read is planned anew. */
import { byClock } from '../by-clock.ts';
import type { Ground } from '../ground.ts';

/** Between two looks (ms). */
const LOOK = 10_000;

/** `leads`: of several processes one looks. Returns how to end it. */
export const watchGrowth = ({ db, log }: Pick<Ground, 'db' | 'log'>, leads: () => boolean): (() => void) =>
  byClock(
    { log },
    {
      every: LOOK,
      leads,
      work: () => db.sql`select know_grown()`,
      failed: 'Postgres was not told which tables have grown',
    },
  ).end;
