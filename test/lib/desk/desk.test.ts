import { describe, expect, test } from 'vitest';
import type { Denial } from '#lib/claims/denial.ts';
import type { TypeMark } from '#lib/claims/statement.ts';
import type { Verdict } from '#lib/claims/verdict.ts';
import { changesBetween, type Standing } from '#lib/desk/changes.ts';
import { interviewGrid, statusRows } from '#lib/desk/squares.ts';
import { keyOf, waitingFor, type WaitingClaim, type WaitingRecord } from '#lib/desk/waits.ts';
import { ELDER, ISK } from '../claims/said.ts';

const verdict = (status: Verdict['status'], p = 0.8, disputed: string[] = []): Verdict => ({
  status,
  best: 'true',
  p: { true: p, false: 1 - p },
  range: null,
  fragility: 1,
  disputed,
  bracket: null,
});

const denial = (type: TypeMark): Denial => ({
  ...{ id: 'a', code: 'S-1', type, stance: 'denies', value: null, stake: 'gains' },
});

const record = (code: string, state: WaitingRecord['state']): WaitingRecord => ({
  code,
  type: ELDER,
  month: '2022-03',
  state,
  changed: false,
});

const claim = (id: string, status: Verdict['status'], fields: Partial<WaitingClaim> = {}): WaitingClaim => ({
  id,
  proposition: id,
  verdict: verdict(status),
  words: status,
  denials: [],
  ahead: null,
  since: new Date(0),
  decided: false,
  ...fields,
});

describe('what waits', () => {
  const records = [
    record('R-1', 'field'),
    record('R-2', 'waiting'),
    record('R-3', 'released'),
    record('R-4', 'released'),
  ];
  const claims = [
    claim('new', 'contested', { since: new Date(5) }),
    claim('old', 'contested', { since: new Date(1) }),
    claim('held', 'contested', { decided: true }),
    claim('fine', 'probable'),
  ];

  test('for a lead is to approve, to decide, to release: the longest contested first', () => {
    const waits = waitingFor({ release: true, code: false, decide: true }, records, new Set(), claims);
    expect(waits.map((w) => `${w.act} ${keyOf(w).replace(w.act, '')}`)).toEqual([
      'approve R-2',
      'decide old',
      'decide new',
      'release R-1',
    ]);
  });

  test('comes first for a lead where another one asked for what takes two, each line with a key of its own', () => {
    const act = { id: 'act', kind: 'make-lead' as const, subject: null, approvals: null };
    const waits = waitingFor({ release: true, code: false, decide: true }, records, new Set(), claims, {
      acts: [{ ...act, askedBy: { role: 'lead', ordinal: 2 }, askedAt: '2024-05-01' }],
      openings: [{ id: 'opening', by: 2, record: 'R-1', identities: 1, at: new Date(0) }],
      changes: [{ id: 'change' }],
      leaving: [{ id: 'leaving', kind: 'release', by: 2, at: new Date(0) }],
    });
    const first = ['confirm', 'grant', 'sign', 'let-out', 'approve'];
    expect(waits.map(({ act }) => act).slice(0, 5)).toEqual(first);
    expect(new Set(waits.map(keyOf)).size).toBe(waits.length);
  });

  test('for a lead are released records whose field copy changed since, and for nobody else', () => {
    const changed = [{ ...record('R-3', 'released'), changed: true }, record('R-4', 'released')];
    const lead = waitingFor({ release: true, code: false, decide: true }, changed, new Set(), claims);
    expect(lead.map(keyOf)).toEqual(['take-overR-3', 'old', 'new']);
    const analyst = waitingFor({ release: false, code: true, decide: false }, changed, new Set(), []);
    expect(analyst.map(keyOf)).toEqual(['codeR-3', 'codeR-4']);
  });

  test('for an analyst is what was released and nobody coded', () => {
    const waits = waitingFor(
      { release: false, code: true, decide: false },
      records,
      new Set(['R-3']),
      claims,
    );
    expect(waits.map((w) => `${w.act} ${'record' in w ? w.record.code : ''}`)).toEqual(['code R-4']);
  });
});

