/** What a room asks of the server around it. */
import type { Acknowledger } from './acknowledger.ts';
import type { Dropping } from './close-code.ts';
import type { Growth } from './growth.ts';
import type { Budget } from './queue.ts';
import type { Limits } from './rate.ts';
import type { Relay } from './relay.ts';
import type { Room } from './room.ts';
import type { Turns } from './turns.ts';

export interface Surroundings extends Budget {
  limits: Limits;
  acknowledger: Acknowledger;
  /** Large step 2s are read a few at a time: what is read of them is not counted before it is queued. */
  readings: Turns;
  relay: Pick<Relay, 'far' | 'opened' | 'closed'>;
  now(): number;
  /** A frame was dropped by this rule. */
  dropped(rule: Dropping): void;
  /** Sends away whoever has most waiting for their step 2s (G14), in whatever rooms. False: nobody has much. */
  easeQueue(): boolean;
  /** S19: whether an account's writing may take so many bytes of memory more. */
  mayGrow(growth: Growth, bytes: number): boolean;
  /** It was written, or is what nobody is refused: what deleting cuts in pieces. */
  noteGrowth(growth: Growth, bytes: number): void;
  /** The room has updates that wait for their commit. */
  request(room: Room): void;
}
