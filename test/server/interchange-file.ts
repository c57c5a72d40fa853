/** The interchange file as a member is given it, decoded as anybody's program would. */
import { readInterchange as decode, type Project } from '#core/consistency/interchange.ts';
import { readInterchange } from '#server/analysis/interchange.ts';
import type { Work } from '#server/place.ts';

export async function interchangeOf({
  ground,
  project,
  actor,
}: Pick<Work, 'ground' | 'project' | 'actor'>): Promise<Project> {
  const bytes = await readInterchange(ground, project, actor.account);
  const read = decode(JSON.parse(new TextDecoder().decode(bytes)));
  if (!read.ok) throw new Error(read.errors.map(({ message }) => message).join('\n'));
  return read.project;
}
