/** C9: what is said of an interviewer comes of their own material and of what it is held against, and of nothing else. */
import { describe, expect, it } from 'vitest';
import { assess } from '#core/consistency/assess.ts';
import type { ResearcherAssessment } from '#core/consistency/assessment.ts';
import { read } from './projects.ts';

function researchersIn(json: unknown): Record<string, Omit<ResearcherAssessment, 'id'>> {
  return Object.fromEntries(assess(read(json)).researchers.map(({ id, ...found }) => [id, found]));
}

const eight = [...Array(8).keys()];
const elder = (id: string) => ({ id, type: 'elder' });

/** On each of eight claims r1 hears what one of r2's two elders says; the other says the opposite. */
const twoAtWork = {
  version: 1,
  sources: ['a', 'b', 'c'].map(elder),
  researchers: ['r1', 'r2'],
  claims: eight.map((n) => ({ id: `c${n}`, kind: 'boolean' })),
  assertions: eight.flatMap((n) =>
    [
      ['a', 'r1', 'true'],
      ['b', 'r2', 'true'],
      ['c', 'r2', 'false'],
    ].map(([source, researcher, value]) => ({
      ...{ id: `${source}${n}`, claim: `c${n}`, interview: `${source}${n}` },
      ...{ source, researcher, value },
    })),
  ),
};

describe('C9 who has nothing to do with it', () => {
  const before = researchersIn(twoAtWork);

  it('a third researcher, who took nothing, changes nothing for the two who did', () => {
    expect(before.r1?.features?.across).not.toBe(0);
    const { r3, ...others } = researchersIn({ ...twoAtWork, researchers: ['r1', 'r2', 'r3'] });
    expect(r3).toEqual({ q: 0, score: null, features: null });
    expect(others).toEqual(before);
  });

  it('nor does one who took statements on other claims', () => {
    const { r3: _, ...others } = researchersIn({
      ...twoAtWork,
      researchers: ['r1', 'r2', 'r3'],
      sources: [...twoAtWork.sources, elder('d')],
      claims: [...twoAtWork.claims, { id: 'z', kind: 'boolean' }],
      assertions: [
        ...twoAtWork.assertions,
        { id: 'd', claim: 'z', source: 'd', researcher: 'r3', value: 'true' },
      ],
    });
    expect(others).toEqual(before);
  });

  it('one who met like sources on the same claims is a colleague to be held against', () => {
    const { r1 } = researchersIn({
      ...twoAtWork,
      researchers: ['r1', 'r2', 'r3'],
      sources: [...twoAtWork.sources, elder('d')],
      assertions: [
        ...twoAtWork.assertions,
        { id: 'd', claim: 'c0', source: 'd', researcher: 'r3', value: 'false' },
      ],
    });
    expect(before.r1?.features?.pair).toBe(0);
    expect(r1?.features?.pair).toBeGreaterThan(1);
  });
});

describe('C9 from four interviews on', () => {
  const known = (id: string) => ({ id, kind: 'boolean', resolved: { value: 'true', known: true } });
  const wrong = (n: number) => ({
    ...{ id: `k${n}`, claim: `k${n}`, source: 'a', interview: `i${n}` },
    ...{ researcher: 'r1', value: 'false' },
  });
  /** Three interviews, and what a colleague of r1 heard in a fourth. */
  const three = {
    version: 1,
    sources: ['a', 'b', 'z'].map(elder),
    researchers: ['r1', 'r2'],
    claims: [
      ...[0, 1, 2].map((n) => known(`k${n}`)),
      { id: 'c', kind: 'boolean' },
      { id: 'n', kind: 'quantity' },
    ],
    assertions: [
      ...[0, 1, 2].map(wrong),
      { id: 'c', claim: 'c', source: 'b', researcher: 'r2', value: 'true' },
      { id: 'n', claim: 'n', source: 'b', researcher: 'r2', lo: 500, hi: 500 },
    ],
  };
  const copy = { researcher: 'r1', source: 'z', interview: 'i9', root: 'b', hops: 1 };
  const withMore = (more: object) => researchersIn({ ...three, assertions: [...three.assertions, more] });

  it('copies fill no interview: what only passes on another line is no work to be judged (C3)', () => {
    expect(researchersIn(three).r1).toEqual({ q: 0, score: null, features: null });
    for (const said of [
      { claim: 'c', value: 'true' },
      { claim: 'c', value: 'false' },
      { claim: 'n', lo: 500, hi: 500 },
    ])
      expect(withMore({ ...copy, ...said, id: 'z' }).r1).toEqual({ q: 0, score: null, features: null });
  });

  it('a line of its own fills one, retold or not', () => {
    for (const root of [null, 'a', 'unknown']) {
      const { r1 } = withMore({
        ...copy,
        root,
        hops: root === null ? 0 : 2,
        id: 'z',
        claim: 'c',
        value: 'true',
      });
      expect(r1?.score).not.toBeNull();
    }
  });

  it('a copied figure is heaped with nobody’s', () => {
    const figures = (source: string, researcher: string, lo: number) =>
      eight.map((n) => ({
        ...{ id: `${source}${n}`, claim: `q${n}`, interview: `${source}${n}` },
        ...{ source, researcher, lo, hi: lo },
      }));
    const counted = {
      ...three,
      claims: eight.map((n) => ({ id: `q${n}`, kind: 'quantity' })),
      assertions: [...figures('a', 'r1', 500), ...figures('b', 'r2', 517)],
    };
    const copies = figures('z', 'r2', 500).map((one) => ({ ...one, root: 'a', hops: 1 }));
    const before = researchersIn(counted);
    expect(before.r1?.features?.heap).toBeGreaterThan(2);
    expect(researchersIn({ ...counted, assertions: [...counted.assertions, ...copies] })).toEqual(before);
  });
});
