/** Caveats where figures stand in rows: a letter beside each figure, and the words once beneath. A digit would read as one more of the figure. */
import type { Caveat } from '#core/caveat.ts';

export interface MarkedCaveat extends Caveat {
  mark: string;
}

interface Row {
  minded: readonly Caveat[];
}

/** Of all rows there are, so that a letter stays whatever a filter leaves. */
export function markCaveats(all: readonly Row[]): MarkedCaveat[] {
  const found = new Map(all.flatMap(({ minded }) => minded).map((one) => [one.id, one]));
  return [...found.values()].map((one, i) => ({ ...one, mark: letterOf(i) }));
}

/** a to z, then aa, ab. */
function letterOf(i: number): string {
  const letter = String.fromCharCode('a'.charCodeAt(0) + (i % 26));
  return i < 26 ? letter : `${letterOf(Math.floor(i / 26) - 1)}${letter}`;
}

/** The letters at a row's figure, with commas between them; none: ''. */
export const marksOf = ({ minded }: Row, marked: readonly MarkedCaveat[]): string =>
  marked
    .filter(({ id }) => minded.some((one) => one.id === id))
    .map(({ mark }) => mark)
    .join(', ');

/** Those whose letter stands at a row that is shown. */
export const shownCaveats = (
  marked: readonly MarkedCaveat[],
  rows: readonly { marks: string }[],
): MarkedCaveat[] => {
  const shown = new Set(rows.flatMap(({ marks }) => marks.split(', ')));
  return marked.filter(({ mark }) => shown.has(mark));
};
