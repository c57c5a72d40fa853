/** What might be said otherwise of a claim, and what that would change: worked out in a thread, of rows that it reads. */
import { createHash } from 'node:crypto';
import type { Interest } from '#core/claim.ts';
import { projectOf, type ProjectRows, type RowResolution } from '#core/consistency/from-rows.ts';
import { impactOf, type Impact } from '#core/consistency/impact.ts';
import type { Options } from '#core/consistency/engine.ts';
import type { Project } from '#core/consistency/interchange.ts';
import type { ClaimId } from '#core/ids.ts';
import type { Answer, ResolutionDraft } from '#core/resolution.ts';
import { changesBetween } from './changes.ts';

export type Supposed = Pick<ResolutionDraft, 'kind' | 'month' | 'public'> & { answer: Answer };

/** An answer, where null leaves it open again; or whom it serves, unless what was `seen` of that is what still holds. */
export type Supposition =
  { claim: ClaimId; answer: Supposed | null } | { claim: ClaimId; interest: Interest; seen: string };

export interface Supposing {
  /** Which state of the project it was made of. */
  state: string;
  /** null: it was seen as it is. */
  impact: Impact | null;
}

export function suppose(rows: ProjectRows, supposition: Supposition, options: Options): Supposing {
  const before = projectOf(rows);
  const state = fingerprint(before);
  if ('interest' in supposition && supposition.seen === sightOf(state, supposition.interest))
    return { state, impact: null };
  const changes = changesBetween(before, projectOf(supposing(rows, supposition)));
  return { state, impact: impactOf(before, changes, options) };
}

/** A state of the project and what was chosen, or read, in it. */
export const sightOf = (state: string, chosen: unknown): string => digestOf(JSON.stringify([state, chosen]));

/** The records that the engine reads, as they stand: another state is another text. */
export const fingerprint = (project: Project): string => digestOf(JSON.stringify(project));

export const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

function supposing(rows: ProjectRows, supposition: Supposition): ProjectRows {
  const changed =
    'interest' in supposition ? { interest: supposition.interest } : answered(supposition.answer);
  return {
    ...rows,
    claims: rows.claims.map((row) => (row.id === supposition.claim ? { ...row, ...changed } : row)),
  };
}

function answered(supposed: Supposed | null): { resolved: RowResolution | null } {
  return { resolved: supposed === null ? null : { ...supposed, known: supposed.kind === 'control' } };
}
