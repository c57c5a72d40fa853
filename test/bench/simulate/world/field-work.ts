/** Who is asked what, and what comes back. */
import type { Setting } from '../setting.ts';
import type { Chance } from './chance.ts';
import { cascade, ring } from './hearsay.ts';
import { inventFigure, inventWord, isNominal, type Notebook } from './invention.ts';
import type { Parameters } from './parameters.ts';
import type { Person } from './people.ts';
import type { NominalQuestion, QuantityQuestion, Question } from './questions.ts';
import type { Figure, Statement, Word } from './statement.ts';
import { sayFigure, sayWord } from './voice.ts';

export class FieldWork {
  private readonly chance: Chance;
  private readonly setting: Setting;
  private readonly parameters: Parameters;
  private readonly met: readonly Person[];
  private readonly documents: readonly Person[];
  private readonly notebooks: ReadonlyMap<string, Notebook>;

  constructor(
    chance: Chance,
    setting: Setting,
    parameters: Parameters,
    people: readonly Person[],
    notebooks: ReadonlyMap<string, Notebook>,
  ) {
    this.chance = chance;
    this.setting = setting;
    this.parameters = parameters;
    this.met = people.filter((one) => one.researcher !== null);
    this.documents = people.filter((one) => one.researcher === null);
    this.notebooks = notebooks;
  }

  ask(on: Question): Statement[] {
    const speakers = on.role === 'control' ? this.examined() : this.speakers(on);
    if (!isNominal(on)) return speakers.map((by) => this.figure(by, on));
    const own = speakers.map((by) => this.word(by, on));
    return on.role === 'control' ? own : [...own, ...this.retold(own), ...this.cited(on)];
  }

  private examined(): Person[] {
    return this.met.filter(() => this.chance.chance(this.parameters.asked));
  }

  private speakers(on: Question): Person[] {
    const { chance, parameters } = this;
    const n = 2 + Math.round((parameters.speakers - 2) * manyOrFew(chance));
    const reach = (one: Person): number => one.talkative * Math.exp(on.access[one.party ?? 'none']);
    if (on.boast === null) return chance.sample(this.met, n, reach);
    const insiders = this.met.filter((one) => one.party === on.boast);
    const outsiders = this.met.filter((one) => one.party !== on.boast);
    return [...chance.sample(insiders, n, reach), ...chance.sample(outsiders, chance.below(2), reach)];
  }

  private word(by: Person, on: NominalQuestion): Word {
    const notebook = this.notebookOf(by);
    return notebook === null
      ? sayWord(this.chance, this.parameters, by, on)
      : inventWord(this.chance, this.parameters, notebook, by, on);
  }

  private figure(by: Person, on: QuantityQuestion): Figure {
    const notebook = this.notebookOf(by);
    return notebook === null
      ? sayFigure(this.chance, this.parameters, by, on)
      : inventFigure(this.chance, this.parameters, notebook, by, on);
  }

  private notebookOf(by: Person): Notebook | null {
    return by.invented && by.researcher !== null ? (this.notebooks.get(by.researcher) ?? null) : null;
  }

  private retold(own: readonly Word[]): Word[] {
    if (!this.setting.troubles.has('hearsay') || !this.chance.chance(this.parameters.cascades)) return [];
    const spoken = new Set(own.map(({ by }) => by.id));
    const silent = this.met.filter(({ id }) => !spoken.has(id));
    return cascade(this.chance, this.parameters, own, silent);
  }

  private cited(on: NominalQuestion): Word[] {
    if (this.documents.length === 0 || !this.chance.chance(this.parameters.rings)) return [];
    return ring(this.chance, this.parameters, on, this.documents);
  }
}

/** 1 on average, mostly between a quarter and two (gamma of shape 2). */
function manyOrFew(chance: Chance): number {
  return -0.5 * (Math.log(1 - chance.next()) + Math.log(1 - chance.next()));
}
