/**
 * What a researcher writes down of an interview that never was: what the news said, what such a source would say, what
 * the researcher believes, with a slip here and there so that it looks alive. Two who collude believe the same.
 */
import type { Chance } from './chance.ts';
import type { Parameters } from './parameters.ts';
import type { Person, Team } from './people.ts';
import type { NominalQuestion, QuantityQuestion, Question } from './questions.ts';
import type { Figure, Word } from './statement.ts';
import { stanceOf, writeFigure } from './voice.ts';

/** One head's belief on each claim. */
export class Notebook {
  private readonly words = new Map<string, string>();
  private readonly figures = new Map<string, number>();
  private readonly chance: Chance;
  private readonly parameters: Parameters;

  constructor(chance: Chance, parameters: Parameters) {
    this.chance = chance;
    this.parameters = parameters;
  }

  word(on: NominalQuestion): string {
    const { belief, newsRead } = this.parameters;
    const found = this.words.get(on.id);
    if (found !== undefined) return found;
    const knows = this.chance.chance(on.public && on.role === 'control' ? newsRead : belief);
    const value = knows ? on.truth : this.chance.pick(on.values.filter((one) => one !== on.truth));
    this.words.set(on.id, value);
    return value;
  }

  figure(on: QuantityQuestion): number {
    const found = this.figures.get(on.id);
    if (found !== undefined) return found;
    const figure = on.truth * Math.exp(this.parameters.inventedFigureSpread * this.chance.normal());
    this.figures.set(on.id, figure);
    return figure;
  }
}

/** The notebook of each who invents; colluders share one. */
export function openNotebooks(chance: Chance, parameters: Parameters, team: Team): Map<string, Notebook> {
  const shared = new Notebook(chance, parameters);
  return new Map([
    ...team.fabricators.map((id) => [id, new Notebook(chance, parameters)] as const),
    ...team.colluders.map((id) => [id, shared] as const),
  ]);
}

export function inventWord(
  chance: Chance,
  parameters: Parameters,
  notebook: Notebook,
  by: Person,
  on: NominalQuestion,
): Word {
  return { by, on, value: wordOf(chance, parameters, notebook, by, on), ...asHeard };
}

const asHeard = { from: 'own', root: null, hops: 0, stale: false } as const;

function wordOf(
  chance: Chance,
  { slip, stereotype }: Parameters,
  notebook: Notebook,
  by: Person,
  on: NominalQuestion,
): string {
  if (chance.chance(slip)) return chance.pick(on.values);
  const expected = on.values.find((value) => stanceOf(on, by.party, value) > 0);
  const isNews = on.role === 'control' && on.public;
  if (!isNews && expected !== undefined && chance.chance(stereotype)) return expected;
  return notebook.word(on);
}

export function inventFigure(
  chance: Chance,
  parameters: Parameters,
  notebook: Notebook,
  by: Person,
  on: QuantityQuestion,
): Figure {
  const told = notebook.figure(on) * Math.exp(parameters.inventedNoise * chance.normal());
  return writeFigure(chance, parameters, by, on, told, parameters.inventedHeaped);
}

export function isNominal(on: Question): on is NominalQuestion {
  return on.kind !== 'quantity';
}
