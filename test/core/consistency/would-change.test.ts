/** What would change a claim: every outcome is what the engine says of those records, and nothing is left changed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '#core/consistency/assess.ts';
import type { Assertion, Project } from '#core/consistency/interchange.ts';
import { changeForAnalyst, wouldChange } from '#core/consistency/would-change.ts';
import { anyProject, read } from './projects.ts';

const KINDS = [
  { type: 'elder', party: null },
  { type: 'isk', party: 'isk' },
  { type: 'taliban', party: 'taliban' },
];

const said: Pick<
  Assertion,
  'interview' | 'researcher' | 'date' | 'refersTo' | 'unit' | 'definition' | 'bound'
> &
  Pick<Assertion, 'root' | 'hops' | 'confrontedWith' | 'probed' | 'cases' | 'forecast' | 'retracted'> = {
  interview: null,
  researcher: null,
  date: null,
  refersTo: null,
  unit: null,
  definition: null,
  bound: null,
  root: null,
  hops: 0,
  confrontedWith: null,
  probed: false,
  cases: null,
  forecast: false,
  retracted: false,
};

/** The same, by a full run on records that hold one source and one statement more. */
function byHand(project: Project, claim: string, kind: (typeof KINDS)[number], says: string | number) {
  const source = { ...kind, id: 'zz', network: null, external: false };
  const figure = typeof says === 'number' ? says : null;
  const value = typeof says === 'string' ? says : null;
  const assertion = { ...said, id: 'said by zz', claim, source: 'zz', value, lo: figure, hi: figure };
  const more = {
    ...project,
    sources: [...project.sources, source],
    assertions: [...project.assertions, assertion],
  };
  return assess(more).claims.find((one) => one.id === claim);
}

describe('what would change a claim', () => {
  it('is what a full run says with one more first-hand voice of that kind', () => {
    fc.assert(
      fc.property(anyProject, fc.constantFrom('c1', 'c3', 'c4', 'c5'), (project, id) => {
        const change = wouldChange(project, id, KINDS);
        const known = project.claims.find((claim) => claim.id === id)?.resolved ?? null;
        if (known !== null) return expect(change).toBeNull();
        for (const voice of change?.voices ?? [])
          for (const outcome of voice.outcomes) {
            const now = byHand(project, id, { type: voice.type, party: voice.party }, outcome.says);
            expect(outcome.status).toBe(now?.status);
            expect(outcome.range).toEqual(now?.range);
          }
      }),
      { numRuns: 40 },
    );
  });

  it('puts first what moves a claim most, in the same order whatever the order of the kinds', () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        const change = wouldChange(project, 'c1', KINDS);
        const moves = change?.voices.map((voice) => voice.moves) ?? [];
        expect(moves).toEqual(moves.toSorted((a, b) => b - a));
        expect(wouldChange(project, 'c1', KINDS.toReversed())).toEqual(change);
      }),
      { numRuns: 40 },
    );
  });

  const party = read({
    version: 1,
    sources: ['k1', 'k2', 'k3'].map((id) => ({ id, type: 'isk', party: 'isk' })),
    researchers: ['r1'],
    claims: [
      {
        id: 'c',
        kind: 'boolean',
        interest: { isk: { true: 1, false: -1 }, taliban: { true: -1, false: 1 } },
      },
    ],
    assertions: ['k1', 'k2', 'k3'].map((source) => ({
      id: `of-${source}`,
      claim: 'c',
      source,
      researcher: 'r1',
      value: 'true',
    })),
  });

  it('of a party line names the bystander and the opposed side before one more of the party', () => {
    const change = wouldChange(party, 'c', KINDS);
    expect(change?.voices.map(({ type, stake, heard }) => [type, stake, heard])).toEqual([
      ['elder', 'N', false],
      ['taliban', 'A', false],
      ['isk', 'S', true],
    ]);
    expect(change?.oneInterviewer).toBe(true);
  });

  it('tells the fewest voices that would corroborate it, and the fewest that would turn it', () => {
    const change = wouldChange(party, 'c', KINDS);
    expect(change?.corroborate?.voices[0]).toEqual({ type: 'taliban', party: 'taliban' });
    expect(change?.corroborate?.outcome.status).toBe('corroborated');
    expect(change?.flip?.outcome.best).toBe('false');
  });

  it('says what is left if those who hold it up fell (C6)', () => {
    const change = wouldChange(party, 'c', KINDS);
    const all = change?.falls.at(-1);
    const rest = party.assertions.filter((a) => !all?.sources.includes(a.source));
    const [left] = assess({ ...party, assertions: rest }).claims;
    expect(all?.outcome.status).toBe(left?.status);
    expect(all?.outcome.p).toBe(left?.p?.['true']);
  });

  it('tells an analyst no figure, no fall and no interviewer', () => {
    const change = wouldChange(party, 'c', KINDS);
    if (change === null) throw new Error('nothing would change it');
    const open = JSON.stringify(changeForAnalyst(change));
    expect(open).not.toMatch(/"p"|"range"|moves|falls|oneInterviewer|now|0\.\d/);
  });
});
