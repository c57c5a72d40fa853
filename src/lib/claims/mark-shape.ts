/** The strokes of a hatched mark: chords of a circle of radius 5 in a box of 12, rising to the right. */
interface Chord {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

const CENTRE = 6;
const RADIUS = 5;
const OFFSETS = [-3, -1, 1, 3];
const HALF = Math.SQRT1_2;

/** `most`: chords end there (6: the left half). */
export function hatching(most = 2 * CENTRE): Chord[] {
  return OFFSETS.flatMap((offset) => {
    const reach = Math.sqrt(RADIUS ** 2 - offset ** 2);
    const middle = CENTRE + offset * HALF;
    const [from, to] = [middle - reach * HALF, Math.min(most, middle + reach * HALF)];
    if (from >= to) return [];
    return [{ x1: from, y1: 2 * middle - from, x2: to, y2: 2 * middle - to }].map(round);
  });
}

const round = (chord: Chord): Chord => ({
  x1: to2(chord.x1),
  y1: to2(chord.y1),
  x2: to2(chord.x2),
  y2: to2(chord.y2),
});
const to2 = (n: number): number => Math.round(n * 100) / 100;
