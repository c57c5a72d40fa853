/**
 * Words that a lead marked by hand, after their paragraph was changed. No rule finds them again, so they are looked for in
 * the paragraphs as they read now; they are known by a digest alone.
 */
import { scanIdentifiers, type ScanHit } from './disclosure/identifier-scan.ts';
import { sameWords, touch, type Settled, type SettledSpot } from './release-review.ts';

export interface LostMark {
  /** Of the marked words, as `digest` makes it. */
  readonly words: string;
  /** How long they were, in UTF-16 units. */
  readonly length: number;
  readonly settled: Settled | null;
}

export interface CarriedSpot<T extends LostMark> extends SettledSpot {
  /** The marks whose words these are. */
  readonly of: readonly T[];
}

/**
 * Where the words of lost marks stand in a paragraph. A mask or a replacement holds there too. A dismissal was of the one
 * place that was read; it is decided again, and so is what the scan now finds to reach further than the mark.
 */
export function carriedMarks<T extends LostMark>(
  text: string,
  lost: ReadonlyMap<string, T>,
  digest: (same: string) => string,
): CarriedSpot<T>[] {
  const found = standing(text, lost, digest);
  if (found.length === 0) return [];
  const hits = scanIdentifiers(text);
  return joined(found.map((spot) => reaching(spot, hits)));
}

function standing<T extends LostMark>(
  text: string,
  lost: ReadonlyMap<string, T>,
  digest: (same: string) => string,
): CarriedSpot<T>[] {
  const lengths = [...new Set([...lost.values()].map(({ length }) => length))];
  const edges = edgesOf(text);
  return edges.starts.flatMap((from) =>
    lengths.flatMap((length): CarriedSpot<T>[] => {
      const to = from + length;
      const of = edges.ends.has(to) ? lost.get(digest(sameWords(text.slice(from, to)))) : undefined;
      if (!of) return [];
      return [
        { from, to, rule: 'marked', settled: of.settled?.act === 'dismiss' ? null : of.settled, of: [of] },
      ];
    }),
  );
}

/** Where words may begin and end: not inside one, and at no space. */
function edgesOf(text: string): { starts: number[]; ends: Set<number> } {
  const [starts, ends] = [[] as number[], new Set<number>()];
  for (let at = 0; at <= text.length; at++) {
    const [before, after] = [text.charAt(at - 1), text.charAt(at)];
    if (IN_WORD.test(before) && IN_WORD.test(after)) continue;
    if (after.trim() !== '') starts.push(at);
    if (before.trim() !== '') ends.add(at);
  }
  return { starts, ends };
}

const IN_WORD = /^[\p{L}\p{N}\p{M}]$/u;

function reaching<T extends LostMark>(spot: CarriedSpot<T>, hits: readonly ScanHit[]): CarriedSpot<T> {
  const wider = hits.filter((hit) => touch(hit, spot) && (hit.from < spot.from || spot.to < hit.to));
  if (wider.length === 0) return spot;
  return {
    ...spot,
    from: Math.min(spot.from, ...wider.map(({ from }) => from)),
    to: Math.max(spot.to, ...wider.map(({ to }) => to)),
    settled: null,
  };
}

/** Two that touch are one, open unless both say the same. */
function joined<T extends LostMark>(spots: readonly CarriedSpot<T>[]): CarriedSpot<T>[] {
  const kept: CarriedSpot<T>[] = [];
  for (const spot of spots.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = kept.at(-1);
    if (!last || !touch(last, spot)) {
      kept.push(spot);
      continue;
    }
    const same = JSON.stringify(last.settled) === JSON.stringify(spot.settled);
    const settled = same ? last.settled : null;
    const of = [...last.of, ...spot.of];
    kept.splice(-1, 1, { ...last, to: Math.max(last.to, spot.to), settled, of });
  }
  return kept;
}
