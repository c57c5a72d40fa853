import { describe, expect, test } from 'vitest';
import { claimFaults, type ClaimDraft } from '#core/claim.ts';
import { fieldsOf, interestRows, keepKeys, readClaimForm } from '#lib/claims/claim-form.ts';

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [key, value] of Object.entries(fields)) data.append(key, value);
  return data;
}

const read = (fields: Record<string, string>): ClaimDraft =>
  readClaimForm(form(fields), ['isk', 'taliban']).draft;

describe('the form of a claim', () => {
  test('reads a boolean with its place, its period and whom it serves', () => {
    const draft = read({
      kind: 'boolean',
      proposition: ' Schools were shut ',
      place: 'Kunar',
      from: '2022-01',
      to: '2022-06',
      'interest.isk.true': '1',
      'interest.isk.false': '-1',
      'interest.taliban.true': '',
      event: 'on',
      headline: '5',
    });
    expect(draft).toMatchObject({
      proposition: 'Schools were shut',
      place: 'Kunar',
      period: { from: '2022-01', to: '2022-06' },
      interest: { isk: { true: 1, false: -1 } },
      event: true,
      state: false,
      headline: null,
    });
    expect(claimFaults(draft)).toEqual([]);
  });

  test('reads a headline in the digits of any keyboard', () => {
    for (const headline of ['12000', '12,000', ' 12 000 ', '۱۲٬۰۰۰', '١٢٬٠٠٠'])
      expect(read({ kind: 'quantity', proposition: 'x', headline }).headline).toBe(12000);
    expect(read({ kind: 'quantity', proposition: 'x', headline: '۲٫۵' }).headline).toBe(2.5);
    expect(read({ kind: 'quantity', proposition: 'x', headline: '12k' }).headline).toBeNull();
  });

  test('reads a category’s values line by line, with their interest by line', () => {
    const draft = read({
      kind: 'category',
      proposition: 'x',
      'value.0': 'open',
      'value.1': '',
      'value.2': 'shut',
      'value-key.2': 'v7',
      'interest.isk.line-2': '-1',
    });
    expect(draft.values).toEqual([
      { key: 'line-0', label: 'open' },
      { key: 'v7', label: 'shut' },
    ]);
    expect(draft.interest).toEqual({ isk: { v7: -1 } });
  });

  test('reads a quantity’s lists, its figure with separators, and says which figure it cannot read', () => {
    const draft = read({
      kind: 'quantity',
      units: 'persons\n\n families ',
      definitions: 'all',
      headline: '1,000',
    });
    expect(draft.units.map((u) => u.label)).toEqual(['persons', 'families']);
    expect(draft.headline).toBe(1000);
    const { faults } = readClaimForm(form({ kind: 'quantity', headline: 'many' }), []);
    expect(faults).toEqual([{ field: 'headline', message: expect.stringContaining('“many”') }]);
  });

  test('takes one month for a whole period, and lets a bad one reach the rules that name it', () => {
    expect(read({ from: '2022-03' }).period).toEqual({ from: '2022-03', to: '2022-03' });
    expect(claimFaults(read({ proposition: 'x', from: '2022-06', to: '2022-01' }))[0]?.field).toBe('to');
    expect(claimFaults(read({ proposition: 'x', from: 'spring' }))[0]?.message).toContain('“spring”');
  });

  test('ignores parties that the project does not have, and signs that are none', () => {
    expect(read({ 'interest.nrf.true': '1', 'interest.isk.true': '2' }).interest).toEqual({});
  });

  test('gives back what it read, so that a claim can be edited', () => {
    const before = read({
      kind: 'category',
      proposition: 'x',
      'value.0': 'a',
      'value.1': 'b',
      'interest.isk.line-1': '1',
    });
    const fields = fieldsOf(before);
    expect(fields.values.map((v) => v.label)).toEqual(['a', 'b']);
    expect(fields.interest).toEqual({ 'isk.line-1': '1' });
    expect(fieldsOf({ ...before, filed: 'line-1' }).filed).toBe('line-1');
    expect(fieldsOf(null)).toMatchObject({ kind: 'boolean', proposition: '' });
    expect(interestRows('quantity', 0)).toEqual([{ key: 'high', label: null }]);
  });

  test('reads which answer the sentence is put down as, each kind by its own, and of a boolean true unless it says', () => {
    const filed = (fields: Record<string, string>) => read({ proposition: 'x', ...fields }).filed;
    expect(filed({ kind: 'boolean' })).toBe('true');
    expect(filed({ kind: 'boolean', 'filed.boolean': 'false' })).toBe('false');
    expect(filed({ kind: 'boolean', 'filed.boolean': '' })).toBeNull();
    expect(filed({ kind: 'trend', 'filed.boolean': 'true', 'filed.trend': 'down' })).toBe('down');
    expect(filed({ kind: 'trend', 'filed.trend': 'sideways' })).toBeNull();
    const category = { 'value.0': 'open', 'value.1': 'shut', 'value-key.1': 'v7' };
    expect(filed({ kind: 'category', ...category, 'filed.category': 'line-1' })).toBe('v7');
    expect(filed({ kind: 'category', ...category, 'filed.category': 'line-2' })).toBeNull();
    expect(filed({ kind: 'quantity', 'filed.boolean': 'true' })).toBeNull();
  });

  test('reads of what a figure is made up, and whether that is all; of no other kind', () => {
    const parts = form({ kind: 'quantity', proposition: 'x', part: 'c1', exhaustive: 'on' });
    parts.append('part', 'c2');
    parts.append('part', 'c1');
    const { draft } = readClaimForm(parts, []);
    expect(draft).toMatchObject({ parts: ['c1', 'c2'], exhaustive: true });
    expect(fieldsOf(draft)).toMatchObject({ parts: ['c1', 'c2'], exhaustive: true, filed: '' });
    parts.set('kind', 'trend');
    expect(readClaimForm(parts, []).draft).toMatchObject({ parts: [], exhaustive: false });
  });

  test('keeps the keys of units and definitions whose words stayed', () => {
    const draft = read({ kind: 'quantity', units: 'families\npersons', definitions: 'all' });
    expect(keepKeys(draft, { units: [{ key: 'u1', label: 'persons' }], definitions: [] }).units).toEqual([
      { key: '', label: 'families' },
      { key: 'u1', label: 'persons' },
    ]);
  });
});
