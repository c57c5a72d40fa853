/** The first wording of a question that a gap becomes. */
import { expect, test } from 'vitest';
import { isOnePersons, wordingDoubts } from '#core/question-wording.ts';
import { en } from '#lib/messages/en.ts';
import { neutralWording } from '#lib/questions/neutral-wording.ts';

const claim = {
  kind: 'quantity' as const,
  proposition: 'One commander took five sub-commanders along',
  place: 'Nangarhar',
  period: { from: '2021-08', to: '2021-08' },
  values: [],
  units: [{ key: 'u1', label: 'fighters' }],
  definitions: [{ key: 'd1', label: 'fighters, without the six leaders' }],
  alone: false,
};
const asked = (fields: object): string => neutralWording(en.questions.neutral, { ...claim, ...fields });

test('present-information-from-others: of what one person alone has told, a question says no word but where and when', () => {
  for (const kind of ['quantity', 'boolean', 'trend'] as const) {
    const text = asked({ kind, alone: true });
    for (const word of ['commander', 'fighters', 'leaders', 'five']) expect(text).not.toContain(word);
    expect(text).toContain('Nangarhar, Aug 2021');
  }
  expect(asked({})).toContain('fighters, without the six leaders');
});

test('who only retells another person is no second one who told it, and a word that was taken back was told all the same', () => {
  const said = (source: string, root: string | null = null) => ({ source, root, public: false });
  expect(isOnePersons([])).toBe(false);
  expect(isOnePersons([said('a'), said('a')])).toBe(true);
  expect(isOnePersons([said('a'), said('b')])).toBe(false);
  expect(isOnePersons([said('a'), said('b', 'a'), said('c', 'b')])).toBe(true);
  expect(isOnePersons([said('a', 'b'), said('b', 'a')])).toBe(true);
  expect(isOnePersons([said('a'), said('b', 'unknown')])).toBe(false);
  expect(isOnePersons([said('a', 'unmet'), said('b', 'unmet')])).toBe(true);
  expect(isOnePersons([said('a', 'unmet'), said('b', 'another')])).toBe(false);
  expect(isOnePersons([said('a'), { ...said('d', 'a'), public: true }])).toBe(false);
});

test('a first wording raises none of the doubts that a wording is looked through for', () => {
  const trend = {
    kind: 'trend',
    values: [
      { key: 'up', label: 'up' },
      { key: 'down', label: 'down' },
    ],
  };
  for (const fields of [{}, { alone: true }, { kind: 'boolean' }, { ...trend, kind: 'category' }])
    expect(wordingDoubts(asked(fields)), asked(fields)).toEqual([]);
  // Whoever asks fills in what it is about, and is told so.
  expect(wordingDoubts(asked(trend))).toEqual(['blank']);
});

test('of several answers a first wording names none before the others', () => {
  const values = ['amnesty', 'pay', 'fear'].map((label) => ({ key: label, label }));
  const leading = asked({ kind: 'category', proposition: 'Pay made them change sides', values });
  expect(leading).not.toContain('change sides');
  expect(leading).toContain(
    'which would you say, and how do you know it: amnesty, pay, fear, or something else?',
  );
  const open = asked({ kind: 'category', proposition: 'What the repayment was for', values });
  expect(open).toContain('What the repayment was for');
  expect(asked({ kind: 'trend', proposition: 'Recruitment fell', values })).not.toContain('fell');
});
