/** Passkeys (WebAuthn), as a second factor after the password. Each challenge is good once, for the session that drew it. */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { and, asc, eq } from 'drizzle-orm';
import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isUuid, type AccountId } from '#core/ids.ts';
import type { Tx } from '../db/client.ts';
import { passkey } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import { keepChallenge, takeChallenge } from './session.ts';
import type { Keeping } from './enrolment.ts';

/** Whose browser it is and where it stands. */
export interface Browsing {
  account: AccountId;
  email: string;
  /** The request's `Cookie` header. */
  cookie: string;
  /** The origin under which the browser sees us: one of ours. */
  origin: string;
}

const Encoded = z.string().max(20_000);
const Credential = {
  id: z.string().regex(/^[A-Za-z0-9_-]{1,1400}$/),
  rawId: Encoded,
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}).transform(() => ({})),
};
/** What a browser makes of our options, as far as it is looked at. */
const Registration = z.object({
  ...Credential,
  response: z.object({ clientDataJSON: Encoded, attestationObject: Encoded }),
}) satisfies z.ZodType<RegistrationResponseJSON>;
const Authentication = z.object({
  ...Credential,
  response: z.object({ clientDataJSON: Encoded, authenticatorData: Encoded, signature: Encoded }),
}) satisfies z.ZodType<AuthenticationResponseJSON>;

/** COSE: Ed25519, ES256, RS256. What every device has; newer ones are still experimental in Node. */
const ALGORITHMS = [-8, -7, -257];

const drawChallenge = (): string => randomBytes(32).toString('base64url');

/** WebAuthn binds a passkey to a host name; a number is none. */
const hostOf = (origin: string): string => new URL(origin).hostname;

const keysOf = (ground: Ground, account: AccountId): Promise<(typeof passkey.$inferSelect)[]> =>
  ground.db.asService('auth', (tx) =>
    tx.select().from(passkey).where(eq(passkey.accountId, account)).orderBy(asc(passkey.createdAt)),
  );

/** What the browser needs to make a passkey. */
export async function offerPasskey(
  ground: Ground,
  at: Browsing,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const challenge = drawChallenge();
  await keepChallenge(ground, at.cookie, challenge);
  return generateRegistrationOptions({
    rpName: hostOf(at.origin),
    rpID: hostOf(at.origin),
    userName: at.email,
    userID: new Uint8Array(Buffer.from(at.account)),
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: (await keysOf(ground, at.account)).map((key) => ({ id: key.credentialId })),
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
  });
}

/** Keeps a passkey that the browser made for the session's challenge. `within` decides in its transaction whether to. */
export async function keepPasskey(
  ground: Ground,
  at: Browsing,
  answer: string,
  within: Keeping,
): Promise<boolean> {
  const response = parse(Registration, answer);
  const challenge = await takeChallenge(ground, at.cookie);
  if (response === null || challenge === null) return false;
  const verified = await verified_(() =>
    verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: at.origin,
      expectedRPID: hostOf(at.origin),
      requireUserVerification: false,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  );
  if (!verified?.verified) return false;
  const { id, publicKey, counter } = verified.registrationInfo.credential;
  return ground.db.asService('auth', (tx) =>
    within(tx, async () => {
      const kept = await tx
        .insert(passkey)
        .values({ id: randomUUID(), accountId: at.account, credentialId: id, publicKey, counter })
        .onConflictDoNothing()
        .returning({ id: passkey.id });
      return kept.length > 0;
    }),
  );
}

/** What the browser needs to ask for one of the account's passkeys. */
export async function askPasskey(
  ground: Ground,
  at: Browsing,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const challenge = drawChallenge();
  await keepChallenge(ground, at.cookie, challenge);
  return generateAuthenticationOptions({
    rpID: hostOf(at.origin),
    allowCredentials: (await keysOf(ground, at.account)).map((key) => ({ id: key.credentialId })),
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    userVerification: 'preferred',
  });
}

/** Whether one of the account's passkeys signed the session's challenge. */
export async function usePasskey(ground: Ground, at: Browsing, answer: string): Promise<boolean> {
  const response = parse(Authentication, answer);
  const challenge = await takeChallenge(ground, at.cookie);
  const key = (await keysOf(ground, at.account)).find((own) => own.credentialId === response?.id);
  if (response === null || challenge === null || !key) return false;
  const verified = await verified_(() =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: at.origin,
      expectedRPID: hostOf(at.origin),
      credential: { id: key.credentialId, publicKey: new Uint8Array(key.publicKey), counter: key.counter },
      requireUserVerification: false,
    }),
  );
  if (!verified?.verified) return false;
  const { newCounter } = verified.authenticationInfo;
  await ground.db.asService('auth', (tx) =>
    tx.update(passkey).set({ counter: newCounter }).where(eq(passkey.id, key.id)),
  );
  return true;
}

/** Takes one of the account's passkeys away. False: it has none of that id. */
export async function dropPasskey(tx: Tx, account: AccountId, id: string): Promise<boolean> {
  if (!isUuid(id)) return false;
  const gone = await tx
    .delete(passkey)
    .where(and(eq(passkey.id, id), eq(passkey.accountId, account)))
    .returning({ id: passkey.id });
  return gone.length > 0;
}

/** The library throws at whatever is wrong with an answer: all of it is one refusal. */
async function verified_<T>(verify: () => Promise<T>): Promise<T | null> {
  try {
    return await verify();
  } catch {
    return null;
  }
}

function parse<T>(shape: z.ZodType<T>, text: string): T | null {
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
