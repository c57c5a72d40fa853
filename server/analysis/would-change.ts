/** What would change a claim, for those who may read assessments: whole for leads, without figures for analysts. */
import type { Role } from '#core/access.ts';
import { changeForAnalyst, type OpenChange, type WouldChange } from '#core/consistency/would-change.ts';
import type { SourceKind } from '#core/consistency/coverage.ts';
import type { ClaimId } from '#core/ids.ts';
import type { Work } from '../place.ts';
import type { Run } from './engines.ts';

/** Our own output weighs nothing, and nobody can go and ask a rumour. */
const NOT_ASKED: ReadonlySet<string> = new Set(['own-output', 'rumour']);

export async function readWouldChange(
  { ground, project }: Pick<Work, 'ground' | 'project'>,
  role: Role,
  claim: ClaimId,
  kinds: readonly SourceKind[],
  run: Run = {},
): Promise<WouldChange | OpenChange | null> {
  const asked = kinds.filter(({ type }) => !NOT_ASKED.has(type));
  const job = { kind: 'would-change', project, claim, kinds: asked } as const;
  const change = await ground.engines.alone('would-change', job, run);
  return change === null || role === 'lead' ? change : changeForAnalyst(change);
}
