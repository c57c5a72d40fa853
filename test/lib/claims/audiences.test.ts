import { expect, test } from 'vitest';
import type { Audience } from '#core/interview.ts';
import { comparedAudiences } from '#lib/claims/audiences.ts';
import { denialsOf } from '#lib/claims/denial.ts';
import { saidMarkdown, saidTable } from '#lib/claims/said-table.ts';
import { everyStatement, type Said } from '#lib/claims/statement.ts';
import { en } from '#lib/messages/en.ts';
import { counted, ELDER, ISK, OFFICIAL, say, yesNo } from './said.ts';

const to = (audience: Audience, month = '2022-03'): Partial<Said> => ({ interview: { month, audience } });

test('audience-of-statement: what one source said in public and in private is kept apart and set against each other', () => {
  const said = everyStatement(yesNo, [
    say('a1', OFFICIAL, { ...to('public', '2022-01'), stance: 'denies' }, 'S-1'),
    say('a2', OFFICIAL, { ...to('private', '2022-05') }, 'S-1'),
    say('a3', ELDER, to('private')),
  ]);
  expect(said).toHaveLength(3);
  const [one, ...rest] = comparedAudiences(said);
  expect(rest).toEqual([]);
  expect(one).toMatchObject({ code: 'S-1', differ: ['opposite'] });
  expect(one?.settings.map((s) => [s.audience, s.statements.map((x) => x.id)])).toEqual([
    ['private', ['a2']],
    ['public', ['a1']],
  ]);
});

test('public-private-contradiction: one kind of source, opposite stances to different audiences', () => {
  const flagged = (first: Partial<Said>, second: Partial<Said>, type = ISK) =>
    comparedAudiences(everyStatement(yesNo, [say('a1', ISK, first), say('a2', type, second)])).map((c) => [
      c.code,
      c.type.key,
      c.differ,
    ]);
  const denies = { stance: 'denies' } as const;
  expect(flagged(to('public'), { ...to('private'), ...denies })).toEqual([[null, 'isk', ['opposite']]]);
  expect(flagged(to('private'), { ...to('private'), ...denies })).toEqual([]);
  expect(flagged(to('public'), { ...to('private'), stance: 'qualifies' })).toEqual([]);
  expect(flagged(to('public'), { ...to('private'), ...denies }, ELDER)).toEqual([]);
});

test('a denial of one of two answers stands for the other: it contradicts nobody who names that, and whoever denies is not said to say it', () => {
  const values = ['moved', 'stayed'].map((label, i) => ({ key: `v${i + 1}`, label }));
  const asked = { ...yesNo, kind: 'category' as const, values };
  const denies = { stance: 'denies', value: 'v1' } as const;
  const differ = (first: Partial<Said>, second: Partial<Said>) =>
    comparedAudiences(
      everyStatement(asked, [
        say('a1', ISK, { ...to('public', '2022-01'), ...first }, 'S-1'),
        say('a2', ISK, { ...to('private', '2022-02'), ...second }, 'S-1'),
      ]),
    )[0]?.differ;
  expect(differ(denies, { value: 'v2' })).toEqual([]);
  expect(differ(denies, { value: 'v1' })).toEqual(['opposite']);
  expect(differ({ value: 'v1' }, { value: 'v2' })).toEqual(['value']);
  const said = everyStatement(asked, [say('a1', ISK, { value: 'v1' }), say('a2', OFFICIAL, denies)]);
  expect(denialsOf('category', said, { disputed: ['a2'] })).toMatchObject([
    { stance: 'denies', value: 'stayed' },
  ]);
});

test('definitions-with-numbers: figures of different things differ in nothing between audiences', () => {
  const figures = (first: Partial<Said>, second: Partial<Said>) =>
    comparedAudiences(
      everyStatement(counted, [
        say('a1', ISK, { ...to('public', '2022-01'), lo: 8000, ...first }, 'S-1'),
        say('a2', ISK, { ...to('own-ranks', '2022-02'), lo: 300, ...second }, 'S-1'),
      ]),
    )[0]?.differ;
  expect(figures({}, {})).toEqual(['figure']);
  expect(figures({}, { definition: 'd2' })).toEqual([]);
  expect(figures({}, { refersTo: { from: '2023-01', to: '2023-01' } })).toEqual([]);
  expect(figures({ hi: 8000 }, { lo: 7000, hi: 9000 })).toEqual([]);
  // Who says "at least 300" to one may say 8,000 to another: no limit contradicts what lies within it.
  expect(figures({}, { bound: 'at-least' })).toEqual([]);
  expect(figures({ bound: 'at-most' }, {})).toEqual([]);
  expect(figures({}, { bound: 'at-most' })).toEqual(['figure']);
  expect(figures({ bound: 'at-least' }, {})).toEqual(['figure']);
});

test('compare-data-points-over-time: all that was said stands by month with stance, camp and figure, without a handle or a word', () => {
  const all = everyStatement(counted, [
    say('late', ELDER, {
      lo: 40,
      hi: 40,
      interview: { month: '2022-09', audience: 'public' },
      root: 'unknown',
      hops: 2,
    }),
    say('early', ISK, {
      lo: 900,
      hi: 900,
      bound: 'at-least',
      interview: { month: '2021-10', audience: 'private' },
    }),
    say('mid', OFFICIAL, {
      stance: 'denies',
      lo: 20,
      hi: 30,
      interview: { month: '2022-01', audience: 'private' },
    }),
    say(
      'mid2',
      OFFICIAL,
      { lo: 1, hi: 1, unit: 'u|2', interview: { month: '2022-02', audience: 'private' } },
      'S-mid',
    ),
  ]);
  const { columns, rows } = saidTable(en, all, {});
  expect(rows.map(([month, camp, type, says, figure]) => [month, camp, type, says, figure])).toEqual([
    ['October 2021', 'IS-K', 'IS-K member', 'affirms', '≥ 900 persons'],
    ['January 2022', 'Taliban', 'Taliban official', 'denies', '20–30 persons'],
    ['February 2022', 'Taliban', 'Taliban official', 'affirms', '1 persons'],
    ['September 2022', 'Community', 'Elder', 'affirms', '40 persons'],
  ]);
  expect(rows.map((cells) => cells.slice(5))).toEqual([
    ['own word, serves own side', 'In private'],
    ['own word, against own interest', 'In private'],
    ['own word, against own interest, of something else than the claim', 'In private'],
    ['hearsay that names nobody', 'In public'],
  ]);
  const text = saidMarkdown({ columns, rows });
  expect(text.split('\n')).toHaveLength(7);
  expect(text).not.toMatch(/S-(early|mid|late)|R-|So it was/);
  const minded = saidTable(en, all, { mid: [{ text: 'Few papers.' }] });
  expect(minded.columns.at(-1)).toBe('Keep in mind');
  expect(minded.rows.map((cells) => cells.at(-1))).toEqual(['', 'Few papers.', '', '']);
});
