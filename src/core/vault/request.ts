/** Asking for identities, and granting it: the texts that the two leads sign, so that a server can ask for nobody. */
import { z } from 'zod';
import { isCode } from '../ids.ts';

export const PURPOSES = ['reading', 'release', 'renewal'] as const;
/** One reading of named identities · all of them, matched against a record before its release · all, to be sealed anew. */
export type RequestKind = (typeof PURPOSES)[number];

export const VaultRequest = z
  .object({
    id: z.uuid(),
    kind: z.enum(PURPOSES),
    /** In words; both leads see it. */
    purpose: z.string().trim().min(1).max(500),
    /** The record that is to be released. */
    record: z.string().refine(isCode).nullable(),
    /** Ids of sealed identities, in order. */
    identities: z.array(z.uuid()).min(1).max(5000),
    /** The asker's key, and what it signed: `requestText`. */
    key: z.uuid(),
    signature: z.string().regex(/^[0-9a-f]{128}$/),
  })
  .refine(({ kind, record }) => (kind === 'release') === (record !== null));
export type VaultRequest = z.infer<typeof VaultRequest>;

export const requestText = (project: string, one: Omit<VaultRequest, 'signature'>): string =>
  JSON.stringify([
    'sanad vault request 1',
    project,
    one.id,
    one.kind,
    one.purpose,
    one.record,
    one.identities,
    one.key,
  ]);

/** A share of each identity that was asked for, sealed by the granter to the asker's key. */
export const VaultGrant = z.object({
  request: z.uuid(),
  key: z.uuid(),
  signature: z.string().regex(/^[0-9a-f]{128}$/),
  shares: z
    .array(
      z.object({
        identity: z.uuid(),
        share: z
          .string()
          .regex(/^([0-9a-f]{2})+$/)
          .max(4000),
      }),
    )
    .min(1)
    .max(5000),
});
export type VaultGrant = z.infer<typeof VaultGrant>;

export const grantText = (project: string, grant: Omit<VaultGrant, 'signature'>): string =>
  JSON.stringify([
    'sanad vault grant 1',
    project,
    grant.request,
    grant.key,
    grant.shares.map(({ identity, share }) => [identity, share]),
  ]);

/** How long a request waits, and a granted one stays open: hours. */
export const OPEN_HOURS = 24;

/** How long all names may be fetched, once, for the release of a record after a second lead granted it: minutes. */
const RELEASE_MINUTES = 30;

/** When a request that is granted now is over. */
export function openUntil(kind: RequestKind, granted: Date, expires: Date): Date {
  if (kind !== 'release') return expires;
  return new Date(Math.min(expires.getTime(), granted.getTime() + RELEASE_MINUTES * 60_000));
}
