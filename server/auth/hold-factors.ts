/** Who changes what an account is opened with. */
import { sql as raw } from 'drizzle-orm';
import type { AccountId } from '#core/ids.ts';
import type { Tx } from '../db/client.ts';

/** Waits for whoever does, until the transaction ends: of a reset nothing is left that was under way. */
export const holdFactors = (tx: Tx, who: AccountId) =>
  tx.execute(raw`select pg_advisory_xact_lock(hashtextextended(${`sanad.factor.${who}`}, 0))`);
