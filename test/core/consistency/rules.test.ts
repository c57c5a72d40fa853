/** What the rules promise about any project. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '#core/consistency/assess.ts';
import type { ClaimAssessment, FigureStep, LineStep, Step } from '#core/consistency/assessment.ts';
import { anyProject, read } from './projects.ts';

const period = { from: '2021-08', to: '2022-06' };
const opposed = { isk: { true: 1, false: -1 }, taliban: { true: -1, false: 1 } };
const shared = { isk: { true: 1, false: -1 }, taliban: { true: 1, false: -1 } };

function verdict(json: unknown, id = 'c'): ClaimAssessment {
  const claim = assess(read(json)).claims.find((one) => one.id === id);
  if (claim === undefined) throw new Error(`no claim ${id}`);
  return claim;
}

function isLine(step: Step): step is LineStep {
  return step.step === 'line';
}

function sumOf(steps: readonly Step[]): number {
  return steps.reduce(
    (sum, step) => (step.step === 'prior' || step.step === 'line' ? sum + step.adds : sum),
    0,
  );
}

/** `n` sources of one party, each met by a researcher of their own, all saying what serves them. */
function chorus(n: number) {
  const ids = Array.from({ length: n }, (_, index) => `s${String(index).padStart(3, '0')}`);
  return {
    version: 1,
    sources: ids.map((id) => ({ id, type: 'isk', party: 'isk' })),
    researchers: ids.map((id) => `r-${id}`),
    claims: [{ id: 'c', kind: 'boolean', period, interest: opposed }],
    assertions: ids.map((id) => ({
      id: `a-${id}`,
      claim: 'c',
      source: id,
      researcher: `r-${id}`,
      value: 'true',
    })),
  };
}

describe('C5 a party line', () => {
  it('however often repeated, is worth less than two and a half of its first line, and is one-sided', () => {
    const [first] = verdict(chorus(1)).steps.filter(isLine);
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), (n) => {
        const claim = verdict(chorus(n));
        expect(sumOf(claim.steps)).toBeLessThan(2.5 * (first?.w ?? 0));
        expect(claim.nEff).toBeLessThan(2.5);
        expect(claim.status).toBe('one-sided');
      }),
      { numRuns: 30 },
    );
  });
});

describe('C7 enemies who both profit', () => {
  it('never corroborate one another, whatever their record', () => {
    const answers = fc.array(fc.constantFrom('true', 'false'), { minLength: 0, maxLength: 12 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 6 }),
        answers,
        (isk, taliban, answered) => {
          const ids = [...Array(isk).keys()]
            .map((n) => `isk-${n}`)
            .concat([...Array(taliban).keys()].map((n) => `taliban-${n}`));
          const controls = answered.map((_, n) => ({
            id: `k${n}`,
            kind: 'boolean',
            period,
            interest: opposed,
            resolved: { value: 'true', known: true },
          }));
          const claim = verdict({
            version: 1,
            sources: ids.map((id) => ({ id, type: id.split('-')[0], party: id.split('-')[0] })),
            researchers: ids.map((id) => `r-${id}`),
            claims: [{ id: 'c', kind: 'boolean', period, interest: shared }, ...controls],
            assertions: ids.flatMap((id) => [
              { id: `a-${id}`, claim: 'c', source: id, researcher: `r-${id}`, value: 'true' },
              ...answered.map((value, n) => ({ id: `k${n}-${id}`, claim: `k${n}`, source: id, value })),
            ]),
          });
          expect(claim.status).not.toBe('corroborated');
          if (answered.length === 0) expect(claim).toMatchObject({ status: 'one-sided', best: 'true' });
        },
      ),
    );
  });
});

const maybeResearcher = fc.constantFrom(null, 'r1', 'r2', 'r3');

describe('C3 copies', () => {
  it('a copy further from its origin than the line that speaks changes nothing, by a source and in an interview that add nothing else', () => {
    fc.assert(
      fc.property(anyProject, fc.nat(), maybeResearcher, (project, pick, researcher) => {
        const before = assess(project);
        const lines = before.claims.flatMap(({ steps }) =>
          steps.filter(isAnyLine).filter(({ role }) => role === 'speaks'),
        );
        const line = lines[pick % Math.max(1, lines.length)];
        const said = project.assertions.find(({ id }) => id === line?.assertion);
        if (line === undefined || said === undefined) return;
        const heard = {
          ...said,
          id: 'z',
          source: 'z',
          root: said.source,
          hops: line.hops + 1,
          researcher,
        };
        const more = read({
          ...project,
          sources: [...project.sources, { id: 'z', type: 'stranger' }],
          assertions: [...project.assertions, { ...heard, interview: 'z', confrontedWith: null }],
        });
        const after = assess(more);
        expect(after.claims.map(withoutSteps)).toEqual(before.claims.map(withoutSteps));
        expect(after.researchers).toEqual(before.researchers);
        expect(after.leanings).toEqual(before.leanings);
      }),
    );
  });
});

