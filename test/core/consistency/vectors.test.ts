/** C0 to C10: inputs with their expected output, shared with outside tools. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assess } from '#core/consistency/assess.ts';
import type { ClaimAssessment, Range } from '#core/consistency/assessment.ts';
import { readInterchange, type Project } from '#core/consistency/interchange.ts';

type Expected = Omit<ClaimAssessment, 'steps' | 'notes'>;

interface Vector {
  readonly name: string;
  readonly input: unknown;
  readonly expected: {
    readonly claims: readonly Expected[];
    readonly leanings: readonly unknown[];
    readonly researchers: readonly { readonly id: string; readonly q: number }[];
  };
}

interface Invalid {
  readonly name: string;
  readonly names: string;
  readonly input: unknown;
}

const file: { vectors: Vector[]; invalid: Invalid[] } = JSON.parse(
  readFileSync(new URL('../../fixtures/consistency-vectors.json', import.meta.url), 'utf8'),
);

function read(input: unknown): Project {
  const result = readInterchange(input);
  if (!result.ok) throw new Error(result.errors.map((error) => error.message).join('\n'));
  return result.project;
}

/** What must be the same to the letter. */
function exact(claim: Expected) {
  const { id, status, best, fragility, confidence, disputed, flags, bracket } = claim;
  const { evidence = null } = claim;
  const partWhole = claim.partWhole && { verdict: claim.partWhole.verdict, missing: claim.partWhole.missing };
  return { id, status, evidence, best, fragility, confidence, disputed, flags, bracket, partWhole };
}

function expectNear(actual: number, expected: number, by: number, what: string) {
  expect(Math.abs(actual - expected), `${what}: ${actual}, not ${expected}`).toBeLessThanOrEqual(by);
}

function expectRange(actual: Range | null, expected: Range | null, what: string) {
  if (actual === null || expected === null) return expect(actual, what).toEqual(expected);
  for (const end of ['lo', 'point', 'hi'] as const) {
    expectNear(actual[end], expected[end], 0.001 * expected[end], `${what} ${end}`);
  }
}

function expectProbabilities(actual: Expected['p'], expected: Expected['p'], what: string) {
  if (actual === null || expected === null) return expect(actual, what).toEqual(expected);
  expect(Object.keys(actual), what).toEqual(Object.keys(expected));
  for (const [value, p] of Object.entries(expected))
    expectNear(actual[value] ?? -1, p, 0.0002, `${what} ${value}`);
}

function expectSame(actual: Expected, expected: Expected) {
  expect.soft(exact(actual)).toEqual(exact(expected));
  expectRange(actual.range, expected.range, `${expected.id} range`);
  expectProbabilities(actual.p, expected.p, `${expected.id} p`);
  if (expected.nEff === null) expect(actual.nEff, expected.id).toBeNull();
  else expectNear(actual.nEff ?? -1, expected.nEff, 0.01, `${expected.id} nEff`);
}

describe('consistency vectors', () => {
  it.each(file.vectors)('$name', ({ input, expected }) => {
    const actual = assess(read(input));
    expect(actual.leanings).toEqual(expected.leanings);
    expect(actual.researchers.map(({ id, q }) => ({ id, q }))).toEqual(expected.researchers);
    expect(actual.claims.map((claim) => claim.id)).toEqual(expected.claims.map((claim) => claim.id));
    actual.claims.forEach((claim, index) => {
      const wanted = expected.claims[index];
      if (wanted !== undefined) expectSame(claim, wanted);
    });
  });
});

describe('interchange errors name their record and assess nothing', () => {
  it.each(file.invalid)('$name', ({ input, names }) => {
    const result = readInterchange(input);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.errors.map((error) => error.record)).toContain(names);
  });
});
