/**
 * C7, status: the first that fits. Enemies who agree on what profits both are one-sided, never corroborated:
 * a corroborated value needs a supporter that it does not serve.
 */
import type { Status } from './assessment.ts';
import { sumNats, type Belief } from './belief.ts';
import type { NominalClaim } from './interchange.ts';
import type { NominalLine } from './nominal-lines.ts';
import { CLAIMED, CORROBORATED, HEARD, LEANS, PROBABLE } from './thresholds.ts';

export function nominalStatus(
  claim: NominalClaim,
  belief: Belief,
  lines: readonly NominalLine[],
): { status: Status; evidence?: Status } {
  const found = ofEvent(claim, belief, lines, ofEvidence(claim, belief));
  const refuted = found === 'corroborated' && claim.filed !== null && claim.filed !== belief.best;
  return refuted ? { status: 'refuted', evidence: found } : { status: found };
}

function ofEvidence(claim: NominalClaim, belief: Belief): Status {
  const p = belief.p.get(belief.best) ?? 0;
  const { supporters, opponents } = belief;
  if (isCorroborated(belief, p)) return 'corroborated';
  if (p < PROBABLE && sumNats(supporters) > HEARD && sumNats(opponents) > HEARD) return 'contested';
  if (supporters.length === 1 && opponents.length === 0 && p >= LEANS) return 'single-source';
  if (supporters.length > 0 && supporters.every(servesItself) && p >= LEANS) return 'one-sided';
  if (p >= PROBABLE) return 'probable';
  return claim.values.length > 2 ? 'unattributed' : 'open';
}

function isCorroborated(belief: Belief, p: number): boolean {
  return (
    p >= CORROBORATED.p &&
    belief.nEff >= CORROBORATED.lines &&
    belief.kinds >= CORROBORATED.kinds &&
    separatelyMet(belief.supporters) >= CORROBORATED.met &&
    belief.supporters.filter((line) => !servesItself(line)).length >= CORROBORATED.selfless
  );
}

function servesItself(line: NominalLine): boolean {
  return line.cell === 'S';
}

/** Researchers, or where there is none, origins. */
function separatelyMet(supporters: readonly NominalLine[]): number {
  return new Set(
    supporters.map(({ told }) =>
      told.statement.researcher === null
        ? JSON.stringify(['origin', told.origin.id])
        : JSON.stringify(['researcher', told.statement.researcher]),
    ),
  ).size;
}

/** Who did it: several who claim it for themselves, or nobody credible. */
function ofEvent(claim: NominalClaim, belief: Belief, lines: readonly NominalLine[], found: Status): Status {
  if (!claim.event || found === 'corroborated') return found;
  const claimed = new Set(lines.filter(servesItself).map((line) => line.told.statement.value));
  if (claimed.size >= CLAIMED) return 'multi-claimed';
  return (belief.p.get(belief.best) ?? 0) < LEANS ? 'unattributed' : found;
}

/** A denial is always on record, but by itself unmakes nothing. */
export function disputedBy(belief: Belief): string[] {
  if (sumNats(belief.opponents) <= HEARD) return [];
  return belief.opponents.map((line) => line.told.statement.id).sort();
}
