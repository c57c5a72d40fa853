/** What the project's evidence lacks, for those who may read assessments. */
import type { Role } from '#core/access.ts';
import { neediestFirst, type Coverage, type SourceKind } from '#core/consistency/coverage.ts';
import type { MaterialBehind, Untold } from '#core/interviewer-material.ts';
import { DOCUMENT_TYPE } from '#core/source.ts';
import type { Work } from '../place.ts';
import { latestLeanings, latestVerdicts } from '../store/assessment.ts';
import { listSourceTypes } from '../store/source-type.ts';
import type { Answers } from './job.ts';

/** What the actor's own transaction reads; the rest is read by the engine's service, after it. */
export async function weighedNow(work: Work) {
  const verdicts = await latestVerdicts(work);
  const types = (await listSourceTypes(work)).filter((type) => !type.retired && type.key !== DOCUMENT_TYPE);
  return {
    claims: verdicts.map(({ claim, result: { status, best, fragility } }) => ({
      id: claim,
      status,
      best,
      fragility,
    })),
    leanings: await latestLeanings(work),
    kinds: types.map(({ key, affiliation }): SourceKind => ({ type: key, party: affiliation })),
  };
}

type Weighed = Awaited<ReturnType<typeof weighedNow>>;
type Of = Pick<Work, 'ground' | 'project'>;

/** How many researchers met the sources of a claim is told to leads alone. */
export async function readCoverage(
  { ground, project }: Of,
  role: Role,
  { claims, leanings, kinds }: Weighed,
): Promise<Coverage[]> {
  const job = { kind: 'coverage', project, claims, leanings, kinds } as const;
  const found = await ground.engines.alone('coverage', job);
  if (role === 'lead') return found;
  return found
    .map((one) => ({ ...one, lacks: one.lacks.filter(({ voice }) => voice !== 'second-researcher') }))
    .filter((one) => one.lacks.length > 0)
    .toSorted(neediestFirst); // by what they are told: the order would tell the rest
}

export const readBlindSpots = ({ ground, project }: Of): Promise<Answers['blind-spots']> =>
  ground.engines.alone('blind-spots', { kind: 'blind-spots', project });

/** For leads alone, whose load has asked `can`. */
export const readMaterial = ({ ground, project }: Of, researcher: string): Promise<MaterialBehind> =>
  ground.engines.alone('material', { kind: 'material', project, researcher });

/** Of each interviewer, the features of which there is too little to say anything. For leads alone. */
export const readUntold = ({ ground, project }: Of): Promise<Untold> =>
  ground.engines.alone('untold', { kind: 'untold', project });
