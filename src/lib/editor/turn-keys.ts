/** What the keys do in a flat transcript of questions and answers. */
import { baseKeymap, chainCommands } from 'prosemirror-commands';
import { keydownHandler } from 'prosemirror-keymap';
import type { Node, ResolvedPos } from 'prosemirror-model';
import { Plugin, TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state';

type Kind = 'question' | 'answer';

const kindOf = (node: Node | null | undefined): Kind | null =>
  node ? (node.type.name === 'question' ? 'question' : 'answer') : null;

const childAt = (doc: Node, index: number): Node | null =>
  index >= 0 && index < doc.childCount ? doc.child(index) : null;

const isEmpty = (node: Node | null): boolean => node !== null && node.content.size === 0;

/** Position before the block of this index; beyond the last it is the end. */
function before(doc: Node, index: number): number {
  let pos = 0;
  for (let i = 0; i < Math.min(index, doc.childCount); i++) pos += doc.child(i).nodeSize;
  return pos;
}

function blockOf(state: EditorState, kind: Kind): Node {
  const type = state.schema.nodes[kind];
  if (!type) throw new Error(`The schema has no ${kind}.`);
  return type.create();
}

const caretIn = (tr: Transaction, index: number, end = false): Transaction => {
  const from = before(tr.doc, index) + 1;
  const at = end ? from + tr.doc.child(index).content.size : from;
  return tr.setSelection(TextSelection.create(tr.doc, at)).scrollIntoView();
};

const insertAt = (state: EditorState, index: number, kind: Kind): Transaction =>
  caretIn(state.tr.insert(before(state.doc, index), blockOf(state, kind)), index);

/** The index of the next question after a block, or the number of blocks. */
function nextQuestion(doc: Node, index: number): number {
  let i = index + 1;
  while (i < doc.childCount && kindOf(doc.child(i)) !== 'question') i++;
  return i;
}

/** In a question to its answer; in an answer a new paragraph; in an empty paragraph the next question. */
export const enter: Command = (state, dispatch) => {
  const at = state.selection.$from;
  if (at.depth === 0) return false;
  const tr = kindOf(at.parent) === 'question' ? toAnswer(state, at) : afterAnswer(state, at);
  dispatch?.(tr);
  return true;
};

function toAnswer(state: EditorState, at: ResolvedPos): Transaction {
  const next = at.index(0) + 1;
  return kindOf(childAt(state.doc, next)) === 'answer'
    ? caretIn(state.tr, next)
    : insertAt(state, next, 'answer');
}

function afterAnswer(state: EditorState, at: ResolvedPos): Transaction {
  if (!isEmpty(at.parent) || !state.selection.empty) return parted(state);
  const index = at.index(0);
  const follows = kindOf(childAt(state.doc, index - 1)) === 'answer';
  const question = nextQuestion(state.doc, index);
  const waiting = question === index + 1 && isUnanswered(state.doc, question);
  if (waiting) return toWaiting(state, index, follows);
  if (follows) return asQuestion(state, index);
  if (question < state.doc.childCount && question === index + 1) return toTurn(state, question);
  return insertAt(state, index + 1, 'question');
}

function parted(state: EditorState): Transaction {
  const tr = state.tr.deleteSelection();
  return tr.split(tr.selection.from).scrollIntoView();
}

const isUnanswered = (doc: Node, question: number): boolean => {
  const answer = childAt(doc, question + 1);
  return kindOf(childAt(doc, question)) === 'question' && (kindOf(answer) !== 'answer' || isEmpty(answer));
};

/** The next question waits for its answer: go there, and leave no empty paragraph behind. */
function toWaiting(state: EditorState, index: number, follows: boolean): Transaction {
  const tr = follows ? state.tr.delete(before(state.doc, index), before(state.doc, index + 1)) : state.tr;
  return answerOf(state, tr, follows ? index : index + 1);
}

function answerOf(state: EditorState, tr: Transaction, question: number): Transaction {
  const answer = question + 1;
  if (kindOf(childAt(tr.doc, answer)) !== 'answer')
    tr.insert(before(tr.doc, answer), blockOf(state, 'answer'));
  return caretIn(tr, answer);
}

function asQuestion(state: EditorState, index: number): Transaction {
  const type = state.schema.nodes['question'];
  const tr = state.tr;
  return type ? tr.setNodeMarkup(before(state.doc, index), type).scrollIntoView() : tr;
}

/** The caret at the end of what was answered, else in the question. */
function toTurn(state: EditorState, question: number): Transaction {
  const last = nextQuestion(state.doc, question) - 1;
  return caretIn(state.tr, last, true);
}

/** A new question after this turn. */
export const newQuestion: Command = (state, dispatch) => {
  const index = state.selection.$from.index(0);
  dispatch?.(insertAt(state, nextQuestion(state.doc, index), 'question'));
  return true;
};

/** Leaves the question for later. In the last turn the key goes on out of the text. */
export const nextTurn: Command = (state, dispatch) => {
  const question = nextQuestion(state.doc, state.selection.$from.index(0));
  if (question >= state.doc.childCount) return false;
  dispatch?.(toTurn(state, question));
  return true;
};

/** The next turn; after the last one a new question, unless it is one without a word. */
export const goOn: Command = (state, dispatch) => {
  const block = state.selection.$from.parent;
  if (nextTurn(state, dispatch)) return true;
  return kindOf(block) === 'question' && isEmpty(block) ? false : newQuestion(state, dispatch);
};

export const previousTurn: Command = (state, dispatch) => {
  let question = state.selection.$from.index(0);
  while (question > 0 && kindOf(state.doc.child(question)) !== 'question') question--;
  if (question === 0) return false;
  dispatch?.(caretIn(state.tr, question - 1, true));
  return true;
};

/** At the start of a block: an empty one goes, a question becomes an answer, and an answer never runs into its question. */
export const backspace: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const index = $from.index(0);
  if (!empty || $from.depth === 0 || $from.parentOffset > 0 || index === 0) return false;
  const kind = kindOf($from.parent);
  if (kind === kindOf(childAt(state.doc, index - 1))) return false; // joined as usual
  if (isEmpty($from.parent)) dispatch?.(dropBlock(state, index));
  else if (kind === 'question') dispatch?.(asAnswer(state, index));
  else dispatch?.(caretIn(state.tr, index - 1, true));
  return true;
};

