/**
 * C8, figures: which statements on a quantity are estimates and which only bound it, and how an estimate is
 * read on the log scale once boast and hops are allowed for.
 */
import type { Because, Role } from './assessment.ts';
import { highStanding } from './checks.ts';
import type { Context } from './context.ts';
import { fidelityOf } from './fidelity.ts';
import type { Bound, Source } from './interchange.ts';
import { giveRoles, tellLines, type Told } from './lines.ts';
import { byDate, cellOf, compareIds, isComparable, latestBySource } from './records.ts';
import type { FigureStatement, QuantityDossier } from './records.ts';
import { commonReasons, type WeighedLine } from './steps.ts';
import { EIGHTY, EXACT, GAP, LEAST_FIDELITY } from './thresholds.ts';

export interface FigureLine extends WeighedLine {
  readonly told: Told<FigureStatement>;
  readonly o: number;
  readonly beta: number;
  readonly gap: boolean;
  readonly standsIn: boolean;
  /** As it is read. */
  readonly lo: number;
  readonly hi: number;
  readonly x: number;
  readonly s2: number;
}

export interface Figures {
  /** Estimates that speak, in any order. */
  readonly lines: readonly FigureLine[];
  readonly floors: readonly FigureLine[];
  readonly ceilings: readonly FigureLine[];
  /** What does not speak, by id. */
  readonly silent: readonly FigureLine[];
  /** Comparable by no reading. */
  readonly otherThings: readonly FigureStatement[];
  readonly onlyBounds: boolean;
}

export function readFigures(dossier: QuantityDossier, context: Context): Figures {
  const comparable = dossier.statements.filter((a) => isComparable(a, dossier.claim));
  const weighed = [null, 'floor' as const, 'ceiling' as const].flatMap((bound) =>
    tellFigures(comparable, bound, context.sources).map((told) => weigh(told, dossier, context)),
  );
  const figures = withRoles(weighed.filter(isEstimate));
  const floors = withRoles(weighed.filter((line) => !isEstimate(line) && boundOf(line) === 'floor'));
  const ceilings = withRoles(weighed.filter((line) => !isEstimate(line) && boundOf(line) === 'ceiling'));
  const bounds = [...floors, ...ceilings];
  const onlyBounds = !figures.some(speaks) && bounds.some(speaks);
  return {
    lines: onlyBounds ? standIns(bounds) : figures.filter(speaks),
    floors: floors.filter(speaks),
    ceilings: ceilings.filter(speaks),
    silent: [...figures, ...bounds].filter((line) => !speaks(line)).sort(byStatement),
    otherThings: dossier.statements.filter((a) => !isComparable(a, dossier.claim)),
    onlyBounds,
  };
}

function byStatement(a: FigureLine, b: FigureLine): number {
  return compareIds(a.told.statement.id, b.told.statement.id);
}

function speaks(line: FigureLine): boolean {
  return line.told.role === 'speaks';
}

function boundOf(line: FigureLine): Bound | null {
  return line.told.statement.bound;
}

/** Of each source the latest plain figure, floor and ceiling. */
export function tellFigures(
  comparable: readonly FigureStatement[],
  bound: Bound | null,
  sources: ReadonlyMap<string, Source>,
): Told<FigureStatement>[] {
  const kept = latestBySource(comparable.filter((a) => a.bound === bound));
  return tellLines([...kept.values()], nextFigure(comparable, bound), sources, sameFigure);
}

/** A chain goes on through statements of its own kind, and where a source has none of that kind, through the latest of any. */
export function nextFigure(
  comparable: readonly FigureStatement[],
  bound: Bound | null,
): (source: string) => FigureStatement | undefined {
  const kept = latestBySource(comparable.filter((a) => a.bound === bound));
  const latest = latestBySource(comparable);
  return (source) => kept.get(source) ?? latest.get(source);
}

function sameFigure(a: FigureStatement, b: FigureStatement): boolean {
  return a.lo === b.lo && a.hi === b.hi;
}

/** A floor from a side that a high figure serves is its figure, and so is a ceiling from one it hurts. */
function isEstimate(line: FigureLine): boolean {
  const bound = boundOf(line);
  return bound === null || (bound === 'floor' && line.o === 1) || (bound === 'ceiling' && line.o === -1);
}

function weigh(told: Told<FigureStatement>, dossier: QuantityDossier, context: Context): FigureLine {
  const { statement } = told;
  const record = context.record(told.origin.id);
  const o = highStanding(dossier.claim, record.party);
  const fidelity = fidelityOf(
    statement,
    dossier.claim,
    told.hops,
    context.doubt(statement.researcher),
    false,
  );
  const faint = told.role === 'speaks' && fidelity.g < LEAST_FIDELITY;
  const role: Role = faint ? 'falls-out' : told.role;
  const line = {
    told: { ...told, role },
    record,
    cell: cellOf(o),
    fidelity,
    d: 0,
    rho: [],
    o,
    standsIn: false,
  };
  return { ...line, ...estimate(told, o, record.beta, record.party, fidelity.g) };
}

type Estimate = Pick<FigureLine, 'beta' | 'gap' | 'lo' | 'hi' | 'x' | 's2'>;

function estimate(
  { statement, hops }: Told<FigureStatement>,
  o: number,
  beta: number,
  party: string | null,
  g: number,
): Estimate {
  const { cases } = statement;
  const gap = o === 1 && statement.probed && cases !== null && cases < GAP * statement.lo;
  const lo = gap ? Math.max(1, cases) : statement.lo;
  const { hi } = statement;
  const boast = gap ? 0 : o * beta;
  const spread = (party === null ? EXACT.alone : EXACT.party) + EXACT.hop * hops;
  const width = Math.log(hi / lo) / EIGHTY.across;
  return {
    beta: o === 0 || gap ? 0 : beta,
    gap,
    lo,
    hi,
    x: (Math.log(lo) + Math.log(hi)) / 2 - boast,
    s2: (spread ** 2 + width ** 2) / g,
  };
}

/** One line per origin among statements that are read alike. */
function withRoles(lines: readonly FigureLine[]): FigureLine[] {
  const roles = giveRoles(
    lines.map((line) => line.told),
    sameFigure,
  );
  return lines.map((line, index) => ({ ...line, told: roles[index] ?? line.told }));
}

/** Where there are only bounds, the latest of each source also stands in as a plain figure. */
function standIns(bounds: readonly FigureLine[]): FigureLine[] {
  const inTime = bounds.filter(speaks).sort((a, b) => byDate(a.told.statement, b.told.statement));
  const latest = new Map(inTime.map((line) => [line.told.teller.id, line]));
  return withRoles([...latest.values()])
    .filter(speaks)
    .map((line) => ({ ...line, standsIn: true }));
}

export function figureReasons(line: FigureLine): Because[] {
  const reasons = commonReasons(line);
  if (line.standsIn) reasons.push('bound-stands-in');
  else if (boundOf(line) !== null && isEstimate(line)) reasons.push('bound-read-as-figure');
  if (line.gap) reasons.push('specificity-gap');
  if (line.beta !== 0) reasons.push('boast-removed');
  return reasons;
}
