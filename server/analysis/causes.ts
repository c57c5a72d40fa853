/**
 * Which act moved which claim. A run takes everything that happened since the last one, and reads what is there by then:
 * so the changes are told apart by what they themselves are of, and given to the engine one act after another.
 */
import type { Change } from '#core/consistency/book.ts';
import type { Assertion, Claim, Project } from '#core/consistency/interchange.ts';
import type { AssessmentCause } from '../db/schema.ts';

/** Changes of one act, in a row that the engine can take them in. */
export interface Act {
  cause: AssessmentCause;
  changes: Change[];
  /** Claims whose own records it changes. */
  own: Set<string>;
}

/** What the records are of: an interview's record, a source's row. */
export interface Names {
  records: ReadonlyMap<string, string>;
  sources: ReadonlyMap<string, string>;
}

/** All was weighed anew, or more happened than can be told apart. */
export const ANEW: AssessmentCause = { kind: 'rebuild', id: null };

/** More acts than these are not gone through one by one: the first of them are then taken together. */
const MOST = 24;

/** `told`: what was heard of, in the order in which it happened; what was not heard of yet comes after it. */
export function actsOf(
  changes: readonly Change[],
  before: Project,
  names: Names,
  told: readonly AssessmentCause[],
): Act[] {
  const old = new Old(before, changes);
  const acts = new Map<string, Act>();
  const [first, reshaped, last]: Change[][] = [[], [], []];
  for (const change of changes) {
    const { cause, claim } = old.causeOf(change, names, told);
    const key = keyOf(cause);
    const act = acts.get(key) ?? { cause, changes: [], own: new Set() };
    acts.set(key, act);
    if (claim !== null) act.own.add(claim);
    if (old.isNew(change)) first?.push(change);
    else if (old.isReshaped(claim)) reshaped?.push(change);
    else if ('drop' in change && change.drop !== 'assertion') last?.push(change);
    else act.changes.push(change);
  }
  const turn = told.map(keyOf);
  const place = (cause: AssessmentCause): number => {
    const at = turn.lastIndexOf(keyOf(cause));
    return at < 0 ? Infinity : at;
  };
  const inTurn = [...acts.values()].toSorted((a, b) => compare(place(a.cause), place(b.cause)));
  // Records that others name come first and go last, and claims that changed their answers change together.
  inTurn[0]?.changes.unshift(...(first ?? []), ...(reshaped ?? []));
  inTurn.at(-1)?.changes.push(...(last ?? []));
  return bounded(inTurn);
}

const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
const keyOf = ({ kind, id }: AssessmentCause): string => `${kind} ${id ?? ''}`;

function bounded(acts: Act[]): Act[] {
  if (acts.length <= MOST) return acts;
  const many = acts.slice(0, acts.length - MOST + 1);
  const together = { cause: ANEW, changes: many.flatMap((act) => act.changes), own: new Set<string>() };
  return [together, ...acts.slice(acts.length - MOST + 1)];
}

/** What stood before the changes. */
class Old {
  readonly #claims: ReadonlyMap<string, Claim>;
  readonly #assertions: ReadonlyMap<string, Assertion>;
  readonly #sources: ReadonlySet<string>;
  readonly #reshaped: ReadonlySet<string>;

  constructor(before: Project, changes: readonly Change[]) {
    this.#claims = new Map(before.claims.map((one) => [one.id, one]));
    this.#assertions = new Map(before.assertions.map((one) => [one.id, one]));
    this.#sources = new Set(before.sources.map((one) => one.id));
    this.#reshaped = new Set(
      changes.flatMap((change) =>
        'put' in change && change.put === 'claim' && this.#isOtherQuestion(change.record)
          ? [change.record.id]
          : [],
      ),
    );
  }

  isNew(change: Change): boolean {
    if (!('put' in change)) return false;
    if (change.put === 'researcher') return true;
    if (change.put === 'source') return !this.#sources.has(change.record.id);
    return change.put === 'claim' && !this.#claims.has(change.record.id);
  }

  isReshaped = (claim: string | null): boolean => claim !== null && this.#reshaped.has(claim);

  #isOtherQuestion(now: Claim): boolean {
    const was = this.#claims.get(now.id);
    return was !== undefined && shapeOf(was) !== shapeOf(now);
  }

  /** `claim`: whose own records it changes. */
  causeOf(
    change: Change,
    names: Names,
    told: readonly AssessmentCause[],
  ): { cause: AssessmentCause; claim: string | null } {
    const noun = 'put' in change ? change.put : change.drop;
    const id =
      'drop' in change ? change.id : typeof change.record === 'string' ? change.record : change.record.id;
    if (noun === 'assertion') {
      const now = 'put' in change && change.put === 'assertion' ? change.record : this.#assertions.get(id);
      return { cause: this.#causeOfAssertion(now, names, told), claim: now?.claim ?? null };
    }
    if (noun === 'claim') return { cause: this.#causeOfClaim(id, change, told), claim: id };
    if (noun === 'source') {
      const row = names.sources.get(id) ?? null;
      const heard = told.some((cause) => cause.kind === 'source' && cause.id === row);
      return { cause: { kind: 'source', id: heard ? row : ofStudy(told, row) }, claim: null };
    }
    return { cause: told.at(-1) ?? ANEW, claim: null };
  }

  /** Its record; but where only whom it goes back to differs, that was said of its source, or by a supplier's record. */
  #causeOfAssertion(
    now: Assertion | undefined,
    names: Names,
    told: readonly AssessmentCause[],
  ): AssessmentCause {
    const own = { kind: 'record', id: names.records.get(now?.interview ?? '') ?? null } as const;
    const was = now === undefined ? undefined : this.#assertions.get(now.id);
    if (now === undefined || was === undefined || was === now || !onlyRootDiffers(was, now)) return own;
    const source = { kind: 'source', id: names.sources.get(now.source) ?? null } as const;
    const heard = (cause: AssessmentCause): boolean => told.some((one) => keyOf(one) === keyOf(cause));
    if (heard(own)) return own;
    return heard(source) ? source : (told.findLast(({ kind }) => kind === 'record') ?? own);
  }

  /** What was heard of it last; else what differs tells. A question that was only qualified goes with who did so. */
  #causeOfClaim(id: string, change: Change, told: readonly AssessmentCause[]): AssessmentCause {
    const heard = told.findLast(
      (cause) => (cause.kind === 'claim' || cause.kind === 'resolution') && cause.id === id,
    );
    if (heard) return heard;
    const now = 'put' in change && change.put === 'claim' ? change.record : null;
    const was = this.#claims.get(id);
    if (JSON.stringify(now?.resolved ?? null) !== JSON.stringify(was?.resolved ?? null))
      return { kind: 'resolution', id };
    const record = told.findLast((cause) => cause.kind === 'record');
    return this.#reshaped.has(id) && record !== undefined ? record : { kind: 'claim', id };
  }
}

const onlyRootDiffers = (a: Assertion, b: Assertion): boolean =>
  a.root !== b.root && JSON.stringify({ ...a, root: null }) === JSON.stringify({ ...b, root: null });

const shapeOf = ({ kind, values, family }: Claim): string => JSON.stringify([kind, values, family]);

/** Source types are the study's: a change of one is heard of without the sources that it moves. */
const ofStudy = (told: readonly AssessmentCause[], row: string | null): string | null =>
  told.some((cause) => cause.kind === 'source' && cause.id === null) ? null : row;