test('what changed is said from one verdict to the other, latest first, and only if it reads otherwise', () => {
  const standing = (id: string, at: number, result: Verdict): Standing => ({
    claim: id,
    at: new Date(at),
    cause: { kind: 'record', id: 'R' },
    result,
  });
  const claims = ['a', 'b', 'c', 'd', 'e'].map((id) => ({
    id,
    proposition: id,
    values: [],
    units: [],
    filed: null,
  }));
  const before = [
    standing('a', 1, verdict('probable', 0.8)),
    standing('b', 1, verdict('probable', 0.8)),
    standing('e', 1, verdict('probable', 0.801)),
  ];
  const now = [
    standing('a', 2, verdict('corroborated', 0.94)),
    standing('c', 3, verdict('single-source', 0.6)),
    standing('d', 3, verdict('no evidence')),
    standing('e', 4, verdict('probable', 0.802)),
    standing('gone', 4, verdict('probable')),
  ];
  const { moved, fresh } = changesBetween(claims, before, [
    ...now,
    standing('b', 5, verdict('contested', 0.5)),
  ]);
  expect(moved.map((c) => [c.claim, c.from, c.to])).toEqual([
    ['b', 'probable “true” .80', 'contested, “true” .50'],
    ['a', 'probable “true” .80', 'corroborated “true” .94'],
  ]);
  expect(fresh, 'c alone: d has no evidence').toBe(1);

  const first = [standing('c', 2, verdict('corroborated', 0.95)), standing('a', 2, verdict('open', 0.5))];
  const since = changesBetween(claims, before, now, first);
  expect(since.moved[0], 'after its first weighing a claim moves like the rest').toMatchObject({
    claim: 'c',
    from: 'corroborated “true” .95',
    to: 'single-source “true” .60',
  });
  expect(since.moved[1]).toMatchObject({ claim: 'a', from: 'probable “true” .80' });
  expect(since.fresh).toBe(1);
});

describe('squares', () => {
  const types = [ISK, ELDER].map((type) => ({ ...type, retired: false }));

  test('are one an interview, in its month, and add up both ways', () => {
    const grid = interviewGrid(
      types,
      [
        { type: 'isk', month: '2021-12' },
        { type: 'isk', month: '2022-02' },
        { type: 'isk', month: '2022-02' },
      ],
      '2026-01',
    );
    expect(grid).toMatchObject({
      months: ['2021-12', '2022-01', '2022-02'],
      totals: [1, 0, 2],
      total: 3,
      earlier: 0,
    });
    expect(grid.rows.map((row) => [row.type.key, row.counts, row.total])).toEqual([['isk', [1, 0, 2], 3]]);
  });

  test('show the last 24 months, and say how many came before', () => {
    const grid = interviewGrid(
      types,
      [
        { type: 'isk', month: '2018-01' },
        { type: 'elder', month: '2022-12' },
      ],
      '2026-01',
    );
    expect(grid.months).toHaveLength(24);
    expect(grid.earlier).toBe(1);
  });

  test('have their axes before the first interview', () => {
    const grid = interviewGrid([...types, { ...ISK, key: 'old', retired: true }], [], '2021-11');
    expect(grid.rows.map((row) => row.type.key)).toEqual(['isk', 'elder']);
    expect([grid.months[0], grid.months.at(-1), grid.total]).toEqual(['2021-11', '2022-10', 0]);
  });

  test('of claims are filled where somebody denies, by status in the order of what asks for attention', () => {
    const rows = statusRows([
      { verdict: verdict('probable', 0.8, ['a']), denied: true, denials: [denial(ISK)] },
      { verdict: verdict('probable'), denied: false, denials: [] },
      { verdict: verdict('contested', 0.5, ['b']), denied: true, denials: [denial(ELDER), denial(ELDER)] },
      { verdict: null, denied: false, denials: [] },
    ]);
    expect(rows).toEqual([
      { status: 'contested', squares: [true], disputed: 1, by: [ELDER] },
      { status: 'probable', squares: [true, false], disputed: 1, by: [ISK] },
      { status: 'no evidence', squares: [false], disputed: 0, by: [] },
    ]);
  });
});
