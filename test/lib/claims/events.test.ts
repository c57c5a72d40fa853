import { expect, test } from 'vitest';
import {
  closeEvents,
  differencesOf,
  differingAccounts,
  sameEventFaults,
  type EventClaim,
} from '#core/same-event.ts';
import { withApart } from '#lib/claims/apart.ts';
import { comparedAudiences } from '#lib/claims/audiences.ts';
import { cellOf } from '#lib/claims/cell.ts';
import { denialsOf } from '#lib/claims/denial.ts';
import { claimedBy, sameEventQuestions, type Event } from '#lib/claims/events.ts';
import { everyStatement, statementsOf } from '#lib/claims/statement.ts';
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
  expect(to({ lo: 7, hi: 7, bound: 'at-least' })).toEqual([]);
  expect(to({ lo: 13, hi: 20, bound: 'at-most' })).toEqual([]);
  expect(to({ lo: 13, hi: 13, bound: 'at-least' })).toEqual(['numbers']);
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
    say('a4', ELDER, { lo: 3, bound: 'at-least' }),
  ]);
  const other = { ...asked, id: 'p', proposition: 'Another raid' };
  const questions = sameEventQuestions(asked, [asked, other], said);
  expect(questions.map(({ about, sides, differ }) => [about, sides.map((s) => s.id), differ])).toEqual([
    ['claims', ['q', 'p'], []],
    ['statements', ['a1', 'a2'], ['numbers']],
  ]);
  expect(sameEventQuestions({ ...asked, event: false }, [asked, other], said)).toEqual([]);
});

test('competing-claims-per-event: claims of responsibility are those that serve the speaker’s side, counted apart; who denies to their own good is named apart from them (C7)', () => {
  const said = statementsOf(yesNo, [
    say('a1', ISK),
    say('a2', OFFICIAL, { stance: 'denies' }),
    say('a3', ELDER),
    say('a4', ISK, { root: 'S-a1', hops: 1 }),
    say('a5', ISK),
  ]);
  expect(claimedBy({ event: true }, said).map(({ code, denies }) => [code, denies])).toEqual([
    ['S-a1', false],
    ['S-a2', true],
    ['S-a5', false],
  ]);
  expect(claimedBy({ event: false }, said)).toEqual([]);
});

test('an answer needs a choice and a reason', () => {
  expect(sameEventFaults({ answer: 'x', reason: ' ' }).map((f) => f.field)).toEqual(['answer', 'reason']);
  expect(sameEventFaults({ answer: 'other', reason: 'Two months lie between.' })).toEqual([]);
});

test('what people hold to be of another event stays in sight, of something else, and stands against nobody (C0)', () => {
  const said = [
    say('a1', ELDER, { refersTo: { from: '2022-03', to: '2022-03' } }),
    say('a2', OFFICIAL, { stance: 'denies', refersTo: { from: '2023-05', to: '2023-05' } }, 'S-o'),
    say('a3', OFFICIAL, { stance: 'affirms', refersTo: { from: '2022-03', to: '2022-03' } }, 'S-o'),
    say('a4', ISK, { stance: 'denies', root: 'S-x', hops: 1 }),
    say('a5', ISK, { stance: 'denies', interview: { month: '2022-05', audience: 'public' } }, 'S-x'),
  ];
  const held = (...pairs: [string, string][]) =>
    withApart(
      { ...yesNo, event: true },
      said,
      pairs.map(([a, b]) => ({ claim: 'c', statements: [a, b] as const, same: false })),
    );
  const claim = held(['a1', 'a2'], ['a5', 'a1']);
  const statements = statementsOf(claim, said);
  expect(statements.map(({ id, elsewhere, stance }) => [id, elsewhere, stance])).toEqual([
    ['a1', null, 'affirms'],
    ['a2', 'event', 'denies'],
    ['a3', null, 'affirms'],
    ['a4', 'event', 'denies'],
    ['a5', 'event', 'denies'],
  ]);
  expect(cellOf(statements)).toMatchObject({
    marks: [
      { stance: 'affirms', against: false, count: 1 },
      { stance: 'affirms', against: true, count: 1 },
    ],
    elsewhere: 2,
    copies: 1,
  });
  expect(denialsOf('boolean', statements, { disputed: ['a2', 'a5'] })).toEqual([]);
  expect(comparedAudiences(everyStatement(claim, said)).flatMap(({ differ }) => differ)).toEqual([]);
  expect(withApart({ ...yesNo, event: false }, said, [])).not.toHaveProperty('apart');
});

test('a figure that is of another event is none of this one’s', () => {
  const said = [say('a1', ELDER, { lo: 12 }), say('a2', ELDER, { lo: 90 })];
  const answers = [{ claim: 'q', statements: ['a1', 'a2'] as const, same: false }];
  const claim = withApart({ ...counted, event: true }, said, answers);
  expect(cellOf(statementsOf(claim, said))).toMatchObject({ figure: '12', countsElse: false, elsewhere: 1 });
});
