import { expect, test } from 'vitest';
import {
  closeEvents,
  differencesOf,
  differingAccounts,
  sameEventFaults,
  type EventClaim,
} from '#core/same-event.ts';
import { claimedBy, sameEventQuestions, type Event } from '#lib/claims/events.ts';
import { statementsOf } from '#lib/claims/statement.ts';
import { counted, ELDER, ISK, OFFICIAL, say, yesNo } from './said.ts';

const event = (id: string, fields: Partial<EventClaim> = {}): EventClaim => ({
  ...{ id, kind: 'boolean', event: true, place: 'Herat', lo: null, hi: null, counts: null },
  period: { from: '2022-09', to: '2022-09' },
  ...fields,
});

test('event claims lie close by kind, a place that both name, and time: overlapping or one month apart', () => {
  const close = (other: Partial<EventClaim>): boolean =>
    closeEvents(event('a'), [event('b', other)]).length === 1;
  expect(close({})).toBe(true);
  expect(close({ place: 'Kabul; herat ' })).toBe(true);
  expect(close({ period: { from: '2022-10', to: '2022-12' } })).toBe(true);
  expect(close({ period: { from: '2022-11', to: '2022-12' } })).toBe(false);
  expect(close({ place: 'Kabul' })).toBe(false);
  expect(close({ place: null })).toBe(false);
  expect(close({ kind: 'quantity' })).toBe(false);
  expect(close({ event: false })).toBe(false);
  expect(closeEvents(event('a', { event: false }), [event('b')])).toEqual([]);
  expect(closeEvents(event('a'), [event('a')])).toEqual([]);
});

test('accounts differ in time that does not overlap and in numbers a quarter apart, never in what counts something else', () => {
  const a = event('a', { lo: 10, hi: 10, counts: 'dead' });
  const to = (fields: Partial<EventClaim>) => differencesOf(a, event('b', { counts: 'dead', ...fields }));
  expect(to({ lo: 12, hi: 12 })).toEqual([]);
  expect(to({ lo: 13, hi: 20 })).toEqual(['numbers']);
  expect(to({ lo: 7, hi: 7 })).toEqual(['numbers']);
  expect(to({ lo: 70, hi: 70, counts: 'wounded' })).toEqual(['counts']);
  expect(to({ period: { from: '2022-10', to: '2022-10' }, place: 'Guzara' })).toEqual(['place', 'time']);
  expect(to({ period: null, place: null })).toEqual([]);
  const b = event('b', { lo: 70, hi: 70, counts: 'wounded' });
  const c = event('c', { lo: 30, hi: 30, counts: 'dead' });
  expect(differingAccounts([a, b, c]).map(([x, y]) => x.id + y.id)).toEqual(['ac']);
});

test('the same event is asked of claims that lie close and of voices that differ, and of nothing that is no event', () => {
  const asked: Event = {
    ...{
      id: 'q',
      kind: 'quantity' as const,
      event: true,
      proposition: 'A raid',
      place: 'Kunar',
      headline: 5,
    },
    ...{ period: counted.period, units: counted.units, definitions: counted.definitions },
  };
  const said = statementsOf(counted, [
    say('a1', ISK, { lo: 5 }),
    say('a2', ELDER, { lo: 50 }),
    say('a3', ELDER, { lo: 900, definition: 'd2' }),
  ]);
  const other = { ...asked, id: 'p', proposition: 'Another raid' };
  const questions = sameEventQuestions(asked, [asked, other], said);
  expect(questions.map(({ about, sides, differ }) => [about, sides.map((s) => s.id), differ])).toEqual([
    ['claims', ['q', 'p'], []],
    ['statements', ['a1', 'a2'], ['numbers']],
  ]);
  expect(sameEventQuestions({ ...asked, event: false }, [asked, other], said)).toEqual([]);
});

test('competing-claims-per-event: claims of responsibility are those that serve the speaker’s side, counted apart', () => {
  const said = statementsOf(yesNo, [
    say('a1', ISK),
    say('a2', OFFICIAL, { stance: 'denies' }),
    say('a3', ELDER),
    say('a4', ISK, { root: 'S-a1', hops: 1 }),
  ]);
  expect(claimedBy({ event: true }, said).map((one) => one.code)).toEqual(['S-a1', 'S-a2']);
  expect(claimedBy({ event: false }, said)).toEqual([]);
});

test('an answer needs a choice and a reason', () => {
  expect(sameEventFaults({ answer: 'x', reason: ' ' }).map((f) => f.field)).toEqual(['answer', 'reason']);
  expect(sameEventFaults({ answer: 'other', reason: 'Two months lie between.' })).toEqual([]);
});
