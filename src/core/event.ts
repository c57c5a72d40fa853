/** What a page is told while it is open: small ids, no content. It reads anew what it shows. */
import { z } from 'zod';

const id = z.uuid();

/**
 * Rows that people edit. `interview`: what was logged of it, by its record's id. `resolution`: what a claim turned out to
 * be, by the claim's. Of records and questions not everybody is told the same.
 */
export const NOUNS = [
  'claim',
  'source',
  'interview',
  'codebook',
  'project',
  'export',
  'decision',
  'opinion',
  'resolution',
  'vault',
] as const;

export const ToldShape = z.discriminatedUnion('kind', [
  /** The engine stored new assessments; null: of any claim. */
  z.object({ kind: z.literal('assessed'), claims: z.array(id).nullable() }),
  z.object({
    kind: z.literal('changed'),
    noun: z.enum(['record', 'question', ...NOUNS]),
    id: id.nullable(),
  }),
  /** A record's rows were written; `claims` are those that its statements touch, for those who see claims. */
  z.object({ kind: z.literal('projected'), record: id, claims: z.array(id).nullable() }),
  /** A long run of the engine goes on; null: the study is weighed, and its share is null once that has ended. */
  z.object({
    kind: z.literal('running'),
    run: id.nullable(),
    share: z.number().min(0).max(1).nullable(),
  }),
  /** Whoever opened the page is no longer who they were here: nothing of it may stay. The last thing that is told. */
  z.object({ kind: z.literal('ended') }),
  /** Something may have been missed: read everything anew. */
  z.object({ kind: z.literal('missed') }),
]);
export type Told = z.infer<typeof ToldShape>;

/** The words by which loads say what they depend on. */
export const DEPENDS = {
  claims: 'sanad:claims',
  codebook: 'sanad:codebook',
  records: 'sanad:records',
  sources: 'sanad:sources',
  questions: 'sanad:questions',
  project: 'sanad:project',
  exports: 'sanad:exports',
  vault: 'sanad:vault',
} as const;
type Dependence = (typeof DEPENDS)[keyof typeof DEPENDS];

/** What a page reads anew when it is told this. */
export function dependencesOf(told: Told): Dependence[] {
  switch (told.kind) {
    case 'assessed':
      return [DEPENDS.claims];
    case 'projected':
      return told.claims?.length === 0 ? [DEPENDS.records] : [DEPENDS.records, DEPENDS.claims];
    case 'running':
    case 'ended':
      return [];
    case 'missed':
      return Object.values(DEPENDS);
    case 'changed':
      return [CHANGED[told.noun]];
  }
}

const CHANGED = {
  claim: DEPENDS.claims,
  decision: DEPENDS.claims,
  opinion: DEPENDS.claims,
  resolution: DEPENDS.claims,
  source: DEPENDS.sources,
  question: DEPENDS.questions,
  record: DEPENDS.records,
  interview: DEPENDS.records,
  codebook: DEPENDS.codebook,
  project: DEPENDS.project,
  export: DEPENDS.exports,
  vault: DEPENDS.vault,
} as const;
