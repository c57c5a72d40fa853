/** C4, fidelity: how much of what a line says survived the way it came. */
import type { Fidelity } from './assessment.ts';
import type { Assertion, Claim } from './interchange.ts';
import { overlap } from './months.ts';

/** What one retelling leaves. */
const PER_HOP = 0.85;
const FORECAST = 0.5;
/** A statement that changed to what serves the teller's side. */
const REVERSAL = 0.6;

export function fidelityOf(
  statement: Assertion,
  claim: Claim,
  chainHops: number,
  doubt: number,
  reversed: boolean,
): Fidelity {
  const hops = PER_HOP ** chainHops;
  const researcher = 1 - doubt;
  const common = overlap(statement.refersTo, claim.period);
  const forecast = statement.forecast ? FORECAST : 1;
  const reversal = reversed ? REVERSAL : 1;
  const g = hops * researcher * common * forecast * reversal;
  return { g, hops, researcher, overlap: common, forecast, reversal };
}
