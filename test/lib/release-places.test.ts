import { expect, test } from 'vitest';
import { changedSince, refusing, type BlockView, type HitView } from '#lib/release/review.ts';

const hit = (id: string, settled: HitView['settled'] = null): HitView => ({
  id,
  number: 1,
  from: 0,
  to: 4,
  rule: 'name',
  words: 'Karim',
  settled,
  by: null,
  proposal: null,
  before: false,
  reasons: [],
});

const RECORD: BlockView[] = [
  { at: 0, kind: 'answer', text: 'He spoke first.', hits: [], turn: null },
  { at: 1, kind: 'question', text: 'Who came?', hits: [hit('a')], turn: 1 },
  {
    at: 2,
    kind: 'answer',
    text: 'Karim came, and with him two of his brothers.',
    hits: [hit('b'), hit('c', { act: 'mask', words: null })],
    turn: null,
  },
  { at: 3, kind: 'answer', text: 'Nobody else.', hits: [hit('d', { act: 'mask', words: null })], turn: null },
];

test('a release that is refused names the paragraphs that hold what is open, by turn and first words', () => {
  const places = refusing(RECORD).map(({ open, ...place }) => ({ ...place, open: open.map(({ id }) => id) }));
  expect(places).toEqual([
    { at: 1, kind: 'question', turn: 1, words: 'Who came?', open: ['a'] },
    { at: 2, kind: 'answer', turn: 1, words: 'Karim came, and with him two …', open: ['b'] },
  ]);
});

test('of words that were changed while one looked, the paragraphs that changed are named', () => {
  const now = RECORD.map((block) => {
    if (block.at === 2) return { ...block, hits: [...block.hits, hit('e')] };
    return block.at === 3 ? { ...block, text: 'Nobody else came.' } : block;
  });
  expect(changedSince(RECORD, now).map(({ at }) => at)).toEqual([2, 3]);
  expect(changedSince(RECORD, RECORD)).toEqual([]);
});
