/** What known answers say of sources, as each role may read it. Runs as the engine, apart from the member's own transaction. */
import type { Cell } from '#core/consistency/assessment.ts';
import { tallies, type KnownAnswer, type Scorecard, type Tally } from '#core/consistency/scorecard.ts';
import type { Place } from '../place.ts';
import type { Ground } from '../ground.ts';

export interface CellRates {
  h: number;
  /** a and b of C2. */
  prior: readonly [number, number];
  /** Own soft checks, by weight. */
  soft: number;
}

export interface ScorecardView {
  source: string;
  type: string;
  answers: readonly KnownAnswer[];
  cells: Readonly<Record<Cell, Tally>>;
  /** Leads alone: what the answers lead to. */
  rates: {
    cells: Record<Cell, CellRates>;
    party: string | null;
    leans: boolean;
    beta: number;
    figures: number;
  } | null;
}

export interface TypeScorecard {
  type: string;
  /** Sources of it that were asked for a known answer. */
  sources: number;
  cells: Record<Cell, Tally>;
  /** Known figures that were asked for. */
  figures: number;
}

/** The caller has asked `can`. */
export async function readScorecards(ground: Ground, place: Place): Promise<ScorecardView[]> {
  const full = place.can('assessment.researchers') === 'allow';
  const cards = await ground.engines.alone('scorecards', { kind: 'scorecards', project: place.project.id });
  return cards.map((card) => viewOf(card, full));
}

/** By type, those with an answer. */
export function byType(cards: readonly ScorecardView[]): TypeScorecard[] {
  const groups = Map.groupBy(cards, (card) => card.type);
  return [...groups].flatMap(([type, all]) => {
    const asked = all.filter((card) => card.answers.length > 0);
    const answers = asked.flatMap((card) => card.answers);
    if (answers.length === 0) return [];
    const figures = answers.filter((one) => one.cell === null).length;
    return [{ type, sources: asked.length, cells: tallies(answers), figures }];
  });
}

function viewOf({ source, type, answers, cells, record, prior }: Scorecard, full: boolean): ScorecardView {
  const rate = (cell: Cell): CellRates => ({
    h: record.h[cell],
    prior: prior[cell],
    soft: record.soft[cell],
  });
  const { party, leans, beta, figures } = record;
  return {
    source,
    type,
    answers,
    cells,
    rates: full ? { cells: { N: rate('N'), S: rate('S'), A: rate('A') }, party, leans, beta, figures } : null,
  };
}
