/** The whole derivation of one claim in plain words, a line for each thing that is said of it. */
import type { ClaimAssessment, Step } from './assessment.ts';
import {
  bracketWords,
  figureWords,
  flagWords,
  likelihoodWords,
  noteWords,
  partWholeWords,
  rangeWords,
  statusMeaning,
  statusWords,
  whyConfidence,
  whyStep,
  type Name,
} from './explain.ts';

/** Verdict first, then the ledger in its order, then what is on record beside it. */
export function explainClaim(claim: ClaimAssessment, name: Name): string[] {
  return [
    `${statusWords(claim.status)}: ${statusMeaning(claim.status)}`,
    ...verdictLines(claim),
    ...claim.steps.map((step) => `${step.rule}: ${stepHead(step, name)}${whyStep(step, name)}`.trim()),
    ...besideLines(claim, name),
  ];
}

function verdictLines(claim: ClaimAssessment): string[] {
  const lines: string[] = [];
  if (claim.evidence !== undefined)
    lines.push(`By its evidence alone it would be: ${statusWords(claim.evidence).toLowerCase()}.`);
  if (claim.p !== null)
    for (const [value, p] of Object.entries(claim.p))
      lines.push(
        claim.status === 'resolved'
          ? `${value}: ${p === 1 ? 'the answer' : 'not the answer'}.`
          : `${value}: p ${p}, ${likelihoodWords(p)}${value === claim.best ? '; the likeliest' : ''}.`,
      );
  if (claim.range !== null) lines.push(`80 % range: ${rangeWords(claim.range)}.`);
  const confidence = whyConfidence(claim);
  if (confidence !== '') lines.push(confidence);
  if (claim.nEff !== null)
    lines.push(`Worth ${figureWords(claim.nEff)} independent ${claim.nEff === 1 ? 'line' : 'lines'}.`);
  return lines;
}

function stepHead(step: Step, name: Name): string {
  switch (step.step) {
    case 'prior':
      return `${decibels(step.adds)}, where it begins. `;
    case 'line':
      return `${decibels(step.adds)}, ${name(step.assertion)} (${step.source}, ${step.type}) says ${step.value}. `;
    case 'total':
      return `${decibels(step.adds)} in all for ${step.value}. `;
    case 'figure':
      return `${name(step.assertion)} (${step.source}, ${step.type}) says ${spanWords(step.lo, step.hi)}, weight ${figureWords(step.weight)}. `;
    case 'bound':
      return `${name(step.assertion)} (${step.source}, ${step.type}). `;
    case 'previous':
      return `${name(step.previous)}, weight ${figureWords(step.weight)}. `;
    case 'centre':
      return `Centre ${figureWords(Math.exp(step.centre))}. `;
  }
}

/** What no sum contains. */
function besideLines(claim: ClaimAssessment, name: Name): string[] {
  return [
    ...(claim.disputed.length > 0 ? [`Disputed by ${claim.disputed.map(name).join(', ')}.`] : []),
    ...claim.flags.map((flag) => `${name(flag.assertion)}: ${flagWords(flag)}`),
    ...(claim.bracket === null ? [] : [bracketWords(claim.bracket)]),
    ...(claim.partWhole === null ? [] : [partWholeWords(claim.partWhole, name)]),
    ...claim.notes.map((note) => noteWords(note, name)),
  ];
}

const decibels = (db: number): string => `${db < 0 ? '−' : '+'}${Math.abs(db).toFixed(1)} dB`;

const spanWords = (lo: number, hi: number): string =>
  lo === hi ? figureWords(lo) : `${figureWords(lo)} to ${figureWords(hi)}`;
