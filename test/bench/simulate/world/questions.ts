/** Claims with their truth, and what each value is to the parties. */
import type { Setting } from '../setting.ts';
import type { Chance } from './chance.ts';
import type { Parameters } from './parameters.ts';
import type { Party } from './people.ts';

/** party → value (of a quantity: `high`) → 1 serves, −1 hurts. */
export type Stakes = Readonly<Partial<Record<Party, Readonly<Record<string, number>>>>>;

interface QuestionBase {
  readonly id: string;
  readonly stakes: Stakes;
  /** `control`: known when it was asked; `tested`: known later. */
  readonly role: 'open' | 'control' | 'tested';
  readonly public: boolean;
  /** On the log-odds of being right: for all, and for each party's members when the truth hurts it. */
  readonly ease: number;
  readonly candour: Readonly<Record<Party, number>>;
  /** On the log of how often a camp speaks here. */
  readonly access: Readonly<Record<Party | 'none', number>>;
  /** Only this party has much to say. */
  readonly boast: Party | null;
}

export interface NominalQuestion extends QuestionBase {
  readonly kind: 'boolean' | 'trend';
  readonly values: readonly string[];
  readonly truth: string;
  readonly family: Family | null;
}

/** The same question in periods one after another. */
export interface Family {
  readonly id: string;
  readonly period: number;
  /** What was so in the period before. */
  readonly before: string | null;
}

export interface QuantityQuestion extends QuestionBase {
  readonly kind: 'quantity';
  readonly truth: number;
}

export type Question = NominalQuestion | QuantityQuestion;

const VALUES = { boolean: ['true', 'false'], trend: ['up', 'flat', 'down'] } as const;

interface Maker {
  readonly chance: Chance;
  readonly setting: Setting;
  readonly parameters: Parameters;
}

export function makeQuestions(maker: Maker): Question[] {
  const { chance, setting, parameters } = maker;
  const made: Question[] = [];
  while (made.length < parameters.questions) {
    const role = made.length < parameters.controls ? 'control' : roleOf(chance, parameters);
    const inFamily = role === 'open' && setting.troubles.has('drift') && chance.chance(parameters.families);
    if (chance.chance(parameters.quantities)) made.push(makeQuantity(maker, made.length, role));
    else if (inFamily) made.push(...makeFamily(maker, made.length));
    else made.push(makeNominal(maker, made.length, role));
  }
  return made;
}

function roleOf(chance: Chance, parameters: Parameters): 'open' | 'tested' {
  return chance.chance(parameters.tested) ? 'tested' : 'open';
}

const nameOf = (n: number): string => `c${String(n).padStart(3, '0')}`;

function makeBase({ chance, parameters }: Maker, n: number, role: QuestionBase['role']) {
  const reach = (): number => parameters.access * chance.normal();
  const candour = (): number => parameters.discipline * chance.normal();
  return {
    id: nameOf(n),
    role,
    public: role === 'control' ? chance.chance(parameters.publicControls) : role === 'tested',
    ease: parameters.difficulty * chance.normal(),
    candour: { red: candour(), blue: candour() },
    access: { red: reach(), blue: reach(), none: reach() },
    boast: null,
  };
}

function makeNominal(maker: Maker, n: number, role: QuestionBase['role']): NominalQuestion {
  const { chance, parameters } = maker;
  const kind = chance.chance(parameters.trends) ? 'trend' : 'boolean';
  const values: readonly string[] = VALUES[kind];
  const stakes = hasStake(maker) ? nominalStakes(maker, values) : {};
  const made = { ...makeBase(maker, n, role), kind, values, stakes, family: null } as const;
  return boastOf(maker, { ...made, truth: chance.pick(values) });
}

function hasStake({ chance, setting, parameters }: Maker): boolean {
  return setting.troubles.has('opposed') && chance.chance(parameters.stakes);
}

/** Mostly what serves the one hurts the other; some claims concern one party alone, and from some both profit. */
function nominalStakes({ chance, parameters }: Maker, values: readonly string[]): Stakes {
  const [one = '', other = ''] = chance.sample([values[0], values.at(-1)], 2, () => 1);
  const [first, second]: readonly [Party, Party] = chance.chance(0.5) ? ['red', 'blue'] : ['blue', 'red'];
  const gain = { [one]: 1, [other]: -1 };
  const lot = chance.next();
  const { lone, shared } = parameters;
  if (lot < lone) return { [first]: gain };
  return { [first]: gain, [second]: lot < lone + shared ? gain : { [one]: -1, [other]: 1 } };
}

/** Makes of a claim, in places, one on which the party that profits is nearly alone. */
function boastOf({ chance, setting, parameters }: Maker, made: NominalQuestion): NominalQuestion {
  const boasts = setting.troubles.has('boasts') && made.role === 'open' && chance.chance(parameters.boasts);
  const profits = (['red', 'blue'] as const).filter((party) => made.stakes[party] !== undefined);
  if (!boasts || profits.length === 0) return made;
  const boast = chance.pick(profits);
  const isGain = (value: string): boolean => made.stakes[boast]?.[value] === 1;
  const wanted = chance.chance(parameters.boastTrue);
  return { ...made, boast, truth: chance.pick(made.values.filter((value) => isGain(value) === wanted)) };
}

/** Two to four periods of one question, whose answer may change between them. */
function makeFamily(maker: Maker, n: number): NominalQuestion[] {
  const { chance, parameters } = maker;
  const first = makeNominal(maker, n, 'open');
  const periods = chance.whole(2, 4);
  const made: NominalQuestion[] = [];
  let truth = first.truth;
  for (let period = 0; period < periods; period++) {
    const before = period === 0 ? null : truth;
    if (period > 0 && chance.chance(parameters.changes))
      truth = chance.pick(first.values.filter((value) => value !== truth));
    const family = { id: `f${first.id}`, period, before };
    made.push({ ...first, ...makeBase(maker, n + period, 'open'), truth, family });
  }
  return made;
}

function makeQuantity(maker: Maker, n: number, role: QuestionBase['role']): QuantityQuestion {
  const { chance } = maker;
  const sign = chance.chance(0.5) ? 1 : -1;
  const stakes: Stakes = hasStake(maker) ? { red: { high: sign }, blue: { high: -sign } } : {};
  const truth = Math.round(Math.exp(chance.between(Math.log(12), Math.log(4_500))));
  return { ...makeBase(maker, n, role), kind: 'quantity', stakes, truth };
}
