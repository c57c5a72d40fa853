/** G8: how large a document may become. Far above what people write: each is held in memory whole by whoever opens it. */
import type { Rule } from './close-code.ts';
import type { Scan } from './scan.ts';
import type { Tally } from './tally.ts';

export interface Extent {
  /** With values in one another: eight take what a struct takes. */
  structs: number;
  /** Of its state as an update. */
  bytes: number;
  clients: number;
}

/** The longest writing that we know of, 259,778 edits, has less than 100,000 structs. */
export const MOST_OF_DOCUMENT: Extent = { structs: 1_000_000, bytes: 32 * 1024 * 1024, clients: 50_000 };
/**
 * Of those clientIDs one account's. A new one comes with each opening of a record in which something is typed: twenty on
 * each working day of a year. A flood brings 64 an update.
 */
export const MOST_CLIENTS_OF_ACCOUNT = 5_000;
/** Deleting goes on in a full document: it makes it smaller in the end, though a struct may be cut by it. */
const LEEWAY = 1.25;

const VALUES_OF_STRUCT = 8;

export const structsOf = ({ structs, values }: Tally): number =>
  structs + Math.floor(values / VALUES_OF_STRUCT);

/** At most so much is added by an update: a deletion may cut a struct in three. */
export function extentOf({ sections, deletions, bytes }: Scan): Extent {
  const structs = sections.reduce(
    (sum, { count, values }) => sum + structsOf({ structs: count, values }),
    2 * deletions.length,
  );
  return { structs, bytes, clients: sections.length };
}

export const sumOf = (a: Extent, b: Extent): Extent => ({
  structs: a.structs + b.structs,
  bytes: a.bytes + b.bytes,
  clients: a.clients + b.clients,
});

/** The rule that an update breaks with which a document would have this extent, or null. */
export function overflows(extent: Extent, scan: Scan): Extract<Rule, 'G8' | 'G11'> | null {
  const most = MOST_OF_DOCUMENT;
  const leeway = scan.sections.length === 0 ? LEEWAY : 1;
  if (extent.structs > most.structs * leeway || extent.bytes > most.bytes * leeway) return 'G8';
  return extent.clients > most.clients * leeway ? 'G11' : null;
}
