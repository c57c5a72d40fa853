/** Derivations in plain English, and what an analyst may read of them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '#core/consistency/assess.ts';
import type { LineStep, Step } from '#core/consistency/assessment.ts';
import {
  confidenceWords,
  figureWords,
  likelihoodWords,
  noteWords,
  partWholeWords,
  rangeWords,
  statusMeaning,
  statusWords,
  whyConfidence,
  whyLine,
  whyStep,
} from '#core/consistency/explain.ts';
import { forAnalyst } from '#core/consistency/view.ts';
import { anyProject, read } from './projects.ts';

const name = (id: string) => `S-${id.toUpperCase()}`;
const period = { from: '2021-08', to: '2022-06' };
const interest = { isk: { true: 1, false: -1 } };

const told = read({
  version: 1,
  sources: [
    { id: 'e', type: 'elder' },
    { id: 'k1', type: 'isk', party: 'isk' },
    { id: 'k2', type: 'isk', party: 'isk' },
    { id: 'un', type: 'report', external: true },
    { id: 'd1', type: 'document' },
    { id: 'd2', type: 'document' },
  ],
  researchers: ['r1', 'r2'],
  claims: [{ id: 'c', kind: 'boolean', period, interest }],
  assertions: [
    { id: 'a1', claim: 'c', source: 'e', researcher: 'r1', value: 'true' },
    { id: 'a2', claim: 'c', source: 'k1', researcher: 'r1', value: 'true' },
    { id: 'a3', claim: 'c', source: 'k2', researcher: 'r2', value: 'true' },
    { id: 'a4', claim: 'c', source: 'd1', value: 'true', root: 'un' },
    { id: 'a5', claim: 'c', source: 'd2', value: 'false', root: 'd1' },
  ],
});

const [claim] = assess(told).claims;

function line(assertion: string): LineStep {
  const found = claim?.steps.find((step) => step.step === 'line' && step.assertion === assertion);
  if (found?.step !== 'line') throw new Error(`no line ${assertion}`);
  return found;
}

describe('why a line weighs what it does', () => {
  it('says rates, checks and what is new', () => {
    expect(whyLine(line('a1'), name)).toBe('No stake: 75 against 25 in 100. No checks yet.');
    expect(whyLine(line('a3'), name)).toBe(
      'Serves its own side: such a source says so 92 times in 100 when true, 55 when not. No checks yet. ' +
        'Same party as the line above, so 37 % is new.',
    );
  });

  it('says where it comes from', () => {
    expect(whyLine(line('a4'), name)).toBe(
      'Retells S-UN, one step away: judged as that source. No stake: 75 against 25 in 100. No checks yet. ' +
        'Separate from the lines above, so 97 % is new.',
    );
    expect(whyLine(line('a5'), name)).toBe('Retells S-UN and differs from it: garbled on the way, ignored.');
  });

  it('finds words for every step of any project', () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        for (const { steps, notes } of assess(project).claims) {
          for (const words of [
            ...steps.map((s) => whyStep(s, name)),
            ...notes.map((n) => noteWords(n, name)),
          ]) {
            expect(words).toMatch(/^[A-Z].*\.$/);
            expect(words).not.toMatch(/undefined|NaN|null|Infinity/);
          }
        }
      }),
    );
  });
});

describe('C6 words', () => {
  it('follow the bands of ICD 203', () => {
    const said = [0, 0.04, 0.05, 0.2, 0.45, 0.5, 0.55, 0.56, 0.8, 0.81, 0.95, 0.96, 1].map(likelihoodWords);
    expect(said).toEqual([
      'almost no chance',
      'almost no chance',
      'very unlikely',
      'unlikely',
      'roughly even chance',
      'roughly even chance',
      'roughly even chance',
      'likely',
      'likely',
      'very likely',
      'very likely',
      'almost certain',
      'almost certain',
    ]);
  });

  it('never put likelihood and confidence in one phrase', () => {
    const likelihoods = [0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99].map(likelihoodWords);
    const phrases = (['high', 'moderate', 'low'] as const).map(confidenceWords);
    if (claim !== undefined) phrases.push(whyConfidence(claim));
    for (const phrase of phrases) for (const words of likelihoods) expect(phrase).not.toContain(words);
  });

  it('name and explain a status', () => {
    expect(statusWords('one-sided')).toBe('One-sided');
    expect(statusMeaning('one-sided')).toBe('All who support it profit from it.');
  });
});

describe('C8 words', () => {
  it('read figures with three digits or whole', () => {
    expect([0.4567, 12.34, 999.9, 1234.5, 1234567].map(figureWords)).toEqual([
      '0.457',
      '12.3',
      '1,000',
      '1,235',
      '1,234,567',
    ]);
    expect(rangeWords({ lo: 129.1, point: 222.6, hi: 383.7 })).toBe('129 to 384, about 223');
  });

  it('say how parts fit the whole', () => {
    const whole: [number, number, number] = [114.7, 150, 196.1];
    const parts: [number, number, number] = [459, 600, 784.3];
    expect(partWholeWords({ verdict: 'parts exceed the whole', parts, whole, missing: [] }, name)).toBe(
      'The parts come to 459 to 784, more than the whole at 115 to 196.',
    );
    expect(partWholeWords({ verdict: 'incomplete', parts: null, whole, missing: ['w'] }, name)).toBe(
      'The parts cannot be added up yet: S-W has no range.',
    );
  });
});

describe('what an analyst reads', () => {
  it('shows dB to 0.1, and no d, rho, g, q or researcher', () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        const shown = forAnalyst(assess(project));
        expect(Object.keys(shown)).toEqual(['version', 'claims', 'leanings']);
        expect(JSON.stringify(shown)).not.toMatch(/"(nEff|chi2|se)":/);
        for (const step of shown.claims.flatMap((one) => one.steps)) {
          const secrets = ['researcher', 'fidelity', 'd', 'rho', 'w', 's2', 'weight', 'robust'];
          if (step.step === 'line') secrets.push('x', 'y');
          if ('assertion' in step)
            expect(Object.keys(step).filter((key) => secrets.includes(key))).toEqual([]);
          if ('adds' in step) expect(Number(step.adds.toFixed(1))).toBe(step.adds);
          expect(JSON.stringify(step)).not.toContain('doubted');
        }
      }),
    );
  });

  it('explains the same line without what it may not say', () => {
    const step = forAnalyst(assess(told)).claims[0]?.steps.find(
      (s) => s.step === 'line' && s.assertion === 'a3',
    );
    if (step === undefined || step.step !== 'line') throw new Error('no line a3');
    expect(whyLine(step, name)).toBe('Serves its own side. No checks yet.');
  });
});

it('every step says which rule it follows', () => {
  const rules = new Set((claim?.steps ?? []).map((step: Step) => step.rule));
  expect([...rules].sort()).toEqual(['C3', 'C4', 'C6']);
});
