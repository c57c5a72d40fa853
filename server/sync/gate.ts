/**
 * The gate: whether an update that was read (scan.ts) may enter a document. Pure: it asks what is known. The rules are
 * numbered as in PROTOCOL.md:
 *
 * G1  every frame is asked of can(): session, project, document, epoch, role                (lobby.ts, room.ts)
 * G2  a reader may send step 1; step 2, updates and awareness are dropped                   (room.ts)
 * G3  a clientID belongs to the first account that used it in the document                  (here)
 * G4  no gap: a client's structs follow on those that are known                             (here, scan.ts)
 * G5  no deletion beyond known clocks                                                       (here)
 * G6  no reference (origin, right origin, parent) beyond known clocks, in a circle, or to
 *     others' neighbours that do not stand one before the other                             (here, standing.ts)
 * G7  at most 256 KB an update, 8 MB a step 2                                               (scan.ts)
 * G8  at most 4,000 structs and a clock length of 1,000,000 an update, 1,000 members a struct  (scan.ts)
 * G9  at most 64 levels, of types and of values                                             (standing.ts, scan.ts)
 * G10 only roots and contents of a record's shape                                           (standing.ts, scan.ts)
 * G11 at most 64 clientIDs, 20,000 deletions and so much work of placing an update, and so
 *     many clientIDs an account                                                             (here, scan.ts)
 * G12 rates per socket and per user                                                         (rate.ts)
 * G13 awareness: of the socket's own client, written by the server                          (presence.ts)
 * G14 an update with a gap before the socket's first step 2 waits for it                    (decide.ts)
 */
import type { AccountId } from '#core/ids.ts';
import type { Rule } from './close-code.ts';
import { MOST_CLIENTS_OF_ACCOUNT } from './extent.ts';
import type { Deletion, Id, Scan, Section, Struct } from './scan.ts';
import {
  beside,
  covering,
  keyOf,
  loneStandingOf,
  MOST_STEPS,
  neighboursOf,
  standingsOf,
  type Distance,
  type Neighbours,
  type Newcomers,
  type Standing,
} from './standing.ts';

/** What the document holds, committed and accepted before this update. */
export interface Known extends Newcomers {
  /** The client's next clock; 0 where nothing of it is known. */
  clock(client: number): number;
  owner(client: number): AccountId | undefined;
  /** How many clientIDs are this account's. */
  owned(account: AccountId): number;
  /** Null: what stood there was collected. */
  standing(id: Id): Standing | null;
  isDeleted(client: number, clock: number, length: number): boolean;
  /** How many structs lie between a new one's neighbours, both in the document; counted up to `most`. */
  distance(neighbours: Neighbours, most: number): Distance;
}

/** A client whose clock grows by an update, and its next clock then. */
export interface End {
  client: number;
  to: number;
}

/** A struct of an update that was accepted. */
export interface Accepted {
  struct: Struct;
  standing: Standing | null;
}

export type Verdict =
  /**
   * `overlaps`: a part of it is known already, and has to be cut off before it is stored. `unsure`: only placing these
   * tells whether they may stand where they say.
   */
  | {
      kind: 'accepted';
      ends: readonly End[];
      overlaps: boolean;
      accepted: Accepted[];
      unsure: Struct[];
    }
  /** All of it is known: there is nothing to store. */
  | { kind: 'known' }
  | { kind: 'refused'; rule: Rule };

export function checkUpdate(scan: Scan, known: Known, author: AccountId): Verdict {
  if (scan.sections.length === 0) return checkDeletions(scan.deletions, known);
  const struct = loneStruct(scan, known);
  return struct ? checkLone(struct, scan, known, author) : checkAny(scan, known, author);
}

/** The struct of an update that brings only one, which follows on what is known: what people type nearly always. */
function loneStruct({ sections }: Scan, known: Known): Struct | null {
  const [section] = sections;
  if (!section || sections.length > 1 || section.count > 1) return null;
  return section.from === known.clock(section.client) ? (section.structs[0] ?? null) : null;
}

/** As `checkAny`, of an update that only deletes. */
function checkDeletions(deletions: readonly Deletion[], known: Known): Verdict {
  for (const { client, clock, length } of deletions)
    if (clock + length > known.clock(client)) return { kind: 'refused', rule: 'G5' };
  const rule = splits(deletions, known);
  if (rule !== null) return { kind: 'refused', rule };
  return areDeleted(deletions, known) ? { kind: 'known' } : ONLY_DELETES;
}

const ONLY_DELETES: Verdict = { kind: 'accepted', ends: [], overlaps: false, accepted: [], unsure: [] };

