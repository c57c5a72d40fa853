/** What the engine does in a thread: the jobs, and what each answers. The same functions as in the process. */
import { createHmac } from 'node:crypto';
import type { Assessments, ClaimAssessment, Leaning } from '#core/consistency/assessment.ts';
import type { Change } from '#core/consistency/book.ts';
import { createEngine, type Engine } from '#core/consistency/engine.ts';
import { impactOf, type Impact } from '#core/consistency/impact.ts';
import type { Project } from '#core/consistency/interchange.ts';
import { overTime, type Held } from '#core/consistency/over-time.ts';
import { blindSpotsOf, leaningEvidence } from '#core/consistency/blind-spots.ts';
import type { BlindSpot, LeaningEvidence } from '#core/consistency/blind-spots.ts';
import { coverageOf, type Coverage, type SourceKind } from '#core/consistency/coverage.ts';
import { scorecards, type Scorecard } from '#core/consistency/scorecard.ts';
import {
  prepare,
  type DrawOf,
  type Preparation,
  type PreparationInput,
} from '#core/disclosure/preparation.ts';
import { unmatchedIn, type Unmatched } from '#core/consistency/specificity.ts';
import { materialOf, type MaterialBehind } from '#core/interviewer-material.ts';
import { wouldChange, type WouldChange } from '#core/consistency/would-change.ts';

type Findings = Pick<Assessments, 'leanings' | 'researchers'>;

/** An engine that stays between jobs goes by its desk's name. */
export type Job =
  | { kind: 'open'; desk: string; project: Project }
  | { kind: 'update'; desk: string; changes: readonly Change[] }
  | { kind: 'look'; desk: string; claims: readonly string[] }
  | { kind: 'close'; desk: string }
  | { kind: 'impact'; project: Project; changes: readonly Change[] }
  | { kind: 'over-time'; project: Project; claim: string }
  | { kind: 'would-change'; project: Project; claim: string; kinds: readonly SourceKind[] }
  | {
      kind: 'coverage';
      project: Project;
      claims: Parameters<typeof coverageOf>[1];
      leanings: readonly Leaning[];
      kinds: readonly SourceKind[];
    }
  | { kind: 'blind-spots'; project: Project }
  | { kind: 'scorecards'; project: Project }
  | { kind: 'material'; project: Project; researcher: string }
  /** `secret`: from which it is drawn who is held back. */
  | { kind: 'prepare'; input: PreparationInput; secret: string };

export interface Answers {
  open: Assessments;
  update: Findings & { claims: readonly ClaimAssessment[] };
  look: ClaimAssessment[];
  close: null;
  impact: Impact;
  'over-time': Held[];
  'would-change': WouldChange | null;
  coverage: Coverage[];
  'blind-spots': { spots: BlindSpot[]; leanings: LeaningEvidence[]; unmatched: Unmatched[] };
  scorecards: Scorecard[];
  material: MaterialBehind;
  prepare: Preparation;
}

export type JobOf<K extends Job['kind']> = Extract<Job, { kind: K }>;

/** Told as a job goes on: a share from 0 to 1. */
export type Watch = (share: number) => void;

export function doJob(desks: Map<string, Engine>, job: Job, watch: Watch): Answers[Job['kind']] {
  const options = { watch: (done: number, of: number) => watch(done / of) };
  switch (job.kind) {
    case 'open': {
      const engine = createEngine(job.project, options);
      desks.set(job.desk, engine);
      return engine.assessments();
    }
    case 'update': {
      const engine = deskOf(desks, job.desk);
      const { claims } = engine.update(job.changes);
      return { claims, ...engine.findings() };
    }
    case 'look': {
      const wanted = new Set(job.claims);
      return deskOf(desks, job.desk)
        .assessments()
        .claims.filter(({ id }) => wanted.has(id));
    }
    case 'close':
      desks.delete(job.desk);
      return null;
    case 'impact':
      return impactOf(job.project, job.changes, options);
    case 'over-time':
      return overTime(job.project, job.claim, watch);
    case 'would-change':
      return wouldChange(job.project, job.claim, job.kinds, options);
    case 'coverage':
      return coverageOf(job.project, job.claims, job.leanings, job.kinds);
    case 'blind-spots':
      return {
        spots: blindSpotsOf(job.project),
        leanings: leaningEvidence(job.project),
        unmatched: unmatchedIn(job.project),
      };
    case 'scorecards':
      return scorecards(job.project);
    case 'material':
      return materialOf(job.project, job.researcher);
    case 'prepare':
      return prepare(job.input, drawsFrom(job.secret));
  }
}

const drawsFrom =
  (secret: string): DrawOf =>
  (text) => {
    let draws = 0;
    return (below) =>
      createHmac('sha256', secret).update(`${draws++} of ${text}`).digest().readUInt32BE(0) % below;
  };

function deskOf(desks: ReadonlyMap<string, Engine>, name: string): Engine {
  const engine = desks.get(name);
  if (engine === undefined) throw new Error('this desk has no engine here');
  return engine;
}
