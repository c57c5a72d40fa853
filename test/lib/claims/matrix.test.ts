import { describe, expect, test } from 'vitest';
import { heardIn, heardLine, type Heard } from '#core/assessment-view.ts';
import { cellOf, figuresInWords, grouped } from '#lib/claims/cell.ts';
import { deniersInWords } from '#lib/claims/cell-words.ts';
import { ownValues } from '#core/claim.ts';
import { denialsOf, typesOf } from '#lib/claims/denial.ts';
import { en } from '#lib/messages/en.ts';
import { byDisagreement, classOf } from '#lib/claims/disagreement.ts';
import { filterClaims, filterQuery, readFilter, sortClaims, wordFinder } from '#lib/claims/filter.ts';
import {
  byClass,
  campColumns,
  inKeptOrder,
  isOutOfOrder,
  matrixRow,
  moveTo,
  orderOf,
  type MatrixClaim,
} from '#lib/claims/matrix.ts';
import { packClasses, unpackClasses } from '#lib/claims/packed-rows.ts';
import { statementsOf } from '#lib/claims/statement.ts';
import {
  aheadOf,
  likelihoodFigure,
  measureOf,
  onTrack,
  shownValue,
  verdictInWords,
  type Verdict,
} from '#lib/claims/verdict.ts';
import { counted, ELDER, ISK, OFFICIAL, say, yesNo } from './said.ts';

const verdict = (fields: Partial<Verdict>): Verdict => ({
  status: 'probable',
  best: 'true',
  p: { true: 0.8, false: 0.2 },
  range: null,
  fragility: 1,
  disputed: [],
  bracket: null,
  ...fields,
});

const claim = (fields: Partial<MatrixClaim> = {}): MatrixClaim => ({
  id: 'c',
  kind: 'boolean',
  proposition: 'Hard treatment made recruits',
  place: 'Kunar',
  period: { from: '2021-08', to: '2022-06' },
  values: yesNo.values,
  filed: null,
  units: [],
  verdict: verdict({}),
  statements: [],
  denials: [],
  minded: [],
  ...fields,
});

describe('statements', () => {
  test('count once a source, by its latest, without what was retracted or has no stance yet (C0, C3)', () => {
    const kept = statementsOf(yesNo, [
      say('a1', ISK, { interview: { month: '2022-01', audience: 'private' } }, 'S-1'),
      say('a2', ISK, { interview: { month: '2022-05', audience: 'private' }, stance: 'denies' }, 'S-1'),
      say('a3', ELDER, { retracted: true }),
      say('a4', ELDER, { stance: null }),
    ]);
    expect(kept.map((s) => [s.id, s.stance])).toEqual([['a2', 'denies']]);
  });

  test('are against interest by the engine’s line, and by the claim’s table before there is one (C0)', () => {
    const against = (said: Parameters<typeof say>[2], type = ISK): boolean | undefined =>
      statementsOf(yesNo, [say('a', type, said)])[0]?.against;
    expect(against({ stance: 'affirms' })).toBe(false);
    expect(against({ stance: 'denies' })).toBe(true);
    expect(against({ stance: 'affirms' }, OFFICIAL)).toBe(true);
    expect(against({ stance: 'affirms' }, ELDER)).toBe(false);
    const heard: Heard = new Map([['a', heardLine({ interest: 'A', role: 'speaks' })]]);
    expect(statementsOf(yesNo, [say('a', ELDER)], heard)[0]).toMatchObject({ against: true, serves: false });
  });

  test('of a quantity are judged by what a high figure does to the side, whatever the figure (C0)', () => {
    const [low] = statementsOf(counted, [say('a', OFFICIAL, { lo: 10, hi: 10 })]);
    expect(low).toMatchObject({ against: true, serves: false });
  });

  test('that retell another voice here are copies; the one with the fewest hops speaks (C3)', () => {
    const kept = statementsOf(yesNo, [
      say('a1', ELDER),
      say('a2', ELDER, { root: 'S-a1', hops: 1 }),
      say('a3', ISK, { root: 'S-elsewhere', hops: 2 }),
      say('a4', ISK, { root: 'S-elsewhere', hops: 1 }),
      say('a5', ELDER, { root: 'unknown' }),
    ]);
    expect(kept.filter((s) => s.copy).map((s) => s.id)).toEqual(['a2', 'a3']);
  });

  test('in a circle are all copies: circular reporting weighs nothing (C3)', () => {
    const kept = statementsOf(yesNo, [
      say('a1', ELDER, { root: 'S-a2' }),
      say('a2', ELDER, { root: 'S-a1' }),
    ]);
    expect(kept.map((s) => s.copy)).toEqual([true, true]);
  });

  test('that count something else say what, and never pass for the claim’s own (C8)', () => {
    const [same, other] = statementsOf(counted, [
      say('a1', ISK, { lo: 8000, definition: 'd1' }),
      say('a2', ELDER, { lo: 4000, hi: 4000, definition: 'd2', bound: 'at-least' }),
    ]);
    expect(same?.figure).toMatchObject({ lo: 8000, hi: 8000, unit: 'persons', countsElse: null });
    expect(other?.figure).toMatchObject({ countsElse: 'fighters', bound: 'at-least' });
  });
});

