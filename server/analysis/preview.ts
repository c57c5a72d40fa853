/** What an answer to a claim, its being taken back, or other interests would change: to be seen before it is entered. */
import type { Interest } from '#core/claim.ts';
import type { Impact } from '#core/consistency/impact.ts';
import type { AccountId, ClaimId } from '#core/ids.ts';
import { holdStill } from '../live.ts';
import type { Work } from '../place.ts';
import { holdClaim } from '../store/claim.ts';
import { heedCancel, tellProgress } from './progress.ts';
import { sightOf, type Supposed, type Supposing, type Supposition } from './supposed.ts';
import { Cancelled } from './thread.ts';

/** `whom`: who asks, and hears how far it is. */
type Where = Pick<Work, 'ground' | 'project'> & { whom?: AccountId };

export interface Preview {
  /** Which state of the project it was made of; see `stateOf`. */
  state: string;
  impact: Impact;
}

/** For leads, whose action has asked `can`. `run`: by which it can be cancelled. Null: it was. */
export async function previewResolution(
  where: Where,
  claim: ClaimId,
  supposed: Supposed | null,
  run: string | null,
): Promise<Preview | null> {
  const made = await previewOf(where, { claim, answer: supposed }, run);
  return made === null || made.impact === null ? null : { state: made.state, impact: made.impact };
}

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
  const made = await previewOf(where, { claim, interest, seen }, run);
  if (made === null) return 'cancelled';
  return made.impact && { of: sightOf(made.state, interest), impact: made.impact };
}

/** Null: it was cancelled. */
async function previewOf(
  { ground, ...told }: Where,
  supposition: Supposition,
  run: string | null,
): Promise<Supposing | null> {
  const { project } = told;
  const cancelled = heedCancel(ground, { project, run });
  const progress = tellProgress(ground, { ...told, run });
  try {
    const job = { kind: 'impact', project, supposition } as const;
    return await ground.engines.alone('impact', job, { signal: cancelled.signal, watch: progress.watch });
  } catch (error) {
    if (error instanceof Cancelled) return null;
    throw error;
  } finally {
    cancelled.end();
    progress.end();
  }
}

/**
 * Which state the project is in (see `Preview`), and in which it stays until the transaction ends: what was seen is then
 * what happens. The action has asked `can`.
 */
export async function stateHeld({ tx, ground, project }: Work): Promise<string> {
  await holdStill(tx, project);
  return ground.engines.alone('state', { kind: 'state', project });
}

/** Whether other interests still change what was seen, and will until the transaction ends. */
export async function isAsSeen(
  work: Work,
  claim: ClaimId,
  interest: Interest,
  seen: string,
): Promise<boolean> {
  await holdClaim(work, claim); // before the project is held: see `holdStill`
  return sightOf(await stateHeld(work), interest) === seen;
}
