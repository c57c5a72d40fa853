/** What a coder holds of a statement, beside what the claim's table says. */
import { expect, test } from 'vitest';
import { en } from '#lib/messages/en.ts';
import { retagInWords } from '#lib/claims/claim-words.ts';
import { statementsOf } from '#lib/claims/statement.ts';
import { ELDER, ISK, say, yesNo } from './said.ts';

test('against-interest-admissions: a coder’s mark stands with its reason beside the table, and where the two differ it is said', () => {
  const marked = (id: string, mark: 'true' | 'false' | 'unclear', fields: object) =>
    say(id, ISK, { againstInterest: mark, againstReason: 'It shames his own.', ...fields });
  const said = [
    say('a1', ELDER),
    marked('a2', 'true', { stance: 'denies' }), // against, by the table too
    marked('a3', 'true', { stance: 'affirms' }), // the table says that it serves
    marked('a4', 'false', { stance: 'denies' }),
    marked('a5', 'unclear', { stance: 'denies' }),
  ];
  const statements = statementsOf(yesNo, said);
  expect(statements.map(({ id, coder }) => [id, coder?.against ?? null, coder?.differs ?? null])).toEqual([
    ['a1', null, null],
    ['a2', 'true', false],
    ['a3', 'true', true],
    ['a4', 'false', true],
    ['a5', 'unclear', false],
  ]);
  // It decides nothing: what is against its own side is what the table says.
  expect(statements.filter(({ against }) => against).map(({ id }) => id)).toEqual(['a2', 'a4', 'a5']);
  expect(statements[1]?.coder?.reason).toBe('It shames his own.');
});

test('expected-bias-per-camp: how it was said otherwise whom a claim serves reads in words', () => {
  expect(retagInWords(en, yesNo.values, { party: 'isk', value: 'true', from: 1, to: -1 })).toBe(
    'IS-K, by “true”: served → hurt',
  );
  expect(retagInWords(en, [], { party: 'taliban', value: 'high', from: 0, to: 1 })).toBe(
    'Taliban: no stake → served',
  );
});

test('unofficial-information-flag: hearsay that names nobody is marked as unattributed until a source is named', () => {
  const rootOf = (fields: object) => statementsOf(yesNo, [say('a1', ELDER, fields)])[0]?.root;
  expect(rootOf({ basis: 'hearsay' })).toBe('unknown');
  expect(rootOf({ basis: 'hearsay', root: 'unknown', hops: 2 })).toBe('unknown');
  expect(rootOf({ basis: 'hearsay', root: 'S-named', hops: 1 })).toBe('S-named');
  expect(rootOf({ basis: 'first-hand' })).toBeNull();
});
