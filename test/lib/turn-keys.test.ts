import { EditorState, TextSelection, type Command } from 'prosemirror-state';
import { describe, expect, test } from 'vitest';
import { transcriptSchema } from '#doc/schema.ts';
import {
  backspace,
  deleteForward,
  enter,
  goOn,
  newQuestion,
  nextTurn,
  previousTurn,
} from '#lib/editor/turn-keys.ts';

/** "q: …" and "a: …" lines; `|` is the caret, `[` `]` a selection. */
function at(...lines: string[]): EditorState {
  let caret = [0, 0];
  let pos = 0;
  const blocks = lines.map((line) => {
    const marked = line.slice(3);
    const text = marked.replace(/[|[\]]/g, '');
    if (marked.includes('|')) caret = [pos + 1 + marked.indexOf('|'), pos + 1 + marked.indexOf('|')];
    if (marked.includes('[')) caret = [pos + 1 + marked.indexOf('['), pos + marked.indexOf(']')];
    pos += text.length + 2;
    return transcriptSchema.node(
      line.startsWith('q') ? 'question' : 'answer',
      null,
      text ? transcriptSchema.text(text) : [],
    );
  });
  const doc = transcriptSchema.node('doc', null, blocks);
  return EditorState.create({ doc, selection: TextSelection.create(doc, caret[0] ?? 0, caret[1]) });
}

function show(state: EditorState): string[] {
  const lines: string[] = [];
  state.doc.forEach((node, offset) => {
    const head = state.selection.head - offset - 1;
    const text = node.textContent;
    const inside = head >= 0 && head <= node.content.size;
    lines.push(`${node.type.name[0]}: ${inside ? `${text.slice(0, head)}|${text.slice(head)}` : text}`);
  });
  return lines;
}

function press(command: Command, state: EditorState): string[] | false {
  let next = state;
  const done = command(state, (tr) => (next = state.apply(tr)));
  return done && show(next);
}

describe('Enter', () => {
  test('in a question goes to its answer, made if there is none', () => {
    expect(press(enter, at('q: Ho|w?', 'a: Well'))).toEqual(['q: How?', 'a: |Well']);
    expect(press(enter, at('q: How?|'))).toEqual(['q: How?', 'a: |']);
    expect(press(enter, at('q: How?|', 'q: Why?'))).toEqual(['q: How?', 'a: |', 'q: Why?']);
  });

  test('in an answer makes a new paragraph', () => {
    expect(press(enter, at('q: How?', 'a: One.| Two.'))).toEqual(['q: How?', 'a: One.', 'a: | Two.']);
    expect(press(enter, at('a: One [more] x'))).toEqual(['a: One ', 'a: | x']);
  });

  test('twice makes a new question', () => {
    expect(press(enter, at('q: How?', 'a: One.', 'a: |'))).toEqual(['q: How?', 'a: One.', 'q: |']);
    expect(press(enter, at('q: How?', 'a: |'))).toEqual(['q: How?', 'a: ', 'q: |']);
  });

  test('twice goes to a question that waits, and leaves no empty paragraph', () => {
    expect(press(enter, at('q: How?', 'a: One.', 'a: |', 'q: Why?', 'a: '))).toEqual([
      'q: How?',
      'a: One.',
      'q: Why?',
      'a: |',
    ]);
    expect(press(enter, at('q: How?', 'a: |', 'q: Why?'))).toEqual(['q: How?', 'a: ', 'q: Why?', 'a: |']);
  });
});

test('Mod-Enter makes a question after this turn', () => {
  expect(press(newQuestion, at('q: How?', 'a: On|e.', 'a: Two.', 'q: Why?'))).toEqual([
    'q: How?',
    'a: One.',
    'a: Two.',
    'q: |',
    'q: Why?',
  ]);
});

describe('Tab', () => {
  test('leaves the question for later and goes to the next turn’s answer', () => {
    expect(press(nextTurn, at('q: How?', 'a: |', 'q: Why?', 'a: Since'))).toEqual([
      'q: How?',
      'a: ',
      'q: Why?',
      'a: Since|',
    ]);
  });

  test('does not hold the keyboard: in the last turn, and backwards in the first, it goes on', () => {
    expect(press(nextTurn, at('q: How?', 'a: |'))).toBe(false);
    expect(press(previousTurn, at('q: How?', 'a: |'))).toBe(false);
    expect(press(previousTurn, at('q: How?', 'a: One', 'q: Why?', 'a: |'))).toEqual([
      'q: How?',
      'a: One|',
      'q: Why?',
      'a: ',
    ]);
  });
});

describe('Backspace and Delete', () => {
  test('an answer never runs into its question', () => {
    expect(press(backspace, at('q: How?', 'a: |One'))).toEqual(['q: How?|', 'a: One']);
    expect(press(deleteForward, at('q: How?|', 'a: One'))).toEqual(['q: How?|', 'a: One']);
  });

  test('an empty block goes', () => {
    expect(press(backspace, at('q: How?', 'a: One', 'q: |'))).toEqual(['q: How?', 'a: One|']);
    expect(press(deleteForward, at('q: How?', 'a: One|', 'q: '))).toEqual(['q: How?', 'a: One|']);
  });

  test('a question with words becomes an answer', () => {
    expect(press(backspace, at('q: How?', 'a: One', 'q: |Two'))).toEqual(['q: How?', 'a: One', 'a: |Two']);
  });

  test('paragraphs of one answer join as usual', () => {
    expect(press(backspace, at('a: One', 'a: |Two'))).toBe(false);
    expect(press(deleteForward, at('a: One|', 'a: Two'))).toBe(false);
  });
});

test('“Next question” goes on to the next turn, after the last one to a new question, and makes no second empty one', () => {
  expect(press(goOn, at('q: How?', 'a: On|e.', 'q: Why?'))).toEqual(['q: How?', 'a: One.', 'q: Why?|']);
  expect(press(goOn, at('q: How?', 'a: On|e.'))).toEqual(['q: How?', 'a: One.', 'q: |']);
  expect(press(goOn, at('q: How?', 'a: One.', 'q: |'))).toBe(false);
});
