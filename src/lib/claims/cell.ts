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
  /** "1,100", "150–200", "≥ 76"; null without one. */
  figure: string | null;
  /** Every figure in it counts something else than the claim does. */
  countsElse: boolean;
  statements: Statement[];
}

export const EMPTY_CELL: Cell = { marks: [], copies: 0, figure: null, countsElse: false, statements: [] };

/** The cell of the statements of one claim by sources of one type. */
export function cellOf(statements: readonly Statement[]): Cell {
  const voices = statements.filter((s) => !s.copy);
  const marks = STANCES.flatMap((stance) =>
    [false, true].flatMap((against): Mark[] => {
      const count = voices.filter((s) => s.stance === stance && s.against === against).length;
      return count === 0 ? [] : [{ stance, against, count }];
    }),
  );
  const figures = voices.flatMap((s) => s.figure ?? []);
  const comparable = figures.filter((f) => f.countsElse === null);
  return {
    marks,
    copies: statements.length - voices.length,
    figure: figuresInWords(comparable.length > 0 ? comparable : figures),
    countsElse: figures.length > 0 && comparable.length === 0,
    statements: [...statements],
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