function isAnyLine(step: Step): step is LineStep | FigureStep {
  return step.step === 'line' || step.step === 'figure';
}

function withoutSteps({ steps: _, ...rest }: ClaimAssessment) {
  return rest;
}

describe('C10 the printed sum', () => {
  it('prior and lines add up to the log-odds over two values, and these to p', () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        for (const claim of assess(project).claims) {
          const total = claim.steps.find((step) => step.step === 'total');
          if (total === undefined || claim.p === null || Object.keys(claim.p).length !== 2) continue;
          expect(sumOf(claim.steps)).toBeCloseTo(total.adds, 4);
          expect(claim.p[total.value]).toBeCloseTo(1 / (1 + 10 ** (-total.adds / 10)), 3);
        }
      }),
    );
  });

  it('each weight is what its own numbers make of it', () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        for (const claim of assess(project).claims) {
          const values = Object.keys(claim.p ?? {}).length;
          for (const { x, y, fidelity, w, d, adds, role, rho } of claim.steps.filter(isLine)) {
            const guess = (1 - fidelity.g) / values;
            const raw = 10 * Math.log10((fidelity.g * x + guess) / (fidelity.g * y + guess));
            expect(w).toBeCloseTo(Math.min(12, Math.max(0, raw)), 3);
            expect(Math.abs(adds)).toBeCloseTo(role === 'speaks' ? w * d : 0, 4);
            if (role === 'speaks')
              expect(d).toBeCloseTo(
                rho.reduce((left, { rho: r, times = 1 }) => left * (1 - r) ** times, 1),
                4,
              );
          }
        }
      }),
    );
  });

  it('p sums to one, and every number is finite and rounded', () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        const result = assess(project);
        for (const { p } of result.claims) {
          const sum = Object.values(p ?? {}).reduce((total, one) => total + one, 0);
          if (p !== null) expect(Math.abs(sum - 1)).toBeLessThan(0.0003);
        }
        expect(numbersIn(result).filter((n) => !isRounded(n))).toEqual([]);
      }),
    );
  });
});

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

/** To six decimals, or a figure to four significant digits. */
function isRounded(n: number): boolean {
  return Number.isFinite(n) && (Number(n.toFixed(6)) === n || Number(n.toPrecision(4)) === n);
}

describe('C0 what may be stored in clear', () => {
  it('no assessment holds a unit, a definition or a place', () => {
    const claim = verdict({
      version: 1,
      sources: [{ id: 's', type: 'elder' }],
      claims: [
        { id: 'c', kind: 'quantity', period, unit: 'secret unit', definition: 'secret', place: 'secret' },
      ],
      assertions: [
        { id: 'a', claim: 'c', source: 's', lo: 10 },
        { id: 'b', claim: 'c', source: 's', lo: 10, definition: 'secret too' },
      ],
    });
    expect(JSON.stringify(claim)).not.toContain('secret');
    expect(claim.notes).toEqual([{ code: 'counts-something-else', assertion: 'b' }]);
  });
});

describe('C0, C8 a figure of nought', () => {
  it('that the period before was found to be stands as a half in the next one’s centre, like every figure under it', () => {
    const amount = (id: string, month: string, resolved: object | null) => ({
      id,
      kind: 'quantity',
      period: { from: month, to: month },
      state: true,
      family: 'f',
      ...(resolved === null ? {} : { resolved }),
    });
    const next = (value: number): ClaimAssessment =>
      verdict(
        {
          version: 1,
          sources: [{ id: 's', type: 'elder', party: null }],
          claims: [amount('a', '2022-01', { value, date: '2022-03' }), amount('c', '2022-02', null)],
          assertions: [{ id: 'x', claim: 'c', source: 's', lo: 10, hi: 10 }],
        },
        'c',
      );
    expect(next(0).range).not.toBeNull();
    expect(next(0)).toEqual(next(0.5));
  });
});
