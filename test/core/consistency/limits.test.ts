/** Where a rule turns: just short of each limit, and just past it. */
import { describe, expect, it } from 'vitest';
import { assess } from '#core/consistency/assess.ts';
import type { ClaimAssessment, Features, LineStep } from '#core/consistency/assessment.ts';
import type { Answer, Count } from '#core/consistency/encounters.ts';
import { createEngine } from '#core/consistency/engine.ts';
import { assessResearcher, type Work } from '#core/consistency/interviewer.ts';
import { read } from './projects.ts';

type Json = Record<string, unknown>;

const said = (source: string, more: Json = {}): Json => ({
  ...{ id: `a-${source}`, claim: 'c', source, researcher: `r-${source}`, value: 'true' },
  ...more,
});

interface Study {
  sources: readonly Json[];
  assertions: readonly Json[];
  claims?: readonly Json[];
  /** How many known questions each source got right. */
  right?: Readonly<Record<string, number>>;
}

/** One claim, and known questions that each source was asked by itself. */
function study({ sources, assertions, claims = [], right = {} }: Study) {
  const asked = Object.entries(right).flatMap(([source, times]) =>
    Array.from({ length: times }, (_, n) => ({ source, claim: `k-${source}-${n}` })),
  );
  return read({
    version: 1,
    sources,
    researchers: sources.map(({ id }) => `r-${String(id)}`),
    claims: [
      { id: 'c', kind: 'boolean' },
      ...asked.map(({ claim }) => ({ id: claim, kind: 'boolean', resolved: { value: 'true', known: true } })),
      ...claims,
    ],
    assertions: [
      ...assertions,
      ...asked.map(({ source, claim }) => ({ id: claim, claim, source, value: 'true' })),
    ],
  });
}

function verdict(of: Study, id = 'c'): ClaimAssessment {
  const found = assess(study(of)).claims.find((claim) => claim.id === id);
  if (found === undefined) throw new Error(`no claim ${id}`);
  return found;
}

const linesOf = ({ steps }: ClaimAssessment): LineStep[] =>
  steps.filter((step): step is LineStep => step.step === 'line');

describe('C3 a chain of retellings', () => {
  it('is as long as all its parts together, so that who stands nearer to the origin speaks', () => {
    const claim = verdict({
      sources: ['x', 'y', 'z'].map((id) => ({ id, type: 'elder' })),
      assertions: [
        said('y', { id: 'b', root: 'x', hops: 1 }),
        // First by id, and one hop by itself: only with the way from x to y is it the further one.
        said('z', { id: 'a', root: 'y', hops: 1 }),
      ],
    });
    expect(claim.status).toBe('single-source');
    const lines = linesOf(claim);
    expect(lines.map(({ assertion, role, origin, hops }) => [assertion, role, origin, hops])).toEqual([
      ['b', 'speaks', 'x', 1],
      ['a', 'copy', 'x', 2],
    ]);
    expect(lines[0]?.fidelity.hops).toBe(0.85);
  });
});

describe('C2 an origin that nobody met', () => {
  it('keeps its priors, whatever is known of others of its kind', () => {
    const engine = createEngine(
      study({
        sources: [
          { id: 'e1', type: 'elder' },
          { id: 'e2', type: 'elder' },
          { id: 'far', type: 'elder', external: true },
        ],
        assertions: [said('far'), said('e2')],
        right: { e1: 8 },
      }),
    );
    expect(engine.trackRecord('far')?.h).toEqual({ S: 0.75, A: 0.75, N: 0.75 });
    expect(engine.trackRecord('e2')?.h.N).toBeGreaterThan(0.75);
  });
});

describe('C7 corroborated', () => {
  /** Two kinds, met by two, both well proven. */
  const two = (one: Json, other: Json): ClaimAssessment =>
    verdict({
      sources: [
        { id: 'a', type: 'driver', ...one },
        { id: 'b', type: 'driver', ...other },
      ],
      assertions: [said('a'), said('b')],
      right: { a: 8, b: 8 },
    });

  it('asks for 1.8 independent lines: two of one network are fewer, two of one trade are not', () => {
    const trade = two({ party: 'isk' }, {});
    expect([trade.nEff, trade.status]).toEqual([1.89, 'corroborated']);
    const network = two({ type: 'elder', network: 'n' }, { network: 'n' });
    expect([network.nEff, network.status]).toEqual([1.78, 'probable']);
    expect(network.p?.['true']).toBeGreaterThan(0.9);
  });
});

describe('C6 high confidence', () => {
  const withChecks = (right: number): string | null =>
    verdict({
      sources: ['elder', 'driver', 'trader'].map((type) => ({ id: type, type })),
      assertions: ['elder', 'driver', 'trader'].map((source) => said(source)),
      right: { elder: right },
    }).confidence;

  it('asks for three known answers behind three lines of three kinds', () => {
    expect([2, 3].map(withChecks)).toEqual(['moderate', 'high']);
  });
});

