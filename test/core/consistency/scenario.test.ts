/** Claims as of a month, and without some of their evidence. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '#core/consistency/assess.ts';
import { heldOf } from '#core/consistency/impact.ts';
import { overTime } from '#core/consistency/over-time.ts';
import { asOf, readWhatIf, without } from '#core/consistency/scenario.ts';
import { anyProject, read } from './projects.ts';

const period = { from: '2021-08', to: '2022-06' };

const project = read({
  version: 1,
  sources: [
    { id: 'e1', type: 'elder' },
    { id: 'e2', type: 'elder' },
    { id: 'd1', type: 'document' },
    { id: 'd2', type: 'document' },
    { id: 'un', type: 'report', external: true },
  ],
  researchers: ['r1', 'r2'],
  claims: [
    { id: 'c', kind: 'boolean', period },
    { id: 'known', kind: 'boolean', period, resolved: { value: 'true', known: true } },
    { id: 'later', kind: 'boolean', period, resolved: { value: 'true', date: '2022-05' } },
  ],
  assertions: [
    { id: 'a1', claim: 'c', source: 'e1', researcher: 'r1', date: '2022-01', value: 'true' },
    { id: 'a2', claim: 'c', source: 'e2', researcher: 'r2', date: '2022-04', value: 'true' },
    { id: 'a3', claim: 'c', source: 'd1', value: 'false', root: 'un' },
    { id: 'a4', claim: 'c', source: 'd2', value: 'false', root: 'd1' },
    { id: 'a5', claim: 'later', source: 'e1', date: '2022-01', value: 'true' },
  ],
});

const none = { sources: [], researchers: [], origins: [] };

function left(of: { readonly assertions: readonly { readonly id: string }[] }): string[] {
  return of.assertions.map((a) => a.id);
}

describe('as of a month', () => {
  it('keeps what is dated up to and in it, and what is undated', () => {
    expect(left(asOf(project, '2022-01'))).toEqual(['a1', 'a3', 'a4', 'a5']);
    expect(left(asOf(project, '2022-04'))).toEqual(['a1', 'a2', 'a3', 'a4', 'a5']);
  });

  it('knows an undated control question, and no resolution that came later', () => {
    const status = (month: string) => assess(asOf(project, month)).claims.map((claim) => claim.status);
    expect(status('2022-04').slice(1)).toEqual(['resolved', 'single-source']);
    expect(status('2022-05').slice(1)).toEqual(['resolved', 'resolved']);
  });
});

describe('what if', () => {
  it('drops what sources say, what researchers took, and what goes back to an origin', () => {
    expect(left(without(project, { ...none, sources: ['e1'] }))).toEqual(['a2', 'a3', 'a4']);
    expect(left(without(project, { ...none, researchers: ['r2'] }))).toEqual(['a1', 'a3', 'a4', 'a5']);
    expect(left(without(project, { ...none, origins: ['un'] }))).toEqual(['a1', 'a2', 'a5']);
  });

  it('drops with an origin every line that the engine takes back to it, of figures too', () => {
    fc.assert(
      fc.property(anyProject, fc.constantFrom('s1', 's2', 's3'), (any, origin) => {
        const stays = new Set(left(without(any, { ...none, origins: [origin] })));
        for (const { id, steps } of assess(any).claims)
          for (const step of steps)
            if ('origin' in step && step.origin === origin)
              expect(stays.has(step.assertion), `${id} ${step.assertion}`).toBe(false);
      }),
    );
  });

  it('supposes other rates', () => {
    const rates = [{ source: 'e1', cell: 'N' as const, h: 0.99 }];
    const [claim] = assess(project, { rates }).claims;
    const line = claim?.steps.find((step) => step.step === 'line' && step.assertion === 'a1');
    expect(line).toMatchObject({ x: 0.97, w: 12, because: ['no-stake', 'at-ceiling'] });
  });

  it('refuses ids that are not there and rates that are none', () => {
    expect(readWhatIf({ drop: { origins: ['x'] } }, project)).toMatchObject({
      ok: false,
      errors: [{ record: 'x' }],
    });
    expect(readWhatIf({ rates: [{ source: 'e1', cell: 'N', h: 2 }] }, project)).toMatchObject({ ok: false });
    const twice = [0.5, 0.6].map((h) => ({ source: 'e1', cell: 'N', h }));
    expect(readWhatIf({ rates: twice }, project)).toMatchObject({ ok: false, errors: [{ record: 'e1' }] });
    expect(readWhatIf({}, project)).toEqual({ ok: true, whatIf: { drop: none, rates: [] } });
  });
});

describe('over time', () => {
  it('is at each month what a full run as of that month gives, though it weighs only what came in', () => {
    const held = overTime(project, 'c');
    expect(held.map((one) => one.month)).toEqual(['2021-12', '2022-01', '2022-04', '2022-05']);
    for (const { month, result } of held)
      expect(result, month).toEqual(assess(asOf(project, month)).claims.find((one) => one.id === 'c'));
  });

  it('is that for any claim of any project', () => {
    fc.assert(
      fc.property(anyProject, fc.constantFrom('c1', 'c3', 'c5'), (any, claim) => {
        for (const { month, result } of overTime(any, claim))
          expect(result, month).toEqual(assess(asOf(any, month)).claims.find(({ id }) => id === claim));
      }),
    );
  });

  it('compare-data-points-over-time: tells each statement on the claim, and whatever else moved it, in turn', () => {
    const held = overTime(project, 'c');
    const moves = held.flatMap((one) => one.moves);
    const told = moves.flatMap(({ by }) => (by.kind === 'statement' ? [by.assertion] : []));
    const later = project.assertions.filter((a) => a.claim === 'c' && a.date !== null);
    expect(told.toSorted()).toEqual(later.map((a) => a.id).toSorted());
    for (const [i, { month, result, moves: within }] of held.entries()) {
      const before = held[i - 1]?.result ?? result;
      expect(within[0]?.from ?? heldOf(result), month).toEqual(heldOf(before));
      expect(within.at(-1)?.to ?? heldOf(before), month).toEqual(heldOf(result));
      for (const [j, move] of within.entries())
        if (j > 0) expect(move.from, month).toEqual(within[j - 1]?.to);
    }
  });

  it('shows an answer that became known later, and what it did to a claim of which nobody gave it', () => {
    const answered = {
      ...project,
      claims: project.claims.map((claim) =>
        claim.id === 'c' && claim.kind !== 'quantity'
          ? { ...claim, resolved: { value: 'true', date: '2022-09', known: false, public: true } }
          : claim,
      ),
    };
    const last = overTime(answered, 'c').at(-1);
    expect(last).toMatchObject({ month: '2022-09', result: { status: 'resolved' } });
    expect(last?.moves).toMatchObject([{ by: { kind: 'answer', claim: 'c' }, to: { status: 'resolved' } }]);
  });

  it('is nothing for a claim on which nobody spoke at a known time', () => {
    expect(overTime(project, 'known')).toEqual([]);
  });
});
