import { expect, test } from 'vitest';
import { transcriptSchema } from '#doc/schema.ts';
import type { Node } from 'prosemirror-model';
import { EditorState, TextSelection, type Selection } from 'prosemirror-state';
import { stoodIn, whereOneStood, whereToWriteOn } from '#lib/editor/first-caret.ts';

type Blocks = [kind: 'question' | 'answer', text: string][];

const docOf = (blocks: Blocks): Node =>
  transcriptSchema.node(
    'doc',
    null,
    blocks.map(([kind, text]) =>
      transcriptSchema.node(kind, null, text ? [transcriptSchema.text(text)] : []),
    ),
  );

const placeOf = ({ $head }: Selection): [block: number, offset: number] => [
  $head.index(0),
  $head.parentOffset,
];

const headIn = (...blocks: Blocks): [block: number, offset: number] => placeOf(whereToWriteOn(docOf(blocks)));

test('one writes on in the first answer that is empty, else at the end of the text', () => {
  expect(headIn(['question', 'Who?'], ['answer', 'They.'], ['question', 'Why?'], ['answer', ''])).toEqual([
    3, 0,
  ]);
  expect(headIn(['question', 'Who?'], ['answer', ''], ['question', 'Why?'], ['answer', ''])).toEqual([1, 0]);
  expect(headIn(['question', 'Who?'], ['answer', 'They.'])).toEqual([1, 5]);
  expect(headIn(['question', ''])).toEqual([0, 0]);
});

test('in the editor that takes the place of another one stands where one stood, or at the end of what is left there', () => {
  const before = docOf([
    ['question', 'Who?'],
    ['answer', 'They came down.'],
  ]);
  const state = EditorState.create({ doc: before, selection: TextSelection.create(before, 6 + 1 + 9) });
  const stood = stoodIn(state, true);
  expect(stood).toEqual({ spot: { block: 1, offset: 9 }, focused: true });
  expect(placeOf(whereOneStood(before, stood))).toEqual([1, 9]);
  expect(
    placeOf(
      whereOneStood(
        docOf([
          ['question', 'Who?'],
          ['answer', 'They'],
        ]),
        stood,
      ),
    ),
  ).toEqual([1, 4]);
  expect(placeOf(whereOneStood(docOf([['question', 'Who?']]), stood))).toEqual([0, 4]);
});