describe('C7 superseded', () => {
  const laterSaidBy = (...tellers: readonly string[]): ClaimAssessment[] => {
    const of: Study = {
      sources: ['elder', 'driver', 'trader'].map((type) => ({ id: type, type })),
      claims: [
        {
          ...{ id: 'then', kind: 'boolean', family: 'f', state: true },
          period: { from: '2021-01', to: '2021-06' },
        },
        { id: 'now', kind: 'boolean', family: 'f', period: { from: '2022-01', to: '2022-06' } },
      ],
      assertions: [
        said('trader', { claim: 'then' }),
        ...tellers.map((source) => said(source, { claim: 'now', value: 'false' })),
      ],
    };
    return ['then', 'now'].map((id) => verdict(of, id));
  };

  it('takes a later period that is held to another answer at .80, and no less', () => {
    const [then, now] = laterSaidBy('elder', 'driver');
    expect(now?.p?.['false']).toBeGreaterThan(0.8);
    expect(now?.p?.['false']).toBeLessThan(0.9);
    expect([then?.status, then?.evidence]).toEqual(['superseded', 'single-source']);
    const [still, likely] = laterSaidBy('elder');
    expect(likely?.p?.['false']).toBe(0.75);
    expect(still?.status).toBe('single-source');
  });
});

describe('C9 no feature goes beyond its bounds', () => {
  const none: Count = { all: 0, hits: 0 };
  const all: Count = { all: 1000, hits: 1000 };
  const never: Count = { all: 1000, hits: 0 };

  function work({
    pairs = {},
    ...more
  }: Partial<Omit<Work, 'pairs'>> & { pairs?: Record<string, Count> }): Work {
    const counts = Object.values(pairs);
    return {
      interviews: 4,
      pairs: (one, other) => pairs[`${one} ${other}`] ?? none,
      allPairs: {
        all: counts.reduce((sum, one) => sum + one.all, 0),
        hits: counts.reduce((sum, one) => sum + one.hits, 0),
      },
      isInPairs: () => true,
      figures: { theirs: none, others: none },
      answers: [],
      others: () => none,
      ...more,
    };
  }

  const answer = (right: boolean): Answer => ({
    ...{ researcher: 'r1', type: 'elder', party: null, cell: 'N', public: false },
    right,
  });
  const found = (of: Parameters<typeof work>[0]) => assessResearcher('r1', work(of), ['r1', 'r2', 'r3']);
  const feature = (name: keyof Features, of: Parameters<typeof work>[0]) => found(of).features?.[name];

  it('known questions: −3 to 6', () => {
    expect(feature('ctl', { answers: [{ answer: answer(true), times: 1000 }] })).toBe(-3);
    expect(feature('ctl', { answers: [{ answer: answer(false), times: 1000 }] })).toBe(6);
  });

  it('among themselves: −1 to 4', () => {
    expect(feature('within', { pairs: { 'r1 r1': all, 'r2 r3': never } })).toBe(4);
    expect(feature('within', { pairs: { 'r1 r1': never, 'r2 r3': all } })).toBe(-1);
  });

  it('beside colleagues: −1 to 4', () => {
    expect(feature('across', { pairs: { 'r1 r2': never, 'r2 r3': all } })).toBe(4);
    expect(feature('across', { pairs: { 'r1 r2': all, 'r2 r3': never } })).toBe(-1);
  });

  it('with one colleague: 0 to 4', () => {
    expect(feature('pair', { pairs: { 'r1 r2': all, 'r2 r3': never } })).toBe(4);
    expect(feature('pair', { pairs: { 'r1 r2': never, 'r2 r3': all } })).toBe(0);
  });

  it('round figures: −1 to 5', () => {
    expect(feature('heap', { figures: { theirs: all, others: never } })).toBe(5);
    expect(feature('heap', { figures: { theirs: never, others: all } })).toBe(-1);
  });

  it('and all of them at their most are the score that there can be', () => {
    const most = found({
      pairs: { 'r1 r1': all, 'r1 r2': never, 'r2 r3': { all: 1000, hits: 500 } },
      figures: { theirs: all, others: never },
      answers: [{ answer: answer(false), times: 1000 }],
    });
    expect(most.features).toEqual({ ctl: 6, within: 4, across: 4, pair: 0, heap: 5 });
    expect([most.score, most.q]).toEqual([13.8, 1]);
  });

  it('fewer than 8 to compare say nothing, and fewer than 4 interviews nothing at all', () => {
    const seven = { all: 7, hits: 7 };
    expect(feature('heap', { figures: { theirs: seven, others: never } })).toBe(0);
    expect(feature('heap', { figures: { theirs: { all: 8, hits: 8 }, others: never } })).toBe(5);
    expect(found({ interviews: 3, figures: { theirs: all, others: never } })).toEqual({
      ...{ id: 'r1', q: 0, score: null, features: null },
    });
  });
});
