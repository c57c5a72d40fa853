/** Sources with the side they take, their skill, and who meets them. */
import type { Setting } from '../setting.ts';
import type { Chance } from './chance.ts';
import type { Parameters } from './parameters.ts';

export type Party = 'red' | 'blue';

export interface Person {
  readonly id: string;
  readonly type: string;
  readonly party: Party | null;
  /** Whose story is told: of a captured bystander, the captor's, which no record says. */
  readonly side: Party | null;
  readonly network: string | null;
  readonly researcher: string | null;
  /** How often right when the truth leaves it cold, serves its side, hurts it. */
  readonly cold: number;
  readonly serving: number;
  readonly hurting: number;
  /** How far figures are pushed, on the log scale. */
  readonly push: number;
  readonly talkative: number;
  /** Nobody was met: the researcher made the answers up. */
  readonly invented: boolean;
}

export interface Team {
  readonly researchers: readonly string[];
  readonly fabricators: readonly string[];
  readonly colluders: readonly string[];
}

const TYPES = {
  red: ['red-cadre', 'red-commander'],
  blue: ['blue-official', 'blue-intelligence', 'blue-local'],
  none: ['elder', 'cleric', 'trader', 'expert', 'former-red'],
} as const;

const name = (letter: string, n: number): string => `${letter}${String(n).padStart(3, '0')}`;

/** Ids in an order that tells nothing of who invents. */
export function makeTeam(chance: Chance, setting: Setting, parameters: Parameters): Team {
  const fabricate = setting.troubles.has('fabricator') ? 1 : 0;
  const collude = setting.troubles.has('colluders') ? 2 : 0;
  const all = Array.from({ length: parameters.honestResearchers + fabricate + collude }, (_, n) =>
    name('r', n),
  );
  const bad = chance.sample(all, fabricate + collude, () => 1);
  return { researchers: all, fabricators: bad.slice(0, fabricate), colluders: bad.slice(fabricate) };
}

export function makePeople(chance: Chance, setting: Setting, parameters: Parameters, team: Team): Person[] {
  const captors = captorsOf(chance, setting, parameters);
  const met = Array.from({ length: parameters.sources }, (_, n): Person => {
    const party = partyOf(chance, parameters);
    const type = chance.pick(TYPES[party ?? 'none']);
    const captor = chance.chance(parameters.capture) ? (captors.get(type) ?? null) : null;
    const researcher = chance.pick(team.researchers);
    const doubtful = team.fabricators.includes(researcher) || team.colluders.includes(researcher);
    return {
      ...makeVoice(chance, setting, parameters),
      id: name('s', n),
      type,
      party,
      side: party ?? captor,
      network: chance.chance(parameters.networks) ? name('n', chance.below(6)) : null,
      researcher,
      invented: doubtful && chance.chance(parameters.invented),
    };
  });
  return setting.troubles.has('circular') ? [...met, ...makeDocuments(chance, setting, parameters)] : met;
}

function partyOf(chance: Chance, { red, blue }: Parameters): Party | null {
  const lot = chance.next();
  return lot < red ? 'red' : lot < red + blue ? 'blue' : null;
}

/** Types of bystanders that a party rules. */
function captorsOf(chance: Chance, setting: Setting, { captors }: Parameters): Map<string, Party> {
  if (!setting.troubles.has('captured')) return new Map();
  const ruler: Party = chance.chance(0.5) ? 'red' : 'blue';
  return new Map(chance.sample(TYPES.none, captors, () => 1).map((type) => [type, ruler]));
}

function makeVoice(chance: Chance, setting: Setting, p: Parameters) {
  return {
    cold: chance.rate(p.cold, p.spread),
    serving: chance.rate(p.serving, p.spread),
    hurting: chance.rate(p.hurting, p.spread),
    push: setting.troubles.has('inflation') ? p.inflation * Math.exp(p.inflationSpread * chance.normal()) : 0,
    talkative: Math.exp(p.talk * chance.normal()),
  };
}

/** Public documents: nobody meets them, and they speak only in rings. */
function makeDocuments(chance: Chance, setting: Setting, parameters: Parameters): Person[] {
  return Array.from({ length: parameters.documents }, (_, n): Person => {
    const party = chance.chance(parameters.partyMedia) ? chance.pick<Party>(['red', 'blue']) : null;
    return {
      ...makeVoice(chance, setting, parameters),
      id: name('d', n),
      type: 'public-document',
      party,
      side: party,
      network: null,
      researcher: null,
      talkative: 0,
      invented: false,
    };
  });
}
