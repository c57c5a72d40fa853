/** A nominal claim from its records to its verdict, with the sum that led there. */
import type { ClaimAssessment, LineStep, Note, Step } from './assessment.ts';
import {
  believe,
  hardChecksBehind,
  nats,
  priorOf,
  softChecksBehind,
  toDecibels,
  type Belief,
} from './belief.ts';
import type { Context } from './context.ts';
import type { NominalClaim } from './interchange.ts';
import { nominalLines, nominalReasons, type NominalLine } from './nominal-lines.ts';
import type { NominalDossier } from './records.ts';
import { roundTo } from './round.ts';
import { disputedBy, nominalStatus } from './status.ts';
import { lineBase } from './steps.ts';

export function assessNominal(dossier: NominalDossier, context: Context): ClaimAssessment {
  const { claim } = dossier;
  const all = nominalLines(dossier, context);
  const notes = [...dossier.notes, ...previousNote(context)];
  if (claim.resolved !== null) return resolved(claim, claim.resolved.value, all, notes);
  const lines = all.filter((line) => line.told.role === 'speaks');
  if (lines.length === 0) return noEvidence(claim, all, notes, context);
  const belief = believe(claim, lines, context);
  return {
    id: claim.id,
    ...nominalStatus(claim, belief, lines),
    best: belief.best,
    p: Object.fromEntries(belief.p),
    range: null,
    confidence: belief.confidence,
    fragility: belief.fragility,
    nEff: roundTo(belief.nEff, 2),
    disputed: disputedBy(belief),
    flags: [],
    bracket: null,
    partWhole: null,
    steps: stepsOf(all, belief, context),
    notes,
  };
}

const nothingFound = { range: null, disputed: [], flags: [], bracket: null, partWhole: null } as const;

function resolved(
  claim: NominalClaim,
  truth: string,
  lines: readonly NominalLine[],
  notes: readonly Note[],
): ClaimAssessment {
  return {
    id: claim.id,
    status: 'resolved',
    best: truth,
    p: Object.fromEntries(claim.values.map((value) => [value, value === truth ? 1 : 0])),
    confidence: null,
    fragility: null,
    nEff: null,
    ...nothingFound,
    steps: lines.map((line) => stepOf(line, truth)),
    notes,
  };
}

function noEvidence(
  claim: NominalClaim,
  lines: readonly NominalLine[],
  notes: readonly Note[],
  context: Context,
): ClaimAssessment {
  const prior = priorOf(claim, context);
  return {
    id: claim.id,
    status: 'no evidence',
    best: null,
    p: Object.fromEntries([...prior].map(([value, p]) => [value, roundTo(p, 4)])),
    confidence: 'low',
    fragility: 0,
    nEff: 0,
    ...nothingFound,
    steps: lines.map((line) => stepOf(line, null)),
    notes,
  };
}

function previousNote(context: Context): Note[] {
  return context.previous === null ? [] : [{ code: 'previous-period', claim: context.previous.id }];
}

/** Prior, lines (best's first, each value strongest first, then those that do not speak), total. */
function stepsOf(all: readonly NominalLine[], belief: Belief, context: Context): Step[] {
  const { best } = belief;
  const speaks = (line: NominalLine) => line.told.role === 'speaks';
  const isFor = (line: NominalLine) => line.told.statement.value === best;
  const ordered = [
    ...all.filter((line) => speaks(line) && isFor(line)),
    ...all.filter((line) => speaks(line) && !isFor(line)),
    ...all.filter((line) => !speaks(line)),
  ];
  return [
    {
      step: 'prior',
      rule: 'C6',
      previous: context.previous?.id ?? null,
      p: Object.fromEntries([...belief.prior].map(([value, p]) => [value, roundTo(p, 6)])),
      adds: roundTo(toDecibels(belief.priorLogOdds), 6),
    },
    ...ordered.map((line) => stepOf(line, best)),
    {
      step: 'total',
      rule: 'C6',
      value: best,
      adds: roundTo(toDecibels(belief.logOdds), 6),
      supporters: belief.supporters.map((line) => line.told.statement.id),
      opponents: belief.opponents.map((line) => line.told.statement.id),
    },
  ];
}

function stepOf(line: NominalLine, best: string | null): LineStep {
  const speaks = line.told.role === 'speaks';
  const adds = roundTo(speaks ? toDecibels(nats(line)) : 0, 6);
  const isFor = best === null || line.told.statement.value === best;
  return {
    step: 'line',
    rule: speaks ? 'C4' : 'C3',
    ...lineBase(line, nominalReasons(line)),
    value: line.told.statement.value,
    x: roundTo(line.x, 6),
    y: roundTo(line.y, 6),
    checks: { hard: hardChecksBehind(line), soft: softChecksBehind(line) },
    w: roundTo(line.w, 6),
    adds: isFor ? adds : roundTo(-adds, 6),
  };
}
