/**
 * What was decided in a paragraph's review, after a purge took words out of it: the same places of the paragraph as it
 * reads now. What was masked or replaced stays so, also where the scan would find nothing any more; a dismissal holds only
 * where the scan finds the very same words again.
 */
import { movedBy, replaceAt, type Find, type Occurrence } from './disclosure/phrase.ts';
import { spotsOf, type Settled, type SettledSpot } from './release-review.ts';

export interface Carried<T extends SettledSpot> {
  readonly text: string;
  readonly spots: readonly T[];
}

/** `find` null: nothing is taken out. Spots that nothing was decided of and nobody marked are the scan's to find again. */
export function carried<T extends SettledSpot>(
  text: string,
  spots: readonly T[],
  find: Find | null,
  by: string,
): Carried<T> {
  const found = find?.(text) ?? [];
  const next = replaceAt(text, found, by);
  const again = new Set(spotsOf(next, []).map(placeOf));
  const moved = spots
    .filter((spot) => spot.settled !== null || spot.rule === 'marked')
    .flatMap((spot) => {
      const settled = rewritten(spot.settled, find, by);
      const [from, to] = [moveTo(spot.from, 'start'), moveTo(spot.to, 'end')];
      return to <= from || (spot.settled !== null && settled === null)
        ? []
        : [{ ...spot, from, to, settled }];
    })
    .filter((spot) => spot.settled?.act !== 'dismiss' || stays(spot))
    .map((spot) => (again.has(placeOf(spot)) ? spot : { ...spot, rule: 'marked' as const }));
  return { text: next, spots: apart(moved) };

  function moveTo(offset: number, edge: 'start' | 'end'): number {
    return movedBy(offset, found, by.length, edge);
  }
  /** The words of a dismissal are those that were seen when it was made. */
  function stays(spot: SettledSpot): boolean {
    const whole = replacedIn(found, by.length).every(({ from, to }) => to <= spot.from || spot.to <= from);
    return whole && (spot.rule === 'marked' || again.has(placeOf(spot)));
  }
}

const placeOf = ({ from, to, rule }: SettledSpot | ReturnType<typeof spotsOf>[number]): string =>
  `${from}.${to}.${rule}`;

/** Where the replacements stand afterwards. */
function replacedIn(found: readonly Occurrence[], length: number): Occurrence[] {
  return found.map(({ from, to }) => ({
    from: movedBy(from, found, length, 'start'),
    to: movedBy(to, found, length, 'end'),
  }));
}

/** Null: nothing is left of a dismissal's reason. A replacement that is gone is a mask. */
export function rewritten(settled: Settled | null, find: Find | null, by: string): Settled | null {
  if (!settled || settled.words === null || !find) return settled;
  const words = replaceAt(settled.words, find(settled.words), by).trim();
  if (words !== '') return { ...settled, words };
  return settled.act === 'dismiss' ? null : { act: 'mask', words: null };
}

/** Two that now touch, since what parted them went, are one: masked, unless both say the same. */
function apart<T extends SettledSpot>(spots: readonly T[]): T[] {
  const kept: T[] = [];
  for (const spot of spots.toSorted((a, b) => a.from - b.from)) {
    const last = kept.at(-1);
    if (!last || last.to <= spot.from) {
      kept.push(spot);
      continue;
    }
    const same = JSON.stringify(last.settled) === JSON.stringify(spot.settled);
    const settled: Settled | null = same ? last.settled : { act: 'mask', words: null };
    kept.splice(-1, 1, { ...last, to: Math.max(last.to, spot.to), rule: 'marked', settled });
  }
  return kept;
}