describe('what a source said before', () => {
  const on = (month: string) => ({ interview: { month, audience: 'private' as const } });
  const later = { from: '2023-01', to: '2023-02' };

  test('stays where a later word of it is of another period: a denial never goes out of sight (C0, C3, C7)', () => {
    const said = [
      say('a1', ELDER, on('2022-01'), 'S-1'),
      say('a2', OFFICIAL, { ...on('2022-01'), stance: 'denies' }, 'S-2'),
      say('a3', OFFICIAL, { ...on('2022-05'), refersTo: later }, 'S-2'),
    ];
    const kept = statementsOf(yesNo, said);
    expect(kept.map((s) => s.id)).toEqual(['a1', 'a2']);
    expect(denialsOf('boolean', kept, verdict({ disputed: ['a2'] })).map((d) => d.code)).toEqual(['S-2']);
  });

  test('stays where a later figure of it counts something else, and so does what only bounds (C8)', () => {
    const kept = statementsOf(counted, [
      say('a1', OFFICIAL, { ...on('2022-01'), stance: 'denies', lo: 40 }, 'S-1'),
      say('a2', OFFICIAL, { ...on('2022-02'), lo: 20, bound: 'at-least' }, 'S-1'),
      say('a3', OFFICIAL, { ...on('2022-05'), lo: 9000, definition: 'd2' }, 'S-1'),
      say('a4', OFFICIAL, { ...on('2022-06'), lo: 9, unit: 'u9' }, 'S-1'),
    ]);
    expect(kept.map((s) => s.id)).toEqual(['a1', 'a2']);
    expect(denialsOf('quantity', kept, null).map((d) => d.id)).toEqual(['a1']);
  });

  test('stays where a later word of it names no answer, which stands beside it', () => {
    const three = { ...yesNo, kind: 'trend' as const, values: ownValues('trend') };
    const kept = statementsOf(three, [
      say('a1', OFFICIAL, { ...on('2022-01'), value: 'down' }, 'S-1'),
      say('a2', OFFICIAL, { ...on('2022-05'), stance: 'denies' }, 'S-1'),
    ]);
    expect(kept.map((s) => s.id)).toEqual(['a1', 'a2']);
  });

  test('is what the engine kept, whatever would be kept here', () => {
    const said = [
      say('a1', ELDER, { ...on('2022-01'), stance: 'denies' }, 'S-1'),
      say('a2', ELDER, on('2022-05'), 'S-1'),
    ];
    const heard: Heard = new Map([['a1', heardLine({ interest: 'N', role: 'copy' })]]);
    expect(statementsOf(yesNo, said, heard)).toMatchObject([{ id: 'a1', copy: true }]);
    expect(heardIn(null).size).toBe(0);
  });

  test('counts once a source, be it a figure and what bounds it', () => {
    const kept = statementsOf(counted, [
      say('a1', ISK, { lo: 40 }, 'S-1'),
      say('a2', ISK, { lo: 20, bound: 'at-least' }, 'S-1'),
    ]);
    expect(kept).toHaveLength(2);
    expect(cellOf(kept).marks).toEqual([{ stance: 'affirms', against: false, count: 1 }]);
  });
});

