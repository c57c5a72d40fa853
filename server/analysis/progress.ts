/** Tells the pages of a study that a long run goes on, and how far it is. A short one is told to nobody. */
import type { ProjectId } from '#core/ids.ts';
import type { Ground } from '../ground.ts';
import { CHANNEL, encodeEvent } from '../live.ts';
import type { Watch } from './job.ts';

/** From how long on a run is told (ms), and how often. */
const LONG_MS = 1000;
const TELL_EVERY_MS = 500;

interface Told {
  project: ProjectId;
  /** A lead's own run, by its id; null: the study is weighed. */
  run: string | null;
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
