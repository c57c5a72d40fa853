/**
 * The audit: a closed list of what was done that matters for protection, each with the little that is kept of it. Opaque
 * ids, fixed words, figures and salted digests, never a name, a network address or a word that somebody typed: so it
 * outlives what was shredded, and identifies nobody (PROTECTION 9).
 */
import { z } from 'zod';
import { ROLES } from './access.ts';

/** The chain of what belongs to no project. */
export const INSTANCE_CHAIN = '00000000-0000-0000-0000-000000000000';
/** What an entry without one before it is chained to. */
export const NO_HASH = '0'.repeat(64);

const Figure = z.int().nonnegative().max(1_000_000_000);
const Id = z.guid();
/** A keyed digest (server/store/audit.ts `saltedDigest`): tells whether two things are the same, and nothing else. */
const Digest = z.string().regex(/^[0-9a-f]{64}$/);
const RoleWord = z.enum(ROLES);
const nothing = z.strictObject({});
/** Its object is whom it is about, or who asked where it is about nobody yet. */
const twoLeads = z.strictObject({
  what: z.enum(['make-lead', 'remove-lead', 'reset-factor', 'lower-approvals']),
});
const factor = z.strictObject({ factor: z.enum(['totp', 'passkey', 'recovery-codes']) });

/** What each act was done to, and what else is kept of it. */
export const ACTS = {
  'project.made': { object: 'project', more: nothing },
  'settings.changed': {
    object: 'project',
    more: z.strictObject({ approvals: Figure, renamed: z.boolean() }),
  },
  'threshold.changed': {
    object: 'project',
    more: z.strictObject({ threshold: z.string().regex(/^[a-z0-9-]{1,40}$/) }),
  },
  'threshold.proposed': { object: 'project', more: nothing },
  'threshold.turned-down': { object: 'project', more: nothing },
  'invitation.made': {
    object: 'invitation',
    more: z.strictObject({ kind: z.enum(['first-lead', 'member', 'admin']), role: RoleWord.nullable() }),
  },
  'invitation.withdrawn': { object: 'invitation', more: nothing },
  'invitation.used': { object: 'invitation', more: nothing },
  'member.joined': { object: 'account', more: z.strictObject({ role: RoleWord }) },
  'member.removed': { object: 'account', more: z.strictObject({ role: RoleWord }) },
  /** What needs two leads: asked for by one, confirmed (or turned down) by another. */
  'two-leads.asked': {
    object: 'account',
    more: twoLeads,
  },
  'two-leads.confirmed': {
    object: 'account',
    more: twoLeads,
  },
  'two-leads.refused': {
    object: 'account',
    more: twoLeads,
  },
  'account.made': { object: 'account', more: z.strictObject({ admin: z.boolean() }) },
  'account.suspended': { object: 'account', more: nothing },
  'account.restored': { object: 'account', more: nothing },
  'sign-in.new-device': { object: 'account', more: nothing },
  'sessions.ended': { object: 'account', more: nothing },
  'password.changed': { object: 'account', more: nothing },
  'factor.added': { object: 'account', more: factor },
  'factor.removed': { object: 'account', more: factor },
  'factor.reset': { object: 'account', more: nothing },
  'factor.recovery-code-used': { object: 'account', more: nothing },
  'token.made': { object: 'token', more: z.strictObject({ account: Id }) },
  'token.ended': { object: 'token', more: z.strictObject({ account: Id }) },
  'record.locked': { object: 'record', more: nothing },
  'record.unlocked': { object: 'record', more: nothing },
  /** `words`: of the field copy as it was read, so that it can be told later what was approved. */
  'release.approved': { object: 'record', more: z.strictObject({ version: Figure, words: Digest }) },
  'release.made': { object: 'record', more: z.strictObject({ version: Figure, words: Digest }) },
  'release.hit-settled': {
    object: 'record',
    more: z.strictObject({ as: z.enum(['generalised', 'masked', 'dismissed']), hit: Digest }),
  },
  /** What the field copy gained after its release was let out too. */
  'release.taken-over': { object: 'record', more: z.strictObject({ version: Figure, words: Digest }) },
  'consent.withdrawn': { object: 'record', more: nothing },
  /** That one has begun, whether it is done or not; `records`: how many it is to reach. */
  'purge.asked': { object: 'project', more: z.strictObject({ records: Figure }) },
  'purge.done': { object: 'record', more: z.strictObject({ epoch: Figure, places: Figure }) },
  /** The rest of the project was sealed under a new key; `places`: how often the phrase stood in it. */
  'purge.rekeyed': { object: 'project', more: z.strictObject({ places: Figure }) },
  /** What sealed words or an identity, by the server once nothing needs it. A second factor's key goes with its own act. */
  'key.destroyed': { object: 'key', more: nothing },
  'export.made': { object: 'export', more: z.strictObject({ file: Digest, records: Figure }) },
  /** What needs two leads to leave: `records` in it, and those whose class was too small. */
  'outside.proposed': { object: 'export', more: z.strictObject({ records: Figure, withheld: Figure }) },
  'outside.turned-down': { object: 'export', more: nothing },
  /** Words of the speaker as two leads let them out; `words`: of them and their attribution. */
  'quotation.proposed': { object: 'quotation', more: nothing },
  'quotation.approved': { object: 'quotation', more: z.strictObject({ words: Digest }) },
  'quotation.let-out': { object: 'quotation', more: z.strictObject({ words: Digest }) },
  'quotation.turned-down': { object: 'quotation', more: nothing },
  'export.downloaded': { object: 'export', more: nothing },
  /** The whole project as the engine reads it, by opaque codes. */
  'interchange.taken': { object: 'project', more: z.strictObject({ file: Digest }) },
  'vault.key-added': { object: 'account', more: z.strictObject({ key: Digest }) },
  'vault.box-replaced': { object: 'account', more: z.strictObject({ key: Digest }) },
  'vault.key-confirmed': { object: 'account', more: z.strictObject({ key: Digest }) },
  /** `key`: the id of the key that is on the list no more. */
  'vault.key-removed': { object: 'account', more: z.strictObject({ key: Id }) },
  'vault.change-withdrawn': { object: 'account', more: nothing },
  'vault.sealed': { object: 'source', more: z.strictObject({ epoch: Figure }) },
  /** `purpose`: of what both leads read, which is kept sealed elsewhere. */
  'vault.opening-asked': { object: 'source', more: z.strictObject({ opening: Id, purpose: Digest }) },
  'vault.opening-granted': { object: 'source', more: z.strictObject({ opening: Id, purpose: Digest }) },
  'vault.opening-refused': { object: 'source', more: z.strictObject({ opening: Id, purpose: Digest }) },
  /** By whoever of the leads: of one that was granted, or by who asked for it. */
  'vault.opening-closed': { object: 'source', more: z.strictObject({ opening: Id, purpose: Digest }) },
  'vault.opened': { object: 'source', more: z.strictObject({ opening: Id, purpose: Digest }) },
  'vault.resealed': { object: 'source', more: z.strictObject({ epoch: Figure }) },
  'vault.shredded': { object: 'source', more: nothing },
  'claim.shown': { object: 'claim', more: z.strictObject({ reviewer: Id }) },
  'claim.hidden': { object: 'claim', more: z.strictObject({ reviewer: Id }) },
  'claim.interest-changed': { object: 'claim', more: z.strictObject({ change: Id }) },
  'source.upstream-changed': { object: 'source', more: nothing },
  'decision.made': { object: 'claim', more: z.strictObject({ decision: Id }) },
  'resolution.made': { object: 'claim', more: z.strictObject({ resolution: Id }) },
  'resolution.withdrawn': { object: 'claim', more: z.strictObject({ resolution: Id }) },
} as const satisfies Record<string, { object: string; more: z.ZodObject }>;

