/** C4, fidelity: how much of what a line says survived the way it came. */
import type { Fidelity } from './assessment.ts';
import type { Assertion, Claim } from './interchange.ts';
import { overlap } from './months.ts';
import { FIDELITY } from './thresholds.ts';

export function fidelityOf(
  statement: Assertion,
  claim: Claim,
  chainHops: number,
  doubt: number,
  reversed: boolean,
): Fidelity {
  const hops = FIDELITY.hop ** chainHops;
  const researcher = 1 - doubt;
  const common = overlap(statement.refersTo, claim.period);
  const forecast = statement.forecast ? FIDELITY.forecast : 1;
  const reversal = reversed ? FIDELITY.reversal : 1;
  const g = hops * researcher * common * forecast * reversal;
  return { g, hops, researcher, overlap: common, forecast, reversal };
}
