import { expect, test } from 'vitest';
import type { Caveat } from '#core/caveat.ts';
import { markCaveats, shownCaveats } from '#lib/caveats/marked.ts';
import { cellOf, sumOfCells } from '#lib/claims/cell.ts';
import { sumInWords, voicesInWords } from '#lib/claims/cell-words.ts';
import { coverageRows } from '#lib/claims/coverage.ts';
import { denialsOf } from '#lib/claims/denial.ts';
import { deniersOf, ledgerRow, typesIn } from '#lib/claims/ledger-row.ts';
import { matrixRow, type MatrixClaim } from '#lib/claims/matrix.ts';
import { unpackCells } from '#lib/claims/packed.ts';
import { statementsOf } from '#lib/claims/statement.ts';
import type { Verdict } from '#lib/claims/verdict.ts';
import { en } from '#lib/messages/en.ts';
import { counted, ELDER, ISK, OFFICIAL, say, yesNo } from './said.ts';

const verdict: Verdict = {
  ...{ status: 'probable', best: 'true', p: { true: 0.8, false: 0.2 }, range: null },
  ...{ fragility: 1, disputed: ['d', 'e'], bracket: null },
};
const statements = statementsOf(yesNo, [
  ...['a', 'b', 'c'].map((id) => say(id, ELDER)),
  say('d', OFFICIAL, { stance: 'denies' }),
  say('e', ISK, { stance: 'denies' }),
  say('f', ELDER, { root: 'S-a', hops: 1 }),
]);
const claim: MatrixClaim = {
  ...{ id: 'c', kind: 'boolean', proposition: 'Schools were shut', place: 'Kunar', period: null },
  ...{ values: yesNo.values, units: [], filed: 'true', verdict, statements },
  denials: denialsOf('boolean', statements, verdict),
  minded: [],
};

test('a row of the ledger says status, measure, voices without copies, and who stands against it with what they gain', () => {
  const row = ledgerRow(claim, 'open');
  expect(row).toMatchObject({ status: 'probable', voices: 5, held: 'open', measure: { text: '.80' } });
  expect(deniersOf(row, typesIn([claim]))).toEqual([
    { code: 'S-d', type: OFFICIAL, stake: 'gains' },
    { code: 'S-e', type: ISK, stake: 'loses' },
  ]);
});

test('dataset-reliability-caveat: a letter stands at the figure of each row that rests on the material, whatever a filter leaves', () => {
  const caveat = (id: string): Caveat => ({
    id,
    material: `S-${id}`,
    text: 'Few papers.',
    from: null,
    to: null,
  });
  const [press, count] = [caveat('press'), caveat('count')];
  const [bare, first, both] = [[], [press], [count, press]].map((minded) => ({ ...claim, minded }));
  if (!bare || !first || !both) throw new Error('three claims');
  const marked = markCaveats([bare, first, both]);
  expect(marked.map(({ mark, id }) => [mark, id])).toEqual([
    ['a', 'press'],
    ['b', 'count'],
  ]);
  const rows = [bare, first, both].map((one) => ledgerRow(one, null, marked));
  expect(rows.map(({ marks }) => marks)).toEqual(['', 'a', 'a, b']);
  expect(matrixRow(both, [], marked).marks).toBe('a, b');
  expect(shownCaveats(marked, rows.slice(0, 1))).toEqual([]);
  expect(shownCaveats(marked, rows.slice(1, 2)).map(({ id }) => id)).toEqual(['press']);
  const many = Array.from({ length: 28 }, (_, n) => caveat(`${n}`));
  expect(
    markCaveats([{ minded: many }])
      .slice(25)
      .map(({ mark }) => mark),
  ).toEqual(['z', 'aa', 'ab']);
});

test('2,000 rows weigh less than a megabyte on their way to the page', () => {
  const rows = Array.from({ length: 2000 }, (_, n) =>
    ledgerRow(
      { ...claim, id: crypto.randomUUID(), proposition: `${'Schools were shut '.repeat(4)}${n}` },
      null,
    ),
  );
  expect(JSON.stringify({ rows, types: typesIn([claim]) }).length).toBeLessThan(1_000_000);
});

test('ledger, matrix, coverage and what was said count the same voices: each source once, no copy, nothing of something else (C3, C8)', () => {
  const said = statementsOf(counted, [
    say('a', ELDER, { lo: 40, hi: 60 }),
    { ...say('b', ELDER, { lo: 30, bound: 'at-least', stance: 'denies' }), source: say('a', ELDER).source },
    say('c', ISK, { root: 'S-a', hops: 1, lo: 40, hi: 60 }),
    say('d', ISK, { lo: 9000, definition: 'd2' }),
    say('e', OFFICIAL, { stance: 'denies', lo: 5 }),
  ]);
  expect(said).toHaveLength(5);
  const asked: MatrixClaim = { ...claim, kind: 'quantity', statements: said };
  const columns = [ELDER, ISK, OFFICIAL].map((type) => ({ camp: type.camp, types: [type] }));
  const sum = sumOfCells(unpackCells(matrixRow(asked, columns).cells, 3));
  const found = { claim: 'c', status: 'contested', fragility: null, lacks: [] } as const;
  expect(ledgerRow(asked, null).voices).toBe(2);
  expect(sum.voices).toBe(2);
  expect(coverageRows([found], [asked], []).map(({ voices }) => voices)).toEqual([2]);
  const denials = denialsOf('quantity', said, null);
  expect(denials.map(({ id }) => id)).toContain('e');
  expect(coverageRows([found], [{ ...asked, denials }], []).map((row) => row.denials)).toEqual([denials]);
  expect(sumInWords(en.claims, sum)).toBe(
    '2 voices: 1 affirms, 1 denies, 1 denies against interest; 1 speaks of something else; 1 copy',
  );
  expect(voicesInWords(en.claims, cellOf(said))).toBe('two voices, 1 speaks of something else, 1 copy');
});
