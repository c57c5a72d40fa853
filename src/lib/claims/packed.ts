/**
 * Cells on their way to the browser: of thousands of rows with dozens of columns most cells are empty, and the others say
 * little. "3:A2d1=1,100|7:+1~1#9,000" is: in column 3 two affirm and one denies against its interest, 1,100; in column 7
 * one copy and one who speaks of something else, and the figure counts something else. "2:A1D1*1": both are one voice's.
 */
import { STANCES } from '#core/coding.ts';
import { EMPTY_CELL, isEmpty, marksIn, type Cell, type Mark } from './cell.ts';

const LETTERS = { affirms: 'A', denies: 'D', qualifies: 'Q' } as const;

export function packCells(cells: readonly Cell[]): string {
  return cells.flatMap((cell, column) => (isEmpty(cell) ? [] : [`${column}:${packCell(cell)}`])).join('|');
}

function packCell({ marks, voices, copies, elsewhere, figure, countsElse }: Cell): string {
  const signs = marks.map(({ stance, against, count }) => {
    const letter = LETTERS[stance];
    return `${against ? letter.toLowerCase() : letter}${count}`;
  });
  return [
    ...signs,
    voices === marksIn(marks) ? '' : `*${voices}`,
    copies > 0 ? `+${copies}` : '',
    elsewhere > 0 ? `~${elsewhere}` : '',
    figure === null ? '' : `${countsElse ? '#' : '='}${figure}`,
  ].join('');
}

const CELL = /^(\d+):((?:[ADQadq]\d+)*)(?:\*(\d+))?(?:\+(\d+))?(?:~(\d+))?(?:([=#])(.*))?$/;

/** In the order of the columns. */
export function unpackCells(packed: string, columns: number): Cell[] {
  const cells: Cell[] = Array.from({ length: columns }, () => EMPTY_CELL);
  for (const { column, cell } of filledCells(packed)) cells[column] = cell;
  return cells;
}

/** Those that say something. */
export function filledCells(packed: string): { column: number; cell: Cell }[] {
  return packed === '' ? [] : packed.split('|').map(unpackCell);
}

function unpackCell(packed: string): { column: number; cell: Cell } {
  const found = CELL.exec(packed);
  if (!found) throw new Error(`“${packed}” is no cell`);
  const [, column, signs = '', voices, copies, elsewhere, sign, figure] = found;
  const marks = unpackMarks(signs);
  const cell = {
    marks,
    voices: voices === undefined ? marksIn(marks) : Number(voices),
    copies: Number(copies ?? 0),
    elsewhere: Number(elsewhere ?? 0),
    figure: figure ?? null,
    countsElse: sign === '#',
  };
  return { column: Number(column), cell };
}

function unpackMarks(signs: string): Mark[] {
  return [...signs.matchAll(/([ADQadq])(\d+)/g)].flatMap(([, letter = '', count]) => {
    const stance = STANCES.find((one) => LETTERS[one] === letter.toUpperCase());
    return stance ? [{ stance, against: letter !== letter.toUpperCase(), count: Number(count) }] : [];
  });
}
