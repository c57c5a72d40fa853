/** The margin of an open record: what stands in it and where, measured again whenever the text or its width changes. */
import type { AssertionEntry, CodingEntry, MemoEntry } from '#doc/entry.ts';
import { resolveSpan } from '#doc/position.ts';
import { blockTop, linesOf } from './geometry.ts';
import {
  byId,
  inMarginOrder,
  lanesOf,
  leaderOf,
  stack,
  type Item,
  type Leader,
  type Lines,
} from './margin.ts';
import type { RecordWork } from './work.svelte.ts';

export type MarginEntry =
  | { kind: 'coding'; id: string; coding: CodingEntry }
  | { kind: 'assertion'; id: string; assertion: AssertionEntry }
  | { kind: 'memo'; id: string; memo: MemoEntry }
  /** The form that asks for a code or a note. */
  | { kind: 'asking'; id: 'asking' };

export interface Bracket {
  id: string;
  lane: number;
  top: number;
  bottom: number;
  leader: Leader;
}

const RANK: Record<MarginEntry['kind'], number> = { coding: 0, assertion: 1, memo: 2, asking: -1 };
const GAP: Record<MarginEntry['kind'], number> = { coding: 0, assertion: 6, memo: 6, asking: 4 };
/** Half of a label's line: its leader meets its middle. */
const HALF_LINE = 9;
/** A new entry's height until it is painted and measured. */
const GUESS = 19;
/** Space between the text and what is listed below it. */
const BELOW = 24;

export class RecordMargin {
  readonly #work: RecordWork;
  column: HTMLElement | null = $state.raw(null);
  /** Heights as painted, by entry. */
  heights: Record<string, number> = $state({});
  #lines: ReadonlyMap<string, Lines> = $state.raw(byId([]));
  #scheduled = 0;

  constructor(work: RecordWork) {
    this.#work = work;
  }

  readonly entries: readonly MarginEntry[] = $derived.by(() => {
    const { session, asking } = this.#work;
    return [
      ...(asking ? [{ kind: 'asking' as const, id: 'asking' as const }] : []),
      ...session.codings.map((coding) => ({ kind: 'coding' as const, id: coding.id, coding })),
      ...session.assertions.map((assertion) => ({ kind: 'assertion' as const, id: assertion.id, assertion })),
      ...session.memos.map((memo) => ({ kind: 'memo' as const, id: memo.id, memo })),
    ];
  });

  readonly #codingLines: readonly Lines[] = $derived(
    this.entries.flatMap((entry) =>
      entry.kind === 'coding' && entry.coding.span ? (this.#lines.get(entry.id) ?? []) : [],
    ),
  );

  readonly #laneOf: ReadonlyMap<string, number> = $derived(lanesOf(this.#codingLines));

  readonly #items: readonly Item[] = $derived.by(() =>
    this.entries.flatMap((entry): Item[] => {
      const lines = this.#lines.get(entry.id);
      const block = this.#blockOf(entry);
      if (!lines || block === null) return [];
      return [
        {
          id: entry.id,
          turn: block === Infinity ? Infinity : this.#work.session.turnOf(block),
          rank: RANK[entry.kind],
          // Of labels at one line the one whose bracket is nearest comes first: leaders do not cross.
          want: lines.top + (this.#laneOf.get(entry.id) ?? 0) / 100,
          // The question stands over the margin while it is asked: nothing jumps for it.
          height: entry.kind === 'asking' ? 0 : (this.heights[entry.id] ?? GUESS),
          gap: GAP[entry.kind],
        },
      ];
    }),
  );

  readonly tops: ReadonlyMap<string, number> = $derived(stack(this.#items));

  /** Entries in the order of the margin. */
  readonly ordered: readonly MarginEntry[] = $derived(inMarginOrder(this.entries, this.#items));

  readonly brackets: readonly Bracket[] = $derived(
    this.#codingLines.map((lines) => ({
      ...lines,
      lane: this.#laneOf.get(lines.id) ?? 0,
      leader: leaderOf(lines, (this.tops.get(lines.id) ?? lines.top) + HALF_LINE),
    })),
  );

  readonly lanes: number = $derived(Math.max(0, ...this.brackets.map((bracket) => bracket.lane + 1)));

  /** The bottom of the last entry: the column is at least as long. */
  readonly end: number = $derived(
    Math.max(0, ...this.#items.map((item) => (this.tops.get(item.id) ?? 0) + item.height)),
  );

  /** Measures on the next frame; many calls in one frame are one. */
  measure(): void {
    cancelAnimationFrame(this.#scheduled);
    this.#scheduled = requestAnimationFrame(() => this.#measureNow());
  }

  #measureNow(): void {
    const { view } = this.#work;
    const { column } = this;
    if (!view || !column || !view.dom.isConnected) return;
    this.#lines = byId(this.entries.flatMap((entry) => this.#linesOf(entry) ?? []));
  }

  #linesOf(entry: MarginEntry): Lines | null {
    const { view, asking, session } = this.#work;
    const { column } = this;
    if (!view || !column) return null;
    switch (entry.kind) {
      case 'coding':
        return linesOf(view, column, entry.id, entry.coding.span) ?? this.#belowText(entry.id);
      case 'assertion':
        return linesOf(view, column, entry.id, entry.assertion.span) ?? this.#belowText(entry.id);
      case 'memo':
        return this.#blockLines(entry.id, entry.memo.block);
      case 'asking':
        if (asking?.kind === 'code')
          return linesOf(
            view,
            column,
            entry.id,
            resolveSpan(session.doc, asking.anchors.from, asking.anchors.to),
          );
        return this.#blockLines(entry.id, asking?.block ?? null);
    }
  }

  /** Words that are gone leave their entry behind: it is listed below the text. */
  #belowText(id: string): Lines | null {
    const { view } = this.#work;
    if (!view || !this.column) return null;
    const top = view.dom.getBoundingClientRect().bottom - this.column.getBoundingClientRect().top + BELOW;
    return { id, top, bottom: top };
  }

  #blockLines(id: string, block: number | null): Lines | null {
    const { view } = this.#work;
    const top = view && this.column && block !== null ? blockTop(view, this.column, block) : null;
    return top === null ? null : { id, top, bottom: top };
  }

  #blockOf(entry: MarginEntry): number | null {
    const { asking, session } = this.#work;
    switch (entry.kind) {
      case 'coding':
        return entry.coding.span?.fromBlock ?? Infinity;
      case 'assertion':
        return entry.assertion.span?.fromBlock ?? Infinity;
      case 'memo':
        return entry.memo.block;
      case 'asking':
        if (asking?.kind === 'code')
          return resolveSpan(session.doc, asking.anchors.from, asking.anchors.to)?.fromBlock ?? null;
        return asking?.block ?? null;
    }
  }
}
