import { expect, test } from 'vitest';
import { denialsOf } from '#lib/claims/denial.ts';
import { deniersOf, ledgerRow, typesIn } from '#lib/claims/ledger-row.ts';
import type { MatrixClaim } from '#lib/claims/matrix.ts';
import { statementsOf } from '#lib/claims/statement.ts';
import type { Verdict } from '#lib/claims/verdict.ts';
import { ELDER, ISK, OFFICIAL, say, yesNo } from './said.ts';

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
  ...{ values: yesNo.values, filed: 'true', verdict, statements },
  denials: denialsOf('boolean', statements, verdict),
};

test('a row of the ledger says status, measure, voices without copies, and who stands against it with what they gain', () => {
  const row = ledgerRow(claim, 'open');
  expect(row).toMatchObject({ status: 'probable', voices: 5, held: 'open', measure: { text: '.80' } });
  expect(deniersOf(row, typesIn([claim]))).toEqual([
    { code: 'S-d', type: OFFICIAL, stake: 'gains' },
    { code: 'S-e', type: ISK, stake: 'loses' },
  ]);
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
