import { expect, test } from 'vitest';
import { cellWords } from '#lib/exports/cell-words.ts';
import { en } from '#lib/messages/en.ts';

test('what blocks a release is said in the project’s words, and not by keys', () => {
  const inWords = cellWords(en, { isk: 'IS-K member', cadre: 'Cadre' });
  const cells = ['isk', 'cadre', 'camp isk', 'south-east', 'ps', 'face-to-face', 'AF', '2022-H1', 'other'];
  expect(cells.map(inWords)).toEqual([
    ...['IS-K member', 'Cadre', 'IS-K', 'the south-east', 'Pashto', 'face to face', 'Afghanistan'],
    ...['2022-H1', 'other'],
  ]);
});
