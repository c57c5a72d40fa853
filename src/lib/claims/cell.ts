/** A cell of the matrix: how many sources of one type affirm, deny or qualify one claim, and with what figure. */
import { STANCES, type Stance } from '#core/coding.ts';
import type { Figure, Statement } from './statement.ts';
import { voicesOn } from './voices.ts';

export interface Mark {
  stance: Stance;
  against: boolean;
  /** Sources. */
  count: number;
}

export interface Cell {
  marks: Mark[];
  /** Sources that speak on the claim for themselves: of one with two marks it is one. */
  voices: number;
  copies: number;
  /** Statements that speak of something else than the claim: of another event or period, or counting something else. */
  elsewhere: number;
  /** "1,100", "150–200", "≥ 76"; null without one. */
  figure: string | null;
  /** Every figure in it counts something else than the claim does. */
  countsElse: boolean;
}

export const EMPTY_CELL: Cell = {
  marks: [],
  voices: 0,
  copies: 0,
  elsewhere: 0,
  figure: null,
  countsElse: false,
};

export const isEmpty = (cell: Cell): boolean => cell.marks.length + cell.copies + cell.elsewhere === 0;

export const marksIn = (marks: readonly Mark[]): number => marks.reduce((sum, mark) => sum + mark.count, 0);

/** The cell of the statements of one claim by sources of one type. */
export function cellOf(statements: readonly Statement[]): Cell {
  const own = statements.filter((s) => !s.copy);
  const onIt = own.filter((s) => s.elsewhere === null);
  const marks = STANCES.flatMap((stance) =>
    [false, true].flatMap((against): Mark[] => {
      const count = voicesOn(onIt.filter((s) => s.stance === stance && s.against === against));
      return count === 0 ? [] : [{ stance, against, count }];
    }),
  );
  const figures = own.flatMap((s) => s.figure ?? []);
  const comparable = onIt.flatMap((s) => s.figure ?? []).filter((f) => f.countsElse === null);
  return {
    marks,
    voices: voicesOn(statements),
    copies: statements.length - own.length,
    elsewhere: own.length - onIt.length,
    figure: figuresInWords(comparable.length > 0 ? comparable : figures),
    countsElse: figures.length > 0 && comparable.length === 0,
  };
}

/** Many cells counted as one, without their figures: the sum of a row or of a column. */
export function sumOfCells(cells: readonly Cell[]): Cell {
  const all = cells.flatMap((cell) => cell.marks);
  const marks = STANCES.flatMap((stance) =>
    [false, true].flatMap((against): Mark[] => {
      const n = marksIn(all.filter((mark) => mark.stance === stance && mark.against === against));
      return n === 0 ? [] : [{ stance, against, count: n }];
    }),
  );
  return {
    ...EMPTY_CELL,
    marks,
    voices: cells.reduce((sum, cell) => sum + cell.voices, 0),
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
