/** What people type goes short ways through scan and gate: they must come to what the long ones say, whatever is asked. */
import { isDeepStrictEqual } from 'node:util';
import type { AccountId } from '#core/ids.ts';
import { MOST_CLIENTS_OF_ACCOUNT } from '#server/sync/extent.ts';
import { checkAny, checkUpdate, type Known } from '#server/sync/gate.ts';
import { scanPlain } from '#server/sync/plain.ts';
import type { Id, ScanResult } from '#server/sync/scan.ts';

/** Compares both ways and throws where they differ; returns whether the scan's short one was gone. */
export function goShortWays(update: Uint8Array, result: ScanResult, known: Known, salt: number): boolean {
  const plain = scanPlain(update);
  if (plain && !isDeepStrictEqual({ kind: 'scanned', scan: plain }, result)) throw differs('scan', update);
  if (result.kind !== 'scanned') return plain !== null;
  for (const asked of [known, strange(known, salt)])
    for (const author of ['me', 'other'] as AccountId[])
      if (!isDeepStrictEqual(checkUpdate(result.scan, asked, author), checkAny(result.scan, asked, author)))
        throw differs('gate', update);
  return plain !== null;
}

const differs = (where: string, update: Uint8Array): Error =>
  new Error(`the short way through the ${where} differs for ${Buffer.from(update).toString('hex')}`);

/** Answers as no document would, but the same each time: owners, what was collected, what is new, what lies how far apart. */
function strange(known: Known, salt: number): Known {
  const drawn = (id: Id, of: number): number => (id.client * 31 + id.clock * 17 + salt) % of;
  const near = (id: Id): Id => ({ client: id.client, clock: Math.max(0, id.clock - 1) });
  return {
    ...known,
    owner: (client) => ([undefined, 'me', 'other'] as (AccountId | undefined)[])[(client + salt) % 3],
    owned: () => (salt % 4 === 0 ? MOST_CLIENTS_OF_ACCOUNT : 0),
    standing: (id) => (drawn(id, 5) === 0 ? null : known.standing(id)),
    newcomer: (id) =>
      drawn(id, 3) > 0
        ? null
        : { origin: drawn(id, 2) ? near(id) : null, right: drawn(id, 7) ? near(id) : null },
    distance: ({ origin, right }) => {
      const n = drawn(origin ?? right ?? { client: 0, clock: 0 }, 11);
      return { steps: n === 0 ? 500_000 : n, isOrdered: n !== 1 };
    },
  };
}