describe('what speaks of something else than the claim', () => {
  const elsewhere = statementsOf(counted, [
    say('a1', ISK, { lo: 8000 }),
    say('a2', OFFICIAL, { stance: 'denies', lo: 20, unit: 'u9' }),
    say('a3', ELDER, { stance: 'denies', lo: 4000, definition: 'd2' }),
    say('a4', OFFICIAL, { stance: 'denies', lo: 30, refersTo: { from: '2023-01', to: '2023-02' } }),
  ]);

  test('definitions-with-numbers: another definition, unit or period is named as such (C0, C8)', () => {
    expect(elsewhere.map((s) => s.elsewhere)).toEqual([null, 'unit', 'definition', 'period']);
    expect(elsewhere[3]?.figure?.countsElse).toBe('Jan 2023 – Feb 2023');
  });

  test('definitions-with-numbers: is counted apart, contradicts nobody and denies nothing', () => {
    expect(cellOf(elsewhere)).toMatchObject({ elsewhere: 3, marks: [{ stance: 'affirms', count: 1 }] });
    expect(classOf(claim({ kind: 'quantity', statements: elsewhere }))).toBe('agreed');
    expect(denialsOf('quantity', elsewhere, null)).toEqual([]);
  });

  test('is not so for a figure that is said in passing: a nominal claim asks for none', () => {
    const [said] = statementsOf(yesNo, [say('a', ISK, { lo: 9, unit: 'u9' })]);
    expect(said?.elsewhere).toBeNull();
  });
});

describe('who stands against a verdict', () => {
  const statements = statementsOf(yesNo, [
    say('a1', ELDER),
    say('a2', ISK, { stance: 'denies' }),
    say('a3', OFFICIAL, { stance: 'denies' }),
    say('a4', ELDER, { stance: 'denies' }),
  ]);

  test('is named with what they gain, and whatever the status (C7)', () => {
    const denials = denialsOf('boolean', statements, verdict({ disputed: ['a2', 'a3'] }));
    expect(denials.map((d) => [d.code, d.stake])).toEqual([
      ['S-a2', 'loses'],
      ['S-a3', 'gains'],
    ]);
    expect(deniersInWords(en.claims, denials, null)).toBe(
      'disputed by S-a2 (IS-K member), against its own side’s interest; S-a3 (Taliban official), who gains if it is believed',
    );
    // Whoever stands against the answer that is ahead may affirm the sentence.
    const ahead = aheadOf(
      { values: [{ key: 'v2', label: 'partly' }], filed: null },
      { status: 'contested', best: 'v2', p: { true: 0.3, v2: 0.6 } },
    );
    expect(deniersInWords(en.claims, denials, ahead)).toMatch(
      /^“partly”, which is ahead, is disputed by S-a2/,
    );
    expect(
      aheadOf({ ...yesNo, filed: null }, { status: 'contested', best: 'true', p: { true: 0.6, false: 0.4 } }),
    ).toBe(null);
    expect(
      aheadOf({ ...yesNo, filed: null }, { status: 'probable', best: 'false', p: { true: 0.2, false: 0.8 } }),
    ).toBe(null);
    expect(typesOf([...denials, ...denials]).map((type) => type.letter)).toEqual(['K', 'T']);
  });

  test('of a figure is whoever denies it, since the engine names nobody there (C8)', () => {
    const said = statementsOf(counted, [say('a1', ISK), say('a2', OFFICIAL, { stance: 'denies' })]);
    expect(denialsOf('quantity', said, verdict({})).map((d) => d.code)).toEqual(['S-a2']);
  });
});

