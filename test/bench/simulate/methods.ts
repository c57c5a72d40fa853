/** The engine and what people would use in its place; every one is given the same records and known answers. */
import { assess } from '#core/consistency/assess.ts';
import type { Project } from '#core/consistency/interchange.ts';
import { crh } from './baselines/crh.ts';
import { dawidSkene } from './baselines/dawid-skene.ts';
import { majority } from './baselines/majority.ts';
import { perTypeMajority } from './baselines/per-type-majority.ts';
import { readPoll } from './baselines/poll.ts';
import { truthFinder } from './baselines/truth-finder.ts';
import type { Verdict } from './baselines/verdict.ts';

export interface Method {
  readonly name: string;
  decide(project: Project): Verdict;
}

/** As `sanad assess` gives it: p, the point of the range, and the score of C9. */
function engine(project: Project): Verdict {
  const { claims, researchers } = assess(project);
  return {
    beliefs: new Map(claims.flatMap(({ id, p }) => (p === null ? [] : [[id, new Map(Object.entries(p))]]))),
    points: new Map(claims.flatMap(({ id, range }) => (range === null ? [] : [[id, range.point]]))),
    doubts: new Map(researchers.map(({ id, score }) => [id, score ?? 0])),
  };
}

export const ENGINE: Method = { name: 'engine', decide: engine };

const OTHERS = [
  ['majority', majority],
  ['per-type majority', perTypeMajority],
  ['TruthFinder', truthFinder],
  ['CRH', crh],
  ['Dawid–Skene', dawidSkene],
] as const;

export const BASELINES: readonly Method[] = OTHERS.map(([name, decide]) => ({
  name,
  decide: (project) => decide(readPoll(project)),
}));

/** The same with first-hand words alone, as a careful lead would use them: half of what C3 does, by hand. */
export const CAREFUL: readonly Method[] = OTHERS.map(([name, decide]) => ({
  name: `${name} of first-hand words`,
  decide: (project) => decide(readPoll(project, true)),
}));

export const METHODS: readonly Method[] = [ENGINE, ...BASELINES, ...CAREFUL];
