/** Rows → engine → assessments, for the projects in which something changed. */
import type { ProjectId } from '#core/ids.ts';
import type { Ground } from '../ground.ts';

export interface Analysis {
  start(): Promise<void>;
  /** Resolves when what was projected and changed up to now has been assessed. */
  caughtUp(): Promise<void>;
  /** Assesses the whole project; stores what differs from what is stored. */
  rebuild(project: ProjectId): Promise<void>;
  close(): Promise<void>;
}

export function createAnalysis(_ground: Ground): Analysis {
  return {
    start: () => Promise.resolve(),
    caughtUp: () => Promise.resolve(),
    rebuild: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
