/** A quantity from its records to its range, with the steps that led there. */
import type { BoundStep, ClaimAssessment, FigureStep, Note, Range, Step } from './assessment.ts';
import type { Context } from './context.ts';
import { figureReasons, readFigures, type FigureLine, type Figures } from './figures.ts';
import type { QuantityClaim } from './interchange.ts';
import {
  centreOf,
  discountFigures,
  limitsOf,
  pseudoOf,
  rangeOf,
  type Centre,
  type Pseudo,
} from './quantity.ts';
import { flagsOf, quantityStatus } from './quantity-status.ts';
import type { QuantityDossier } from './records.ts';
import { roundTo } from './round.ts';
import { lineBase } from './steps.ts';

const nominalOnly = { best: null, p: null, confidence: null, fragility: null, disputed: [] } as const;

export function assessQuantity(dossier: QuantityDossier, context: Context): ClaimAssessment {
  const { claim } = dossier;
  const figures = readFigures(dossier, context);
  const lines = discountFigures(figures.lines);
  const notes = notesOf(dossier, figures, context);
  if (claim.resolved !== null) return resolved(claim, claim.resolved.value, lines, figures, notes);
  if (lines.length === 0) return noEvidence(claim, figures, notes);
  const pseudo = previousLine(context);
  const centre = centreOf(lines, pseudo);
  const range = rangeOf(centre, limitsOf(figures));
  return {
    id: claim.id,
    ...quantityStatus(claim, lines, centre, range),
    ...nominalOnly,
    range,
    nEff: roundTo(centre.nEff, 2),
    flags: flagsOf(lines, range),
    partWhole: null,
    steps: [
      ...lines.map((line, index) => figureStep(line, centre.weights[index] ?? 0, range)),
      ...(pseudo === null ? [] : [previousStep(pseudo, centre.weights.at(-1) ?? 0)]),
      ...boundSteps(figures, range),
      ...figures.silent.map((line) => figureStep(line, 0, range)),
      centreStep(centre),
    ],
    notes,
  };
}

function previousLine(context: Context): Pseudo | null {
  const before = context.previous;
  if (before === null || before.range === null) return null;
  return pseudoOf(before.id, before.range.point);
}

function resolved(
  claim: QuantityClaim,
  truth: number,
  lines: readonly FigureLine[],
  figures: Figures,
  notes: readonly Note[],
): ClaimAssessment {
  const range = { lo: truth, point: truth, hi: truth };
  return {
    id: claim.id,
    status: 'resolved',
    ...nominalOnly,
    range,
    nEff: null,
    flags: [],
    bracket: null,
    partWhole: null,
    steps: [...lines, ...figures.silent].map((line) => figureStep(line, 0, range)),
    notes,
  };
}

function noEvidence(claim: QuantityClaim, figures: Figures, notes: readonly Note[]): ClaimAssessment {
  return {
    id: claim.id,
    status: 'no evidence',
    ...nominalOnly,
    range: null,
    nEff: 0,
    flags: [],
    bracket: null,
    partWhole: null,
    steps: figures.silent.map((line) => figureStep(line, 0, null)),
    notes,
  };
}

const share = /^(%|percent|per cent|share)$/i;

function notesOf(dossier: QuantityDossier, figures: Figures, context: Context): Note[] {
  const notes: Note[] = [...dossier.notes];
  for (const a of figures.otherThings) notes.push({ code: 'counts-something-else', assertion: a.id });
  if (figures.onlyBounds) notes.push({ code: 'only-bounds' });
  if (context.previous !== null) notes.push({ code: 'previous-period', claim: context.previous.id });
  const { unit, definition } = dossier.claim;
  if (unit !== null && share.test(unit) && definition === null) notes.push({ code: 'share-needs-base' });
  return notes;
}

function figureStep(line: FigureLine, robust: number, range: Range | null): FigureStep {
  const speaks = line.told.role === 'speaks';
  const { lo, hi, bound } = line.told.statement;
  return {
    step: 'figure',
    rule: speaks ? 'C8' : 'C3',
    ...lineBase(line, figureReasons(line)),
    bound,
    lo: line.lo,
    hi: line.hi,
    o: line.o,
    beta: line.beta,
    checks: line.record.figures,
    x: roundTo(line.x, 6),
    s2: roundTo(line.s2, 6),
    weight: roundTo(line.d / line.s2, 6),
    robust: roundTo(robust, 6),
    off: range === null || range.point === 0 ? 0 : roundTo(Math.sqrt(lo * hi) / range.point, 2),
  };
}

function boundSteps(figures: Figures, range: Range): BoundStep[] {
  return [...figures.floors, ...figures.ceilings].map((line) => {
    const { bound, lo, hi } = line.told.statement;
    const at = bound === 'ceiling' ? hi : lo;
    const binds = bound === 'ceiling' ? range.hi >= at : range.lo <= at;
    return {
      step: 'bound',
      rule: 'C8',
      ...lineBase(line, figureReasons(line)),
      bound: bound === 'ceiling' ? 'ceiling' : 'floor',
      at,
      binds,
    };
  });
}

function previousStep(pseudo: Pseudo, robust: number): Step {
  return {
    step: 'previous',
    rule: 'C8',
    previous: pseudo.previous,
    x: roundTo(pseudo.x, 6),
    s2: pseudo.s2,
    d: pseudo.d,
    weight: roundTo(pseudo.d / pseudo.s2, 6),
    robust: roundTo(robust, 6),
  };
}

function centreStep(centre: Centre): Step {
  return {
    step: 'centre',
    rule: 'C8',
    median: roundTo(centre.median, 6),
    centre: roundTo(centre.centre, 6),
    chi2: roundTo(centre.chi2, 6),
    se: roundTo(centre.se, 6),
    nEff: roundTo(centre.nEff, 6),
  };
}
