/**
 * How many requests one may make. Whoever is signed in counts by account, all others by address: nobody uses up what is
 * somebody else's but who has their session or sits behind the same router, and then for seconds only. Guessing passwords is
 * slowed by another count (auth/throttle.ts).
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { network } from '../auth/throttle.ts';

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
