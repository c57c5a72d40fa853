import { expect, test } from 'vitest';
import { proposalFor } from '#core/disclosure/proposal.ts';

test('what is proposed for a day reads on in its sentence, with the “on” that the hit took along or left', () => {
  const said = (hit: string) => `It was on 12 March 2021.`.replace(hit, proposalFor('date', hit, 'en') ?? '');
  expect([said('12 March 2021'), said('on 12 March 2021')]).toEqual([
    'It was on a day of that month.',
    'It was on a day of that month.',
  ]);
});
