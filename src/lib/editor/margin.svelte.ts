/** The margin of an open record: what stands in it and where, measured again whenever the text or its width changes. */
import type { AssertionEntry, CodingEntry, MemoEntry } from '#doc/entry.ts';
import type { Span } from '#core/coding.ts';
import { resolveSpan } from '#doc/position.ts';
import { blockTop } from './geometry.ts';
import {
  byId,
  inMarginOrder,
  lanesOf,
  leaderOf,
  mapOf,
  saidInShort,
  setOf,
  stack,
  type Item,
  type Leader,
  type Lines,
} from './margin.ts';
import { sentenceOf, shortSentence, textOf, type Part } from './assertion-sentence.ts';
import { Heights } from './heights.svelte.ts';
import { LineMeasure } from './measure.ts';
import { kept } from './reading.ts';
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

type Standing = Exclude<MarginEntry['kind'], 'asking'>;
const RANK: Record<Standing, number> = { coding: 0, assertion: 1, memo: 2 };
const GAP: Record<Standing, number> = { coding: 0, assertion: 6, memo: 6 };
/** Half of a label's line: its leader meets its middle. */
const HALF_LINE = 9;
/** A new entry's height until it is painted and measured. */
const GUESS = 19;
/** A mean letter's width, and a line's height, of a sentence said whole and in short (px). */
const LETTER = { whole: 7, short: 6.8 };
const LINE = { whole: 25, short: 20 };
/** What the engine reads into a sentence stands below it. */
const READS = 16;
/** A margin that is only marks says nothing at all. */
const NARROWEST = 120;
/** Pixels between lanes. */
export const LANE = 11;
/** Space between the text and what is listed below it. */
const BELOW = 24;

export class RecordMargin {
  readonly #work: RecordWork;
  column: HTMLElement | null = $state.raw(null);
  readonly heights = new Heights();
  #lines: ReadonlyMap<string, Lines> = $state.raw(byId([]));
  /** Of a label, as painted. */
  #width = $state(0);
  readonly #measured = new LineMeasure();
  #last: readonly Lines[] = [];
  #scheduled = 0;
  /** The text is laid out from its first word to its last, for a frame: else what is out of view has a guessed height. */
  whole = $state(false);
  /** The width for which it was. */
  #wholeAt = 0;

  constructor(work: RecordWork) {
    this.#work = work;
  }

  // What is as it was stays the same object: else a letter of somebody else would have every label drawn again.
  #keptEntries: readonly MarginEntry[] = [];
  #keptShort: readonly string[] = [];
  #keptTops: readonly (readonly [string, number])[] = [];
  #keptBrackets: readonly Bracket[] = [];

