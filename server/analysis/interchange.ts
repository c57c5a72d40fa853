/** The whole project as the engine reads it, in the interchange format of docs/consistency.md, by opaque codes. */
import type { AccountId, ProjectId } from '#core/ids.ts';
import type { Ground } from '../ground.ts';

/** The JSON of the file, as a lead who may read all of it reads it. Outside the lead's own transaction. */
export const readInterchange = (
  ground: Pick<Ground, 'engines'>,
  project: ProjectId,
  member: AccountId,
): Promise<Uint8Array<ArrayBuffer>> =>
  ground.engines.alone('interchange', { kind: 'interchange', project, member });
