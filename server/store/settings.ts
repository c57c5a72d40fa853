/** What a lead sets for the whole study: its name and how many leads approve a release. */
import { eq } from 'drizzle-orm';
import { project } from '../db/schema.ts';
import { publish } from '../live.ts';
import type { Work } from '../place.ts';

export interface Settings {
  name: string;
  approvals: number;
}

export async function saveSettings(work: Work, settings: Settings): Promise<void> {
  await work.tx
    .update(project)
    .set({ nameEnc: work.words.seal(settings.name), approvals: settings.approvals })
    .where(eq(project.id, work.project));
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'project', id: null });
}
