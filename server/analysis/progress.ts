/** Tells the pages of a study that a long run goes on, how far it is, and heeds who cancels it. A short one is told to nobody. */
import type { AccountId, ProjectId } from '#core/ids.ts';
import type { Ground } from '../ground.ts';
import { publish } from '../live.ts';
import { CHANNEL, encodeEvent } from '../live-event.ts';
import type { Work } from '../place.ts';
import type { Watch } from './job.ts';

/** From how long on a run is told (ms), and how often. */
const LONG_MS = 1000;
const TELL_EVERY_MS = 500;

interface Told {
  project: ProjectId;
  /** Somebody's own run, by its id; null: the study is weighed. */
  run: string | null;
  /** Whose it is, where that may be no lead. */
  whom?: AccountId;
}

export function tellProgress(ground: Ground, told: Told): { watch: Watch; end: () => void } {
  let share = 0;
  let isTold = false;
  const tell = (at: number | null): void => {
    const text = encodeEvent({ kind: 'running', ...told, share: at });
    ground.db.sql.notify(CHANNEL, text).catch(() => undefined); // the next one tells it
  };
  const tick = (): void => {
    isTold = true;
    tell(share);
    timer = setTimeout(tick, TELL_EVERY_MS);
  };
  let timer = setTimeout(tick, LONG_MS);
  return {
    watch: (at) => (share = at),
    end: () => {
      clearTimeout(timer);
      if (isTold) tell(null);
    },
  };
}

/** Aborted when nobody waits for this run any longer, in whichever process they say so. */
export function heedCancel(ground: Ground, { project, run }: Told): { signal: AbortSignal; end: () => void } {
  const cancelled = new AbortController();
  const end = ground.live.subscribe((event) => {
    if (event.kind === 'cancelled' && event.project === project && event.run === run) cancelled.abort();
  });
  return { signal: cancelled.signal, end };
}

/** Whichever process makes it hears of it. */
export const cancelRun = (work: Work, run: string): Promise<void> =>
  publish(work.tx, { kind: 'cancelled', project: work.project, run });
