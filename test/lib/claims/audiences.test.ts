import { expect, test } from 'vitest';
import type { Audience } from '#core/interview.ts';
import { comparedAudiences } from '#lib/claims/audiences.ts';
import { everyStatement, type Said } from '#lib/claims/statement.ts';
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
});