describe('a cell', () => {
  test('counts sources by stance and against interest, copies apart', () => {
    const cell = cellOf(
      statementsOf(yesNo, [
        say('a1', ISK),
        say('a2', ISK, { stance: 'denies', lo: 9, hi: 9 }),
        say('a3', ISK, { stance: 'denies' }),
        say('a4', ISK, { root: 'S-a1', hops: 1 }),
      ]),
    );
    expect(cell.marks).toEqual([
      { stance: 'affirms', against: false, count: 1 },
      { stance: 'denies', against: true, count: 2 },
    ]);
    expect(cell.copies).toBe(1);
    expect(cell.figure).toBe('9');
  });

  test('shows one figure with its bound, several as the span that holds them, and never one of another kind beside', () => {
    const figures = (...saids: Parameters<typeof say>[2][]) =>
      cellOf(
        statementsOf(
          counted,
          saids.map((said, i) => say(`a${i}`, ISK, said)),
        ),
      );
    expect(figures({ lo: 1100, bound: 'at-least' }).figure).toBe('≥ 1,100');
    expect(figures({ lo: 1100, bound: 'at-most' }, { lo: 1100, bound: 'at-least' }).figure).toBe('1,100');
    expect(figures({ lo: 150, hi: 160 }, { lo: 200 }).figure).toBe('150–200');
    expect(figures({ lo: 150 }, { lo: 9000, definition: 'd2' })).toMatchObject({
      figure: '150',
      countsElse: false,
    });
    expect(figures({ lo: 9000, definition: 'd2' })).toMatchObject({ figure: '9,000', countsElse: true });
    expect(figuresInWords([])).toBeNull();
    expect([grouped(0.5), grouped(1234567.25), grouped(999)]).toEqual(['0.5', '1,234,567.25', '999']);
  });
});

describe('a row’s head', () => {
  test('shows how likely the sentence is, as it was filed, else as true, else the best value', () => {
    expect(
      shownValue({ values: [], filed: 'down' }, { best: 'up', p: { up: 0.7, flat: 0.1, down: 0.2 } }),
    ).toBe('down');
    const named = [
      { key: 'v1', label: 'true' },
      { key: 'v2', label: 'partly' },
    ];
    expect(shownValue({ values: named, filed: null }, { best: 'v2', p: { v1: 0.3, v2: 0.7 } })).toBe('v1');
    expect(shownValue({ values: [], filed: null }, { best: 'up', p: { up: 0.7, flat: 0.3 } })).toBe('up');
  });

  test('follows its status: probable of the best value, whichever it is; contested of the sentence', () => {
    const split = { best: 'v2', p: { v1: 0.3, v2: 0.7 } };
    const values = [
      { key: 'v1', label: 'true' },
      { key: 'v2', label: 'partly' },
    ];
    expect(measureOf(claim({ values }), verdict(split))).toMatchObject({ p: 0.7, text: '.70', of: 'partly' });
    expect(measureOf(claim({ values }), verdict({ ...split, status: 'contested' }))).toMatchObject({
      p: 0.3,
      text: '.30',
      of: null,
    });
  });

  test('writes a likelihood in two digits, and certainty only where it is one', () => {
    expect([0, 0.004, 0.075, 0.944, 0.9951, 1].map(likelihoodFigure)).toEqual([
      '0',
      '< .01',
      '.07',
      '.94',
      '> .99',
      '1',
    ]);
  });

  test('shows a range to two digits on a track from 1 to 10,000', () => {
    const measure = measureOf(claim(), verdict({ range: { lo: 3912, point: 5601, hi: 8049 } }));
    expect(measure).toMatchObject({ kind: 'range', text: '3,900–8,000' });
    expect([0.5, 1, 100, 10_000, 90_000].map(onTrack)).toEqual([0, 0, 0.5, 1, 1]);
  });

  test('says verdicts in words', () => {
    expect(verdictInWords(claim(), verdict({ status: 'contested', p: { true: 0.28, false: 0.72 } }))).toBe(
      'contested, “true” .28',
    );
    expect(verdictInWords(claim(), verdict({ status: 'no evidence' }))).toBe('no evidence');
    expect(verdictInWords(claim(), null)).toBe('not weighed yet');
  });
});

