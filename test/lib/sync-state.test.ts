import { describe, expect, test } from 'vitest';
import {
  advance,
  emptyLedger,
  isFinal,
  linkState,
  meaningOf,
  ruleOf,
  type Ledger,
  type LedgerEvent,
} from '#lib/sync/state.ts';

const after = (...events: LedgerEvent[]): Ledger => events.reduce(advance, emptyLedger);
const said = (ledger: Ledger): string => {
  const state = linkState(ledger, null, null);
  return 'changes' in state ? `${state.kind} ${state.changes}` : state.kind;
};

const opened: LedgerEvent = { kind: 'opened' };
const synced: LedgerEvent = { kind: 'synced' };
const closed: LedgerEvent = { kind: 'closed' };
const changed: LedgerEvent = { kind: 'changed' };
const update: LedgerEvent = { kind: 'sent', what: 'update' };
const step2: LedgerEvent = { kind: 'sent', what: 'step2' };
const committed = (count: number): LedgerEvent => ({ kind: 'committed', count });

describe('saved is said only when the log has committed', () => {
  test('a page that has not synced yet says connecting, not saved', () => {
    expect(said(emptyLedger)).toBe('connecting');
    expect(said(after(opened))).toBe('connecting');
    expect(said(after(opened, step2, synced))).toBe('saved');
  });

  test('a change is saving until the message that carries it is counted', () => {
    const typed = [opened, step2, synced, changed, update, changed, update];
    expect(said(after(...typed))).toBe('saving 2');
    expect(said(after(...typed, committed(1)))).toBe('saving 2');
    expect(said(after(...typed, committed(2)))).toBe('saving 1');
    expect(said(after(...typed, committed(3)))).toBe('saved');
  });

  test('a deletion, which leaves the state vector as it is, is counted like any message', () => {
    expect(said(after(opened, step2, synced, committed(1), changed, update))).toBe('saving 1');
  });

  test('what was sent and not confirmed before the connection broke is kept until a step 2 is committed', () => {
    const cut = [opened, step2, synced, changed, update, closed];
    expect(said(after(...cut))).toBe('offline 1');
    expect(said(after(...cut, changed, opened))).toBe('saving 2');
    expect(said(after(...cut, changed, opened, synced, committed(0)))).toBe('saving 2');
    expect(said(after(...cut, changed, opened, synced, step2, committed(1)))).toBe('saved');
  });

  test('a count of an older socket does not confirm what a new one carries', () => {
    const again = [opened, step2, synced, changed, update, closed, opened];
    expect(said(after(...again, synced, committed(0)))).toBe('saving 1');
  });

  test('a step 2 covers only what was typed before it was made', () => {
    const both = [opened, changed, update, step2, changed];
    expect(said(after(...both, synced, committed(2)))).toBe('saving 1');
    expect(said(after(...both, update, synced, committed(3)))).toBe('saved');
  });
});

describe('other states', () => {
  test('a reader is told why, and offline comes before it', () => {
    expect(linkState(after(opened, synced), 'locked', null)).toEqual({
      kind: 'read-only',
      why: 'locked',
      changes: 0,
    });
    expect(linkState(after(opened, synced, changed, update), 'locked', null)).toEqual({
      kind: 'read-only',
      why: 'locked',
      changes: 1,
    });
    expect(linkState(after(opened, synced, closed), 'locked', null)).toEqual({ kind: 'offline', changes: 0 });
  });

  test('close codes 4400 to 4499 are final, but for 4429', () => {
    expect([4400, 4401, 4403, 4404, 4409, 4410, 4413].every(isFinal)).toBe(true);
    expect([1000, 1006, 1012, 1013, 4429].some(isFinal)).toBe(false);
  });

  test('each final code has its meaning, and a refusal by rule names the rule', () => {
    expect([4401, 4403, 4404, 4409, 4410, 4413, 4400].map(meaningOf)).toEqual([
      'sign-in',
      'ended',
      'not-found',
      'rule',
      'replaced',
      'too-large',
      'other',
    ]);
    expect(ruleOf('G4: a gap in the clock')).toBe('G4');
    expect(ruleOf('gone')).toBeNull();
  });
});
