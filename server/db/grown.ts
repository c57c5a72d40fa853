/** Lets Postgres know that tables have grown, so that what was planned while there was little to read is planned anew. */
import type { Ground } from '../ground.ts';
import { describeFault } from '../http/fault.ts';

/** Between two looks (ms). */
const LOOK = 10_000;

/** `leads`: of several processes one looks. Returns how to end it. */
export function watchGrowth({ db, log }: Pick<Ground, 'db' | 'log'>, leads: () => boolean): () => void {
  let isLooking = false;
  let ended = false;
  const look = async (): Promise<void> => {
    if (isLooking || !leads()) return;
    isLooking = true;
    try {
      await db.sql`select know_grown()`;
    } catch (error) {
      if (!ended) log.warn({ fault: describeFault(error) }, 'Postgres was not told which tables have grown');
    }
    isLooking = false;
  };
  const timer = setInterval(() => void look(), LOOK);
  timer.unref();
  return () => {
    ended = true;
    clearInterval(timer);
  };
}
