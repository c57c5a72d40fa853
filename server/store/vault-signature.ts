/** Whether a lead's key signed a text. */
import { createPublicKey, verify } from 'node:crypto';
import type { LeadKey } from '#core/vault/lead-list.ts';

export function isSignedBy(text: string, signature: string, { sign }: Pick<LeadKey, 'sign'>): boolean {
  const x = Buffer.from(sign, 'hex').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'hex'));
}
