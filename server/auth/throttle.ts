/**
 * Guessing is slowed by address, and by address and e-mail together; never by e-mail alone, or anybody could lock
 * anybody out. Counts live in this process's memory: a restart forgets them, which costs a guesser more than it gives.
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { digestSecret } from './secret.ts';

export interface Throttle {
  /** Counts an attempt on a subject (an e-mail, an account) and answers with the seconds to wait: 0 to go on. */
  attempt(address: string, subject: string): Promise<number>;
  /** The attempt was honest: it does not count against the address, and the pair begins anew. */
  succeed(address: string, subject: string): Promise<void>;
  /** Whether a wrong password may still be tried on this invitation: else it could tell who has an account. */
  probe(invitation: string): Promise<boolean>;
}

const QUARTER_HOUR = 15 * 60;
const DAY = 24 * 60 * 60;

export function createThrottle(): Throttle {
  const byPair = new RateLimiterMemory({ points: 8, duration: QUARTER_HOUR });
  const byAddress = new RateLimiterMemory({ points: 40, duration: QUARTER_HOUR }); // many colleagues behind one router
  const byInvitation = new RateLimiterMemory({ points: 3, duration: DAY });
  return {
    async attempt(address, subject) {
      const wait = await take(byAddress, network(address));
      return wait > 0 ? wait : take(byPair, pair(address, subject));
    },
    async succeed(address, subject) {
      await byAddress.reward(network(address), 1);
      await byPair.delete(pair(address, subject));
    },
    probe: async (invitation) => (await take(byInvitation, digestSecret(invitation))) === 0,
  };
}

const pair = (address: string, subject: string): string => `${network(address)} ${digestSecret(subject)}`;

async function take(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
  }
}

/** Whoever has one IPv6 address has the 2^64 of its network; an IPv4 address in IPv6 form is itself. */
export function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address;
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...new Array<string>(Math.max(0, zeros)).fill('0'), ...right];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':');
}
