/** Lines of a nominal claim: C3 to C5 put together, before belief adds them up. */
import type { Because } from './assessment.ts';
import type { Context } from './context.ts';
import { fidelityOf } from './fidelity.ts';
import { novelty, tiesOf } from './independence.ts';
import type { Source } from './interchange.ts';
import { tellLines, type Told } from './lines.ts';
import { cellOf, compareIds, latestBySource, standing } from './records.ts';
import type { NominalDossier, NominalStatement } from './records.ts';
import { roundTo } from './round.ts';
import { commonReasons, type WeighedLine } from './steps.ts';
import { CEILING } from './thresholds.ts';
import { decibels, hitAndFalseAlarm } from './weight.ts';

export interface NominalLine extends WeighedLine {
  readonly told: Told<NominalStatement>;
  readonly x: number;
  readonly y: number;
  readonly w: number;
}

/** All kept statements; those that do not speak have d = 0. */
export function nominalLines(dossier: NominalDossier, context: Context): NominalLine[] {
  const weighed = tellValues(dossier, context.sources).map((line) => weigh(line, dossier, context));
  const speaking = dossier.claim.values.flatMap((value) =>
    discount(weighed.filter((line) => line.told.role === 'speaks' && line.told.statement.value === value)),
  );
  const silent = weighed
    .filter((line) => line.told.role !== 'speaks')
    .sort((a, b) => compareIds(a.told.statement.id, b.told.statement.id));
  return [...speaking, ...silent];
}

/** C3, of each source the latest statement. */
export function tellValues(
  dossier: NominalDossier,
  sources: ReadonlyMap<string, Source>,
): Told<NominalStatement>[] {
  const kept = latestBySource(dossier.statements);
  const same = (a: NominalStatement, b: NominalStatement): boolean => a.value === b.value;
  return tellLines([...kept.values()], (source) => kept.get(source), sources, same);
}

function weigh(told: Told<NominalStatement>, dossier: NominalDossier, context: Context): NominalLine {
  const { claim } = dossier;
  const { statement } = told;
  const record = context.record(told.origin.id);
  const cell = cellOf(standing(claim, statement.value, record.party));
  const { x, y } = hitAndFalseAlarm(cell, record.h, claim.values.length);
  const reversed = changedToOwnSide(told, dossier, context);
  const fidelity = fidelityOf(statement, claim, told.hops, context.doubt(statement.researcher), reversed);
  const w = decibels(x, y, fidelity.g, claim.values.length);
  return { told, record, cell, fidelity, x, y, w, d: 0, rho: [] };
}

/** The value serves the teller's side, and an earlier statement of the teller there was another. */
function changedToOwnSide(told: Told<NominalStatement>, dossier: NominalDossier, context: Context): boolean {
  const { statement, teller } = told;
  if (standing(dossier.claim, statement.value, context.record(teller.id).party) !== 1) return false;
  return dossier.statements.some((a) => a.source === teller.id && a.value !== statement.value);
}

function discount(lines: readonly NominalLine[]): NominalLine[] {
  const sorted = lines.toSorted(
    (a, b) => roundTo(b.w, 6) - roundTo(a.w, 6) || compareIds(a.told.statement.id, b.told.statement.id),
  );
  const ties = sorted.map((line) => tiesOf(line.told, line.record.party, line.cell === 'S'));
  const fresh = novelty(ties);
  return sorted.map((line, index) => ({ ...line, ...fresh[index] }));
}

export function nominalReasons(line: NominalLine): Because[] {
  const reasons = commonReasons(line);
  if (line.w >= CEILING) reasons.push('at-ceiling');
  if (line.w <= 0) reasons.push('at-zero');
  return reasons;
}