describe('the order of rows', () => {
  const denied = statementsOf(yesNo, [say('a1', ISK), say('a2', OFFICIAL, { stance: 'denies' })]);
  const agreed = statementsOf(yesNo, [say('a1', ISK)]);

  test('is by class of disagreement: the eye falls first on what is contested', () => {
    expect(classOf(claim({ verdict: verdict({ status: 'contested' }), statements: denied }))).toBe(
      'unsettled',
    );
    expect(classOf(claim({ verdict: verdict({ status: 'one-sided' }), statements: agreed }))).toBe(
      'unsettled',
    );
    expect(classOf(claim({ verdict: verdict({ status: 'refuted' }), statements: agreed }))).toBe('disputed');
    expect(classOf(claim({ verdict: verdict({ disputed: ['a2'] }), statements: denied }))).toBe('disputed');
    expect(classOf(claim({ statements: denied }))).toBe('disputed');
    expect(classOf(claim({ statements: agreed }))).toBe('agreed');
    expect(classOf(claim({ verdict: null }))).toBe('silent');
  });

  test('puts contested before one-sided, and what splits the voices more evenly first', () => {
    const one = (id: string, status: Verdict['status'], statements = agreed) =>
      claim({ id, proposition: id, verdict: verdict({ status }), statements });
    const sorted = byDisagreement([
      one('d', 'one-sided'),
      one('c', 'contested'),
      one('b', 'contested', denied),
      one('a', 'probable'),
    ]);
    expect(sorted.map((c) => c.id)).toEqual(['b', 'c', 'd', 'a']);
  });

  test('groups rows by class, and leaves out classes without rows', () => {
    const columns = campColumns([{ ...ISK, retired: false }], new Set(['isk']));
    const claims = [claim({ id: 'x' }), claim({ id: 'y', verdict: verdict({ status: 'contested' }) })];
    expect(
      byClass(claims, (of) => matrixRow(of, columns)).map((g) => [g.class, g.rows.map((r) => r.claim.id)]),
    ).toEqual([
      ['unsettled', ['y']],
      ['agreed', ['x']],
    ]);
  });
});

test('rows stay where they were painted while verdicts change, and can be sorted anew', () => {
  const row = (id: string, status: Verdict['status']) =>
    claim({ id, proposition: id, verdict: verdict({ status }) });
  const rowOf = (of: MatrixClaim) => matrixRow(of, []);
  const painted = byClass([row('a', 'contested'), row('b', 'probable'), row('c', 'probable')], rowOf);
  const kept = orderOf(painted);
  expect(isOutOfOrder(painted, kept)).toBe(false);
  const now = byClass(
    [row('a', 'probable'), row('b', 'contested'), row('c', 'probable'), row('d', 'probable')],
    rowOf,
  );
  const shown = inKeptOrder(now, kept);
  expect(shown.map((group) => [group.class, group.rows.map((r) => r.claim.id)])).toEqual([
    ['unsettled', ['a']],
    ['agreed', ['b', 'c', 'd']],
  ]);
  expect(isOutOfOrder(now, kept)).toBe(true);
});

test('rows come to the browser as they were sent, with who denies and for which type', () => {
  const columns = campColumns(
    [
      { ...ISK, retired: false },
      { ...ELDER, retired: false },
    ],
    new Set(),
  );
  const statements = statementsOf(yesNo, [say('a1', ELDER), say('a2', ISK, { stance: 'denies' })]);
  const denials = denialsOf('boolean', statements, { disputed: ['a2'] });
  const rows = [
    claim({
      id: 'x',
      statements,
      denials,
      period: { from: '2022-01', to: '2022-03' },
      place: 'Kunar “East”',
    }),
    claim({ id: 'y', verdict: null }),
  ];
  const sent = byClass(rows, (of) => matrixRow(of, columns));
  expect(denials).toHaveLength(1);
  expect(unpackClasses(packClasses(sent), columns)).toEqual(sent);
});

