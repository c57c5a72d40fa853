/** The browser's half of a passkey: asks the server what is wanted, the device for an answer, and hands that back. */
import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { z } from 'zod';

/** The server wrote them: what is inside is the library's to read. */
const Asked = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ask'), options: z.custom<PublicKeyCredentialRequestOptionsJSON>(isObject) }),
  z.object({ kind: z.literal('make'), options: z.custom<PublicKeyCredentialCreationOptionsJSON>(isObject) }),
]);

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

export const canUsePasskeys = (): boolean => 'PublicKeyCredential' in window;

/** What the device made, as text for a form's field; null: it was given up, or there is no such device. */
export async function answerOfDevice(): Promise<string | null> {
  const asked = await fetch('/login/second/passkey', { method: 'POST' });
  if (!asked.ok) return null;
  const { kind, options } = Asked.parse(await asked.json());
  try {
    const answer =
      kind === 'ask'
        ? await startAuthentication({ optionsJSON: options })
        : await startRegistration({ optionsJSON: options });
    return JSON.stringify(answer);
  } catch {
    return null; // the person closed the device's own question
  }
}
