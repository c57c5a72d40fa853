/** What one of several processes does again and again. */
import type { Ground } from './ground.ts';
import { describeFault } from './http/fault.ts';

export interface Task {
  /** Milliseconds between two times. */
  every: number;
  leads: () => boolean;
  work: () => Promise<unknown>;
  /** What the log is told where it failed: it is tried again. */
  failed: string;
}

/** `now` does it at once, too. None is begun while one is under way. */
export function byClock({ log }: Pick<Ground, 'log'>, task: Task): { now: () => void; end: () => void } {
  let isAtWork = false;
  let ended = false;
  const run = async (): Promise<void> => {
    if (isAtWork || ended || !task.leads()) return;
    isAtWork = true;
    try {
      await task.work();
    } catch (error) {
      if (!ended) log.warn({ fault: describeFault(error) }, task.failed);
    }
    isAtWork = false;
  };
  const now = (): void => void run();
  const timer = setInterval(now, task.every);
  timer.unref();
  return {
    now,
    end: () => {
      ended = true;
      clearInterval(timer);
    },
  };
}
