/** How well a verdict meets the truth of its world. Unresolved claims only: of the others every method was told. */
import type { Verdict } from './baselines/verdict.ts';
import type { World } from './world/world.ts';

export interface Score {
  /** Of unresolved nominal claims that somebody spoke on. Of values held for equally likely, each has its share. */
  readonly accuracy: number;
  /** ½ Σ (p − truth)²: of two values, the square of how far p was off (Brier 1950, halved). */
  readonly brier: number;
  /** Mean |ln(point / truth)| of unresolved figures that serve somebody; null without figures. */
  readonly figureError: number | null;
  /** P(a researcher who invents is doubted more than one who does not); null where nobody invents. */
  readonly auc: number | null;
  /** Each unresolved nominal claim: the p of the best value, and what share of right it earned. */
  readonly forecasts: readonly Forecast[];
}

export interface Forecast {
  readonly p: number;
  readonly right: number;
}

export function scoreOf(world: World, verdict: Verdict): Score {
  const spoken = new Set(world.project.assertions.map(({ claim }) => claim));
  const open = world.project.claims.filter(({ id, resolved }) => resolved === null && spoken.has(id));
  const nominal = open.filter(({ kind }) => kind !== 'quantity');
  const judged = nominal.map(({ id }) => judge(verdict.beliefs.get(id), String(world.truth.get(id))));
  return {
    accuracy: mean(judged.map(({ right }) => right)),
    brier: mean(judged.map(({ brier }) => brier)),
    figureError: figureError(
      world,
      verdict,
      open.map(({ id }) => id),
    ),
    auc: aucOf(verdict.doubts, world.inventors),
    forecasts: judged,
  };
}

export function judge(
  belief: ReadonlyMap<string, number> | undefined,
  truth: string,
): Forecast & { brier: number } {
  if (belief === undefined || belief.size === 0) throw new Error('a claim without a belief');
  const p = Math.max(...belief.values());
  const best = [...belief].filter(([, one]) => one > p - 1e-9).map(([value]) => value);
  const squares = [...belief].map(([value, one]) => (one - Number(value === truth)) ** 2);
  const brier = squares.reduce((sum, one) => sum + one, 0) / 2;
  return { p, right: best.includes(truth) ? 1 / best.length : 0, brier };
}

function figureError({ staked, truth }: World, { points }: Verdict, open: readonly string[]): number | null {
  if (points === null) return null;
  const errors = open
    .filter((id) => staked.has(id))
    .flatMap((id) => {
      const point = points.get(id);
      return point === undefined ? [] : [Math.abs(Math.log(point / Number(truth.get(id))))];
    });
  return errors.length === 0 ? null : mean(errors);
}

/** Mann and Whitney: of all pairs of one who invents and one who does not, those in the right order; ties count half. */
export function aucOf(doubts: ReadonlyMap<string, number>, inventors: ReadonlySet<string>): number | null {
  const bad = [...doubts].filter(([id]) => inventors.has(id));
  const good = [...doubts].filter(([id]) => !inventors.has(id));
  if (bad.length === 0 || good.length === 0) return null;
  const wins = bad.flatMap(([, b]) => good.map(([, g]) => (b > g ? 1 : b === g ? 0.5 : 0)));
  return mean(wins);
}

/** Expected calibration error (Naeini and others 2015): ten bins of p, the gap of each by its share. */
export function calibrationError(forecasts: readonly Forecast[]): number {
  const bins = Map.groupBy(forecasts, ({ p }) => Math.min(9, Math.floor(p * 10)));
  return [...bins.values()].reduce((sum, bin) => {
    const gap = Math.abs(mean(bin.map(({ p }) => p)) - mean(bin.map(({ right }) => right)));
    return sum + (gap * bin.length) / forecasts.length;
  }, 0);
}

export function mean(list: readonly number[]): number {
  return list.reduce((sum, one) => sum + one, 0) / list.length;
}
