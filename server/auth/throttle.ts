/**
 * Guessing is slowed by address, and by address and e-mail together; never by e-mail alone, or anybody could lock
 * anybody out. Counts live in memory: a restart forgets them, which costs a guesser more than it gives. Processes of one
 * instance tell one another what they count, under keyed digests that nobody else can make anything of.
 */
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { z } from 'zod';
import type { Ground } from '../ground.ts';
import { digestSecret } from './secret.ts';

export interface Throttle {
  /** Counts an attempt on a subject (an e-mail, an account) and answers with the seconds to wait: 0 to go on. */
  attempt(address: string, subject: string): Promise<number>;
  /** The attempt was honest: it does not count against the address, and the pair begins anew. */
  succeed(address: string, subject: string): Promise<void>;
  /**
   * Counts a code of six digits, over all addresses: few enough that nobody who has the password guesses one. It answers
   * with the seconds to wait. Passkeys and recovery codes are not counted here, so its owner comes in all the same.
   */
  code(account: string): Promise<number>;
  /** The code was right. */
  codeWasRight(account: string): Promise<void>;
  /** Whether a wrong password may still be tried on this invitation: else it could tell who has an account. */
  probe(invitation: string): Promise<boolean>;
}

const QUARTER_HOUR = 15 * 60;
const HOUR = 60 * 60;
const DAY = 24 * 60 * 60;

const CHANNEL = 'sanad_throttle';

const Count = z.object({
  from: z.uuid(),
  limiter: z.enum(['pair', 'address', 'invitation', 'code']),
  key: z.string(),
  /** 0: it begins anew. */
  points: z.int(),
});
type Count = z.infer<typeof Count>;

type Instance = Pick<Ground, 'db' | 'keys' | 'live'>;

/** Without a ground it counts for itself alone. */
export function createThrottle(ground: Instance | null = null): Throttle {
  const limiters = {
    pair: new RateLimiterMemory({ points: 8, duration: QUARTER_HOUR }),
    address: new RateLimiterMemory({ points: 40, duration: QUARTER_HOUR }), // many colleagues behind one router
    invitation: new RateLimiterMemory({ points: 3, duration: DAY }),
    code: new RateLimiterMemory({ points: 30, duration: HOUR }),
  };
  const others = new Others(ground, (count) => void apply(limiters[count.limiter], count));
  const count = async (limiter: Count['limiter'], key: string): Promise<number> => {
    await others.tell({ limiter, key, points: 1 });
    return take(limiters[limiter], key);
  };
  const correct = async (limiter: Count['limiter'], key: string, points: number): Promise<void> => {
    await others.tell({ limiter, key, points });
    await apply(limiters[limiter], { key, points });
  };
  return {
    async attempt(address, subject) {
      const wait = await count('address', others.key(network(address)));
      return wait > 0 ? wait : count('pair', others.key(pair(address, subject)));
    },
    async succeed(address, subject) {
      await correct('address', others.key(network(address)), -1);
      await correct('pair', others.key(pair(address, subject)), 0);
    },
    code: (account) => count('code', others.key(`code ${account}`)),
    codeWasRight: (account) => correct('code', others.key(`code ${account}`), -1),
    probe: async (invitation) => (await count('invitation', others.key(digestSecret(invitation)))) === 0,
  };
}

/** The other processes of this instance. */
class Others {
  readonly #id = randomUUID();
  readonly #ground: Instance | null;
  readonly #secret: string;

  constructor(ground: Instance | null, hear: (count: Count) => void) {
    this.#ground = ground;
    this.#secret = ground?.keys.derive('throttle') ?? randomBytes(32).toString('hex');
    ground?.live.listen(CHANNEL, {
      hear: (payload) => {
        const count = decode(payload);
        if (count && count.from !== this.#id) hear(count);
      },
    });
  }

  key(text: string): string {
    return createHmac('sha256', this.#secret).update(text).digest('base64url');
  }

  async tell(count: Omit<Count, 'from'>): Promise<void> {
    await this.#ground?.db.sql.notify(CHANNEL, JSON.stringify({ from: this.#id, ...count }));
  }
}

function decode(payload: string): Count | null {
  try {
    return Count.parse(JSON.parse(payload));
  } catch {
    return null; // another version's
  }
}

async function apply(
  limiter: RateLimiterMemory,
  { key, points }: Pick<Count, 'key' | 'points'>,
): Promise<void> {
  if (points === 0) await limiter.delete(key);
  else if (points < 0) await limiter.reward(key, -points);
  else await limiter.penalty(key, points);
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
