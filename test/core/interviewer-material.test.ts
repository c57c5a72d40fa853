/** C9: what stands behind an interviewer’s features is what the features were counted from. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assess } from '#core/consistency/assess.ts';
import { readInterchange } from '#core/consistency/interchange.ts';
import { materialOf, untoldIn } from '#core/interviewer-material.ts';
import { anyProject, read } from './consistency/projects.ts';
import { makeStudy, sizeOf } from '../bench/engine/study.ts';

const project = read({
  version: 1,
  sources: ['a', 'b', 'c', 'd'].map((id) => ({ id, type: 'elder' })),
  researchers: ['r', 'q'],
  claims: [
    { id: 'open', kind: 'boolean' },
    { id: 'known', kind: 'boolean', resolved: { value: 'true', known: true } },
    { id: 'many', kind: 'quantity', unit: 'men' },
  ],
  assertions: [
    { id: '1', claim: 'open', source: 'a', researcher: 'r', value: 'true' },
    { id: '2', claim: 'open', source: 'b', researcher: 'r', value: 'true' },
    { id: '3', claim: 'open', source: 'c', researcher: 'q', value: 'false' },
    { id: '4', claim: 'open', source: 'd', researcher: 'q', value: 'true', root: 'a' },
    { id: '5', claim: 'known', source: 'a', researcher: 'r', value: 'false' },
    { id: '6', claim: 'known', source: 'c', researcher: 'q', value: 'true' },
    { id: '7', claim: 'many', source: 'a', researcher: 'r', lo: 300 },
    { id: '8', claim: 'many', source: 'b', researcher: 'r', lo: 312 },
    // What another says already is no figure of who took it (C3, C9).
    { id: '9', claim: 'many', source: 'c', researcher: 'r', lo: 300, root: 'a', hops: 1 },
  ],
});

test('names for each feature the claims, the statements that the researcher took, and how many of them do it', () => {
  expect(materialOf(project, 'r')).toEqual({
    ctl: [{ claim: 'known', statements: ['5'], all: 1, hits: 1 }],
    within: [{ claim: 'open', statements: ['1', '2'], all: 1, hits: 1 }],
    across: [{ claim: 'open', statements: ['1', '2'], all: 2, hits: 2 }],
    pair: [{ claim: 'open', statements: ['1', '2'], all: 2, hits: 0 }],
    heap: [{ claim: 'many', statements: ['7', '8'], all: 2, hits: 1 }],
  });
});

test('with one colleague: only the pairs with the one whose sources agree most, by the measure of the feature (C9)', () => {
  const says = (claim: number, researcher: string, value: boolean) => ({
    id: `${claim}-${researcher}`,
    claim: `c${String(claim)}`,
    source: `of-${researcher}`,
    researcher,
    value: String(value),
  });
  const claims = Array.from({ length: 10 }, (_, n) => n);
  const study = read({
    version: 1,
    sources: ['r', 'p', 'q'].map((id) => ({ id: `of-${id}`, type: 'elder' })),
    researchers: ['p', 'q', 'r'],
    claims: claims.map((n) => ({ id: `c${String(n)}`, kind: 'boolean' })),
    // q says what r says; p the opposite.
    assertions: claims.flatMap((n) => [says(n, 'r', true), says(n, 'q', true), says(n, 'p', false)]),
  });
  const { pair, across } = materialOf(study, 'r');
  expect(pair.map(({ all, hits }) => [all, hits])).toEqual(claims.map(() => [1, 1]));
  expect(across.map(({ all, hits }) => [all, hits])).toEqual(claims.map(() => [2, 1]));
});

test('holds only statements of that researcher, and nothing where nothing was taken', () => {
  fc.assert(
    fc.property(anyProject, (any) => {
      const by = new Map(any.assertions.map((a) => [a.id, a.researcher]));
      for (const researcher of any.researchers)
        for (const rows of Object.values(materialOf(any, researcher)))
          for (const { statements, all, hits } of rows) {
            expect(statements.every((id) => by.get(id) === researcher)).toBe(true);
            expect(statements.length).toBeGreaterThan(0);
            expect(hits).toBeLessThanOrEqual(all);
          }
    }),
    { numRuns: 50 },
  );
  expect(Object.values(materialOf(project, 'nobody')).flat()).toEqual([]);
});

test('a feature that is not 0 has something behind it', () => {
  const study = readInterchange(makeStudy(sizeOf(2000), 11));
  if (!study.ok) throw new Error(study.errors[0]?.message);
  const measured = assess(study.project).researchers.filter((one) => one.features !== null);
  expect(measured.length).toBeGreaterThan(0);
  for (const { id, features } of measured) {
    const behind = materialOf(study.project, id);
    for (const feature of ['ctl', 'within', 'across', 'pair', 'heap'] as const)
      if (features?.[feature] !== 0) expect(behind[feature].length, `${id} ${feature}`).toBeGreaterThan(0);
  }
});

test('tells a feature of which there is too little from one that nothing sets apart; what is not 0 was compared (C9)', () => {
  expect(untoldIn(project).get('r')).toEqual(['within', 'across', 'pair', 'heap']);
  expect(untoldIn(project).get('q')).toEqual(['within', 'across', 'pair', 'heap']);
  const figure = (n: number, researcher: string) => ({
    ...{ id: `${researcher}${String(n)}`, claim: 'many', source: `${researcher}${String(n)}` },
    ...{ researcher, lo: 300 + n },
  });
  const eight = Array.from({ length: 8 }, (_, n) => n);
  const both = ['r', 'q'].flatMap((researcher) => eight.map((n) => figure(n, researcher)));
  const counted = read({
    version: 1,
    sources: both.map(({ source }) => ({ id: source, type: 'elder' })),
    researchers: ['r', 'q'],
    claims: [{ id: 'many', kind: 'quantity', unit: 'men' }],
    assertions: both,
  });
  // As round as those of the colleague: 0, and that is a finding.
  expect(assess(counted).researchers.map(({ features }) => features?.heap)).toEqual([0, 0]);
  expect(untoldIn(counted).get('r')).toEqual(['ctl', 'within', 'across', 'pair']);
  fc.assert(
    fc.property(anyProject, (any) => {
      const untold = untoldIn(any);
      for (const { id, features } of assess(any).researchers)
        for (const feature of features === null ? [] : (untold.get(id) ?? []))
          expect(features?.[feature]).toBe(0);
    }),
    { numRuns: 60 },
  );
  const large = readInterchange(makeStudy(sizeOf(2000), 11));
  if (!large.ok) throw new Error(large.errors[0]?.message);
  const compared = assess(large.project).researchers.filter(({ features }) => features !== null);
  const untold = untoldIn(large.project);
  expect(compared.some(({ id }) => (untold.get(id) ?? []).length < 5)).toBe(true);
  for (const { id, features } of compared)
    for (const feature of untold.get(id) ?? []) expect(features?.[feature]).toBe(0);
});
