import { describe, expect, test } from 'vitest';
import { assess } from '#core/consistency/assess.ts';
import type { ClaimAssessment } from '#core/consistency/assessment.ts';
import { derivationOf } from '#core/consistency/explain-tree.ts';
import { readInterchange } from '#core/consistency/interchange.ts';
import { claimForAnalyst } from '#core/consistency/view.ts';
import { figureLedgerOf, onLogAxis } from '#lib/claims/figure-ledger.ts';
import { ledgerOf, onAxis, signed, type Ledger } from '#lib/claims/ledger.ts';

const period = { from: '2021-08', to: '2022-06' };
const sources = [
  { id: 't', type: 'taliban-official', party: 'taliban' },
  { id: 't2', type: 'taliban-official', party: 'taliban' },
  { id: 'k', type: 'isk', party: 'isk' },
  { id: 'f', type: 'former-isk' },
  { id: 'c', type: 'cleric' },
  { id: 'e', type: 'elder' },
];
const interest = { isk: { true: 1, false: -1 }, taliban: { true: -1, false: 1 } };

function verdictOn(claim: object, assertions: object[]): ClaimAssessment {
  const file = readInterchange({
    version: 1,
    sources,
    researchers: ['r1', 'r2'],
    claims: [{ id: 'c', period, ...claim }],
    assertions: assertions.map((one, i) => ({
      id: `a${i}`,
      claim: 'c',
      researcher: i % 2 ? 'r1' : 'r2',
      ...one,
    })),
  });
  if (!file.ok) throw new Error(file.errors.map((e) => e.message).join('\n'));
  const [found] = assess(file.project).claims;
  if (!found) throw new Error('no claim');
  return found;
}

const twoSides = [
  { source: 't', value: 'true' },
  { source: 't2', value: 'true' },
  { source: 'f', value: 'true' },
  { source: 'k', value: 'true' },
  { source: 'e', value: 'true', root: 'f', hops: 1 },
  { source: 'c', value: 'false' },
];
const name = (id: string): string => id.toUpperCase();

function added({ beginning, rows, rest }: Ledger): number {
  return (beginning?.adds ?? 0) + rows.reduce((sum, row) => sum + row.adds, 0) + (rest?.adds ?? 0);
}

describe('the ledger of a nominal claim', () => {
  const verdict = verdictOn({ kind: 'boolean', interest }, twoSides);
  const ledger = ledgerOf(verdict, name);

  test('adds up in view to the log-odds, but for what rounding leaves (C10)', () => {
    expect(ledger.sum).not.toBeNull();
    expect(added(ledger) + (ledger.sum?.rounding ?? 0)).toBeCloseTo(ledger.sum?.adds ?? NaN, 9);
    expect(Math.abs(ledger.sum?.rounding ?? 1)).toBeLessThan(0.05);
    const p = verdict.p?.['true'] ?? NaN;
    expect(ledger.sum?.adds).toBeCloseTo(10 * Math.log10(p / (1 - p)), 0);
  });

  test('begins each bar where the row above ended, at 0 for two answers', () => {
    expect(ledger.beginning).toBeNull();
    ledger.rows.forEach((row, i) => expect(row.bar.from).toBe(i === 0 ? 0 : ledger.rows[i - 1]?.bar.to));
    expect(ledger.sum?.bar.from).toBe(0);
  });

  test('has few enough ticks for the room over its bars, at 0 too', () => {
    // Against one another in every number: some make an axis that seven ticks of 5 dB would fill.
    const between = (yes: number, no: number): Ledger =>
      ledgerOf(
        verdictOn({ kind: 'category', values: ['true', 'partly', 'false'], interest }, [
          ...['k', 'c', 'e', 'f'].slice(0, no).map((source) => ({ source, value: 'false' })),
          ...['t', 'f', 'e', 'c'].slice(0, yes).map((source) => ({ source, value: 'true' })),
        ]),
        name,
      );
    const all = [1, 2, 3, 4].flatMap((yes) => [0, 1, 2, 3, 4].map((no) => between(yes, no)));
    for (const { axis } of [ledger, ...all]) {
      expect(axis.ticks.length).toBeLessThanOrEqual(6);
      expect(axis.ticks).toContain(0);
      expect([axis.ticks[0], axis.ticks.at(-1)]).toEqual([axis.from, axis.to]);
    }
    expect(all.some(({ axis }) => axis.from < 0 && axis.to - axis.from >= 30)).toBe(true);
  });

  test('keeps a copy in sight, with nothing added', () => {
    const copy = ledger.rows.find((row) => row.assertion === 'a4');
    expect(copy).toMatchObject({ side: 'nothing', adds: 0, weight: 0, fresh: 0 });
    expect(copy?.why).toBe('Retells F: same origin, nothing new.');
  });

  test('shows weight and what is new to leads; to analysts what a line adds, to 0.1 dB', () => {
    const first = ledger.rows[0];
    expect((first?.weight ?? 0) * (first?.fresh ?? 0)).toBeCloseTo(first?.adds ?? NaN, 1);
    const shown = ledgerOf(claimForAnalyst(verdict), name);
    expect(shown.rows.map((row) => [row.weight, row.fresh])).toEqual(shown.rows.map(() => [null, null]));
    for (const row of shown.rows) expect(row.adds).toBe(Math.round(row.adds * 10) / 10);
    expect(JSON.stringify(shown)).not.toMatch(/is new|interviewer|r1|r2/i);
  });

  test('closes over more than two answers with what the others share, and opens with the beginning', () => {
    const many = ledgerOf(
      verdictOn({ kind: 'category', values: ['true', 'partly', 'false'], interest: {} }, [
        { source: 'f', value: 'true' },
        { source: 'c', value: 'partly' },
        { source: 'e', value: 'false' },
        { source: 'k', value: 'true' },
      ]),
      name,
    );
    expect(many.beginning?.adds).toBeCloseTo(-3.01, 2);
    expect(many.rest).not.toBeNull();
    expect(added(many)).toBeCloseTo(many.sum?.adds ?? NaN, 9);
  });

  test('of a resolved claim has its lines and no sum', () => {
    const done = ledgerOf(
      verdictOn({ kind: 'boolean', interest, resolved: { value: 'true', known: true } }, twoSides),
      name,
    );
    expect(done.sum).toBeNull();
    expect(done.rows).toHaveLength(6);
  });

  test('has an axis that holds every bar and 0', () => {
    const { axis, rows } = ledger;
    for (const { bar } of rows)
      for (const end of [bar.from, bar.to]) {
        expect(onAxis(axis, end)).toBeGreaterThanOrEqual(0);
        expect(onAxis(axis, end)).toBeLessThanOrEqual(1);
      }
    expect(axis.ticks).toContain(0);
    expect([signed(7.684, 2), signed(-4.5, 1), signed(-0.001, 2)]).toEqual(['+7.68', '−4.5', '0.00']);
  });
});

