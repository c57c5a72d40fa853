/**
 * What a genuine source says of its own knowledge. A source is right with a rate that hangs on whether the truth serves
 * its side, hurts it or leaves it cold; hard claims are hard for all, and a party's members admit or deny together.
 */
import { logistic, logit, type Chance } from './chance.ts';
import type { Parameters } from './parameters.ts';
import type { Person } from './people.ts';
import type { NominalQuestion, QuantityQuestion } from './questions.ts';
import type { Figure, Word } from './statement.ts';

const own = { from: 'own', root: null, hops: 0 } as const;

export function sayWord(chance: Chance, parameters: Parameters, by: Person, on: NominalQuestion): Word {
  const before = on.family?.before ?? null;
  const isStale = before !== null && chance.chance(parameters.stale);
  const truth = isStale ? before : on.truth;
  const stale = isStale && chance.chance(parameters.staleSeen);
  return { ...own, by, on, value: tell(chance, by, on, truth), stale };
}

/** How a value stands to a side. */
export function stanceOf(on: NominalQuestion, side: Person['side'], value: string): number {
  return side === null ? 0 : (on.stakes[side]?.[value] ?? 0);
}

function tell(chance: Chance, by: Person, on: NominalQuestion, truth: string): string {
  const stance = stanceOf(on, by.side, truth);
  const wrong = on.values.filter((value) => value !== truth);
  if (stance >= 0) {
    const rate = stance > 0 ? by.serving : by.cold;
    return chance.chance(logistic(logit(rate) + on.ease)) ? truth : chance.pick(wrong);
  }
  const candour = by.side === null ? 0 : on.candour[by.side];
  if (chance.chance(logistic(logit(by.hurting) + candour))) return truth;
  const serving = wrong.filter((value) => stanceOf(on, by.side, value) > 0);
  return chance.pick(serving.length === 0 ? wrong : serving);
}

export function sayFigure(chance: Chance, parameters: Parameters, by: Person, on: QuantityQuestion): Figure {
  const gain = by.side === null ? 0 : (on.stakes[by.side]?.high ?? 0);
  const seen = on.truth * Math.exp(parameters.figureSpread * chance.normal());
  return writeFigure(chance, parameters, by, on, seen * Math.exp(gain * by.push), parameters.heaped);
}

/** A point, at times to one digit, or a range; and the cases named by those who were asked for them. */
export function writeFigure(
  chance: Chance,
  parameters: Parameters,
  by: Person,
  on: QuantityQuestion,
  told: number,
  heaped: number,
): Figure {
  const figure = Math.max(1, told);
  const lo = chance.chance(heaped) ? Number(figure.toPrecision(1)) : Math.round(figure);
  const hi = chance.chance(parameters.ranged) ? Math.round(lo * chance.between(1.2, 2.1)) : lo;
  const probed = chance.chance(parameters.probed);
  const known = Math.min(on.truth * chance.between(0.2, 0.9), chance.between(3, 45));
  return { ...own, by, on, lo, hi, probed, cases: probed ? Math.floor(known) : null };
}
