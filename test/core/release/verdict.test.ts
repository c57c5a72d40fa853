import { expect, test } from 'vitest';
import type { AnalystClaim, AnalystStep } from '#core/consistency/view.ts';
import { releasedInterview } from '#core/release/print-interview.ts';
import { releasedVerdict } from '#core/release/verdict.ts';

const base = {
  assertion: 'a-1',
  source: 's-1',
  type: 'isk',
  origin: 's-1',
  originType: 'isk',
  party: 'isk',
  interest: 'S',
  root: null,
  hops: 0,
  role: 'speaks',
  because: ['serves-own-side', 'leans', 'boast-removed', 'retold'],
} as const;

const steps: AnalystStep[] = [
  { step: 'prior', rule: 'C6', previous: null, p: { yes: 0.5, no: 0.5 }, adds: 0 },
  { step: 'line', rule: 'C3', ...base, value: 'It is so', checks: { hard: 3, soft: 1 }, adds: -2.1 },
  {
    step: 'figure',
    rule: 'C8',
    ...base,
    bound: null,
    lo: 100,
    hi: 120,
    o: 1,
    beta: 0.4,
    checks: 2,
    x: 4.7,
    off: 1.2,
  },
  { step: 'bound', rule: 'C8', ...base, bound: 'ceiling', at: 90, binds: true },
  { step: 'centre', rule: 'C8', median: 4.6, centre: Math.log(110) },
];

const claim: AnalystClaim = {
  id: 'c',
  status: 'contested',
  best: 'It is so',
  p: { 'It is so': 0.7, no: 0.3 },
  range: null,
  confidence: 'low',
  fragility: 1,
  disputed: [],
  flags: [],
  bracket: null,
  partWhole: null,
  steps,
  notes: [],
};

test('a line leaves with what it adds, and without source, type, side, interest, checks or why its side matters', () => {
  const verdict = releasedVerdict(claim, (value) => (value === 'It is so' ? 'v1' : null));
  expect(verdict).toMatchObject({ status: 'contested', evidence: null, best: 'v1', p: 0.7 });
  expect(verdict.lines).toEqual([
    { step: 'prior', assertion: null, role: null, value: null, adds: 0, lo: null, hi: null, reasons: [] },
    {
      step: 'line',
      assertion: 'a-1',
      role: 'speaks',
      value: 'v1',
      adds: -2.1,
      lo: null,
      hi: null,
      reasons: ['retold'],
    },
    {
      step: 'figure',
      assertion: 'a-1',
      role: 'speaks',
      value: null,
      adds: null,
      lo: 100,
      hi: 120,
      reasons: ['retold'],
    },
    {
      step: 'bound',
      assertion: 'a-1',
      role: 'speaks',
      value: null,
      adds: null,
      lo: null,
      hi: 90,
      reasons: ['retold'],
    },
    { step: 'centre', assertion: null, role: null, value: null, adds: null, lo: 110, hi: 110, reasons: [] },
  ]);
});

test('what is not recorded is an empty cell, and a camp stands without the word', () => {
  const cells = {
    month: '2022',
    place: 'not given',
    type: 'camp isk',
    band: 'none',
    language: 'ps',
    mode: '*',
  };
  expect(releasedInterview('i', cells)).toEqual({
    id: 'i',
    keys: { month: '2022', place: null, type: 'isk', band: null, language: 'ps', mode: '*' },
  });
});
