/** What a room asks of the server around it. */
import type { Acknowledger } from './acknowledger.ts';
import type { Dropping } from './close-code.ts';
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
  /** The room has updates that wait for their commit. */
  request(room: Room): void;
}
