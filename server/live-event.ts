/** What happened, as it is told to every server process. Ids only, no content. */
import { z } from 'zod';
import { NOUNS } from '#core/event.ts';
import type { AccountId, ClaimId, DocumentId, KeyId, ProjectId, RecordId } from '#core/ids.ts';
import { idShape } from './id.ts';

const project = idShape<ProjectId>();
const record = idShape<RecordId>();
const claims = z.array(idShape<ClaimId>()).nullable();
export const LiveEventShape = z.discriminatedUnion('kind', [
  /** Rows up to this number stand in each document's log. Of several studies' together: nobody outside is told. */
  z.object({ kind: z.literal('log'), heads: z.array(z.tuple([idShape<DocumentId>(), z.number()])) }),
  /** The projection wrote a copy's rows; `claims` are those that they touch or touched (null: too many to list). */
  z.object({
    kind: z.literal('projected'),
    project,
    record,
    copy: z.enum(['field', 'analysis']),
    claims,
  }),
  /** A row that people edit changed. */
  z.discriminatedUnion('noun', [
    z.object({ kind: z.literal('changed'), project, noun: z.literal('record'), id: record.nullable() }),
    /** Of the bank, for leads alone; or one that was handed to a researcher, who hears of it too. Nobody is told which. */
    z.object({
      kind: z.literal('changed'),
      project,
      noun: z.literal('question'),
      id: z.null(),
      whom: idShape<AccountId>().nullable(),
    }),
    z.object({
      kind: z.literal('changed'),
      project,
      noun: z.enum(NOUNS),
      id: z.uuid().nullable(),
    }),
  ]),
  /** The engine stored new assessments. */
  z.object({ kind: z.literal('assessed'), project, claims }),
  /** A long run goes on: a lead's, or that of `whom`, by its id, or the study is weighed (null). `share` null: it has ended. */
  z.object({
    kind: z.literal('running'),
    project,
    run: z.uuid().nullable(),
    /** Who began it and is no lead, it may be: they hear of it too. */
    whom: idShape<AccountId>().optional(),
    share: z.number().min(0).max(1).nullable(),
  }),
  /** Nobody waits any longer for this run, says whoever began it, or a lead. */
  z.object({ kind: z.literal('cancelled'), project, run: z.uuid() }),
  /** Documents that a purge has closed, and keys under which nothing is sealed or opened any more. */
  z.object({
    kind: z.literal('ended'),
    project,
    documents: z.array(idShape<DocumentId>()),
    keys: z.array(idShape<KeyId>()),
  }),
  /** Keys of a second factor or of a sealed identity: their bytes go, and no process goes on holding them. */
  z.object({ kind: z.literal('destroyed'), keys: z.array(idShape<KeyId>()) }),
  /** An account's permission version grew to this one: sessions, tokens or memberships ended. */
  z.object({ kind: z.literal('revoked'), account: idShape<AccountId>(), version: z.int().positive() }),
]);
export type LiveEvent = z.infer<typeof LiveEventShape>;

export const CHANNEL = 'sanad';
/** Postgres takes at most 8,000 bytes a notification. */
const MOST_CLAIMS = 150;

/** A notification's payload, for hot paths that notify in a statement of their own. */
export function encodeEvent(event: LiveEvent): string {
  const long = 'claims' in event && event.claims !== null && event.claims.length > MOST_CLAIMS;
  return JSON.stringify(long ? { ...event, claims: null } : event);
}