const dropBlock = (state: EditorState, index: number): Transaction =>
  caretIn(state.tr.delete(before(state.doc, index), before(state.doc, index + 1)), index - 1, true);

function asAnswer(state: EditorState, index: number): Transaction {
  const type = state.schema.nodes['answer'];
  return type ? state.tr.setNodeMarkup(before(state.doc, index), type) : state.tr;
}

/** At the end of a block whose next one is of another kind: only an empty one is taken away. */
export const deleteForward: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const next = childAt(state.doc, $from.index(0) + 1);
  if (!empty || $from.depth === 0 || $from.parentOffset < $from.parent.content.size || next === null)
    return false;
  if (kindOf(next) === kindOf($from.parent)) return false;
  const from = before(state.doc, $from.index(0) + 1);
  if (isEmpty(next)) dispatch?.(state.tr.delete(from, from + next.nodeSize));
  return true;
};

const orBase = (own: Command, key: string): Command => {
  const base = baseKeymap[key];
  return base ? chainCommands(own, base) : own;
};

/** Only while one writes: in a text that is only read, Tab goes on and no key changes a word. */
export function turnKeys(writing: () => boolean): Plugin {
  const handle = keydownHandler({
    ...baseKeymap,
    Enter: enter,
    'Mod-Enter': newQuestion,
    Tab: nextTurn,
    'Shift-Tab': previousTurn,
    Backspace: orBase(backspace, 'Backspace'),
    Delete: orBase(deleteForward, 'Delete'),
  });
  return new Plugin({ props: { handleKeyDown: (view, event) => writing() && handle(view, event) } });
}
