/** A text in whole blocks, so that its sealed length tells nothing: `length(4) text zeros`. */
import { BLOCK } from '#core/vault/sealed-identity.ts';
import { toBytes, toText } from './bytes.ts';

export function pad(text: string): Uint8Array {
  const bytes = toBytes(text);
  const padded = new Uint8Array(Math.ceil((bytes.length + 4) / BLOCK) * BLOCK);
  new DataView(padded.buffer).setUint32(0, bytes.length);
  padded.set(bytes, 4);
  return padded;
}

export function unpad(padded: Uint8Array): string {
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  return toText(padded.subarray(4, 4 + length));
}
