/** Bytes as the vault writes them in texts: hexadecimal. */
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

export const toHex = bytesToHex;
export const fromHex = hexToBytes;
export const toBytes = utf8ToBytes;
export const toText = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);
