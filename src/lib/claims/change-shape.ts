/** What would change a claim, as it comes over the wire: whole for leads, without figures for analysts. */
import { z } from 'zod';
import type { Status } from '#core/consistency/assessment.ts';
import type { OpenChange, WouldChange } from '#core/consistency/would-change.ts';

const status = z.custom<Status>((word) => typeof word === 'string');
const says = z.union([z.string(), z.number()]);
const kind = { type: z.string(), party: z.string().nullable() };
const open = { status, best: z.string().nullable() };
const RangeShape = z.object({ lo: z.number(), point: z.number(), hi: z.number() });
const plain = { ...open, p: z.number().nullable(), range: RangeShape.nullable() };
const voice = { ...kind, stake: z.enum(['S', 'A', 'N']), heard: z.boolean() };

const WholeFewest = z
  .object({ voices: z.array(z.object(kind)), outcome: z.object({ ...plain, says }) })
  .nullable();
const OpenFewest = z.object({ voices: z.array(z.object(kind)) }).nullable();

const WholeShape: z.ZodType<WouldChange> = z.object({
  now: z.object(plain),
  voices: z.array(z.object({ ...voice, outcomes: z.array(z.object({ ...plain, says })), moves: z.number() })),
  falls: z.array(z.object({ sources: z.array(z.string()), outcome: z.object(plain) })),
  flip: WholeFewest,
  corroborate: WholeFewest,
  oneInterviewer: z.boolean(),
});

const OpenShape: z.ZodType<OpenChange> = z.object({
  voices: z.array(z.object({ ...voice, outcomes: z.array(z.object({ ...open, says })) })),
  flip: OpenFewest,
  corroborate: OpenFewest,
});

export const ChangeShape = z.union([WholeShape, OpenShape]).nullable();
