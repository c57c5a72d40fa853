/** Sealing who a source is: the words are locked here, before anything is sent. */
import { z } from 'zod';
import { ROOM } from '#core/vault/sealed-identity.ts';
import { toBytes } from './bytes.ts';
import { sealText, writeIdentity, type Identity } from './identity.ts';
import type { LeadList } from './lead-list.ts';
import { matchNames } from './match.ts';
import { post, type Posted } from './post.ts';

const Sealing = z.object({
  place: z.object({ project: z.string(), identity: z.string(), source: z.string(), epoch: z.number() }),
  serverKey: z.string().regex(/^[0-9a-f]{64}$/),
});

/** As it was typed: names one a line. Null: nothing, or more than a block holds. */
export function identityOf(names: string, note: string): Identity | 'missing' | 'long' {
  const identity = {
    names: names
      .split('\n')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    note: note.trim(),
  };
  if (identity.names.length === 0) return 'missing';
  return toBytes(writeIdentity(identity)).length > ROOM ? 'long' : identity;
}

/** Whose identity it is: the source's page, and what the person who seals sees that they seal for. */
export interface SealedFor {
  address: string;
  project: string;
  source: string;
}

export async function sealAt(
  { address, project, source }: SealedFor,
  identity: Identity,
  list: LeadList,
): Promise<Posted<'sealed'>> {
  const begun = await post(`${address}?/sealKey`, null, Sealing);
  if (!begun.ok) return begun;
  const { place, serverKey } = begun.answer;
  if (place.project !== project || place.source !== source) return { ok: false, why: 'stale' };
  const sealed = await sealText(writeIdentity(identity), place, list, serverKey);
  return post(`${address}?/seal`, { identity: place.identity, sealed }, z.literal('sealed'));
}

const Turn = z.object({ record: z.string(), turn: z.number(), text: z.string() });

/** Where a name stands in the source's own field copies, compared here: the server sends its words, never gets the names. */
export async function standsIn(
  address: string,
  { names }: Identity,
): Promise<{ record: string; turn: number }[]> {
  const words = await post(`${address}?/words`, null, z.array(Turn));
  if (!words.ok) return [];
  const source = '';
  return words.answer
    .filter(({ text }) => matchNames(text, [{ source, names }]).length > 0)
    .map(({ record, turn }) => ({ record, turn }));
}
