/** What a lead sets for the whole study: its name and how many leads approve a release. */
import { eq } from 'drizzle-orm';
import { project } from '../db/schema.ts';
import { publish } from '../live.ts';
import type { Work } from '../place.ts';
import { appendHere } from './audit.ts';

export interface Settings {
  name: string;
  approvals: number;
}

export async function saveSettings(work: Work, settings: Settings): Promise<void> {
  const [before] = await work.tx
    .select({ nameEnc: project.nameEnc })
    .from(project)
    .where(eq(project.id, work.project));
  const old = before && work.words.open(before.nameEnc);
  await work.tx
    .update(project)
    .set({ nameEnc: work.words.seal(settings.name), approvals: settings.approvals })
    .where(eq(project.id, work.project));
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'project', id: null });
  await appendHere(work, {
    act: 'settings.changed',
    object: work.project,
    more: { approvals: settings.approvals, renamed: old !== settings.name },
  });
}
