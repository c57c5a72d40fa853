/** Which act moved which claim, told apart by the changes themselves. */
import { expect, test } from 'vitest';
import { actsOf, type Names } from '#server/analysis/causes.ts';
import { changesBetween } from '#server/analysis/changes.ts';
import { projectOf, type AssertionRow, type ClaimRow, type SourceRow } from '#core/consistency/from-rows.ts';
import type { AssessmentCause } from '#server/db/schema.ts';

const source = (id: string, affiliation: string | null = null): SourceRow => ({
  ...{ id, code: `S-${id}`, type: 'elder', typeAffiliation: null, affiliation },
  ...{ unaffiliated: false, network: null, external: false },
});
const claim = (id: string, fields: Partial<ClaimRow> = {}): ClaimRow => ({
  ...{ id, kind: 'boolean', values: [], stances: null, units: [], definitions: [], periodFrom: null },
  ...{ periodTo: null, state: false, event: false, exhaustive: false, family: null, interest: {} },
  ...{ parts: [], headline: null, filed: null, resolved: null },
  ...fields,
});
const said = (id: string, on: string, fields: Partial<AssertionRow> = {}): AssertionRow => ({
  ...{
    id,
    record: `R-${id}`,
    claim: on,
    source: 'a',
    interview: `i-${id}`,
    researcher: null,
    month: '2022-01',
  },
  ...{ stance: 'affirms', value: null, lo: null, hi: null, bound: null, unit: null, definition: null },
  ...{ refersFrom: null, refersTo: null, basis: null, root: null, hops: 0, confrontedWith: null },
  ...{ probed: false, cases: null, forecast: false, retracted: false },
  ...fields,
});
const names: Names = {
  records: new Map(['1', '2', '3'].map((n) => [`i-${n}`, `record-${n}`])),
  sources: new Map([
    ['S-a', 'a'],
    ['S-b', 'b'],
  ]),
};
const resolved = { answer: { value: 'true' }, known: false, month: '2022-05', public: true };

const before = projectOf({
  sources: [source('a'), source('b')],
  claims: [claim('x'), claim('y'), claim('z')],
  assertions: [said('1', 'x')],
});
const acts = (after: Parameters<typeof projectOf>[0], told: AssessmentCause[] = []) =>
  actsOf(changesBetween(before, projectOf(after)), before, names, told).map(({ cause, own }) => [
    `${cause.kind} ${cause.id}`,
    [...own],
  ]);

test('an edit, a statement, an answer and a source are each their own, in the order in which they were heard of', () => {
  const after = {
    sources: [source('a', 'isk'), source('b')],
    claims: [claim('x'), claim('y', { state: true }), claim('z', { resolved })],
    assertions: [said('1', 'x'), said('2', 'x')],
  };
  const each = [
    ['source a', []],
    ['claim y', ['y']],
    ['resolution z', ['z']],
    ['record record-2', ['x']],
  ];
  expect(acts(after)).toEqual(each);
  const told: AssessmentCause[] = [
    { kind: 'record', id: 'record-2' },
    { kind: 'resolution', id: 'z' },
  ];
  expect(acts(after, told)).toEqual([each[3], each[2], each[0], each[1]]);
});

test('a type’s affiliation is no act of one source, and what was taken away is of its record', () => {
  const after = {
    sources: [source('a', 'isk'), source('b', 'isk')],
    claims: [claim('x'), claim('y'), claim('z')],
    assertions: [],
  };
  expect(acts(after, [{ kind: 'source', id: null }])).toEqual([
    ['source null', []],
    ['record record-1', ['x']],
  ]);
});

test('who qualifies a claim moves it, though its answers change with that', () => {
  const after = {
    sources: [source('a'), source('b')],
    claims: [claim('x'), claim('y'), claim('z')],
    assertions: [said('1', 'x'), said('3', 'x', { stance: 'qualifies', source: 'b' })],
  };
  expect(acts(after, [{ kind: 'record', id: 'record-3' }])).toEqual([['record record-3', ['x']]]);
});

test('of very many acts the first are taken together, and the engine gets every change once', () => {
  const assertions = Array.from({ length: 60 }, (_, n) => said(`${n + 1}`, 'x'));
  const after = projectOf({
    sources: [source('a'), source('b')],
    claims: [claim('x'), claim('y'), claim('z')],
    assertions,
  });
  const changes = changesBetween(before, after);
  const records = new Map(assertions.map(({ interview }) => [interview, `of ${interview}`]));
  const all = actsOf(changes, before, { ...names, records }, []);
  expect(all.length).toBeLessThan(30);
  expect(all[0]?.cause).toEqual({ kind: 'rebuild', id: null });
  expect(all.flatMap((act) => act.changes)).toHaveLength(changes.length);
});

test('where only whom a statement goes back to differs, the act is what was held of its source, or its supplier’s record', () => {
  const rows = {
    sources: [source('a'), source('b')],
    claims: [claim('x'), claim('y'), claim('z')],
    assertions: [said('1', 'x'), said('2', 'x', { source: 'b' })],
  };
  const upstreams = [{ source: 'a', suppliers: ['b'], only: false }];
  const then = projectOf({ ...rows, upstreams: [] });
  const causes = (from: typeof then, told: AssessmentCause[]) =>
    actsOf(changesBetween(from, projectOf({ ...rows, upstreams })), from, names, told).map(
      ({ cause }) => cause,
    );
  expect(causes(then, [{ kind: 'source', id: 'a' }])).toEqual([{ kind: 'source', id: 'a' }]);
  const alone = projectOf({ ...rows, assertions: [said('1', 'x')], upstreams });
  const record = { kind: 'record', id: 'record-2' } as const;
  expect(causes(alone, [record])).toEqual([record]);
});
