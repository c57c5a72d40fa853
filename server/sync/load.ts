/**
 * Work that people make this process do beyond taking their messages in (G12): to go over the structs of documents, to copy
 * them, to read them whole for a page or a call. Counted in structs that are gone over, 15 to 30 ns each. An account's
 * sockets, pages and calls count together.
 *
 * Its sockets have rates of their own, by which one alone may take a sixth of each second: eight at once would take the
 * process from all others. So what is done for all is counted too, and shared as memory is (growth.ts): up to half of what
 * may be done nobody waits; then whoever had most done of late waits first, so that n who ask for all that they can come to
 * n parts in n + 4 of it. Who had little done never waits.
 */
import type { AccountId } from '#core/ids.ts';
import { Fading } from './fading.ts';
import { ceiling, type Bounds } from './growth.ts';
import { Bucket, type Rate } from './rate.ts';

export interface LoadLimits {
  /** Structs that may be copied to find out where updates of a user's would stand (G6). */
  trials: Rate;
  /** Structs that a user's sockets may have gone over: by deletions that are said again, and to answer a step 1. */
  walks: Rate;
  /** Structs that may be gone over for all together, and for whoever had little done, as they count of late. */
  together: Bounds;
}

/** Work counts half after so many milliseconds: of a steady rate, 14.4 seconds are counted. */
const HALF_LIFE = 10_000;
/** To copy a struct takes as long as to go over so many; to read a byte of a document whole, as long as so many. */
const OF_COPY = 120;
const OF_BYTE = 2;
/** The least that a trial counts, however small the document is. */
const LEAST_TRIAL = 1_000;
/** Seconds that one may be asked to wait: by then nearly all has faded. */
const LONGEST = 60;
/** Milliseconds after which all of an account's work has faded, and its rates are full again. */
const REMEMBER = 120_000;

export const LOAD: LoadLimits = {
  // A copy takes about 3 µs a struct: a sixth of a second's work each second. Of 10,000 honest messages 15 needed one.
  trials: { perSecond: 50_000, burst: 1_000_000 },
  // Whoever comes back says once a socket all that was ever deleted in the document.
  walks: { perSecond: 2_000_000, burst: 40_000_000 },
  // A third of each second; of one account alone, a sixth.
  together: { most: 200_000_000, least: 20_000_000 },
};

interface Load {
  trials: Bucket;
  walks: Bucket;
  done: Fading;
  lastDone: number;
}

export class Loads {
  readonly #limits: LoadLimits;
  readonly #loads = new Map<AccountId, Load>();
  readonly #all = new Fading(HALF_LIFE);

  constructor(limits: LoadLimits = LOAD) {
    this.#limits = limits;
  }

  /** Whether so many structs may be copied for somebody. */
  mayTry(account: AccountId, now: number, structs: number): boolean {
    const copied = Math.max(structs, LEAST_TRIAL);
    return this.#of(account, now).trials.take(now, copied) && this.#take(account, now, OF_COPY * copied);
  }

  /** Whether so many structs may be gone over for somebody. */
  mayWalk(account: AccountId, now: number, structs: number): boolean {
    if (structs === 0) return true;
    return this.#of(account, now).walks.take(now, structs) && this.#take(account, now, structs);
  }

  /** A document of so many bytes was read for somebody. How large it is is known once it is read: their next request waits. */
  noteRead(account: AccountId, now: number, bytes: number): void {
    this.#add(account, now, OF_BYTE * bytes);
  }

  /** Seconds until somebody may have documents read again; 0: at once. */
  wait(account: AccountId, now: number): number {
    if (!this.#loads.has(account)) return 0;
    let seconds = 0;
    while (seconds < LONGEST && !this.#fits(account, now + seconds * 1000, 0)) seconds += 1;
    return seconds;
  }

  /** What has faded takes no memory. */
  forget(now: number): void {
    for (const [account, { lastDone }] of this.#loads)
      if (now - lastDone > REMEMBER) this.#loads.delete(account);
  }

  #take(account: AccountId, now: number, structs: number): boolean {
    if (!this.#fits(account, now, structs)) return false;
    this.#add(account, now, structs);
    return true;
  }

  #fits(account: AccountId, now: number, structs: number): boolean {
    const done = this.#loads.get(account)?.done.of(now) ?? 0;
    return this.#all.of(now) + structs <= ceiling(done, structs, this.#limits.together);
  }

  #add(account: AccountId, now: number, structs: number): void {
    this.#of(account, now).done.add(now, structs);
    this.#all.add(now, structs);
  }

  #of(account: AccountId, now: number): Load {
    const { trials, walks } = this.#limits;
    const load = this.#loads.get(account) ?? {
      trials: new Bucket(trials, now),
      walks: new Bucket(walks, now),
      done: new Fading(HALF_LIFE),
      lastDone: now,
    };
    load.lastDone = now;
    this.#loads.set(account, load);
    return load;
  }
}
