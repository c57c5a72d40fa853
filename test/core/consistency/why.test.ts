/** A derivation as a tree: decibels that add up as printed, tests that agree with the verdict, nothing for whom it is not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '#core/consistency/assess.ts';
import type { ClaimAssessment } from '#core/consistency/assessment.ts';
import { statusWords } from '#core/consistency/explain.ts';
import { derivationOf, sumWhy } from '#core/consistency/explain-tree.ts';
import { fallOf } from '#core/consistency/fall.ts';
import type { Claim, Project } from '#core/consistency/interchange.ts';
import { claimForAnalyst } from '#core/consistency/view.ts';
import { rangeOf } from '#core/consistency/quantity.ts';
import { mayBeOne, toSignificant } from '#core/consistency/round.ts';
import { everyWhy, type Asked, type Explained, type Why } from '#core/consistency/why.ts';
import { anyProject } from './projects.ts';

const askedOf = (claim: Claim): Asked => ({
  value: (key) => key,
  name: (id) => id,
  event: claim.event,
  filed: claim.filed,
  headline: claim.headline,
  unit: claim.unit,
});

/** Every claim of a random project, with its assessment. */
function everyClaim(project: Project): { claim: Claim; result: ClaimAssessment; asked: Asked }[] {
  const byId = new Map(project.claims.map((claim) => [claim.id, claim]));
  return assess(project).claims.flatMap((result) => {
    const claim = byId.get(result.id);
    return claim === undefined ? [] : [{ claim, result, asked: askedOf(claim) }];
  });
}

/** Every claim of figures that has a range, with what the figures by themselves give. */
function everyRange(project: Project) {
  return everyClaim(project).flatMap(({ result, asked }) => {
    const centre = result.steps.find((step) => step.step === 'centre');
    if (centre === undefined || result.range === null) return [];
    return [{ result, asked, range: result.range, own: rangeOf(centre, { ceiling: Infinity, floor: 0 }) }];
  });
}

/** As it is shown, or but for how each was rounded to four significant digits. */
const isSame = (a: number, b: number): boolean =>
  toSignificant(a, 3) === toSignificant(b, 3) || mayBeOne(a, b, 4);

const supportersOf = ({ steps }: ClaimAssessment): number =>
  steps.find((step) => step.step === 'total')?.supporters.length ?? 0;

const treeOf = (claim: Explained, asked: Asked): Why[] => derivationOf(claim, asked).flatMap(everyWhy);

describe('a derivation as a tree (C10)', () => {
  it('adds up as printed, for leads and analysts: every sum is that of its parts', () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        for (const { result, asked } of everyClaim(project))
          for (const [claim, decimals] of [
            [result, 2],
            [claimForAnalyst(result), 1],
          ] as const)
            for (const node of treeOf(claim, asked))
              if (node.from === 'sum' && node.dB !== null)
                expect(node.parts.reduce((sum, part) => sum + (part.dB ?? 0), 0)).toBeCloseTo(
                  node.dB,
                  decimals + 2,
                );
      }),
    );
  });

  it('of two answers needs nothing but rounding to add up to the log-odds', () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        for (const { claim, result, asked } of everyClaim(project)) {
          const sum = sumWhy(result, asked);
          if (sum === null || claim.values?.length !== 2) continue;
          const rounding = sum.parts.find((part) => part.key === 'rounding')?.dB ?? 0;
          expect(Math.abs(rounding)).toBeLessThanOrEqual(0.005 * (result.steps.length + 1));
        }
      }),
    );
  });

  it('leads from the centre of figures to the range, or says what moved an end of it (C8)', () => {
    let moved = 0;
    fc.assert(
      fc.property(anyProject, (project) => {
        for (const { result, asked, range, own } of everyRange(project)) {
          const limits = treeOf(result, asked).find(({ key }) => key === 'limits');
          if (limits === undefined) expect(isSame(own.lo, range.lo) && isSame(own.hi, range.hi)).toBe(true);
          else moved += 1;
        }
      }),
    );
    expect(moved).toBeGreaterThan(0);
  });

  it('takes no end for moved that rounding alone tells apart (C8)', () => {
    let seen = 0;
    fc.assert(
      fc.property(anyProject, (project) => {
        for (const { result, asked, own } of everyRange(project)) {
          const isMoved = (by: number): boolean =>
            treeOf({ ...result, range: { ...own, lo: own.lo * by } }, asked).some(
              ({ key }) => key === 'limits',
            );
          expect([isMoved(1), isMoved(1.0009), isMoved(1.02)]).toEqual([false, false, true]);
          seen += 1;
        }
      }),
    );
    expect(seen).toBeGreaterThan(0);
  });

  it('tests each status of C7 and C8 as the engine does: the one that fits is the last that is shown', () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        for (const { result, asked } of everyClaim(project)) {
          const [status] = derivationOf(result, asked);
          if (status === undefined || status.parts.length === 0) continue;
          const last = status.parts.at(-1);
          expect(last?.label).toBe(statusWords(result.evidence ?? result.status));
          expect(last?.meets).toBe(true);
          expect(status.parts.slice(0, -1).filter((trial) => trial.meets !== false)).toEqual([]);
        }
      }),
    );
  });

  it('tests confidence as C6 does', () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        for (const { result, asked } of everyClaim(project)) {
          const sure = derivationOf(result, asked).find(({ key }) => key === 'sure');
          if (sure === undefined) continue;
          const met = sure.parts.filter((trial) => trial.meets).map((trial) => trial.label.toLowerCase());
          expect(met).toEqual(result.confidence === 'low' ? [] : [result.confidence]);
        }
      }),
    );
  });

  it('names the lines that would have to fall, until it is not ahead of the rest', () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        for (const { result } of everyClaim(project)) {
          const falls = fallOf(result);
          expect(falls).toHaveLength(result.p === null ? 0 : (result.fragility ?? 0));
          for (const fall of falls.slice(0, -1)) expect(fall.left).toBeGreaterThan(0);
          const last = falls.at(-1);
          if (last !== undefined && falls.length < supportersOf(result))
            expect(last.left).toBeLessThan(0.001);
        }
      }),
    );
  });

  it('has one address for every number of it', () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        for (const { result, asked } of everyClaim(project)) {
          const keys = treeOf(result, asked).map(({ key }) => key);
          expect(new Set(keys).size).toBe(keys.length);
        }
      }),
    );
  });
});

describe('what an analyst may ask why', () => {
  const SECRET = /researcher|interviewers? as|ρ|\bq\b|\(g\)|New in it|Independent (lines|figures) \d|in 100/;

  it('holds no weight, novelty, rate, fidelity or interviewer', () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        for (const { result, asked } of everyClaim(project)) {
          const nodes = treeOf(claimForAnalyst(result), asked);
          for (const node of nodes) {
            expect(node.key).not.toMatch(/\.(weight|new|s)$|\.(weight|new|s)\.|^lines|^spread$/);
            expect([node.label, node.figure, ...node.says].join(' ')).not.toMatch(SECRET);
          }
        }
      }),
    );
  });

  it('says that there is a test that only leads see, and does not say how it came out', () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        for (const { result, asked } of everyClaim(project))
          for (const node of treeOf(claimForAnalyst(result), asked)) {
            if (!/\.(lines|met|spread)$/.test(node.key)) continue;
            expect(node).toMatchObject({ meets: null, figure: '' });
          }
      }),
    );
  });
});
