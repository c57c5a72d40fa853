/** A passkey without a device: what an authenticator and a browser would make of the server's options (WebAuthn 2, ES256). */
import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';

interface Page {
  challenge: string;
  origin: string;
  /** The host that the browser says it is bound to; null: the origin's. */
  host?: string;
}

const sha256 = (bytes: string | Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
const url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const word = (text: string): Buffer => Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);

/** The holder was there, and was known to the device; with the key or without. */
const [PRESENT, WITH_KEY] = [0x05, 0x45];

export class SoftPasskey {
  readonly #id = randomBytes(32);
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #counter = 0;

  get id(): string {
    return url(this.#id);
  }

  /** The answer to what `offerPasskey` asks for. */
  made(page: Page): string {
    const said = this.#said('webauthn.create', page);
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    const coordinate = (text: string): Buffer => Buffer.concat([hex('5820'), Buffer.from(text, 'base64url')]);
    const cose = [hex('a5010203262001'), hex('21'), coordinate(x), hex('22'), coordinate(y)];
    const key = [Buffer.alloc(16), hex('0020'), this.#id, ...cose];
    const held = Buffer.concat([this.#state(page, WITH_KEY), ...key]);
    const length = Buffer.from([0x59, held.length >> 8, held.length & 0xff]);
    const parts = [word('fmt'), word('none'), word('attStmt'), hex('a0'), word('authData'), length, held];
    const attestationObject = url(Buffer.concat([hex('a3'), ...parts]));
    return this.#answer({ clientDataJSON: url(said), attestationObject });
  }

  /** The answer to what `askPasskey` asks for; `type` is what the browser says that it was asked for. */
  shown(page: Page, { type = 'webauthn.get', counter = ++this.#counter } = {}): string {
    const said = this.#said(type, page);
    const held = this.#state(page, PRESENT, counter);
    const signature = createSign('sha256')
      .update(Buffer.concat([held, sha256(said)]))
      .sign(this.#keys.privateKey);
    return this.#answer({
      clientDataJSON: url(said),
      authenticatorData: url(held),
      signature: url(signature),
    });
  }

  #said(type: string, { challenge, origin }: Page): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  #state({ origin, host = new URL(origin).hostname }: Page, flags: number, counter = 0): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(host), Buffer.from([flags]), count]);
  }

  #answer(response: Record<string, string>): string {
    return JSON.stringify({
      ...{ id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {} },
      response,
    });
  }
}