const areDeleted = (deletions: readonly Deletion[], known: Known): boolean =>
  deletions.every(({ client, clock, length }) => known.isDeleted(client, clock, length));

/** The same where nothing of the update can refer to another part of it. */
function checkLone(struct: Struct, { deletions }: Scan, known: Known, author: AccountId): Verdict {
  const { client, origin, right, parent } = struct;
  const to = struct.clock + struct.length;
  const owner = known.owner(client);
  if ((owner ?? author) !== author) return { kind: 'refused', rule: 'G3' };
  if (owner === undefined && known.owned(author) >= MOST_CLIENTS_OF_ACCOUNT)
    return { kind: 'refused', rule: 'G11' };
  for (const d of deletions)
    if (d.clock + d.length > (d.client === client ? to : known.clock(d.client)))
      return { kind: 'refused', rule: 'G5' };
  const rule = deletions.length > MOST_SPLITS ? splits(deletions, known) : null;
  if (rule !== null) return { kind: 'refused', rule };
  if (isMissing(origin, known) || isMissing(right, known) || isMissing(parent, known))
    return { kind: 'refused', rule: 'G6' };
  const standing = loneStandingOf(struct, known);
  if (typeof standing === 'string') return { kind: 'refused', rule: standing };
  const steps = standing && !standing.isKeyed ? stepsTo(struct, known, known, MOST_STEPS) : 0;
  if (steps === 'G6' || steps === 'G11') return { kind: 'refused', rule: steps };
  return {
    kind: 'accepted',
    ends: [{ client, to }],
    overlaps: false,
    accepted: [{ struct, standing }],
    unsure: steps === 'unsure' ? [struct] : [],
  };
}

const isMissing = (ref: Id | string | null, known: Known): boolean =>
  ref !== null && typeof ref === 'object' && ref.clock >= known.clock(ref.client);

/** Exported for the test that holds it against `checkUpdate`. */
export function checkAny(scan: Scan, known: Known, author: AccountId): Verdict {
  const news = scan.sections.filter((section) => section.to > known.clock(section.client));
  const rule =
    ownership(news, known, author) ??
    crowd(news, known, author) ??
    gaps(news, known) ??
    futureDeletions(scan, news, known) ??
    splits(scan.deletions, known);
  if (rule !== null) return { kind: 'refused', rule };
  const structs = new Map(news.map((section) => [section.client, newStructs(section, known)]));
  if (!integrates(news, structs, known)) return { kind: 'refused', rule: 'G6' };
  const placed = place(structs, known);
  if (typeof placed === 'string') return { kind: 'refused', rule: placed };
  if (news.length === 0 && areDeleted(scan.deletions, known)) return { kind: 'known' };
  return {
    kind: 'accepted',
    ends: news.map(({ client, to }) => ({ client, to })),
    overlaps:
      news.length < scan.sections.length ||
      news.some((section) => section.from < known.clock(section.client)),
    ...placed,
  };
}

/** G3. What is known already may be said by anybody: it changes nothing. */
function ownership(news: readonly Section[], known: Known, author: AccountId): Rule | null {
  const foreign = news.some((section) => (known.owner(section.client) ?? author) !== author);
  return foreign ? 'G3' : null;
}

