/** The graph of independence: origins collapse, circles are found, an analyst's holds nothing that is not theirs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '#core/consistency/assess.ts';
import type { ClaimAssessment } from '#core/consistency/assessment.ts';
import { graphOf, type IndependenceGraph } from '#core/consistency/graph.ts';
import type { Project } from '#core/consistency/interchange.ts';
import { claimForAnalyst } from '#core/consistency/view.ts';
import { layoutOf } from '#lib/claims/graph-layout.ts';
import { anyProject, read } from './projects.ts';

const nobody = () => null;

/** Who was put to whom, as an analyst's page knows it: by source. */
function confrontedIn(project: Project): (assertion: string) => string | null {
  const byId = new Map(project.assertions.map((a) => [a.id, a]));
  return (id) => byId.get(byId.get(id)?.confrontedWith ?? '')?.source ?? null;
}

const told = read({
  version: 1,
  sources: [
    { id: 'e1', type: 'elder', network: 'n1' },
    { id: 'e2', type: 'cleric', network: 'n1' },
    { id: 'k1', type: 'isk', party: 'isk' },
    { id: 'k2', type: 'isk', party: 'isk' },
    { id: 'k3', type: 'isk', party: 'isk' },
    { id: 'd1', type: 'document' },
    { id: 'd2', type: 'document' },
    { id: 'd3', type: 'document' },
  ],
  researchers: ['r1', 'r2'],
  claims: [{ id: 'c', kind: 'boolean', interest: { isk: { true: 1, false: -1 } } }],
  assertions: [
    { id: 'a1', claim: 'c', source: 'e1', researcher: 'r1', value: 'true' },
    { id: 'a2', claim: 'c', source: 'e2', researcher: 'r1', value: 'true' },
    { id: 'a3', claim: 'c', source: 'k1', researcher: 'r1', value: 'true' },
    { id: 'a4', claim: 'c', source: 'k2', researcher: 'r2', value: 'true' },
    { id: 'a5', claim: 'c', source: 'k3', researcher: 'r2', value: 'true' },
    { id: 'a6', claim: 'c', source: 'd1', value: 'true', root: 'k1' },
    { id: 'a7', claim: 'c', source: 'd2', value: 'false', root: 'd3' },
    { id: 'a8', claim: 'c', source: 'd3', value: 'false', root: 'd2' },
  ],
});

function only(project: Project): ClaimAssessment {
  const [claim] = assess(project).claims;
  if (claim === undefined) throw new Error('no claim');
  return claim;
}

const rulesOf = (graph: IndependenceGraph): string[] =>
  [...new Set(graph.ties.flatMap((tie) => tie.shares.map(({ rule }) => rule)))].toSorted();

describe('the graph of independence (C3, C5)', () => {
  it('collapses what goes back to one origin, and names circles once', () => {
    const graph = graphOf(only(told), nobody);
    const [group] = graph.groups;
    expect(group?.stems.map((stem) => [stem.origin, stem.copies.map((copy) => copy.source)])).toContainEqual([
      'k1',
      ['d1'],
    ]);
    expect(graph.loops).toEqual([['d2', 'd3']]);
    expect(graph.circular.map(({ source }) => source)).toEqual(['d2', 'd3']);
  });

  it('joins a shared party line, a network and, for leads, one interviewer', () => {
    expect(rulesOf(graphOf(only(told), nobody))).toEqual(['network', 'party-serving', 'researcher']);
  });

  it('secondary-use-of-un-report, secondary-interviews-marked: citations of one report are one origin', () => {
    const cited = read({
      version: 1,
      sources: [
        { id: 'un', type: 'report', external: true },
        ...['d1', 'd2', 'd3'].map((id) => ({ id, type: 'document' })),
      ],
      claims: [{ id: 'c', kind: 'boolean' }],
      assertions: ['d1', 'd2', 'd3'].map((source) => ({
        id: `of-${source}`,
        claim: 'c',
        source,
        value: 'true',
        root: 'un',
      })),
    });
    const graph = graphOf(only(cited), nobody);
    expect(graph.groups[0]?.stems).toHaveLength(1);
    expect(graph.groups[0]?.stems[0]?.copies).toHaveLength(2);
  });

  it('of an analyst holds no interviewer, no network, no share in figures and nothing new', () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        for (const claim of assess(project).claims) {
          const text = JSON.stringify(graphOf(claimForAnalyst(claim), confrontedIn(project)));
          expect(text).not.toMatch(/researcher|network|"rho":\d|"value":0|"fresh":(0|1)/);
        }
      }),
    );
  });

  it('of an analyst shows what that of a lead shows, less interviewers and networks', () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        const confronted = confrontedIn(project);
        for (const claim of assess(project).claims) {
          const pairs = (graph: IndependenceGraph) =>
            graph.ties.flatMap((tie) =>
              tie.shares
                .filter(({ rule }) => !['researcher', 'network', 'prompted'].includes(rule))
                .map(({ rule }) => `${tie.above} ${tie.line} ${rule}`),
            );
          expect(pairs(graphOf(claimForAnalyst(claim), confronted))).toEqual(
            pairs(graphOf(claim, confronted)),
          );
        }
      }),
    );
  });
});

describe('its layout', () => {
  it('keeps rows apart, brackets at their rows and lanes free, within its size', () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        for (const claim of assess(project).claims) {
          const layout = layoutOf(graphOf(claim, nobody));
          const ys = layout.placed.map(({ y }) => y);
          ys.slice(1).forEach((y, at) => expect(y - (ys[at] ?? 0)).toBeGreaterThanOrEqual(28));
          for (const { x, foot, from, to } of layout.brackets) {
            expect(to).toBeGreaterThan(from);
            expect(Math.min(x, foot)).toBeGreaterThanOrEqual(0);
            expect(Math.max(x, foot)).toBeLessThanOrEqual(layout.width);
            expect(to).toBeLessThanOrEqual(layout.height);
          }
          const clashes = layout.brackets.flatMap((a, i) =>
            layout.brackets.slice(i + 1).filter((b) => a.x === b.x && a.from < b.to && b.from < a.to),
          );
          expect(clashes).toEqual([]);
          expect(layoutOf(graphOf(claim, nobody))).toEqual(layout);
        }
      }),
    );
  });

  it('draws a party line as a chain, and a circle back to where it began', () => {
    const layout = layoutOf(graphOf(only(told), nobody));
    const partyLine = layout.brackets.filter(({ rule }) => rule === 'party-serving');
    expect(partyLine).toHaveLength(2);
    expect(layout.strokes.filter(({ of }) => of === 'loop')).toHaveLength(3);
    expect(layout.strokes.filter(({ of }) => of === 'copy')).toHaveLength(1);
  });
});
