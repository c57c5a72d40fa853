/** C10: the engine is a pure function, and an edit comes to the bytes of a full run. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '#core/consistency/assess.ts';
import type { Change } from '#core/consistency/book.ts';
import { createEngine } from '#core/consistency/engine.ts';
import type { Assertion, Project } from '#core/consistency/interchange.ts';
import { anyChange, anyProject, read } from './projects.ts';

function bytes(project: Project): string {
  return JSON.stringify(assess(project));
}

/** What a change makes of the records, written without the engine. */
function edited(project: Project, change: Change): Project {
  const without = <T extends { readonly id: string }>(list: readonly T[], id: string) =>
    list.filter((r) => r.id !== id);
  const noun = 'put' in change ? change.put : change.drop;
  const id =
    'drop' in change ? change.id : typeof change.record === 'string' ? change.record : change.record.id;
  const bare: Project = {
    version: 1,
    sources: noun === 'source' ? without(project.sources, id) : project.sources,
    researchers: noun === 'researcher' ? project.researchers.filter((r) => r !== id) : project.researchers,
    claims: noun === 'claim' ? without(project.claims, id) : project.claims,
    assertions: noun === 'assertion' ? without(project.assertions, id) : project.assertions,
  };
  if (!('put' in change)) return bare;
  switch (change.put) {
    case 'source':
      return { ...bare, sources: [...bare.sources, change.record] };
    case 'researcher':
      return { ...bare, researchers: [...bare.researchers, change.record] };
    case 'claim':
      return { ...bare, claims: [...bare.claims, change.record] };
    case 'assertion':
      return { ...bare, assertions: [...bare.assertions, change.record] };
  }
}

describe('C10 purity', () => {
  it('gives the same bytes in any order of input', () => {
    fc.assert(
      fc.property(anyProject, fc.infiniteStream(fc.double({ noNaN: true })), (project, dice) => {
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((one) => ({ one, key: dice.next().value ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ one }) => one);
        const other: Project = {
          version: 1,
          sources: shuffled(project.sources),
          researchers: shuffled(project.researchers),
          claims: shuffled(project.claims),
          assertions: shuffled(project.assertions),
        };
        expect(bytes(other)).toBe(bytes(project));
      }),
    );
  });

  it('gives the same verdicts under other ids in the same order', () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        const renamed = (text: string) => text.replaceAll(/"([sacr])(\d+)"(?!:)/g, '"$1-new-$2"');
        const other = read(JSON.parse(renamed(JSON.stringify(project))));
        expect(bytes(other)).toBe(renamed(bytes(project)));
      }),
    );
  });

  it('is not moved by records that have nothing to do with a claim', () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        const more = read({
          ...project,
          sources: [...project.sources, { id: 'z', type: 'stranger' }],
          researchers: [...project.researchers, 'z'],
          claims: [...project.claims, { id: 'z', kind: 'boolean' }],
          assertions: [
            ...project.assertions,
            { id: 'z', claim: 'z', source: 'z', researcher: 'z', value: 'true' },
          ],
        });
        const before = assess(project);
        const after = assess(more);
        expect(after.claims.filter((claim) => claim.id !== 'z')).toEqual(before.claims);
        expect(after.leanings).toEqual(before.leanings);
        expect(after.researchers.filter(({ id }) => id !== 'z')).toEqual(before.researchers);
      }),
    );
  });
});