describe('columns', () => {
  const types = [ELDER, ISK, OFFICIAL].map((type) => ({ ...type, retired: false }));
  test('are the types that somebody spoke for, by camp in the order of their hues', () => {
    expect(
      campColumns(types, new Set(['elder', 'isk'])).map((c) => [c.camp, c.types.map((t) => t.key)]),
    ).toEqual([
      ['isk', ['isk']],
      ['community', ['elder']],
    ]);
  });

  test('are all that are not retired before the first statement, and camps of a project’s own come last', () => {
    const own = { key: 'nrf', letter: 'N', label: 'NRF member', camp: 'nrf', retired: false };
    const old = { ...own, key: 'old', retired: true };
    expect(campColumns([own, old, ...types], new Set()).flatMap((c) => c.types.map((t) => t.key))).toEqual([
      'taliban-official',
      'isk',
      'elder',
      'nrf',
    ]);
  });

  test('are walked with arrows up to the edges', () => {
    const size = { rows: 2, columns: 3 };
    expect(moveTo({ row: 0, column: 0 }, 'up', size)).toEqual({ row: 0, column: 0 });
    expect(moveTo({ row: 0, column: 2 }, 'on', size)).toEqual({ row: 0, column: 2 });
    expect(moveTo({ row: 0, column: 2 }, 'down', size)).toEqual({ row: 1, column: 2 });
    expect(moveTo({ row: 1, column: 2 }, 'first', size)).toEqual({ row: 1, column: 0 });
  });
});

describe('the filter', () => {
  const claims = [
    claim({ id: 'a', verdict: verdict({ status: 'contested', p: { true: 0.4, false: 0.6 } }) }),
    claim({
      id: 'b',
      kind: 'quantity',
      place: 'Nangarhar',
      proposition: 'Recruits in a month',
      period: null,
    }),
    claim({ id: 'c', proposition: 'مدرسي وتړل شوې', period: { from: '2020-01', to: '2020-12' } }),
  ];
  const ids = (query: string): string[] =>
    filterClaims(claims, readFilter(new URLSearchParams(query))).map((c) => c.id);

  test('keeps status, kind, place and year apart', () => {
    expect(ids('')).toEqual(['a', 'b', 'c']);
    expect(ids('status=contested')).toEqual(['a']);
    expect(ids('kind=quantity')).toEqual(['b']);
    expect(ids('place=Nangarhar')).toEqual(['b']);
    expect(ids('year=2022')).toEqual(['a']);
  });

  test('finds by words, wherever they stand, and reads none from an address', () => {
    const found = (words: string): string[] => claims.filter(wordFinder(words)).map((c) => c.id);
    expect(found('RECRUITS kunar')).toEqual(['a']);
    expect(found('مدرسى')).toEqual(['c']);
    expect(found('nothing')).toEqual([]);
    expect(found('  ')).toEqual(['a', 'b', 'c']);
    expect(ids('q=nothing')).toEqual(['a', 'b', 'c']);
  });

  test('keeps what is as fragile as asked (C6), and what a code leads to', () => {
    const few = (id: string, fragility: number | null) => claim({ id, verdict: verdict({ fragility }) });
    const some = [few('none', 0), few('one', 1), few('four', 4), few('quantity', null)];
    const fall = (n: string): string[] =>
      filterClaims(some, readFilter(new URLSearchParams(`fall=${n}`))).map((c) => c.id);
    expect(['0', '1', '2', '3'].map(fall)).toEqual([['none'], ['one'], [], ['four']]);
    const code = readFilter(new URLSearchParams('code=00000000-0000-4000-8000-000000000001'));
    expect(filterClaims(some, code, new Set(['one'])).map((c) => c.id)).toEqual(['one']);
    expect(filterClaims(some, code)).toEqual([]);
  });

  test('reads a garbled address as no filter', () => {
    expect(readFilter(new URLSearchParams('kind=x&year=now&code=1&fall=9&sort=?'))).toEqual({
      status: null,
      kind: null,
      place: null,
      year: null,
      code: null,
      fall: null,
      sort: 'disagreement',
    });
  });

  test('keeps what is empty or usual out of the address', () => {
    const form = new FormData();
    for (const [name, value] of [
      ['place', 'a b'],
      ['status', ''],
      ['sort', 'disagreement'],
      ['kind', 'trend'],
    ] as const)
      form.append(name, value);
    expect(filterQuery(form)).toBe('?place=a+b&kind=trend');
  });

  test('sorts by likelihood, by period, or as written', () => {
    expect(sortClaims(claims, 'likelihood').map((c) => c.id)).toEqual(['b', 'c', 'a']);
    expect(sortClaims(claims, 'period').map((c) => c.id)).toEqual(['a', 'c', 'b']);
    expect(sortClaims(claims, 'written').map((c) => c.id)).toEqual(['a', 'b', 'c']);
  });
});
