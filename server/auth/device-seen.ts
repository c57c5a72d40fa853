/** Devices that somebody signs in from, so that a new one is told to its owner on the others. */
import { and, eq, notExists, sql as raw } from 'drizzle-orm';
import type { Device } from '#core/device.ts';
import type { AccountId } from '#core/ids.ts';
import type { Tx } from '../db/client.ts';
import { device } from '../db/schema.ts';
import { append } from '../store/audit.ts';
import type { Ground } from '../ground.ts';
import type { Identity } from './identity.ts';

/** At every sign-in, as soon as the password was right. The first device of an account is no news. */
export async function noteDevice(tx: Tx, account: AccountId, seen: Device): Promise<void> {
  const isFirst = raw<boolean>`not exists (select 1 from device d where d.account_id = ${account})`;
  const [fresh] = await tx
    .insert(device)
    .values({ accountId: account, ...seen, firstSeen: raw`current_date`, told: isFirst })
    .onConflictDoNothing()
    .returning({ told: device.told });
  if (fresh?.told === false)
    await append(tx, { project: null, actor: account, act: 'sign-in.new-device', object: account, more: {} });
}

export interface NewDevice extends Device {
  firstSeen: string;
  /** Whether this session may say that it is known. */
  mayKnow: boolean;
}

type Asker = Pick<Identity, 'account' | 'session'>;

/**
 * What this account was not told of yet, as a session on another device may tell it: the new one itself may be anybody's.
 */
const untold = ({ account, session: here }: Asker) =>
  and(
    eq(device.accountId, account),
    eq(device.told, false),
    notExists(
      raw`(select 1 from session s where s.handle = ${here} and (s.browser, s.system) = (${device.browser}, ${device.system}))`,
    ),
  );

/** One that nobody has objected to for so many days is as good as told. */
const SETTLED_DAYS = 30;

/** Whether the asker sits at a device that is known itself: of two new ones neither says of the other that it is its owner's. */
const isKnown = ({ account, session: here }: Asker) =>
  raw<boolean>`exists (
    select 1 from session s join device own on (own.browser, own.system) = (s.browser, s.system)
    where s.handle = ${here} and own.account_id = ${account}
      and (own.told or own.first_seen < current_date - ${SETTLED_DAYS}::integer))`;

export const newDevices = (ground: Ground, asker: Asker): Promise<NewDevice[]> =>
  ground.db.asService('auth', (tx) =>
    tx
      .select({
        browser: device.browser,
        system: device.system,
        firstSeen: device.firstSeen,
        mayKnow: isKnown(asker),
      })
      .from(device)
      .where(untold(asker)),
  );

/** They know of it now: as a device says that was known before. */
export async function acknowledgeDevices(ground: Ground, asker: Asker): Promise<void> {
  await ground.db.asService('auth', (tx) =>
    tx
      .update(device)
      .set({ told: true })
      .where(and(untold(asker), isKnown(asker))),
  );
}
