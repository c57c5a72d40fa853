/** An authenticator app in somebody's hand, and sign-in with it: the application's own commands from end to end. */
import { Secret, TOTP } from 'otpauth';
import type { AccountId } from '#core/ids.ts';
import { enrolTotp, showFactor } from '#server/auth/factor.ts';
import { readPending } from '#server/auth/session.ts';
import { signIn, type Door } from '#server/auth/sign-in.ts';
import { offerTotp } from '#server/auth/totp.ts';

export const HERE = '192.0.2.1';
export const DEVICE = { browser: 'firefox', system: 'linux' } as const;

export const codeOf = (secret: string, at: Date): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });

export const at = (who: { account: AccountId; email: string }, cookie: string) => ({
  ...who,
  cookie,
  origin: 'http://localhost:3000',
  address: HERE,
});

/** The same door, where something else is done once so many of its transactions have ended, before the next one begins. */
export function meanwhile(door: Door, after: number, act: () => Promise<unknown>): Door {
  let left = after;
  const asService: Door['db']['asService'] = async (service, work) => {
    const answer = await door.db.asService(service, work);
    left -= 1;
    if (left === 0) await act();
    return answer;
  };
  return { ...door, db: { ...door.db, asService } };
}

const headerOf = ({ name, value }: { name: string; value: string }): string => `${name}=${value}`;

/** People with their apps. Each sign-in is half a minute later than the one before, since a code is good once. */
export class Authenticators {
  readonly #door: Door;
  readonly #secrets = new Map<AccountId, string>();
  #later = 0;

  constructor(door: Door) {
    this.#door = door;
  }

  /** Signs in, setting up a second factor where one must be; answers with the `Cookie` header from then on. */
  async cookieOf(email: string, password: string, enrolment = ''): Promise<string> {
    const door = this.#next();
    const result = await signIn(door, { email, password, address: HERE, device: DEVICE });
    if (result.kind !== 'in') throw new Error(`sign-in of ${email}: ${result.kind}`);
    const first = headerOf(result.cookie);
    if (result.stage === 'open') return first;
    const pending = await readPending(this.#door, first);
    if (!pending) throw new Error(`${email} is not half-way in`);
    return headerOf(await this.#pass(door, at(pending, first), result.stage, enrolment));
  }

  async #pass(door: Door, where: ReturnType<typeof at>, stage: 'ask' | 'enrol', enrolment: string) {
    if (stage === 'enrol') {
      const { secret, seal } = offerTotp(door, where);
      this.#secrets.set(where.account, secret);
      const done = await enrolTotp(door, where, {
        secret,
        seal,
        code: codeOf(secret, door.now()),
        enrolment,
      });
      if (done.kind !== 'enrolled') throw new Error(done.kind);
      return done.cookie;
    }
    const code = codeOf(this.#secrets.get(where.account) ?? '', door.now());
    const done = await showFactor(door, where, { kind: 'code', code });
    if (done.kind !== 'passed') throw new Error(done.kind);
    return done.cookie;
  }

  #next(): Door {
    this.#later += 30_000;
    const now = new Date(Date.now() + this.#later);
    return { ...this.#door, now: () => now };
  }
}
