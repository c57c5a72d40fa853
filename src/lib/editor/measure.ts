/**
 * Lines of spans, measured once for each text: while the blocks that a span begins and ends in are the same nodes and the
 * column is as wide, its lines lie where they lay within those blocks, and only the blocks' own tops are asked for.
 */
import type { Node } from 'prosemirror-model';
import type { EditorView } from 'prosemirror-view';
import type { Span } from '#core/coding.ts';
import { linesOf } from './geometry.ts';
import type { Lines } from './margin.ts';

interface Measured {
  span: Span;
  first: Node;
  last: Node;
  /** From the top of the first block, and of the last one (px). */
  top: number;
  bottom: number;
}

export class LineMeasure {
  readonly #known = new Map<string, Measured>();
  #tops = new Map<number, number>();
  #width = 0;
  #origin = 0;

  /** Before a round of questions: the page may have been laid out anew since the last one. */
  begin(view: EditorView, column: HTMLElement): void {
    const frame = column.getBoundingClientRect();
    this.#tops = new Map();
    this.#origin = frame.top;
    if (view.dom.clientWidth !== this.#width) this.forget();
    this.#width = view.dom.clientWidth;
  }

  /** Letters have another shape now (a font came). */
  forget(): void {
    this.#known.clear();
  }

  linesOf(view: EditorView, column: HTMLElement, id: string, span: Span | null): Lines | null {
    if (!span) return null;
    const { doc } = view.state;
    const [first, last] = [doc.maybeChild(span.fromBlock), doc.maybeChild(span.toBlock)];
    if (!first || !last) return null;
    const [a, b] = [this.#topOf(view, span.fromBlock), this.#topOf(view, span.toBlock)];
    if (a === null || b === null) return linesOf(view, column, id, span);
    const known = this.#known.get(id);
    if (known && known.first === first && known.last === last && sameOffsets(known.span, span))
      return { id, top: a + known.top, bottom: b + known.bottom };
    const lines = linesOf(view, column, id, span);
    if (lines) this.#known.set(id, { span, first, last, top: lines.top - a, bottom: lines.bottom - b });
    return lines;
  }

  /** From the top of the column; null where the editor's elements are not its blocks one by one. */
  #topOf(view: EditorView, block: number): number | null {
    const known = this.#tops.get(block);
    if (known !== undefined) return known;
    const { children } = view.dom;
    const element = children.length === view.state.doc.childCount ? children[block] : undefined;
    if (!element) return null;
    const top = element.getBoundingClientRect().top - this.#origin;
    this.#tops.set(block, top);
    return top;
  }
}

const sameOffsets = (a: Span, b: Span): boolean =>
  a.fromOffset === b.fromOffset &&
  a.toOffset === b.toOffset &&
  b.toBlock - b.fromBlock === a.toBlock - a.fromBlock;
