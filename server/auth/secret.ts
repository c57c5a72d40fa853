/** Secrets that are handed out once and stored only as their digest: session ids, tokens, invitations. */
import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, in characters that need no escape in a URL, a header or a cookie. */
export const drawSecret = (): string => randomBytes(32).toString('base64url');

/** SHA-256 in hex. No salt and no stretching: what is digested has 256 bits of its own. */
export const digestSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
