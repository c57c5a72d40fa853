/** What a change changes, by two full runs: nothing more is told, and nothing less. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assess } from '#core/consistency/assess.ts';
import { createEngine } from '#core/consistency/engine.ts';
import { heldOf, impactOf } from '#core/consistency/impact.ts';
import type { Claim, NominalClaim, Project } from '#core/consistency/interchange.ts';
import { anyProject, read } from './projects.ts';

/** The first nominal claim turns out true, known since the end of 2022; or it is open again. */
function withAnswer(project: Project): { after: Project; record: Claim } | null {
  const found = project.claims.find((claim): claim is NominalClaim => claim.kind !== 'quantity');
  if (found === undefined) return null;
  const resolved =
    found.resolved === null ? { value: 'true', date: '2022-12', known: false, public: true } : null;
  const record = { ...found, resolved };
  return {
    record,
    after: { ...project, claims: project.claims.map((claim) => (claim === found ? record : claim)) },
  };
}

test('C10: what an answer changes is the difference of two full runs, over claims, hit rates and interviewers', () => {
  fc.assert(
    fc.property(anyProject, (project) => {
      const answered = withAnswer(project);
      if (answered === null) return;
      const impact = impactOf(project, [{ put: 'claim', record: answered.record }]);
      const [before, after] = [assess(project), assess(answered.after)];
      const moved = before.claims
        .map((claim, i) => ({ claim: claim.id, from: heldOf(claim), to: heldOf(after.claims[i]!) }))
        .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to));
      expect(impact.claims).toEqual(moved);
      const [then, now] = [createEngine(project), createEngine(answered.after)];
      for (const { id } of project.sources)
        for (const cell of ['S', 'A', 'N'] as const) {
          const [from, to] = [then.trackRecord(id)?.h[cell], now.trackRecord(id)?.h[cell]];
          const told = impact.rates.find((rate) => rate.source === id && rate.cell === cell);
          expect(told === undefined ? [from, from] : [told.from, told.to]).toEqual([from, to]);
        }
      expect(impact.researchers).toEqual(
        before.researchers
          .map(({ id, q }, i) => ({ researcher: id, from: q, to: after.researchers[i]?.q }))
          .filter(({ from, to }) => from !== to),
      );
    }),
    { numRuns: 150 },
  );
});

test('C8: an answer to a part is seen to move the sum that its whole is held against', () => {
  const counted = { kind: 'quantity', unit: 'men' };
  const project = read({
    version: 1,
    sources: [{ id: 's', type: 'elder' }],
    researchers: [],
    claims: [
      { id: 'whole', ...counted, parts: ['part'] },
      { id: 'part', ...counted },
    ],
    assertions: [
      { id: '1', claim: 'whole', source: 's', lo: 500 },
      { id: '2', claim: 'part', source: 's', lo: 400 },
    ],
  });
  const part = project.claims.find(({ id }) => id === 'part');
  if (part?.kind !== 'quantity') throw new Error('no part');
  const record = { ...part, resolved: { value: 9000, date: '2022-12', known: false, public: false } };
  const { claims } = impactOf(project, [{ put: 'claim', record }]);
  expect(claims.map(({ claim, to }) => [claim, to?.partWhole?.verdict])).toEqual([
    ['part', undefined],
    ['whole', 'parts exceed the whole'],
  ]);
});

test('a full run tells how far it is: twice for each claim, and never after its end', () => {
  fc.assert(
    fc.property(anyProject, (project) => {
      const told: [number, number][] = [];
      const engine = createEngine(project, { watch: (done, of) => told.push([done, of]) });
      expect(told.map(([done]) => done)).toEqual(told.map((_, i) => i + 1));
      expect(told.at(-1)).toEqual([2 * project.claims.length, 2 * project.claims.length]);
      engine.update([{ drop: 'assertion', id: project.assertions[0]?.id ?? '' }]);
      expect(told).toHaveLength(2 * project.claims.length);
    }),
    { numRuns: 20 },
  );
});
