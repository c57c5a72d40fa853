/** A claim month by month, as it comes over the wire. */
import { z } from 'zod';
import type { Status } from '#core/consistency/assessment.ts';
import type { OverTime } from './as-of.ts';
import type { MonthHeld } from './belief.ts';

export interface SlowOverTime {
  /** Null: nobody has spoken on it at a known time. */
  over: OverTime | null;
  held: MonthHeld[];
}

const AsOfShape = z.object({
  month: z.string(),
  verdict: z.string(),
  confidence: z.string().nullable(),
  lines: z.array(
    z.object({
      assertion: z.string(),
      key: z.string(),
      adds: z.string(),
      why: z.string(),
      nothing: z.boolean(),
    }),
  ),
});

const MovedShape = z.object({
  month: z.string(),
  by: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('statement'), assertion: z.string() }),
    z.object({ kind: z.literal('answer'), claim: z.string(), proposition: z.string(), own: z.boolean() }),
    z.object({ kind: z.literal('elsewhere') }),
  ]),
  from: z.string(),
  to: z.string(),
});

const ResultShape = z.object({
  status: z.custom<Status>((word) => typeof word === 'string'),
  best: z.string().nullable(),
  p: z.record(z.string(), z.number()).nullable(),
  range: z.object({ lo: z.number(), point: z.number(), hi: z.number() }).nullable(),
});

export const OverTimeShape: z.ZodType<SlowOverTime> = z.object({
  over: z.object({ months: z.array(AsOfShape), moves: z.array(MovedShape) }).nullable(),
  held: z.array(z.object({ month: z.string(), result: ResultShape })),
});
