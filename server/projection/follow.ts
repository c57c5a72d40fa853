/** The projection: follows the log by a cursor for each document and writes rows. */
import type { ProjectId } from '#core/ids.ts';
import type { Ground } from '../ground.ts';

export interface Projection {
  start(): Promise<void>;
  /** Whether every document that was behind at the start has been read once. */
  ready(): boolean;
  /** Resolves when every document's cursor stands at its head. */
  caughtUp(): Promise<void>;
  /** Drops a project's rows and cursors and writes them anew from the log: the same rows. */
  rebuild(project: ProjectId): Promise<void>;
  /** Log rows that are not in rows yet, as far as this process knows. */
  lag(): number;
  close(): Promise<void>;
}

export function createProjection(_ground: Ground): Projection {
  return {
    start: () => Promise.resolve(),
    ready: () => true,
    caughtUp: () => Promise.resolve(),
    rebuild: () => Promise.resolve(),
    lag: () => 0,
    close: () => Promise.resolve(),
  };
}