describe('C10 incremental', () => {
  it('equals a full run after any sequence of edits', () => {
    fc.assert(
      fc.property(anyProject, fc.array(anyChange, { minLength: 1, maxLength: 8 }), (project, changes) => {
        const engine = createEngine(project);
        let records = project;
        for (const change of changes) {
          engine.update([change]);
          records = edited(records, change);
          expect(JSON.stringify(engine.assessments())).toBe(bytes(records));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('weighs of a claim that is asked about what a full run does, after any sequence of edits', () => {
    fc.assert(
      fc.property(
        anyProject,
        fc.constantFrom('c1', 'c3', 'c5'),
        fc.array(anyChange, { minLength: 1, maxLength: 8 }),
        (project, asked, changes) => {
          const engine = createEngine(project, { only: [asked] });
          let records = project;
          for (const change of changes) {
            engine.update([change]);
            records = edited(records, change);
            const full = assess(records);
            const claims = engine.assessments().claims.filter(({ id }) => id === asked);
            expect(claims).toEqual(full.claims.filter(({ id }) => id === asked));
            expect(engine.findings()).toEqual({ leanings: full.leanings, researchers: full.researchers });
          }
        },
      ),
    );
  });

  it('weighs no figure again for a hit rate, nor a value for a boast: neither reads it', () => {
    const on = (id: string, claim: string, more: object) => ({
      id,
      claim,
      source: 's',
      date: '2022-01',
      ...more,
    });
    const project = read({
      version: 1,
      sources: [{ id: 's', type: 'isk', party: 'isk' }],
      researchers: [],
      claims: [
        { id: 'known', kind: 'boolean', resolved: { value: 'true', known: true } },
        {
          id: 'known-figure',
          kind: 'quantity',
          interest: { isk: { high: 1 } },
          resolved: { value: 50, known: true },
        },
        { id: 'figure', kind: 'quantity', interest: { isk: { high: 1 } } },
        { id: 'value', kind: 'boolean' },
      ],
      assertions: [
        on('a1', 'known', { value: 'true' }),
        on('a2', 'known-figure', { lo: 50, hi: 50 }),
        on('a3', 'figure', { lo: 90, hi: 90 }),
        on('a4', 'value', { value: 'true' }),
      ],
    });
    const edit = (id: string, more: Partial<Assertion>): readonly string[] => {
      const record = project.assertions.find((one) => one.id === id);
      if (record === undefined) throw new Error('no such statement');
      return createEngine(project).update([{ put: 'assertion', record: { ...record, ...more } }]).weighed;
    };
    expect(edit('a1', { value: 'false' })).toEqual(['known', 'value']);
    expect(edit('a2', { lo: 200, hi: 200 })).toEqual(['figure', 'known-figure']);
  });

  it('weighs too what a claim that is asked about comes to hang on', () => {
    const figure = (id: string, on: string) => ({ id, claim: on, source: 's', lo: 40, hi: 60 });
    const before = read({
      version: 1,
      sources: [{ id: 's', type: 'elder' }],
      researchers: [],
      claims: ['part', 'whole'].map((id) => ({ id, kind: 'quantity', unit: 'persons', values: null })),
      assertions: [figure('a1', 'part'), figure('a2', 'whole')],
    });
    const changes: Change[] = before.claims
      .filter(({ id }) => id === 'whole')
      .map((record) => ({ put: 'claim', record: { ...record, parts: ['part'] } }));
    const engine = createEngine(before, { only: ['whole'] });
    expect(engine.update(changes).weighed).toEqual(['part', 'whole']);
    const whole = engine.assessments().claims.find(({ id }) => id === 'whole');
    expect(whole?.partWhole).toMatchObject({ verdict: 'consistent' });
    expect(whole).toEqual(assess(changes.reduce(edited, before)).claims.find(({ id }) => id === 'whole'));
  });

  it('equals a full run after several changes at once', () => {
    fc.assert(
      fc.property(anyProject, fc.array(anyChange, { minLength: 2, maxLength: 12 }), (project, changes) => {
        const engine = createEngine(project);
        engine.update(changes);
        expect(JSON.stringify(engine.assessments())).toBe(bytes(changes.reduce(edited, project)));
      }),
    );
  });

  it('tells exactly what came out different', () => {
    fc.assert(
      fc.property(anyProject, anyChange, (project, change) => {
        const engine = createEngine(project);
        const before = new Map(engine.assessments().claims.map((claim) => [claim.id, JSON.stringify(claim)]));
        const update = engine.update([change]);
        const after = engine.assessments().claims;
        const changed = after.filter((claim) => before.get(claim.id) !== JSON.stringify(claim));
        expect(update.claims.map((claim) => claim.id)).toEqual(changed.map((claim) => claim.id));
        expect(update.removed).toEqual(
          [...before.keys()].filter((id) => !after.some((claim) => claim.id === id)),
        );
      }),
    );
  });
});

const period = { from: '2021-08', to: '2022-06' };

const small = read({
  version: 1,
  sources: [
    { id: 'e1', type: 'elder' },
    { id: 'e2', type: 'elder' },
    { id: 't1', type: 'taliban', party: 'taliban' },
  ],
  claims: [
    { id: 'asked', kind: 'boolean', period, resolved: { value: 'true', known: true } },
    { id: 'by-e1', kind: 'boolean', period },
    { id: 'by-t1', kind: 'boolean', period },
    { id: 'empty', kind: 'boolean', period },
  ],
  assertions: [
    { id: 'a1', claim: 'by-e1', source: 'e1', value: 'true' },
    { id: 'a2', claim: 'by-t1', source: 't1', value: 'true' },
  ],
});

function statement(from: { id: string; claim: string; source: string; value: string }): Assertion {
  const [record] = read({ ...small, assertions: [from] }).assertions;
  if (record === undefined) throw new Error('no statement');
  return record;
}

describe('C10 early cut-off', () => {
  it('weighs again only the claim of an edited statement that checks nobody', () => {
    const engine = createEngine(small, { softChecks: false });
    const record = statement({ id: 'a3', claim: 'by-e1', source: 'e2', value: 'false' });
    expect(engine.update([{ put: 'assertion', record }]).weighed).toEqual(['by-e1']);
  });

  it('a check weighs again what its source, and sources like it, speak on', () => {
    const engine = createEngine(small);
    const record = statement({ id: 'a3', claim: 'asked', source: 'e2', value: 'true' });
    expect(engine.update([{ put: 'assertion', record }]).weighed).toEqual(['asked', 'by-e1']);
  });

  it('weighs nothing else again when the rounded rates stay', () => {
    const sources = Array.from({ length: 40 }, (_, index) => ({ id: `x${index}`, type: 'clerk' }));
    const answers = sources.map(({ id }) => ({ id: `k-${id}`, claim: 'asked', source: id, value: 'true' }));
    const engine = createEngine(
      read({
        ...small,
        sources: [...small.sources, ...sources, { id: 'quiet', type: 'clerk' }],
        assertions: [
          ...small.assertions,
          ...answers,
          { id: 'q', claim: 'empty', source: 'quiet', value: 'true' },
        ],
      }),
    );
    const [x0] = answers;
    if (x0 === undefined) throw new Error('no answer');
    expect(engine.update([{ drop: 'assertion', id: x0.id }]).weighed).toEqual(['asked']);
  });
});
