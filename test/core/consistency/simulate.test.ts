/** The simulator of `npm run bench -- simulate`: that its worlds, its other methods and its figures are what they say. */
import { describe, expect, it } from 'vitest';
import { crh } from '../../bench/simulate/baselines/crh.ts';
import { dawidSkene } from '../../bench/simulate/baselines/dawid-skene.ts';
import { majority } from '../../bench/simulate/baselines/majority.ts';
import { perTypeMajority } from '../../bench/simulate/baselines/per-type-majority.ts';
import { readPoll } from '../../bench/simulate/baselines/poll.ts';
import { truthFinder } from '../../bench/simulate/baselines/truth-finder.ts';
import { bootstrap } from '../../bench/simulate/interval.ts';
import { BASELINES, ENGINE, METHODS } from '../../bench/simulate/methods.ts';
import { aucOf, calibrationError, judge, mean, scoreOf } from '../../bench/simulate/metrics.ts';
import { SETTINGS, type Setting } from '../../bench/simulate/setting.ts';
import { leadOf, scoreWorlds } from '../../bench/simulate/simulate.ts';
import { makeWorld, type World } from '../../bench/simulate/world/world.ts';
import { read } from './projects.ts';

const SEED = 411;

function settingOf(name: string): Setting {
  const found = SETTINGS.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no setting ${name}`);
  return found;
}

describe('a world', () => {
  it.each(SETTINGS)('is the same for the same seed, and another for another: $name', (setting) => {
    const bytes = (seed: number): string => {
      const { project, truth, inventors } = makeWorld(setting, seed);
      return JSON.stringify([project, [...truth], [...inventors]]);
    };
    const first = bytes(SEED);
    expect(bytes(SEED) === first).toBe(true);
    expect(bytes(SEED + 1) === first).toBe(false);
  });

  it('has the troubles of its setting and no others', () => {
    const count = (name: string) => {
      const { project, inventors } = makeWorld(settingOf(name), SEED);
      return {
        retold: project.assertions.some(({ root }) => root !== null),
        documents: project.sources.some(({ type }) => type === 'public-document'),
        families: project.claims.some(({ family }) => family !== null),
        stakes: project.claims.some(({ interest }) => Object.keys(interest).length > 0),
        events: project.claims.some(({ event }) => event),
        inventors: inventors.size,
      };
    };
    const none = {
      retold: false,
      documents: false,
      families: false,
      stakes: false,
      events: false,
      inventors: 0,
    };
    expect(count('neutral')).toEqual(none);
    expect(count('opposed parties')).toEqual({ ...none, stakes: true });
    expect(count('hearsay cascades')).toEqual({ ...none, retold: true });
    expect(count('circular documents')).toEqual({ ...none, retold: true, documents: true });
    expect(count('fabricating interviewer')).toEqual({ ...none, inventors: 1 });
    expect(count('two colluding interviewers')).toEqual({ ...none, inventors: 2 });
    expect(count('drift')).toEqual({ ...none, families: true });
    expect(count('one-sided boasts')).toEqual({ ...none, stakes: true, events: true });
    expect(count('mixed')).toEqual({
      retold: true,
      documents: true,
      families: true,
      stakes: true,
      events: true,
      inventors: 3,
    });
  });
});

/** `voices`: what each source says of q0, q1, …, by its first letter for true or false. */
function told(voices: Readonly<Record<string, string>>, known: Readonly<Record<string, string>> = {}) {
  const questions = Math.max(...Object.values(voices).map((said) => said.length));
  const claims = Array.from({ length: questions }, (_, n) => `q${n}`);
  return read({
    version: 1,
    sources: Object.keys(voices).map((id) => ({ id, type: id.slice(0, 1) })),
    researchers: [],
    claims: claims.map((id) => ({
      id,
      kind: 'boolean',
      resolved: known[id] === undefined ? null : { value: known[id], known: true },
    })),
    assertions: Object.entries(voices).flatMap(([source, said]) =>
      [...said].flatMap((letter, n) =>
        letter === '.'
          ? []
          : [{ id: `${source}-${n}`, claim: `q${n}`, source, value: letter === 't' ? 'true' : 'false' }],
      ),
    ),
  });
}

function held(verdict: ReturnType<typeof majority>, claim: string): number {
  return verdict.beliefs.get(claim)?.get('true') ?? Number.NaN;
}

/** Answers to q0 … q9, all of them true. */
const TEN = Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`q${n}`, 'true']));

describe('the methods beside the engine', () => {
  it.each(METHODS)('$name is right on every claim of an easy world', ({ decide }) => {
    const project = told({ a1: 'tftftftf', b1: 'tftftftf', c1: 'tftftfff', d1: 'tftftftf', e1: 'ttttffft' });
    const world: World = {
      project,
      truth: new Map(project.claims.map(({ id }, n) => [id, n % 2 === 0 ? 'true' : 'false'])),
      inventors: new Set(),
      staked: new Set(),
    };
    expect(scoreOf(world, decide(project)).accuracy).toBe(1);
  });

  it.each(METHODS)(
    '$name is given the known answers: three who failed them do not outvote one',
    ({ decide }) => {
      const [right, wrong] = [`${'t'.repeat(10)}t`, `${'f'.repeat(10)}f`];
      const project = told({ a1: right, b1: wrong, c1: wrong, d1: wrong }, TEN);
      expect(held(decide(project), 'q10')).toBeGreaterThan(0.5);
    },
  );

  it('per type, however many of a type say the same, they have one vote', () => {
    const poll = readPoll(told({ a1: 'f', a2: 'f', a3: 'f', b1: 't', c1: 't' }));
    expect(held(perTypeMajority(poll), 'q0')).toBeGreaterThan(0.5);
    expect(held(majority(poll), 'q0')).toBeLessThan(0.5);
  });

  it('TruthFinder ends where trust and confidence give one another', () => {
    const { beliefs } = truthFinder(readPoll(told({ a1: 'tt', b1: 'tt', c1: '.f' })));
    const p = beliefs.get('q1')?.get('true') ?? 0;
    // By the paper's equations, iterated by hand: t of a1, b1 and c1 from the confidences of q0 and q1.
    let a = 0.9;
    let c = 0.9;
    let right = 0;
    let wrong = 0;
    for (let round = 0; round < 1_000; round++) {
      const [tauA, tauC] = [-Math.log(1 - a), -Math.log(1 - c)];
      const alone = 1 / (1 + Math.exp(-0.3 * 2 * tauA));
      right = 1 / (1 + Math.exp(-0.3 * (2 * tauA - 0.25 * tauC)));
      wrong = 1 / (1 + Math.exp(-0.3 * (tauC - 0.25 * 2 * tauA)));
      a = (alone + right) / 2;
      c = wrong;
    }
    expect(p).toBeCloseTo(right / (right + wrong), 4);
  });

  it('CRH leaves a source that mostly errs little weight, on words and figures alike', () => {
    const figures = [
      ['a1', 100],
      ['b1', 110],
      ['c1', 9_000],
    ] as const;
    const words = told({ a1: 'tttttt.', b1: 'tttttt.', c1: 'fffffft' });
    const project = read({
      ...words,
      claims: [...words.claims, { id: 'n', kind: 'quantity' }],
      assertions: [
        ...words.assertions,
        { id: 'z', claim: 'q6', source: 'a1', value: 'false' },
        ...figures.map(([source, lo]) => ({ id: `n-${source}`, claim: 'n', source, lo })),
      ],
    });
    const verdict = crh(readPoll(project));
    expect(held(verdict, 'q6')).toBeLessThan(0.05);
    expect(verdict.points?.get('n')).toBeLessThan(120);
  });

  it('Dawid and Skene read a source that always errs the other way round', () => {
    const liar = { a1: 'tftftftftf.', b1: 'tftftftftf.', c1: 'tftftftftf.', x1: 'ftftftftftt' };
    expect(held(dawidSkene(readPoll(told(liar))), 'q10')).toBeLessThan(0.25);
    expect(held(majority(readPoll(told(liar))), 'q10')).toBeGreaterThan(0.5);
    const clamped = dawidSkene(readPoll(told({ a1: 'ftt', b1: 'ftt' }, { q0: 'true' })));
    expect(held(clamped, 'q0')).toBe(1);
  });

  it('first-hand words alone are what is left when the retold is put aside', () => {
    const project = told({ a1: 't', b1: 'f', c1: 'f' });
    const retold = {
      ...project,
      assertions: project.assertions.map((a) => (a.source === 'c1' ? { ...a, root: 'b1', hops: 1 } : a)),
    };
    expect(readPoll(retold).ballots[0]?.votes).toHaveLength(3);
    expect(readPoll(retold, true).ballots[0]?.votes.map(({ source }) => source)).toEqual(['a1', 'b1']);
  });
});

describe('the figures', () => {
  it('accuracy shares what is held for equally likely; Brier is the square of how far p was off', () => {
    const belief = (p: number) =>
      new Map([
        ['true', p],
        ['false', 1 - p],
      ]);
    expect(judge(belief(0.8), 'true')).toMatchObject({ p: 0.8, right: 1 });
    expect(judge(belief(0.8), 'true').brier).toBeCloseTo(0.04);
    expect(judge(belief(0.8), 'false')).toMatchObject({ right: 0 });
    expect(judge(belief(0.8), 'false').brier).toBeCloseTo(0.64);
    expect(judge(belief(0.5), 'false')).toMatchObject({ right: 0.5, brier: 0.25 });
  });

  it('calibration error is the gap between what was held and what was so, bin by bin', () => {
    const forecasts = [1, 1, 1, 0].map((right) => ({ p: 0.75, right }));
    expect(calibrationError(forecasts)).toBe(0);
    expect(
      calibrationError([...forecasts, ...[0, 0, 0, 0].map((right) => ({ p: 0.95, right }))]),
    ).toBeCloseTo(0.475);
  });

  it('AUC is the share of pairs of an inventor and another that stand in the right order', () => {
    const doubts = new Map([
      ['r1', 3],
      ['r2', 1],
      ['r3', 2],
      ['r4', 1],
    ]);
    expect(aucOf(doubts, new Set(['r1']))).toBe(1);
    expect(aucOf(doubts, new Set(['r2']))).toBeCloseTo(0.5 / 3);
    expect(aucOf(doubts, new Set())).toBeNull();
  });

  it('only unresolved claims count, and of figures only those that somebody gains by', () => {
    const words = told({ a1: 'tt' }, { q0: 'false' });
    const project = read({
      ...words,
      claims: [...words.claims, { id: 'n1', kind: 'quantity' }, { id: 'n2', kind: 'quantity' }],
      assertions: [
        ...words.assertions,
        { id: 'y', claim: 'n1', source: 'a1', lo: 200 },
        { id: 'z', claim: 'n2', source: 'a1', lo: 200 },
      ],
    });
    const truth = new Map<string, string | number>([
      ['q0', 'false'],
      ['q1', 'true'],
      ['n1', 100],
      ['n2', 1],
    ]);
    const world = { project, truth, inventors: new Set<string>(), staked: new Set(['n1']) };
    const score = scoreOf(world, majority(readPoll(project)));
    expect(score.accuracy).toBe(1);
    expect(score.figureError).toBeCloseTo(Math.log(2));
  });

  it('the interval holds the mean, narrows with more worlds, and is a point where all are alike', () => {
    const list = Array.from({ length: 40 }, (_, n) => Math.sin(n * 7));
    const few = bootstrap(list.slice(0, 10), SEED);
    const many = bootstrap(list, SEED);
    expect(many.lo).toBeLessThan(mean(list));
    expect(many.hi).toBeGreaterThan(mean(list));
    expect(many.hi - many.lo).toBeLessThan(few.hi - few.lo);
    expect(bootstrap([0.25, 0.25, 0.25], SEED)).toEqual({ mean: 0.25, lo: 0.25, hi: 0.25 });
  });
});

describe('the engine among them', () => {
  it('stands above each of the five where all troubles meet', () => {
    const scores = scoreWorlds(settingOf('mixed'), 5, SEED);
    for (const other of BASELINES) {
      const { lead } = leadOf(scores, [other]);
      expect(lead.mean, `over ${other.name}, seed ${SEED}`).toBeGreaterThan(0.02);
    }
    const doubts = (scores.get(ENGINE) ?? []).flatMap(({ auc }) => auc ?? []);
    expect(mean(doubts), `seed ${SEED}`).toBeGreaterThan(0.6);
  });
});
