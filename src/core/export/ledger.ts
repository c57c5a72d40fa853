/** The ledger of exports: what left, by whom, and the hash of the very file. */
import { z } from 'zod';
import type { Role } from '../access.ts';
import type { MadeOf } from '../disclosure/made-of.ts';

export const ExportCountsShape = z.object({
  /** With people. */
  interviews: z.number(),
  documents: z.number(),
  codings: z.number(),
  assertions: z.number(),
  claims: z.number(),
  /** Interviews left out: no consent to this use is recorded, it was refused, or it was withdrawn. */
  withoutConsent: z.number(),
  notReleased: z.number(),
  /** Interviews left out by disclosure control, or held back with them. Earlier entries do not say it. */
  withheld: z.number().default(0),
  /** Claims left out: control questions. Earlier entries left none out and say nothing of them. */
  controlClaims: z.number().default(0),
  /** Paragraphs and entries left out: over what one record may have of a kind. */
  overBounds: z.number().default(0),
});
/** What an export holds, or would hold. */
export type ExportCounts = z.infer<typeof ExportCountsShape>;

/** `outside`: it went through disclosure control, and two leads let it out. */
export type Marking = 'internal-not-disclosure-controlled' | 'outside';

export interface LedgerEntry {
  id: string;
  createdAt: Date;
  /** "Lead 2"; null when the membership is gone. */
  by: { role: Role; ordinal: number } | null;
  marking: Marking;
  /** What its interviews had to consent to; null where an earlier entry does not say it. */
  kind: MadeOf['kind'] | null;
  sha256: string;
  bytes: number;
  counts: ExportCounts;
}
