/**
 * How many requests one may make. Whoever is signed in counts by account, all others by address: nobody uses up what is
 * somebody else's but who has their session or sits behind the same router, and then for seconds only. Guessing passwords is
 * slowed by another count (auth/throttle.ts).
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { setTimeout } from 'node:timers/promises';
import type { AccountId } from '#core/ids.ts';
import { network } from '../auth/throttle.ts';
import type { Ground } from '../ground.ts';

/** Seconds for which a request waits by itself before its sender is told to come back. */
const PATIENCE = 8;

/**
 * Before anything is read for an account: whose pages and calls made the server read much of late waits, while others have
 * their turn (G12). No transaction and no connection is held meanwhile. The seconds to come back in, or 0 to go on.
 */
export async function awaitTurn(
  { loads, now }: Pick<Ground, 'loads' | 'now'>,
  account: AccountId,
): Promise<number> {
  for (let waited = 0; ; waited += 1) {
    const seconds = loads.wait(account, now().getTime());
    if (seconds === 0 || waited + seconds > PATIENCE) return seconds;
    await setTimeout(1000);
  }
}

export interface Rates {
  /** Counts a request; the seconds to wait, or 0 to go on. */
  take(asker: { account: string } | { address: string }): Promise<number>;
}

const SECONDS = 10;

export function createRates({ requests }: { requests: number }): Rates {
  const limiter = new RateLimiterMemory({ points: requests, duration: SECONDS });
  return {
    async take(asker) {
      const key = 'account' in asker ? `account ${asker.account}` : `address ${network(asker.address)}`;
      try {
        await limiter.consume(key);
        return 0;
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      }
    },
  };
}
