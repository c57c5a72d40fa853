/** A cell of the matrix: how many sources of one type affirm, deny or qualify one claim, and with what figure. */
import { STANCES, type Stance } from '#core/coding.ts';
import type { Figure, Statement } from './statement.ts';

export interface Mark {
  stance: Stance;
  against: boolean;
  /** Sources. */
  count: number;
}

export interface Cell {
  marks: Mark[];
  copies: number;
  /** Voices that speak of something else than the claim: of another period, or counting something else. */
  elsewhere: number;
  /** "1,100", "150–200", "≥ 76"; null without one. */
  figure: string | null;
  /** Every figure in it counts something else than the claim does. */
  countsElse: boolean;
}

export const EMPTY_CELL: Cell = { marks: [], copies: 0, elsewhere: 0, figure: null, countsElse: false };

export const isEmpty = (cell: Cell): boolean => cell.marks.length + cell.copies + cell.elsewhere === 0;

/** Voices, without copies. */
export const voicesIn = (cell: Cell): number =>
  cell.elsewhere + cell.marks.reduce((sum, mark) => sum + mark.count, 0);

/** The cell of the statements of one claim by sources of one type. */
export function cellOf(statements: readonly Statement[]): Cell {
  const voices = statements.filter((s) => !s.copy);
  const onIt = voices.filter((s) => s.elsewhere === null);
  const marks = STANCES.flatMap((stance) =>
    [false, true].flatMap((against): Mark[] => {
      const count = sourcesOf(onIt.filter((s) => s.stance === stance && s.against === against));
      return count === 0 ? [] : [{ stance, against, count }];
    }),
  );
  const figures = voices.flatMap((s) => s.figure ?? []);
  const comparable = figures.filter((f) => f.countsElse === null);
  return {
    marks,
    copies: statements.length - voices.length,
    elsewhere: voices.length - onIt.length,
    figure: figuresInWords(comparable.length > 0 ? comparable : figures),
    countsElse: figures.length > 0 && comparable.length === 0,
  };
}

/** A source can stand in a cell with a figure and with what bounds it: it is one voice. */
const sourcesOf = (statements: readonly Statement[]): number =>
  new Set(statements.map((s) => s.source.code)).size;

/** Many cells counted as one, without their figures: the sum of a row or of a column. */
export function sumOfCells(cells: readonly Cell[]): Cell {
  const all = cells.flatMap((cell) => cell.marks);
  const count = (of: readonly { count: number }[]): number => of.reduce((sum, one) => sum + one.count, 0);
  const marks = STANCES.flatMap((stance) =>
    [false, true].flatMap((against): Mark[] => {
      const n = count(all.filter((mark) => mark.stance === stance && mark.against === against));
      return n === 0 ? [] : [{ stance, against, count: n }];
    }),
  );
  return {
    ...EMPTY_CELL,
    marks,
    copies: cells.reduce((sum, cell) => sum + cell.copies, 0),
    elsewhere: cells.reduce((sum, cell) => sum + cell.elsewhere, 0),
  };
}

/** One figure as it was put, several as the span that holds them all. */
export function figuresInWords(figures: readonly Figure[]): string | null {
  const [first] = figures;
  if (!first) return null;
  const lo = Math.min(...figures.map((f) => f.lo));
  const hi = Math.max(...figures.map((f) => f.hi));
  if (lo !== hi) return `${grouped(lo)}–${grouped(hi)}`;
  const same = figures.every((f) => f.bound === first.bound);
  return `${same ? boundSign(first) : ''}${grouped(lo)}`;
}

const boundSign = ({ bound }: Figure): string =>
  bound === 'at-least' ? '≥ ' : bound === 'at-most' ? '≤ ' : '';

/** 12345.5 → "12,345.5": at most three decimals. */
export function grouped(figure: number): string {
  const [whole = '', part] = String(Number(figure.toFixed(3))).split('.');
  const shown = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? shown : `${shown}.${part}`;
}