/** G11. Each clientID stays in the document for good, and in every state vector. */
function crowd(news: readonly Section[], known: Known, author: AccountId): Rule | null {
  const fresh = news.filter(({ client }) => known.owner(client) === undefined).length;
  return fresh > 0 && known.owned(author) + fresh > MOST_CLIENTS_OF_ACCOUNT ? 'G11' : null;
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

/** Ranges that delete something new: each may cut a struct in two, and Yjs moves all that come after it. */
const MOST_SPLITS = 100_000;

/** G11. A step 2 repeats what was deleted long ago, and that costs little. */
function splits(deletions: readonly Deletion[], known: Known): Rule | null {
  if (deletions.length <= MOST_SPLITS) return null;
  let fresh = 0;
  for (const { client, clock, length } of deletions) if (!known.isDeleted(client, clock, length)) fresh += 1;
  return fresh > MOST_SPLITS ? 'G11' : null;
}

function endsOf(news: readonly Section[], known: Known): (client: number) => number {
  const ends = new Map(news.map((section) => [section.client, section.to]));
  return (client) => ends.get(client) ?? known.clock(client);
}

const refsOf = (struct: Struct): Id[] =>
  [struct.origin, struct.right, struct.parent].filter(
    (ref): ref is Id => ref !== null && typeof ref === 'object',
  );

/** Structs of which at least a part is new; of the first, only that part, as Yjs cuts it. */
function newStructs(section: Section, known: Known): Struct[] {
  const from = known.clock(section.client);
  if (section.from >= from) return section.structs;
  const structs = section.structs.filter((s) => s.clock + s.length > from);
  const [first] = structs;
  if (!first || first.clock >= from) return structs;
  const origin = { client: first.client, clock: from - 1 };
  const length = first.length - (from - first.clock);
  return [{ ...first, clock: from, length, origin, parent: null, isKeyed: false }, ...structs.slice(1)];
}

type NewStructs = ReadonlyMap<number, readonly Struct[]>;

// ── G6: every reference is met, in some order ───────────────────────────────

/**
 * Whether the new structs can be put in one after the other, each after what it refers to. Sections wait for one
 * another (a user's two tabs that were offline); one that waits for ever refers to what nobody has, or in a circle.
 */
function integrates(news: readonly Section[], newStructs: NewStructs, known: Known): boolean {
  const place = new Map<number, number>(); // how far each section has come
  for (const section of news) place.set(section.client, known.clock(section.client));
  const has = (ref: Id): boolean => ref.clock < (place.get(ref.client) ?? known.clock(ref.client));
  const waiting = new Map<number, Walk[]>();
  const ready = news.map((section): Walk => ({
    section,
    structs: newStructs.get(section.client) ?? [],
    at: 0,
  }));
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
  structs: readonly Struct[];
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

// ── where they stand (G6, G9, G10), and how much work it is to find their places (G11) ──

/** Structs of an update between the same two neighbours: one author's never are, save by undoing. */
const MOST_TWINS = 256;

type Placed = { accepted: Accepted[]; unsure: Struct[] };

function place(news: NewStructs, known: Known): Placed | Rule {
  const structs = [...news.values()].flat();
  const find = finder(news);
  const standings = standingsOf(structs, find, (id) =>
    id.clock < known.clock(id.client) ? known.standing(id) : null,
  );
  if (typeof standings === 'string') return standings;
  const accepted = structs.map((struct) => ({ struct, standing: standings.get(struct) ?? null }));
  const listed = accepted.flatMap(({ struct, standing }) => (standing?.isKeyed ? [] : [struct]));
  if (listed.length > MOST_TWINS && haveTwins(listed)) return 'G11';
  const unsure = listed.filter((struct) => standings.get(struct));
  const rest = neighbours(unsure, find, known);
  return typeof rest === 'string' ? rest : { accepted, unsure: rest };
}

/** Yjs' undo puts what it brings back between others of its own that it brought back before, in any order. */
const isAmongOwn = ({ client, origin, right }: Struct): boolean =>
  origin?.client === client && right?.client === client;

/** G6, G11: each beside what it can have been put beside. Returns those of which that cannot be told yet. */
function neighbours(
  structs: readonly Struct[],
  find: (id: Id) => Struct | null,
  known: Known,
): Struct[] | Rule {
  const news: Newcomers = {
    newcomer(id) {
      const struct = find(id);
      return struct ? neighboursOf(struct, id) : known.newcomer(id);
    },
  };
  const unsure: Struct[] = [];
  let left = MOST_STEPS;
  for (const struct of structs) {
    const steps = stepsTo(struct, news, known, left);
    if (steps === 'G6' || steps === 'G11') return steps;
    if (steps === 'unsure') unsure.push(struct);
    else left -= steps;
  }
  return unsure;
}

/** How many structs lie between the neighbours of one, where that can be told. */
function stepsTo(
  struct: Struct,
  news: Newcomers,
  known: Known,
  most: number,
): number | 'unsure' | 'G6' | 'G11' {
  const { origin, right } = struct;
  if ((origin && news.newcomer(origin)) || (right && news.newcomer(right)))
    return isAmongOwn(struct) || beside(struct, news) === 'fits' ? 0 : 'unsure';
  const { steps, isOrdered } = known.distance(struct, most);
  if (!isOrdered && !isAmongOwn(struct)) return 'G6';
  return steps < most ? steps : 'G11';
}

const wordOf = (ref: Id | string | null): string =>
  ref !== null && typeof ref === 'object' ? keyOf(ref) : String(ref);

function haveTwins(structs: readonly Struct[]): boolean {
  const between = new Map<string, number>();
  for (const { origin, right, parent } of structs) {
    const place = [origin, right, parent].map(wordOf).join(' ');
    const twins = (between.get(place) ?? 0) + 1;
    if (twins > MOST_TWINS) return true;
    between.set(place, twins);
  }
  return false;
}

/** Finds the struct of this update that covers an id. */
function finder(news: NewStructs): (id: Id) => Struct | null {
  return (id) => covering(news.get(id.client) ?? [], id.clock, (struct) => struct);
}
