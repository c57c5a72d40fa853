/** A sealed identity on its way: what the server keeps of it, none of which it can read. */
import { z } from 'zod';

/** Bytes that a sealed text grows in: its length says no more than that. */
export const BLOCK = 1024;
/** Bytes that one block holds, in UTF-8: its length stands before it. */
export const ROOM = BLOCK - 4;

const Hex = (most: number) =>
  z
    .string()
    .regex(/^([0-9a-f]{2})+$/)
    .max(most * 2);

/** What binds a share and a blob to their place: nothing of one identity opens as another's. */
export interface Place {
  project: string;
  identity: string;
  /** The source's handle, which people read. */
  source: string;
  epoch: number;
}

export const placeText = ({ project, identity, source, epoch }: Place): string =>
  JSON.stringify(['sanad vault identity 1', project, identity, source, epoch]);

/** A share for one lead, sealed to that lead's key. */
const SealedShare = z.object({ key: z.uuid(), share: Hex(2000) });

export const SealedIdentity = z.object({
  /** Digest of the list of leads' keys that it was sealed to. */
  list: z.string().regex(/^[0-9a-f]{64}$/),
  blob: Hex(64 * BLOCK + 100),
  shares: z.array(SealedShare).min(2).max(255),
});
export type SealedIdentity = z.infer<typeof SealedIdentity>;
