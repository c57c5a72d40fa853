/**
 * The gate: whether an update that was read (scan.ts) may enter a document. Pure: it asks what is known. The rules are
 * numbered as in PROTOCOL.md:
 *
 * G1  every frame is asked of can(): session, project, document, epoch, role                (upgrade.ts, room.ts)
 * G2  a reader may send step 1; step 2, updates and awareness are dropped                   (room.ts)
 * G3  a clientID belongs to the first account that used it in the document                  (here)
 * G4  no gap: a client's structs follow on those that are known                             (here, scan.ts)
 * G5  no deletion beyond known clocks                                                       (here)
 * G6  no reference (origin, right origin, parent) beyond known clocks, and none in a circle (here)
 * G7  at most 256 KB an update, 8 MB a step 2                                               (scan.ts)
 * G8  at most 4,000 structs and a clock length of 1,000,000 an update, 1,000 members a struct  (scan.ts)
 * G9  at most 64 levels, of types and of values                                             (here, scan.ts)
 * G10 only roots and contents of a record's shape                                           (scan.ts)
 * G11 at most 64 clientIDs, 20,000 deletions and so much work of placing an update           (here, scan.ts)
 * G12 rates per socket and per user                                                         (rate.ts)
 * G13 awareness: of the socket's own client, written by the server                          (presence.ts)
 * G14 an update with a gap before the socket's first step 2 waits for it                    (room.ts)
 */
import type { AccountId } from '#core/ids.ts';
import type { Rule } from './close-code.ts';
import { MOST_LEVELS, type Id, type Scan, type Section, type Struct } from './scan.ts';

/** What the document holds, committed and accepted before this update. */
export interface Known {
  /** The client's next clock; 0 where nothing of it is known. */
  clock(client: number): number;
  owner(client: number): AccountId | undefined;
  /** How many types a known struct lies in (0: in a root); null where it was accepted but is not in the document yet. */
  level(id: Id): number | null;
  isDeleted(client: number, clock: number, length: number): boolean;
  /** How many structs lie between a new one's neighbours, as far as they are known; counted up to `most`. */
  distance(struct: Struct, most: number): number;
}

export type Verdict =
  /** `overlaps`: a part of it is known already, and has to be cut off before it is stored. */
  | { kind: 'accepted'; ends: Map<number, number>; overlaps: boolean }
  /** All of it is known: there is nothing to store. */
  | { kind: 'known' }
  /** Its depth can be told only after what came before it is in the document. */
  | { kind: 'later' }
  | { kind: 'refused'; rule: Rule };

export function checkUpdate(scan: Scan, known: Known, author: AccountId): Verdict {
  const news = scan.sections.filter((section) => section.to > known.clock(section.client));
  const rule =
    ownership(news, known, author) ?? gaps(news, known) ?? futureDeletions(scan, news, known) ?? null;
  if (rule !== null) return { kind: 'refused', rule };
  if (!integrates(news, known)) return { kind: 'refused', rule: 'G6' };
  if (conflicts(news, known)) return { kind: 'refused', rule: 'G11' };
  const deepest = scan.hasTypes ? levels(news, known) : 0;
  if (deepest === null) return { kind: 'later' };
  if (deepest > MOST_LEVELS) return { kind: 'refused', rule: 'G9' };
  if (news.length === 0 && scan.deletions.every((d) => known.isDeleted(d.client, d.clock, d.length)))
    return { kind: 'known' };
  return {
    kind: 'accepted',
    ends: new Map(news.map((section) => [section.client, section.to])),
    overlaps:
      news.length < scan.sections.length ||
      news.some((section) => section.from < known.clock(section.client)),
  };
}

/** G3. What is known already may be said by anybody: it changes nothing. */
function ownership(news: readonly Section[], known: Known, author: AccountId): Rule | null {
  const foreign = news.some((section) => (known.owner(section.client) ?? author) !== author);
  return foreign ? 'G3' : null;
}

/** G4. */
function gaps(news: readonly Section[], known: Known): Rule | null {
  return news.some((section) => section.from > known.clock(section.client)) ? 'G4' : null;
}

/** G5. */
function futureDeletions(scan: Scan, news: readonly Section[], known: Known): Rule | null {
  const end = endsOf(news, known);
  return scan.deletions.some((d) => d.clock + d.length > end(d.client)) ? 'G5' : null;
}

function endsOf(news: readonly Section[], known: Known): (client: number) => number {
  const ends = new Map(news.map((section) => [section.client, section.to]));
  return (client) => ends.get(client) ?? known.clock(client);
}

const refsOf = (struct: Struct): Id[] =>
  [struct.origin, struct.right, struct.parent].filter(
    (ref): ref is Id => ref !== null && typeof ref === 'object',
  );

/** Structs of which at least a part is new. */
const newStructs = (section: Section, known: Known): Struct[] => {
  const from = known.clock(section.client);
  return section.from >= from ? section.structs : section.structs.filter((s) => s.clock + s.length > from);
};

// ── G6: every reference is met, in some order ───────────────────────────────

/**
 * Whether the new structs can be put in one after the other, each after what it refers to. Sections wait for one
 * another (a user's two tabs that were offline); one that waits for ever refers to what nobody has, or in a circle.
 */
