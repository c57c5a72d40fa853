/**
 * The thresholds of C4 to C8, once: where a rule applies one it is read from here, and where it is explained it is
 * shown from here. docs/consistency.md says where each comes from.
 */
import { roundTo } from './round.ts';

/** Decibels in one nat. */
const DB_PER_NAT = 10 / Math.log(10);

/** C6: under this many nats (0.217 dB) a line is neither supporter nor opponent. */
export const FAINT = 0.05;
/** C7: half a nat (2.17 dB), from here on a side of the sum is a voice of its own. */
export const HEARD = 0.5;
export const FAINT_DB = roundTo(FAINT * DB_PER_NAT, 3);
export const HEARD_DB = roundTo(HEARD * DB_PER_NAT, 2);
/** C4: no line weighs more dB, and none counts against itself. */
export const CEILING = 12;

/** C6. */
export const CONFIDENCE = {
  high: { fragility: 3, kinds: 3, checks: 3 },
  moderate: { fragility: 2, kinds: 2 },
} as const;

/** C7. `met`: researchers, or where there is none, origins. */
export const CORROBORATED = { p: 0.9, lines: 1.8, kinds: 2, met: 2 } as const;
/** Contested below it, probable from it on. */
export const PROBABLE = 0.75;
/** What one voice, or one side, must reach. */
export const LEANS = 0.6;

/** C8. `spread`: χ² above which figures contradict one another; `width`: highest over lowest end of the range. */
export const FIGURES = { lines: 1.2, spread: 3, width: 2.5, kinds: 2 } as const;
