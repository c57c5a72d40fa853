/** What an answer to a claim, its being taken back, or other interests would change: to be seen before it is entered. */
import { createHash } from 'node:crypto';
import type { Interest } from '#core/claim.ts';
import { projectOf, type ProjectRows, type RowResolution } from '#core/consistency/from-rows.ts';
import type { Impact } from '#core/consistency/impact.ts';
import type { Project } from '#core/consistency/interchange.ts';
import type { AccountId, ClaimId } from '#core/ids.ts';
import type { Answer, ResolutionDraft } from '#core/resolution.ts';
import type { Tx } from '../db/client.ts';
import type { Ground } from '../ground.ts';
import type { Work } from '../place.ts';
import { changesBetween } from './changes.ts';
import { readInterchange, readProjectRows } from './interchange.ts';
import { heedCancel, tellProgress } from './progress.ts';
import { Cancelled } from './thread.ts';

/** `whom`: who asks, and hears how far it is. */
type Where = Pick<Work, 'ground' | 'project'> & { whom?: AccountId };

/** Null: it is open again. */
export type Supposed = Pick<ResolutionDraft, 'kind' | 'month' | 'public'> & { answer: Answer };

export interface Preview {
  /** Which state of the project it was made of; see `stateOf`. */
  state: string;
  impact: Impact;
}

/** For leads, whose action has asked `can`. `run`: by which it can be cancelled. Null: it was. */
export const previewResolution = (
  where: Where,
  claim: ClaimId,
  supposed: Supposed | null,
  run: string | null,
): Promise<Preview | null> => previewOf(where, (rows) => withAnswer(rows, claim, supposed), run);

/**
 * What it would change to say otherwise whom a claim serves. `seen`: what whoever asks has seen of it, as `of` named it;
 * null: that is still so. Its rates and researchers are for leads alone. `run`: by which it can be cancelled.
 */
export async function previewInterest(
  where: Where,
  claim: ClaimId,
  interest: Interest,
  seen: string,
  run: string | null,
): Promise<{ of: string; impact: Impact } | 'cancelled' | null> {
  let isSeen = false;
  const preview = await previewOf(
    where,
    (rows) => withInterest(rows, claim, interest),
    run,
    (state) => {
      isSeen = seen === sightOf(state, interest);
      return !isSeen;
    },
  );
  if (preview === null) return isSeen ? null : 'cancelled';
  return { of: sightOf(preview.state, interest), impact: preview.impact };
}

/** A state of the project and what was chosen in it. */
const sightOf = (state: string, interest: Interest): string =>
  createHash('sha256')
    .update(JSON.stringify([state, interest]))
    .digest('base64url');

async function previewOf(
  { ground, ...told }: Where,
  altered: (rows: ProjectRows) => ProjectRows,
  run: string | null,
  isWanted: (state: string) => boolean = () => true,
): Promise<Preview | null> {
  const { project } = told;
  const cancelled = heedCancel(ground, { project, run });
  const progress = tellProgress(ground, { ...told, run });
  try {
    const rows = await ground.db.asService('engine', (tx) => readProjectRows({ tx, ground }, project));
    const before = projectOf(rows);
    const state = fingerprint(before);
    if (!isWanted(state)) return null;
    const changes = changesBetween(before, projectOf(altered(rows)));
    const impact = await ground.engines.alone(
      'impact',
      { kind: 'impact', project: before, changes },
      { signal: cancelled.signal, watch: progress.watch },
    );
    return { state, impact };
  } catch (error) {
    if (error instanceof Cancelled) return null;
    throw error;
  } finally {
    cancelled.end();
    progress.end();
  }
}

/** The records that the engine reads, as they stand: another state is another text. */
export const stateOf = async (where: { tx: Tx; ground: Ground } & Where): Promise<string> =>
  fingerprint(await readInterchange(where, where.project));

const fingerprint = (project: Project): string =>
  createHash('sha256').update(JSON.stringify(project)).digest('base64url');

const withInterest = (rows: ProjectRows, claim: ClaimId, interest: Interest): ProjectRows => ({
  ...rows,
  claims: rows.claims.map((row) => (row.id === claim ? { ...row, interest } : row)),
});

function withAnswer(rows: ProjectRows, claim: ClaimId, supposed: Supposed | null): ProjectRows {
  const resolved: RowResolution | null =
    supposed === null ? null : { ...supposed, known: supposed.kind === 'control' };
  return { ...rows, claims: rows.claims.map((row) => (row.id === claim ? { ...row, resolved } : row)) };
}
