/** The whole project as the engine reads it, in the interchange format of CONSISTENCY.md, by opaque codes. */
import type { Project } from '#core/consistency/interchange.ts';
import type { ProjectId } from '#core/ids.ts';
import type { Tx } from '../db/client.ts';
import type { Ground } from '../ground.ts';

/** `tx` as the service `engine`, or as a lead of the project (`work.tx`). The answer is the JSON of the file. */
export function readInterchange(_where: { tx: Tx; ground: Ground }, _project: ProjectId): Promise<Project> {
  return Promise.reject(new Error('not there yet'));
}
