/** What an answer to a claim, or its being taken back, would change: for a lead to see before it is entered. */
import { createHash } from 'node:crypto';
import { projectOf, type ProjectRows, type RowResolution } from '#core/consistency/from-rows.ts';
import type { Impact } from '#core/consistency/impact.ts';
import type { Project } from '#core/consistency/interchange.ts';
import type { ClaimId } from '#core/ids.ts';
import type { Answer, ResolutionDraft } from '#core/resolution.ts';
import type { Tx } from '../db/client.ts';
import type { Ground } from '../ground.ts';
import { publish } from '../live.ts';
import type { Work } from '../place.ts';
import { changesBetween } from './changes.ts';
import { readInterchange, readProjectRows } from './interchange.ts';
import { tellProgress } from './progress.ts';
import { Cancelled } from './thread.ts';

type Where = Pick<Work, 'ground' | 'project'>;

/** Null: it is open again. */
export type Supposed = Pick<ResolutionDraft, 'kind' | 'month' | 'public'> & { answer: Answer };

export interface Preview {
  /** Which state of the project it was made of; see `stateOf`. */
  state: string;
  impact: Impact;
}

/** For leads, whose action has asked `can`. `run`: by which it can be cancelled. Null: it was. */
export async function previewResolution(
  { ground, project }: Where,
  claim: ClaimId,
  supposed: Supposed | null,
  run: string | null,
): Promise<Preview | null> {
  const cancelled = new AbortController();
  const unsubscribe = ground.live.subscribe((event) => {
    if (event.kind === 'cancelled' && event.project === project && event.run === run) cancelled.abort();
  });
  const progress = tellProgress(ground, { project, run });
  try {
    const rows = await ground.db.asService('engine', (tx) => readProjectRows({ tx, ground }, project));
    const before = projectOf(rows);
    const changes = changesBetween(before, projectOf(withAnswer(rows, claim, supposed)));
    const impact = await ground.engines.alone(
      'impact',
      { kind: 'impact', project: before, changes },
      { signal: cancelled.signal, watch: progress.watch },
    );
    return { state: fingerprint(before), impact };
  } catch (error) {
    if (error instanceof Cancelled) return null;
    throw error;
  } finally {
    unsubscribe();
    progress.end();
  }
}

/** Whichever process makes it hears of it. */
export const cancelPreview = (work: Work, run: string): Promise<void> =>
  publish(work.tx, { kind: 'cancelled', project: work.project, run });

/** The records that the engine reads, as they stand: another state is another text. */
export const stateOf = async (where: { tx: Tx; ground: Ground } & Where): Promise<string> =>
  fingerprint(await readInterchange(where, where.project));

const fingerprint = (project: Project): string =>
  createHash('sha256').update(JSON.stringify(project)).digest('base64url');

function withAnswer(rows: ProjectRows, claim: ClaimId, supposed: Supposed | null): ProjectRows {
  const resolved: RowResolution | null =
    supposed === null ? null : { ...supposed, known: supposed.kind === 'control' };
  return { ...rows, claims: rows.claims.map((row) => (row.id === claim ? { ...row, resolved } : row)) };
}
