/** What a record is worked on with, as its page is given it and reads it anew while it stands. */
import { z } from 'zod';
import { CLAIM_KINDS } from '#core/claim.ts';
import { AboutShape } from '#lib/records/record-page.ts';

const Term = z.object({ key: z.string(), label: z.string() });

export const ClaimShape = z.object({
  id: z.uuid(),
  kind: z.enum(CLAIM_KINDS),
  proposition: z.string(),
  period: z.object({ from: z.string(), to: z.string() }).nullable(),
  values: z.array(Term),
  units: z.array(Term),
  definitions: z.array(Term),
  interest: z.record(z.string(), z.record(z.string(), z.union([z.literal(1), z.literal(-1)]))),
});

const ListsShape = z.object({
  readOnly: z.enum(['locked', 'role']).nullable(),
  codes: z.array(
    z.object({
      id: z.uuid(),
      label: z.string(),
      definition: z.string(),
      path: z.array(z.string()),
      retired: z.boolean(),
    }),
  ),
  claims: z.array(ClaimShape),
  sources: z.array(z.object({ id: z.uuid(), code: z.string(), type: z.string() })),
  /** The party whose interest the speaker shares, or none. */
  party: z.string().nullable(),
});
export type RecordLists = z.infer<typeof ListsShape>;

/** What a page reads anew: also the room as it is now, who asks, and what is said of the record. */
export const NowShape = ListsShape.extend({
  room: z.string().optional(),
  account: z.uuid(),
  about: AboutShape,
});
export type RecordNow = z.infer<typeof NowShape>;
