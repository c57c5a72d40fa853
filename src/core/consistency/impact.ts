/**
 * What a change to the records would change in what is held: the engine before and after it, side by side. For a lead
 * to see all of it before an answer is entered.
 */
import type { Assessments, Cell, ClaimAssessment, Leaning, Status } from './assessment.ts';
import type { Change } from './book.ts';
import { createEngine, type Engine, type Options } from './engine.ts';
import type { Project } from './interchange.ts';
import { compareIds } from './records.ts';

/** What a claim's verdict says, without its derivation. */
export type HeldVerdict = Pick<
  ClaimAssessment,
  | 'status'
  | 'best'
  | 'p'
  | 'range'
  | 'disputed'
  | 'bracket'
  | 'confidence'
  | 'fragility'
  | 'flags'
  | 'partWhole'
> & {
  /** The status that another one replaced (C7, C8). */
  readonly evidence: Status | null;
};

/** C2: the share of statements of a source that were right where the truth served it, hurt it or left it cold. */
export interface RateMoved {
  source: string;
  cell: Cell;
  from: number;
  to: number;
  /** The source's own hard checks in that cell before and after; 0 more: it moved by those of its type and party. */
  checks: [number, number];
}

/** C2: by how much a source's figures are exaggerated, on the log scale. */
export interface BoastMoved {
  source: string;
  from: number;
  to: number;
}

export interface Impact {
  rates: RateMoved[];
  boasts: BoastMoved[];
  claims: { claim: string; from: HeldVerdict | null; to: HeldVerdict | null }[];
  /** Types that lean to a side: what is new, and what is no more. */
  leanings: { began: Leaning[]; ended: Leaning[] };
  /** C9. Leads only. */
  researchers: { researcher: string; from: number; to: number }[];
}

export function impactOf(project: Project, changes: readonly Change[], options: Options = {}): Impact {
  const engine = createEngine(project, options);
  const before = engine.assessments();
  const records = recordsOf(engine, project);
  engine.update(changes);
  const after = engine.assessments();
  return {
    ...ratesBetween(records, recordsOf(engine, project)),
    claims: claimsBetween(before, after),
    leanings: {
      began: apart(after.leanings, before.leanings),
      ended: apart(before.leanings, after.leanings),
    },
    researchers: researchersBetween(before, after),
  };
}

type Records = Map<string, NonNullable<ReturnType<Engine['trackRecord']>>>;

const recordsOf = (engine: Engine, project: Project): Records =>
  new Map(
    project.sources.flatMap(({ id }) => {
      const record = engine.trackRecord(id);
      return record === null ? [] : [[id, record]];
    }),
  );

const CELLS = ['S', 'A', 'N'] as const;

function ratesBetween(before: Records, after: Records): Pick<Impact, 'rates' | 'boasts'> {
  const both = [...before]
    .toSorted(([a], [b]) => compareIds(a, b))
    .flatMap(([source, from]) => {
      const to = after.get(source);
      return to === undefined ? [] : [{ source, from, to }];
    });
  return {
    rates: both.flatMap(({ source, from, to }) =>
      CELLS.filter((cell) => from.h[cell] !== to.h[cell]).map((cell) => ({
        source,
        cell,
        from: from.h[cell],
        to: to.h[cell],
        checks: [from.hard[cell], to.hard[cell]] satisfies [number, number],
      })),
    ),
    boasts: both
      .filter(({ from, to }) => from.beta !== to.beta)
      .map(({ source, from, to }) => ({ source, from: from.beta, to: to.beta })),
  };
}

function claimsBetween(before: Assessments, after: Assessments): Impact['claims'] {
  const [then, now] = [before, after].map(
    ({ claims }) => new Map(claims.map((claim) => [claim.id, heldOf(claim)])),
  );
  const ids = [...new Set([...(then?.keys() ?? []), ...(now?.keys() ?? [])])].toSorted(compareIds);
  return ids
    .map((claim) => ({ claim, from: then?.get(claim) ?? null, to: now?.get(claim) ?? null }))
    .filter(({ from, to }) => !isSame(from, to));
}

export const heldOf = (claim: ClaimAssessment): HeldVerdict => ({
  status: claim.status,
  best: claim.best,
  p: claim.p,
  range: claim.range,
  disputed: claim.disputed,
  bracket: claim.bracket,
  confidence: claim.confidence,
  fragility: claim.fragility,
  flags: claim.flags,
  partWhole: claim.partWhole,
  evidence: claim.evidence ?? null,
});

/** A gap that only widened is no news: the type leans as before. */
const apart = (these: readonly Leaning[], those: readonly Leaning[]): Leaning[] =>
  these.filter(({ type, party }) => !those.some((one) => one.type === type && one.party === party));

function researchersBetween(before: Assessments, after: Assessments): Impact['researchers'] {
  const then = new Map(before.researchers.map(({ id, q }) => [id, q]));
  return after.researchers
    .map(({ id, q }) => ({ researcher: id, from: then.get(id) ?? 0, to: q }))
    .filter(({ from, to }) => from !== to);
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