describe('the ledger of a quantity', () => {
  const verdict = verdictOn(
    { kind: 'quantity', unit: 'persons', definition: 'all', interest: { isk: { high: 1 } } },
    [
      { source: 'k', lo: 8000 },
      { source: 'e', lo: 3000, hi: 5000 },
      { source: 'c', lo: 1000, bound: 'floor' },
      { source: 'f', lo: 40, definition: 'fighters' },
    ],
  );

  test('gives every line its share of the centre; a bound only cuts', () => {
    const ledger = figureLedgerOf(verdict, name);
    const shares = ledger.rows.flatMap((row) => row.share ?? []);
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 4);
    expect(ledger.rows.find((row) => row.bound === 'floor')).toMatchObject({
      lo: 1000,
      hi: null,
      share: null,
    });
    expect(ledger.sum?.range).toEqual(verdict.range);
    expect(ledger.axis).toMatchObject({ from: 1000, to: 10_000 });
    expect(onLogAxis(ledger.axis, 10)).toBe(0);
    expect(onLogAxis(ledger.axis, 10_000)).toBe(1);
  });

  test('shows analysts no share, since it tells how new and how trusted a line is', () => {
    const shown = figureLedgerOf(claimForAnalyst(verdict), name);
    expect(shown.rows.every((row) => row.share === null)).toBe(true);
  });

  test('of a whole ends at all of it, and so does its axis; the assessment keeps what the scale gives', () => {
    const unit = 'percent of residents';
    const share = verdictOn({ kind: 'quantity', unit, definition: 'y' }, [{ source: 'e', lo: 70, hops: 2 }]);
    expect(share.range?.hi).toBeGreaterThan(100);
    const ledger = figureLedgerOf(share, name, unit);
    expect(ledger.sum?.range).toEqual({ ...share.range, hi: 100 });
    expect(ledger.axis.to).toBe(100);
    const asked = { value: name, name, event: false, filed: null, headline: null, unit };
    const range = derivationOf(share, asked).find(({ key }) => key === 'range');
    expect(range?.figure).toContain('to 100,');
    expect(range?.says.at(-1)).toContain('A share ends at 100.');
  });

  test('has an axis before the first figure', () => {
    const none = figureLedgerOf(verdictOn({ kind: 'quantity', unit: 'x', definition: 'y' }, []), name);
    expect(none).toMatchObject({ rows: [], sum: null, axis: { from: 1, to: 10_000 } });
  });
});
