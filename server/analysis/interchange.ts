/** The whole project as the engine reads it, in the interchange format of docs/consistency.md, by opaque codes. */
import type { AccountId, ProjectId } from '#core/ids.ts';
import type { Ground } from '../ground.ts';
import type { Place } from '../place.ts';
import { appendHere, saltedDigest } from '../store/audit.ts';

/** The JSON of the file, as a lead who may read all of it reads it. Outside the lead's own transaction. */
export const readInterchange = (
  ground: Pick<Ground, 'engines'>,
  project: ProjectId,
  member: AccountId,
): Promise<Uint8Array<ArrayBuffer>> =>
  ground.engines.alone('interchange', { kind: 'interchange', project, member });

/** The same for a lead who takes it away: who did, and which file, stands in the audit. */
export async function takeInterchange(ground: Ground, place: Place): Promise<Uint8Array<ArrayBuffer>> {
  const file = await readInterchange(ground, place.project.id, place.actor.account);
  await place.work(async (work) => {
    const more = { file: saltedDigest(ground.keys, work.project, file) };
    await appendHere(work, { act: 'interchange.taken', object: work.project, more });
  });
  return file;
}
