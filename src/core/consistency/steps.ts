/** What every line of a derivation shows, rounded for print. */
import type { Because, Cell, Fidelity, LineStep, Rho, Role } from './assessment.ts';
import type { Assertion } from './interchange.ts';
import type { Told } from './lines.ts';
import type { TrackRecord } from './rates.ts';
import { roundTo } from './round.ts';

export interface WeighedLine {
  readonly told: Told<Assertion>;
  readonly record: TrackRecord;
  readonly cell: Cell;
  readonly fidelity: Fidelity;
  readonly d: number;
  readonly rho: readonly Rho[];
}

const DECIMALS = 6;

export function lineBase(
  line: WeighedLine,
  because: readonly Because[],
): Omit<LineStep, 'step' | 'rule' | 'value' | 'x' | 'y' | 'checks' | 'w' | 'adds'> {
  const { statement, teller, origin, hops, role } = line.told;
  return {
    assertion: statement.id,
    source: teller.id,
    researcher: statement.researcher,
    type: teller.type,
    origin: origin.id,
    originType: origin.type,
    party: line.record.party,
    interest: line.cell,
    root: statement.root,
    hops,
    role,
    fidelity: roundFidelity(line.fidelity),
    d: roundTo(line.d, DECIMALS),
    rho: line.rho.map((shared) => ({ ...shared, rho: roundTo(shared.rho, DECIMALS) })),
    because,
  };
}

function roundFidelity(f: Fidelity): Fidelity {
  return {
    g: roundTo(f.g, DECIMALS),
    hops: roundTo(f.hops, DECIMALS),
    researcher: roundTo(f.researcher, DECIMALS),
    overlap: roundTo(f.overlap, DECIMALS),
    forecast: f.forecast,
    reversal: f.reversal,
  };
}

const roleReason: Readonly<Record<Role, readonly Because[]>> = {
  speaks: [],
  copy: ['same-origin'],
  garbled: ['differs-from-origin'],
  circular: ['meets-itself'],
  'own-output': ['ends-in-own-output'],
  'falls-out': ['too-faint'],
};

const cellReason: Readonly<Record<Cell, Because>> = {
  S: 'serves-own-side',
  A: 'hurts-own-side',
  N: 'no-stake',
};

/** Reasons that lines of every kind have in common. */
export function commonReasons(line: Omit<WeighedLine, 'd' | 'rho'>): Because[] {
  const { told, fidelity } = line;
  const reasons: Because[] = [...roleReason[told.role], cellReason[line.cell]];
  if (line.record.leans) reasons.push('leans');
  if (told.origin.id !== told.teller.id) reasons.push('retold');
  else if (told.hops > 0) reasons.push('origin-unnamed');
  if (fidelity.researcher < 1) reasons.push('doubted-interviewer');
  if (fidelity.overlap < 1) reasons.push('other-months');
  if (fidelity.forecast < 1) reasons.push('forecast');
  if (fidelity.reversal < 1) reasons.push('changed-to-own-side');
  return reasons;
}
