/** What becomes of the updates that wait in a room, in their order: pure but for what it asks of `known`. */
import * as Y from 'yjs';
import type { AccountId } from '#core/ids.ts';
import type { Rule } from './close-code.ts';
import { extentOf, overflows, sumOf, type Extent } from './extent.ts';
import { checkUpdate, type Accepted, type End, type Known } from './gate.ts';
import { encodeVector } from './protocol.ts';
import { Owners } from './owners.ts';
import type { Deletion, Id, Scan, Struct } from './scan.ts';
import { covering, neighboursOf, type Distance, type Neighbours, type Standing } from './standing.ts';

/** What a decision needs of a socket. */
export interface Author {
  readonly member: { readonly account: AccountId };
  /** The Yjs client that it speaks for, once it has said so. */
  readonly client?: number | null;
  /** The one that it says is its own and that another has written under. */
  readonly claimed?: number | null;
}

export interface Entry<A extends Author> {
  author: A;
  kind: 'update' | 'step2';
  update: Uint8Array;
  scan: Scan;
  /** Bytes of memory that it takes in the document once it is written, at most (S19). */
  grows?: number;
}

export type Outcome<A extends Author> = { entry: Entry<A> } & (
  | { kind: 'written'; update: Uint8Array; ends: readonly End[] }
  /** Nothing new in it: as good as committed. */
  | { kind: 'known' }
  /** G2, or its author's grant has ended. */
  | { kind: 'dropped' }
  | { kind: 'refused'; rule: Rule }
  /** G14. */
  | { kind: 'waits' }
  /** In the next batch. */
  | { kind: 'later' }
);

export interface View<A extends Author> {
  known: Known;
  /** G1, G2: whether this author may write now. */
  mayWrite(author: A): boolean;
  /** Whether its first step 2 is still to come: until then a gap is no fault (G14). */
  awaitsStep2(author: A): boolean;
  /**
   * The rule that these structs of an update break once they are placed, where nothing less tells: null, G6, or that it
   * takes too much work (G11, G12).
   */
  fit(entry: Entry<A>, structs: readonly Struct[]): Rule | null;
  /** Structs of the document that deletions go over. */
  span(deletions: readonly Deletion[]): number;
  /** G12: whether so many may be gone over for this author. */
  mayWalk(author: A, structs: number): boolean;
  /** G8: how large the document is. */
  extent(): Extent;
  /** Its updates that wait for that step 2. */
  waiting(author: A): readonly Entry<A>[];
}

/**
 * G3: it writes under its own clientID, which is somebody else's by now. What it says of clocks that are known would pass
 * for known, and its author be told that words are saved which nobody has.
 */
export function isUsurped(
  { member, client, claimed }: Author,
  { sections }: Scan,
  owner: (client: number) => AccountId | undefined,
): boolean {
  const own = client ?? claimed ?? null;
  if (own === null || !sections.some((section) => section.client === own)) return false;
  return (owner(own) ?? member.account) !== member.account;
}

export function decide<A extends Author>(entries: readonly Entry<A>[], view: View<A>): Outcome<A>[] {
  const sitting = new Sitting(view);
  const left = entries.toReversed(); // from its end: taking the first of a long list moves all of it
  for (let entry = left.pop(); entry; entry = left.pop()) {
    const outcome = sitting.judge(entry);
    sitting.outcomes.push(outcome);
    if (entry.kind !== 'step2' || outcome.kind === 'later') continue;
    for (const freed of sitting.freed(entry.author).toReversed()) left.push(freed);
  }
  return sitting.outcomes;
}

/** Structs that the deletions of one batch go over, some 30 ms of work: the rest waits, so that others have their turn. */
const MOST_WALKED = 1_000_000;

class Sitting<A extends Author> {
  readonly outcomes: Outcome<A>[] = [];
  readonly #view: View<A>;
  readonly #overlay: Overlay;
  /** Authors of whom nothing more is taken in this batch. */
  readonly #stopped = new Map<A, 'dropped' | 'later'>();
  readonly #answered = new Set<A>();
  readonly #waiting = new Map<A, Entry<A>[]>();
  /** One update has been placed in a copy: another waits for the next batch, so that others have their turn between. */
  #hasTried = false;
  #walked = 0;
  /** The document's with what this batch has accepted, at most. */
  #extent: Extent;
  readonly #ownerOf = (client: number): AccountId | undefined => this.#overlay.owner(client);
  /** Whether an author may write: asked once a batch. */
  readonly #grants = new Map<A, boolean>();

  constructor(view: View<A>) {
    this.#view = view;
    this.#extent = view.extent();
    this.#overlay = new Overlay(view.known);
  }

