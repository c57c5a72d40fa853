/** The peers' messages: y-websocket's, and Hocuspocus' with the document's name before each. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Target } from '../peers.ts';
import { frameOf } from './socket.ts';

const SYNC = 0;
const STEP = { step1: 0, step2: 1, update: 2 } as const;
const AUTH = 2;
const DURABLE = 100;
const NO_VECTOR = Uint8Array.of(0);

export type Step = keyof typeof STEP;

/** A sync message as a frame that can be sent many times. */
export const syncFrame = (target: Target, path: string, step: Step, payload: Uint8Array): Buffer =>
  frameOf(syncMessage(target, path, step, payload));

export function syncMessage(target: Target, path: string, step: Step, payload: Uint8Array): Uint8Array {
  const encoder = begin(target, path);
  encoding.writeVarUint(encoder, SYNC);
  encoding.writeVarUint(encoder, STEP[step]);
  encoding.writeVarUint8Array(encoder, payload);
  return encoding.toUint8Array(encoder);
}

/** What a client says when its socket is open: its token where that goes in a message, and that it has nothing. */
export const greeting = (target: Target, path: string): Buffer[] =>
  greetingMessages(target, path).map((message) => frameOf(message));

export function greetingMessages(target: Target, path: string): Uint8Array[] {
  if (!target.answers) return [];
  const step1 = syncMessage(target, path, 'step1', NO_VECTOR);
  return target.wire === 'plain' ? [step1] : [auth(target, path), step1];
}

function auth(target: Target, path: string): Uint8Array {
  const encoder = begin(target, path);
  encoding.writeVarUint(encoder, AUTH);
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarString(encoder, target.tokens[0] ?? '');
  return encoding.toUint8Array(encoder);
}

/** What stands before each message. */
export const headOf = (target: Target, path: string): Uint8Array =>
  encoding.toUint8Array(begin(target, path));

function begin(target: Target, path: string): encoding.Encoder {
  const encoder = encoding.createEncoder();
  if (target.wire === 'hocuspocus') encoding.writeVarString(encoder, path.slice(1));
  return encoder;
}

export type Message =
  { kind: Step; payload: Uint8Array } | { kind: 'durable'; count: number } | { kind: 'other' };

export function readMessage(target: Target, bytes: Uint8Array): Message {
  const decoder = decoding.createDecoder(bytes);
  if (target.wire === 'hocuspocus') decoding.readVarString(decoder);
  const type = decoding.readVarUint(decoder);
  // Hocuspocus asks with a type of its own (4), a step 1 that is not to be answered by another.
  if (type === SYNC || (type === 4 && target.wire === 'hocuspocus')) {
    const step = decoding.readVarUint(decoder);
    const payload = decoding.readVarUint8Array(decoder);
    return { kind: step === STEP.step1 ? 'step1' : step === STEP.step2 ? 'step2' : 'update', payload };
  }
  if (type !== DURABLE || target.wire !== 'plain') return { kind: 'other' };
  decoding.readVarUint8Array(decoder);
  return { kind: 'durable', count: decoding.readVarUint(decoder) };
}