export type Act = keyof typeof ACTS;
export type ActObject = (typeof ACTS)[Act]['object'];

/** An act with what is kept of it; `object` is the id of what it was done to. */
export type Done = {
  [A in Act]: { act: A; object: string; more: z.infer<(typeof ACTS)[A]['more']> };
}[Act];

/** As it is kept. `actor` null: the server's own command line, or nobody who was signed in. */
export type AuditBody = Done & { actor: string | null };

export const isAct = (word: string): word is Act => word in ACTS;
const BodyShape = z.strictObject({
  act: z.string().refine(isAct),
  actor: Id.nullable(),
  more: z.record(z.string(), z.union([z.string(), z.int(), z.boolean(), z.null()])),
  object: Id,
});
/** An entry's body as it was read, its parts held against the list; null: not one of ours. */
export type ReadBody = z.infer<typeof BodyShape>;

export function readBody(text: string): ReadBody | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const body = BodyShape.safeParse(value);
  return body.success && ACTS[body.data.act].more.safeParse(body.data.more).success ? body.data : null;
}

/** The body that is chained; throws when it holds anything that the list does not name. */
export function writeBody(body: AuditBody): string {
  const more = ACTS[body.act].more.parse(body.more);
  return canonicalJson(BodyShape.parse({ ...body, more }));
}

/** What a hash covers, besides that it is the entry of this number of this chain. */
export interface Link {
  chain: string;
  seq: number;
  at: Date;
  body: string;
  prev: string;
}

/** The text whose SHA-256 is the entry's hash: canonical JSON, the body standing in it as it is kept. */
export const linkText = ({ chain, seq, at, body, prev }: Link): string =>
  `{"at":${JSON.stringify(at.toISOString())},"body":${body},"chain":${JSON.stringify(chain)},"prev":${JSON.stringify(prev)},"seq":${String(seq)}}`;

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** RFC 8785 for what we keep: keys in the order of their code units, no space, whole numbers. */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value);
