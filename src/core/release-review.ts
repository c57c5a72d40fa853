/**
 * The review before a release: where the scan hits, what leads decided of each hit, and the words that leave. The field
 * copy stays as it is; what is replaced is replaced in what leaves.
 */
import type { ScanHit } from './disclosure/identifier-scan.ts';
import { fold } from './disclosure/fold.ts';
import { scanIdentifiers } from './disclosure/identifier-scan.ts';
import { MASK } from './mask.ts';

/** What settles a hit; `open` takes that back. A lead may mark words that no rule found. */
export const SETTLING = ['generalise', 'mask', 'dismiss'] as const;
export type Settling = (typeof SETTLING)[number];
export type ChoiceAct = Settling | 'open' | 'mark' | 'unmark';

export type HitRule = ScanHit['rule'] | 'marked';

/** Words of one paragraph, in UTF-16 offsets. */
export interface Spot {
  readonly from: number;
  readonly to: number;
  readonly rule: HitRule;
}

export interface Settled {
  readonly act: Settling;
  /** The replacement, or the reason of a dismissal; null of a mask. */
  readonly words: string | null;
}

/** The hits of a paragraph in its order. What a lead marked takes the place of the hits that it touches. */
export function spotsOf(
  text: string,
  marked: readonly Spot[],
  hits: readonly Spot[] = scanIdentifiers(text),
): Spot[] {
  const found = hits.filter((hit) => !marked.some((mark) => touch(hit, mark)));
  return [...found, ...marked].toSorted((a, b) => a.from - b.from);
}

/** Words that a lead selected, with the spots that they touch, as one mark. Null: nothing is selected. */
export function markOf(text: string, from: number, to: number, spots: readonly Spot[]): Spot | null {
  const selected = text.slice(from, to);
  const at = from + (selected.length - selected.trimStart().length);
  const end = from + selected.trimEnd().length;
  if (end <= at) return null;
  const touched = spots.filter((spot) => touch(spot, { from: at, to: end }));
  return {
    from: Math.min(at, ...touched.map((spot) => spot.from)),
    to: Math.max(end, ...touched.map((spot) => spot.to)),
    rule: 'marked',
  };
}

export const touch = (a: { from: number; to: number }, b: { from: number; to: number }): boolean =>
  a.from < b.to && b.from < a.to;

/** The same words however they are spelled on a keyboard: they get the same replacement. */
export const sameWords = (text: string): string => fold(text).text.toLowerCase().replace(/\s+/g, ' ').trim();

export interface SettledSpot extends Spot {
  readonly settled: Settled | null;
}

/** The paragraph as it leaves. An open hit leaves as it stands: who asks has seen that there is none. */
export function leaving(text: string, spots: readonly SettledSpot[]): string {
  return spots
    .toReversed()
    .reduce(
      (words, { from, to, settled }) =>
        settled === null || settled.act === 'dismiss'
          ? words
          : words.slice(0, from) +
            (settled.act === 'mask' ? MASK : (settled.words ?? MASK)) +
            words.slice(to),
      text,
    );
}

export type SettleFault =
  /** No words were given. */
  | 'empty'
  | 'too-long'
  /** The scan finds something in the replacement itself. */
  | 'identifies'
  /** Elsewhere in this study these words were replaced by others. */
  | { elsewhere: string };

const LONGEST = 200;

/** What is wrong with a replacement or a reason; `before` is what the same words became elsewhere. */
export function settleFault(settled: Settled, before: string | null): SettleFault | null {
  const words = settled.words?.trim() ?? '';
  if (settled.act === 'mask') return null;
  if (words === '') return 'empty';
  if (words.length > LONGEST) return 'too-long';
  if (settled.act === 'dismiss') return null;
  if (scanIdentifiers(words).length > 0) return 'identifies';
  return before !== null && before !== words ? { elsewhere: before } : null;
}
