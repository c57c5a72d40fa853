/** What of the matrix is in sight: follows its own scrolling, or the page's where the page scrolls (on a phone). */
import { flushSync } from 'svelte';
import {
  FIRST_ROWS,
  guessHeight,
  NO_HEIGHTS,
  offsetsOf,
  partsOf,
  rowAt,
  spanBetween,
  withHeights,
  type Heights,
  type Part,
  type RowSpan,
} from './row-window.ts';

interface Row {
  claim: { id: string; proposition: string };
}

/** Drawn beyond what is in sight, so that a turn of the wheel finds its rows there (px). */
const BEYOND = 360;
const NARROW = '(max-width: 800px)';

export class MatrixSight {
  readonly #rows: () => readonly Row[];
  #span = $state.raw<RowSpan>(FIRST_ROWS);
  /** As they were drawn last; by claim, since rows change places. */
  #heights = $state.raw<Heights>(NO_HEIGHTS);
  narrow = $state(false);
  readonly #offsets = $derived.by(() =>
    offsetsOf(
      this.#rows().map(
        ({ claim }) => this.#heights.get(claim.id) ?? guessHeight(claim.proposition.length, this.narrow),
      ),
    ),
  );

  constructor(rows: () => readonly Row[]) {
    this.#rows = rows;
  }

  parts(group: RowSpan, pinned: number | null): Part[] {
    return partsOf(group, this.#span, pinned, this.#offsets);
  }

  /** Changes with what is drawn, and where. */
  get drawn(): readonly unknown[] {
    return [this.#span, this.#offsets];
  }

  /** Until the returned function is called. */
  follow(scroller: HTMLElement, table: HTMLTableElement): () => void {
    let due = 0;
    const look = (): void => {
      due = 0;
      this.look(scroller, table);
    };
    const soon = (): void => {
      due ||= requestAnimationFrame(look);
    };
    const narrow = matchMedia(NARROW);
    const reset = (): void => {
      this.narrow = narrow.matches;
      this.#heights = NO_HEIGHTS;
      soon();
    };
    const all = (): void =>
      flushSync(() => {
        this.#span = { from: 0, to: this.#rows().length };
      });
    const size = new ResizeObserver(soon);
    size.observe(scroller);
    narrow.addEventListener('change', reset);
    addEventListener('scroll', soon, { capture: true, passive: true });
    addEventListener('resize', soon);
    addEventListener('beforeprint', all);
    reset();
    return () => {
      cancelAnimationFrame(due);
      size.disconnect();
      narrow.removeEventListener('change', reset);
      removeEventListener('scroll', soon, { capture: true });
      removeEventListener('resize', soon);
      removeEventListener('beforeprint', all);
    };
  }

  /** Draws what is in sight now. */
  look(scroller: HTMLElement, table: HTMLTableElement): void {
    const body = table.tBodies[0]?.getBoundingClientRect();
    if (!body) return;
    const clip = scroller.getBoundingClientRect();
    const [top, bottom] = [Math.max(clip.top, 0), Math.min(clip.bottom, innerHeight)];
    const span = spanBetween(this.#offsets, top - body.top, bottom - body.top, BEYOND);
    if (span.from !== this.#span.from || span.to !== this.#span.to) this.#span = span;
  }

  /** Takes the heights of what was drawn; what is not drawn keeps its last one. */
  measure(table: HTMLTableElement): void {
    const rows = [...table.querySelectorAll<HTMLElement>('tr[data-claim]')];
    this.#heights = withHeights(
      this.#heights,
      rows.map((row) => [row.dataset['claim'] ?? '', row.getBoundingClientRect().height]),
    );
  }

  /** How many rows a page of it holds. */
  page(from: number, scroller: HTMLElement): number {
    const high = Math.min(scroller.clientHeight, innerHeight);
    return Math.max(1, rowAt(this.#offsets, (this.#offsets[from] ?? 0) + high * 0.8) - from);
  }
}
