/** Where the text's lines are on the page, measured from the top of the column that holds text and margin. */
import type { EditorView } from 'prosemirror-view';
import type { Span } from '#core/coding.ts';
import type { Lines } from './margin.ts';
import { posAt, rangeOf } from './spot.ts';

/** A bracket is as tall as the letters of its lines, not as their leading (px). */
const HALF_BRACKET = 9;
const middle = (line: { top: number; bottom: number }): number => (line.top + line.bottom) / 2;

/** The lines of a span, or null when it is not on the page. */
export function linesOf(view: EditorView, column: HTMLElement, id: string, span: Span | null): Lines | null {
  const range = span && rangeOf(view.state.doc, span);
  if (!range) return null;
  const origin = column.getBoundingClientRect().top;
  const first = view.coordsAtPos(range.from, 1);
  const last = view.coordsAtPos(range.to, -1);
  return { id, top: middle(first) - HALF_BRACKET - origin, bottom: middle(last) + HALF_BRACKET - origin };
}

/** The top of a block's first line. */
export function blockTop(view: EditorView, column: HTMLElement, block: number): number | null {
  const pos = posAt(view.state.doc, { block, offset: 0 });
  if (pos === null) return null;
  return middle(view.coordsAtPos(pos, 1)) - HALF_BRACKET - column.getBoundingClientRect().top;
}

export interface BarPlace {
  /** From the column's physical left edge. */
  left: number;
  top: number;
}

/** Beside the selection's last word if nothing stands there, else under it. Never outside the text's width. */
export function barPlace(
  view: EditorView,
  column: HTMLElement,
  selection: { to: number },
  bar: { width: number; height: number },
): BarPlace {
  const frame = column.getBoundingClientRect();
  const text = view.dom.getBoundingClientRect();
  const end = view.coordsAtPos(selection.to, -1);
  const at = view.state.doc.resolve(selection.to);
  const rtl = isRightToLeft(view, selection.to);
  const lineEnds = at.parentOffset === at.parent.content.size;
  const beside = rtl ? end.left - GAP - bar.width : end.left + GAP;
  const fits = rtl ? beside >= text.left : beside + bar.width <= text.right;
  if (lineEnds && fits)
    return { left: beside - frame.left, top: (end.top + end.bottom) / 2 - bar.height / 2 - frame.top };
  const wanted = rtl ? end.left : end.left - bar.width / 2;
  const left = Math.max(text.left, Math.min(wanted, text.right - bar.width));
  return { left: left - frame.left, top: end.bottom + 4 - frame.top };
}

/** Pixels between the last word and the bar. */
const GAP = 14;

function isRightToLeft(view: EditorView, pos: number): boolean {
  const { node } = view.domAtPos(pos);
  const element = node instanceof Element ? node : node.parentElement;
  return element !== null && getComputedStyle(element).direction === 'rtl';
}