function integrates(news: readonly Section[], known: Known): boolean {
  const place = new Map<number, number>(); // how far each section has come
  for (const section of news) place.set(section.client, known.clock(section.client));
  const has = (ref: Id): boolean => ref.clock < (place.get(ref.client) ?? known.clock(ref.client));
  const waiting = new Map<number, Walk[]>();
  const ready = news.map((section): Walk => ({ section, structs: newStructs(section, known), at: 0 }));
  let left = ready.length;
  for (let walk = ready.pop(); walk; walk = ready.pop()) {
    const { client } = walk.section;
    const before = place.get(client);
    const blocker = advance(walk, has, place);
    if (blocker === null) left--;
    else if (blocker === client || !place.has(blocker)) return false;
    else waiting.set(blocker, [...(waiting.get(blocker) ?? []), walk]);
    if (place.get(client) === before) continue; // it came no further: nobody who waits for it can
    ready.push(...(waiting.get(client) ?? []));
    waiting.delete(client);
  }
  return left === 0;
}

interface Walk {
  section: Section;
  structs: Struct[];
  at: number;
}

/** Goes as far as references allow; returns the client that it waits for, or null at the end. */
function advance(walk: Walk, has: (ref: Id) => boolean, place: Map<number, number>): number | null {
  for (; walk.at < walk.structs.length; walk.at++) {
    const struct = walk.structs[walk.at];
    if (!struct) break;
    place.set(struct.client, Math.max(struct.clock, place.get(struct.client) ?? 0));
    const missing = refsOf(struct).find((ref) => !has(ref));
    if (missing) return missing.client;
    place.set(struct.client, struct.clock + struct.length);
  }
  place.set(walk.section.client, walk.section.to);
  return null;
}

// ── G11: how much work it is to find the structs' places ────────────────────

/** Steps that placing an update may take. Neighbours lie side by side but for what others have put between meanwhile. */
const MOST_STEPS = 500_000;
/** Structs of an update between the same two neighbours: one author's never are, save by undoing. */
const MOST_TWINS = 256;

function conflicts(news: readonly Section[], known: Known): boolean {
  const structs = news.flatMap((section) => newStructs(section, known)).filter((struct) => !struct.isKeyed);
  let steps = 0;
  for (const struct of structs) {
    steps += known.distance(struct, MOST_STEPS - steps);
    if (steps >= MOST_STEPS) return true;
  }
  return structs.length > MOST_TWINS && haveTwins(structs);
}

function haveTwins(structs: readonly Struct[]): boolean {
  const between = new Map<string, number>();
  for (const { origin, right, parent } of structs) {
    const place = JSON.stringify([origin, right, parent]);
    const twins = (between.get(place) ?? 0) + 1;
    if (twins > MOST_TWINS) return true;
    between.set(place, twins);
  }
  return false;
}

// ── G9: how deep types lie in one another ───────────────────────────────────

/** The deepest level that a new type opens; null where that depends on what is not in the document yet. */
function levels(news: readonly Section[], known: Known): number | null {
  const look: Look = { find: finder(news), known, memo: new Map() };
  let deepest = 0;
  for (const struct of news.flatMap((section) => newStructs(section, known))) {
    if (!struct.isType) continue;
    const level = levelOf(struct, look);
    if (level === null) return null;
    deepest = Math.max(deepest, level + 1);
  }
  return deepest;
}

interface Look {
  find: (id: Id) => Struct | null;
  known: Known;
  memo: Map<Struct, number>;
}

/** How many types a struct lies in: follows parents and origins to what is known. No recursion, since chains are long. */
function levelOf(struct: Struct, look: Look): number | null {
  const chain: Struct[] = [];
  let outer: number | null | undefined;
  for (let at: Struct | null = struct; at;) {
    outer = look.memo.get(at);
    if (outer !== undefined) break;
    chain.push(at);
    const holder = holderOf(at);
    if (holder === null) break;
    if (holder.clock < look.known.clock(holder.client)) {
      outer = look.known.level(holder);
      break;
    }
    at = look.find(holder); // null: collected already, and so is what lies in it
  }
  return outer === null ? null : settle(chain, outer ?? 0, look.memo);
}

/** What a struct's place follows from: its parent, or the neighbour whose list it shares; null in a root. */
function holderOf(struct: Struct): Id | null {
  if (typeof struct.parent === 'string') return null;
  return struct.parent ?? struct.origin ?? struct.right;
}

function settle(chain: Struct[], outer: number, memo: Map<Struct, number>): number {
  let level = outer;
  for (let struct = chain.pop(); struct; struct = chain.pop()) {
    if (struct.parent !== null && typeof struct.parent === 'object') level += 1; // in the type that it holds
    memo.set(struct, level);
  }
  return level;
}

/** Finds the struct of this update that covers an id. */
function finder(news: readonly Section[]): (id: Id) => Struct | null {
  const sections = new Map(news.map((section) => [section.client, section.structs]));
  return (id) => {
    const structs = sections.get(id.client) ?? [];
    let low = 0;
    let high = structs.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const struct = structs[middle];
      if (!struct) return null;
      if (id.clock < struct.clock) high = middle - 1;
      else if (id.clock >= struct.clock + struct.length) low = middle + 1;
      else return struct;
    }
    return null;
  };
}
