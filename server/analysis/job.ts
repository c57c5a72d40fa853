/** What the engine does in a thread: the jobs, and what each answers. Its answers are small. */
import { createHmac } from 'node:crypto';
import type { Leaning } from '#core/consistency/assessment.ts';
import { projectOf } from '#core/consistency/from-rows.ts';
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
import { materialOf, untoldIn, type MaterialBehind, type Untold } from '#core/interviewer-material.ts';
import { wouldChange, type WouldChange } from '#core/consistency/would-change.ts';
import type { AccountId, ProjectId } from '#core/ids.ts';
import type { Causes } from './desk.ts';
import type { Desks } from './desks.ts';
import type { OwnDatabase } from './own-database.ts';
import { readStudyRows } from './study-rows.ts';
import { fingerprint, suppose, type Supposing, type Supposition } from './supposed.ts';

/** `project`: the study, whose rows the thread reads itself. `member`: as whom, where not as the engine's service. */
export type Job =
  /** What happened in a study is weighed and stored. `anew`: of what was weighed before, nothing is kept. */
  | { kind: 'run'; project: ProjectId; told: Causes; anew: boolean }
  | { kind: 'impact'; project: ProjectId; supposition: Supposition }
  | { kind: 'over-time'; project: ProjectId; claim: string }
  | { kind: 'would-change'; project: ProjectId; claim: string; kinds: readonly SourceKind[] }
  | {
      kind: 'coverage';
      project: ProjectId;
      claims: Parameters<typeof coverageOf>[1];
      leanings: readonly Leaning[];
      kinds: readonly SourceKind[];
    }
  | { kind: 'blind-spots'; project: ProjectId }
  | { kind: 'scorecards'; project: ProjectId }
  | { kind: 'material'; project: ProjectId; researcher: string }
  | { kind: 'untold'; project: ProjectId }
  | { kind: 'interchange'; project: ProjectId; member: AccountId }
  /** For somebody in whose transaction the keys are held. */
  | { kind: 'state'; project: ProjectId }
  /** `secret`: from which it is drawn who is held back. */
  | { kind: 'prepare'; input: PreparationInput; secret: string };

export interface Answers {
  run: null;
  impact: Supposing;
  'over-time': Held[];
  'would-change': WouldChange | null;
  coverage: Coverage[];
  'blind-spots': { spots: BlindSpot[]; leanings: LeaningEvidence[]; unmatched: Unmatched[] };
  scorecards: Scorecard[];
  material: MaterialBehind;
  untold: Untold;
  interchange: Uint8Array<ArrayBuffer>;
  state: string;
  prepare: Preparation;
}

export type JobOf<K extends Job['kind']> = Extract<Job, { kind: K }>;

/** Told as a job goes on: a share from 0 to 1. */
export type Watch = (share: number) => void;

/** What a thread works with. */
export interface Bench {
  db: OwnDatabase;
  desks: Desks;
}

export async function doJob({ db, desks }: Bench, job: Job, watch: Watch): Promise<Answers[Job['kind']]> {
  if (job.kind === 'prepare') return prepare(job.input, drawsFrom(job.secret));
  if (job.kind === 'run') {
    await desks.run(job, watch);
    return null;
  }
  const member = 'member' in job ? job.member : undefined;
  const isHeld = job.kind === 'state';
  const rows = await db.read(job.project, (study) => readStudyRows(study, isHeld), member);
  const options = { watch: (done: number, of: number) => watch(done / of) };
  if (job.kind === 'impact') return suppose(rows, job.supposition, options);
  return askOf(projectOf(rows), job, watch);
}

/** A question to the records as they stand. */
type Question = Exclude<Job, { kind: 'run' | 'impact' | 'prepare' }>;

function askOf(project: Project, job: Question, watch: Watch): Answers[Question['kind']] {
  switch (job.kind) {
    case 'over-time':
      return overTime(project, job.claim, watch);
    case 'would-change':
      return wouldChange(project, job.claim, job.kinds, { watch: (done, of) => watch(done / of) });
    case 'coverage':
      return coverageOf(project, job.claims, job.leanings, job.kinds);
    case 'blind-spots':
      return {
        spots: blindSpotsOf(project),
        leanings: leaningEvidence(project),
        unmatched: unmatchedIn(project),
      };
    case 'scorecards':
      return scorecards(project);
    case 'material':
      return materialOf(project, job.researcher);
    case 'untold':
      return untoldIn(project);
    case 'interchange':
      return new TextEncoder().encode(JSON.stringify(project));
    case 'state':
      return fingerprint(project);
  }
}

const drawsFrom =
  (secret: string): DrawOf =>
  (text) => {
    let draws = 0;
    return (below) =>
      createHmac('sha256', secret).update(`${draws++} of ${text}`).digest().readUInt32BE(0) % below;
  };
