import { expect, test } from 'vitest';
import { transcriptSchema } from '#doc/schema.ts';
import { whereToWriteOn } from '#lib/editor/first-caret.ts';

function headIn(...blocks: [kind: 'question' | 'answer', text: string][]): [block: number, offset: number] {
  const doc = transcriptSchema.node(
    'doc',
    null,
    blocks.map(([kind, text]) =>
      transcriptSchema.node(kind, null, text ? [transcriptSchema.text(text)] : []),
    ),
  );
  const { $head } = whereToWriteOn(doc);
  return [$head.index(0), $head.parentOffset];
}

test('one writes on in the first answer that is empty, else at the end of the text', () => {
  expect(headIn(['question', 'Who?'], ['answer', 'They.'], ['question', 'Why?'], ['answer', ''])).toEqual([
    3, 0,
  ]);
  expect(headIn(['question', 'Who?'], ['answer', ''], ['question', 'Why?'], ['answer', ''])).toEqual([1, 0]);
  expect(headIn(['question', 'Who?'], ['answer', 'They.'])).toEqual([1, 5]);
  expect(headIn(['question', ''])).toEqual([0, 0]);
});