  readonly entries: readonly MarginEntry[] = $derived.by(() => {
    const { session, asking } = this.#work;
    this.#keptEntries = kept(this.#keptEntries, [
      ...(asking ? [{ kind: 'asking' as const, id: 'asking' as const }] : []),
      ...session.codings.map((coding) => ({ kind: 'coding' as const, id: coding.id, coding })),
      ...session.assertions.map((assertion) => ({ kind: 'assertion' as const, id: assertion.id, assertion })),
      ...session.memos.map((memo) => ({ kind: 'memo' as const, id: memo.id, memo })),
    ]);
    return this.#keptEntries;
  });

  readonly #codingLines: readonly Lines[] = $derived(
    this.entries.flatMap((entry) =>
      entry.kind === 'coding' && entry.coding.span ? (this.#lines.get(entry.id) ?? []) : [],
    ),
  );

  readonly #laneOf: ReadonlyMap<string, number> = $derived(lanesOf(this.#codingLines));

  /** Where labels begin, from the margin's edge. */
  readonly labelStart: number = $derived(
    Math.max(50, Math.max(0, ...[...this.#laneOf.values()].map((lane) => lane + 1)) * LANE + 12),
  );

  readonly #items: readonly Item[] = $derived.by(() =>
    this.entries.flatMap((entry): Item[] => {
      // The question stands over the margin at its line while it is asked: nothing moves for it.
      if (entry.kind === 'asking') return [];
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
          height: this.heights.of(entry.id) ?? GUESS,
          gap: GAP[entry.kind],
          ...(entry.kind === 'assertion' ? { sizes: this.#sizesOf(entry.assertion) } : {}),
        },
      ];
    }),
  );

  /** Assertions that are said in short, for want of room. */
  readonly #shortIds: readonly string[] = $derived.by(() => {
    const short = saidInShort(this.#width < NARROWEST ? [] : this.#items, this.#work.active);
    this.#keptShort = kept(this.#keptShort, [...short]);
    return this.#keptShort;
  });
  readonly short: ReadonlySet<string> = $derived(setOf(this.#shortIds));

  readonly #topList: readonly (readonly [string, number])[] = $derived.by(() => {
    const asking = this.#lines.get('asking');
    const tops = stack(this.#items, this.#work.active);
    if (asking) tops.set('asking', asking.top);
    this.#keptTops = kept(this.#keptTops, [...tops]);
    return this.#keptTops;
  });
  readonly tops: ReadonlyMap<string, number> = $derived(mapOf(this.#topList));

  /** Entries in the order of the margin. */
  readonly ordered: readonly MarginEntry[] = $derived(inMarginOrder(this.entries, this.#items));

  readonly brackets: readonly Bracket[] = $derived.by(() => {
    const brackets = this.#codingLines.map((lines) => ({
      ...lines,
      lane: this.#laneOf.get(lines.id) ?? 0,
      leader: leaderOf(lines, (this.tops.get(lines.id) ?? lines.top) + HALF_LINE),
    }));
    this.#keptBrackets = kept(this.#keptBrackets, brackets);
    return this.#keptBrackets;
  });

  /** The bottom of the last entry: the column is at least as long. */
  readonly end: number = $derived(
    Math.max(0, ...this.#items.map((item) => (this.tops.get(item.id) ?? 0) + item.height)),
  );

  /** A font came: letters have another shape. */
  measureAnew(): void {
    this.#measured.forget();
    this.#wholeAt = 0;
    this.measure();
  }

  /** Measures on the next frame; many calls in one frame are one. The text is painted before its margin is first made. */
  measure(): void {
    if (this.whole) return; // that is measured at its end
    cancelAnimationFrame(this.#scheduled);
    this.#scheduled = requestAnimationFrame(() => {
      if (this.#wholeAt === this.#work.view?.dom.clientWidth) this.#measureNow();
      else setTimeout(() => this.#layOut());
    });
  }

  /** Lays out the whole text, then measures. */
  #layOut(): void {
    this.#wholeAt = this.#work.view?.dom.clientWidth ?? 0;
    if (this.#wholeAt === 0) return;
    this.whole = true;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        this.whole = false;
        this.#measureNow();
      }),
    );
  }

  #measureNow(): void {
    const { view } = this.#work;
    const { column } = this;
    if (!view || !column || !view.dom.isConnected) return;
    this.#width = (column.querySelector('.margin')?.clientWidth ?? 0) - this.labelStart;
    this.#measured.begin(view, column);
    const lines = kept(
      this.#last,
      this.entries.flatMap((entry) => this.#linesOf(entry) ?? []),
    );
    if (lines === this.#last) return; // all stands where it stood
    this.#last = lines;
    this.#lines = byId(lines);
  }

  /** By the count of letters: what is shown must not depend on how it was painted before. */
  #sizesOf(assertion: AssertionEntry): { whole: number; short: number } {
    const context = this.#work.sentences;
    const lines = (parts: readonly Part[], letter: number): number =>
      Math.ceil((textOf(parts).length * letter) / Math.max(this.#width, NARROWEST));
    return {
      whole: lines(sentenceOf(assertion, context, false), LETTER.whole) * LINE.whole + READS,
      short: lines(shortSentence(assertion, context), LETTER.short) * LINE.short,
    };
  }

  #linesOf(entry: MarginEntry): Lines | null {
    const { asking, session } = this.#work;
    switch (entry.kind) {
      case 'coding':
        return this.#spanLines(entry.id, entry.coding.span) ?? this.#belowText(entry.id);
      case 'assertion':
        return this.#spanLines(entry.id, entry.assertion.span) ?? this.#belowText(entry.id);
      case 'memo':
        return this.#blockLines(entry.id, entry.memo.block);
      case 'asking':
        if (asking?.kind === 'code')
          return this.#spanLines(entry.id, resolveSpan(session.doc, asking.anchors.from, asking.anchors.to));
        return this.#blockLines(entry.id, asking?.block ?? null);
    }
  }

  #spanLines(id: string, span: Span | null): Lines | null {
    const { view } = this.#work;
    return view && this.column ? this.#measured.linesOf(view, this.column, id, span) : null;
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