  judge(entry: Entry<A>): Outcome<A> {
    const { author } = entry;
    const stopped = this.#stopped.get(author);
    if (stopped) return { kind: stopped, entry };
    if (!this.#mayWrite(author)) return { kind: 'dropped', entry };
    if (isUsurped(author, entry.scan, this.#ownerOf)) return this.#refuse(entry, 'G3');
    if (this.#isBehind(entry)) return this.#wait(entry);
    const { deletions } = entry.scan;
    const steps = deletions.length > 0 ? this.#view.span(deletions) + this.#overlay.span(deletions) : 0;
    if (this.#walked > 0 && this.#walked + steps > MOST_WALKED) return this.#defer(entry);
    if (!this.#view.mayWalk(author, steps)) return this.#refuse(entry, 'G12');
    this.#walked += steps;
    const { account } = author.member;
    const verdict = checkUpdate(entry.scan, this.#overlay, account);
    switch (verdict.kind) {
      case 'accepted': {
        const extent = sumOf(this.#extent, extentOf(entry.scan));
        const full = overflows(extent, entry.scan);
        if (full !== null) return this.#refuse(entry, full);
        if (verdict.unsure.length > 0) {
          // It is tried on what is in the document: what this batch has accepted is not, and the update may rest on it.
          if (!this.#overlay.isEmpty || this.#hasTried) return this.#defer(entry);
          this.#hasTried = true;
          const rule = this.#view.fit(entry, verdict.unsure);
          if (rule !== null) return this.#refuse(entry, rule);
        }
        const update = verdict.overlaps ? this.#cut(entry) : entry.update;
        this.#extent = extent;
        this.#overlay.accept(verdict, account);
        return { kind: 'written', entry, update, ends: verdict.ends };
      }
      case 'known':
        return { kind: 'known', entry };
      case 'refused':
        return this.#mayWait(entry, verdict.rule) ? this.#wait(entry) : this.#refuse(entry, verdict.rule);
    }
  }

  #mayWrite(author: A): boolean {
    let may = this.#grants.get(author);
    if (may === undefined) {
      may = this.#view.mayWrite(author);
      this.#grants.set(author, may);
    }
    return may;
  }

  #defer(entry: Entry<A>): Outcome<A> {
    this.#stopped.set(entry.author, 'later');
    return { kind: 'later', entry };
  }

  #refuse(entry: Entry<A>, rule: Rule): Outcome<A> {
    this.#stopped.set(entry.author, 'dropped');
    return { kind: 'refused', entry, rule };
  }

  /** Once the step 2 is in, what waited for it has its turn. */
  freed(author: A): Entry<A>[] {
    this.#answered.add(author);
    const waiting = [...this.#view.waiting(author), ...(this.#waiting.get(author) ?? [])];
    this.#waiting.delete(author);
    const waited = new Set(waiting);
    for (let i = this.outcomes.length - 1; i >= 0; i--) {
      const outcome = this.outcomes[i];
      if (outcome?.kind === 'waits' && waited.has(outcome.entry)) this.outcomes.splice(i, 1);
    }
    return waiting;
  }

  /** An earlier update of the same socket waits already: order is kept. */
  #isBehind(entry: Entry<A>): boolean {
    const { author } = entry;
    if (entry.kind === 'step2' || !this.#awaits(author)) return false;
    return this.#view.waiting(author).length > 0 || this.#waiting.has(author);
  }

  #mayWait(entry: Entry<A>, rule: Rule): boolean {
    return (
      entry.kind === 'update' &&
      (rule === 'G4' || rule === 'G5' || rule === 'G6') &&
      this.#awaits(entry.author)
    );
  }

  #awaits(author: A): boolean {
    return !this.#answered.has(author) && this.#view.awaitsStep2(author);
  }

  #wait(entry: Entry<A>): Outcome<A> {
    const waiting = this.#waiting.get(entry.author);
    if (waiting) waiting.push(entry);
    else this.#waiting.set(entry.author, [entry]);
    return { kind: 'waits', entry };
  }

  /** The update without what is known already. */
  #cut(entry: Entry<A>): Uint8Array {
    const clocks = entry.scan.sections.map(({ client }): [number, number] => [
      client,
      this.#overlay.clock(client),
    ]);
    return Y.diffUpdate(entry.update, encodeVector(new Map(clocks)));
  }
}

/** What is known, with what this batch has accepted on top. */
class Overlay implements Known {
  readonly #known: Known;
  readonly #ends = new Map<number, number>();
  readonly #owners = new Owners(new Map());
  /** By client, in the order of their clocks. */
  readonly #accepted = new Map<number, Accepted[]>();

  constructor(known: Known) {
    this.#known = known;
  }

  accept(
    { ends, accepted }: { ends: readonly End[]; accepted: readonly Accepted[] },
    account: AccountId,
  ): void {
    for (const one of accepted) {
      const { client } = one.struct;
      const list = this.#accepted.get(client);
      if (list) list.push(one);
      else this.#accepted.set(client, [one]);
    }
    for (const { client, to } of ends) {
      this.#ends.set(client, to);
      if (this.#known.owner(client) === undefined) this.#owners.learn(client, account);
    }
  }

  clock(client: number): number {
    return this.#ends.get(client) ?? this.#known.clock(client);
  }

  owner(client: number): AccountId | undefined {
    return this.#known.owner(client) ?? this.#owners.of(client);
  }

  owned(account: AccountId): number {
    return this.#known.owned(account) + this.#owners.count(account);
  }

  standing(id: Id): Standing | null {
    if (this.#isInDocument(id)) return this.#known.standing(id);
    return this.#find(id)?.standing ?? null;
  }

  newcomer(id: Id): Neighbours | null {
    const found = this.#isInDocument(id) ? null : this.#find(id);
    return found && neighboursOf(found.struct, id);
  }

  isDeleted(client: number, clock: number, length: number): boolean {
    return this.#known.isDeleted(client, clock, length);
  }

  distance(neighbours: Neighbours, most: number): Distance {
    return this.#known.distance(neighbours, most);
  }

  /** Structs of this batch that deletions go over, at most. */
  span(deletions: readonly Deletion[]): number {
    return deletions.reduce((sum, { client, clock, length }) => {
      const accepted = this.#accepted.get(client)?.length ?? 0;
      const beyond = clock + length - this.#known.clock(client);
      return sum + Math.max(0, Math.min(accepted, beyond, length));
    }, 0);
  }

  /** Whether nothing with structs was accepted in this batch. */
  get isEmpty(): boolean {
    return this.#ends.size === 0;
  }

  #isInDocument(id: Id): boolean {
    return id.clock < this.#known.clock(id.client);
  }

  #find({ client, clock }: Id): Accepted | null {
    return covering(this.#accepted.get(client) ?? [], clock, ({ struct }) => struct);
  }
}
