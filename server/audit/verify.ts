/**
 * Whether an audit chain is what it was. By itself it shows an entry that was changed, taken out or put elsewhere; that the
 * end was cut off, or the whole written anew, shows only from heads that were kept outside (PROTECTION 9).
 */
import { createHash } from 'node:crypto';
import { and, asc, eq, gt } from 'drizzle-orm';
import { linkText, NO_HASH } from '#core/audit.ts';
import type { Finding, SignedHead } from '#core/audit-head.ts';
import type { Tx } from '../db/client.ts';
import { audit } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import type { KeyStore } from '../keys.ts';
import { headKey, isSigned } from './head.ts';

export interface ChainReport {
  chain: string;
  entries: number;
  /** The hash of the last entry. */
  last: string;
  /** How many heads it was held against. */
  heads: number;
  /** The greatest number that a head names and that still stands as it was signed; null: no head does. */
  standsTo: number | null;
  found: Finding[];
}

/** Every chain there is and every chain that a head names, or the one that is asked for. */
export async function verifyChains(
  ground: Ground,
  heads: readonly SignedHead[],
  only: string | null = null,
): Promise<ChainReport[]> {
  return ground.db.asService('audit', async (tx) => {
    const there = await tx.selectDistinct({ id: audit.projectId }).from(audit);
    const all = new Set([...there.map((row) => row.id), ...heads.map((head) => head.chain)]);
    const reports: ChainReport[] = [];
    for (const chain of [...all].toSorted().filter((id) => only === null || id === only))
      reports.push(await verifyChain(tx, ground.keys, chain, heads));
    return reports;
  });
}

async function verifyChain(
  tx: Tx,
  keys: KeyStore,
  chain: string,
  heads: readonly SignedHead[],
): Promise<ChainReport> {
  const own = heads.filter((head) => head.chain === chain);
  const walk = new Walk(own);
  for await (const entry of entriesOf(tx, chain)) walk.step(entry);
  const held = own.map((head) => ({ seq: head.seq, against: againstHead(head, walk, keys) }));
  const standing = held.flatMap(({ seq, against }) => (seq === null || against.length > 0 ? [] : [seq]));
  return {
    chain,
    entries: walk.entries,
    last: walk.hash,
    heads: own.length,
    standsTo: standing.length === 0 ? null : Math.max(...standing),
    found: [...walk.found, ...held.flatMap(({ against }) => against)],
  };
}

type Entry = typeof audit.$inferSelect;

const BATCH = 1_000;

async function* entriesOf(tx: Tx, chain: string): AsyncGenerator<Entry> {
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = await tx
      .select()
      .from(audit)
      .where(and(eq(audit.projectId, chain), gt(audit.seq, after)))
      .orderBy(asc(audit.seq))
      .limit(BATCH);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = last.seq;
  }
}

/** From the first entry to the last, remembering only what the heads will ask for. */
class Walk {
  readonly found: Finding[] = [];
  entries = 0;
  seq = 0;
  hash = NO_HASH;
  /** Number → hash, of entries that a head names. */
  readonly at = new Map<number, string>([[0, NO_HASH]]);
  /** Hashes that a head names and that were met. */
  readonly met = new Set<string>([NO_HASH]);
  readonly #seqs: ReadonlySet<number | null>;
  readonly #hashes: ReadonlySet<string>;

  constructor(heads: readonly SignedHead[]) {
    this.#seqs = new Set(heads.map((head) => head.seq));
    this.#hashes = new Set(heads.map((head) => head.hash));
  }

  step(entry: Entry): void {
    const { seq, at, body, prev, hash } = entry;
    const own = createHash('sha256')
      .update(linkText({ chain: entry.projectId, seq, at, body, prev }))
      .digest('hex');
    if (seq > this.seq + 1) this.found.push({ kind: 'missing', from: this.seq + 1, to: seq - 1 });
    else if (prev !== this.hash) this.found.push({ kind: 'unlinked', seq });
    if (own !== hash) this.found.push({ kind: 'edited', seq });
    if (this.#seqs.has(seq)) this.at.set(seq, hash);
    if (this.#hashes.has(hash)) this.met.add(hash);
    this.entries += 1;
    this.seq = seq;
    this.hash = hash;
  }
}

function againstHead(head: SignedHead, walk: Walk, keys: KeyStore): Finding[] {
  const signed = head.at;
  if (!isSigned(head)) return [{ kind: 'head-changed', signed }];
  if (head.key !== headKey(keys)) return [{ kind: 'head-foreign', key: head.key, signed }];
  const { seq, hash } = head;
  if (seq === null) return walk.met.has(hash) ? [] : [{ kind: 'unknown', hash, signed }];
  if (seq > walk.seq) return [{ kind: 'cut', seq, last: walk.seq, signed }];
  return walk.at.get(seq) === hash ? [] : [{ kind: 'rewritten', seq, signed }];
}
