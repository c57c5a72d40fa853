/**
 * A project's rows as the engine reads them (CONSISTENCY: interchange format, "from stance to value"). Total: whatever
 * the rows hold, what comes out is a valid file; what the format does not admit is left out.
 */
import { ownValues, type ClaimKind, type Interest as RowInterest, type Term } from '../claim.ts';
import { LARGEST_FIGURE, type Basis, type Bound as RowBound, type Stance } from '../coding.ts';
import type { Answer } from '../resolution.ts';
import { apartOn, type EventAnswer } from './another-event.ts';
import { inCircles } from './circles.ts';
import type { Assertion, Claim, Interest, Period, Project, Resolution, Source } from './interchange.ts';
import { compareIds, standing } from './records.ts';
import { suppliedRoots, type SuppliedStatement, type Upstream } from './upstream.ts';

export interface SourceRow {
  id: string;
  code: string;
  type: string;
  typeAffiliation: string | null;
  /** As it was given; null: the type's, unless it has none. */
  affiliation: string | null;
  unaffiliated: boolean;
  network: string | null;
  external: boolean;
}

export interface ClaimRow {
  id: string;
  kind: ClaimKind;
  /** Keys; of a category its values in order, of units and definitions the first is the claim's own. */
  values: readonly string[];
  /** Of a category that says true, partly, false in its own keys: the value that each stance is. */
  stances: Readonly<Partial<Record<Stance, string>>> | null;
  units: readonly string[];
  definitions: readonly string[];
  periodFrom: string | null;
  periodTo: string | null;
  state: boolean;
  event: boolean;
  exhaustive: boolean;
  family: string | null;
  interest: RowInterest;
  parts: readonly string[];
  headline: number | null;
  filed: string | null;
  /** What it turned out to be. */
  resolved: RowResolution | null;
}

export interface RowResolution {
  answer: Answer;
  /** Known before anybody was asked. */
  known: boolean;
  month: string | null;
  public: boolean;
}

/** An assertion with what its interview adds. Those of analysis copies only. */
export interface AssertionRow {
  id: string;
  /** Parts two entries of one id, which another client may have written. */
  record: string;
  claim: string | null;
  source: string;
  interview: string;
  /** An opaque id; null: nobody took it, as with a document. */
  researcher: string | null;
  month: string;
  stance: Stance | null;
  value: string | null;
  lo: number | null;
  hi: number | null;
  bound: RowBound | null;
  unit: string | null;
  definition: string | null;
  refersFrom: string | null;
  refersTo: string | null;
  basis: Basis | null;
  /** A source's row id, or `unknown`. */
  root: string | null;
  hops: number;
  /** A source's row id. */
  confrontedWith: string | null;
  probed: boolean;
  cases: number | null;
  forecast: boolean;
  retracted: boolean;
}

export interface ProjectRows {
  sources: readonly SourceRow[];
  claims: readonly ClaimRow[];
  assertions: readonly AssertionRow[];
  /** "The same event?", the latest answer for each pair of statements. */
  events?: readonly EventAnswer[];
  /** What leads hold of where sources have what they know from. */
  upstreams?: readonly Upstream[];
}

export function projectOf(rows: ProjectRows): Project {
  const codes = new Map(rows.sources.map((row) => [row.id, row.code]));
  const named = withoutOtherEvents(
    nameAssertions(rows.assertions).filter((row) => codes.has(row.source)),
    rows,
  );
  const claims = claimsOf(rows.claims, named);
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const stances = new Map(rows.claims.map((row) => [row.id, row.stances]));
  const said = named.flatMap((row) => {
    const claim = row.claim === null ? undefined : byId.get(row.claim);
    const answer = claim === undefined ? null : answerOf(row, claim, stances.get(claim.id) ?? null);
    return claim === undefined || answer === null ? [] : [{ row, claim, answer }];
  });
  const supplied = suppliedIn(rows, said);
  const assertions = said
    .map(({ row, claim, answer }) =>
      assertionOf({ ...row, root: supplied.get(row.id) ?? row.root }, claim, answer, codes),
    )
    .toSorted((a, b) => compareIds(a.id, b.id));
  const confronted = new Map(said.map(({ row }) => [row.id, row.confrontedWith]));
  const onClaim = Map.groupBy(assertions, (a) => a.claim);
  return {
    version: 1,
    sources: rows.sources.map(sourceOf).toSorted((a, b) => compareIds(a.id, b.id)),
    researchers: [...new Set(assertions.flatMap((a) => a.researcher ?? []))].toSorted(compareIds),
    claims,
    assertions: assertions.map((a) => ({
      ...a,
      confrontedWith: promptOf(a, codes.get(confronted.get(a.id) ?? '') ?? null, onClaim.get(a.claim) ?? []),
    })),
  };
}

interface OnClaim {
  row: AssertionRow;
  claim: Claim;
  answer: Said;
}

/** Which statements go back to a supplier of who made them: the root of each, by its id. */
function suppliedIn({ sources, upstreams = [] }: ProjectRows, said: readonly OnClaim[]): Map<string, string> {
  if (upstreams.length === 0) return new Map();
  const parties = new Map(sources.map((row) => [row.id, sourceOf(row).party]));
  const serves = (claim: Claim) => (source: string, one: SuppliedStatement) =>
    standing(claim, one.value ?? 'high', parties.get(source) ?? null) > 0;
  const claims = new Map(
    said.map(({ claim }) => [claim.id, { id: claim.id, period: claim.period, serves: serves(claim) }]),
  );
  const known = upstreams.map((one) => ({
    ...one,
    suppliers: one.suppliers.filter((supplier) => parties.has(supplier)),
  }));
  const statements = said.map(({ row, claim, answer }) => ({
    ...{ id: row.id, claim: claim.id, source: row.source, root: row.root, date: row.month },
    ...{ refersTo: periodOf(row.refersFrom, row.refersTo), retracted: row.retracted },
    ...answer,
  }));
  return suppliedRoots(statements, claims, known);
}

/** What is of another event than its claim stays in the matrix, and out of the file. */
function withoutOtherEvents(named: AssertionRow[], { claims, events = [] }: ProjectRows): AssertionRow[] {
  if (events.length === 0) return named;
  const onClaim = Map.groupBy(named, (row) => row.claim);
  const answers = Map.groupBy(events, (answer) => answer.claim);
  const gone = new Set(
    claims.flatMap((claim) => {
      const said = (onClaim.get(claim.id) ?? []).map((row) => ({
        ...{ id: row.id, source: row.source, root: row.root, month: row.month },
        refersTo: periodOf(row.refersFrom, row.refersTo),
      }));
      const period = periodOf(claim.periodFrom, claim.periodTo);
      return [...apartOn({ event: claim.event, period }, said, answers.get(claim.id) ?? [])];
    }),
  );
  return named.filter((row) => !gone.has(row.id));
}

/** Under their own ids; where two records hold an entry of one id, the later record's carries its code too. */
export function nameAssertions<T extends { id: string; record: string }>(rows: readonly T[]): T[] {
  const taken = new Set<string>();
  return rows
    .toSorted((a, b) => compareIds(a.id, b.id) || compareIds(a.record, b.record))
    .map((row) => {
      const id = taken.has(row.id) ? `${row.id}.${row.record}` : row.id;
      taken.add(id);
      return { ...row, id };
    });
}

function sourceOf(row: SourceRow): Source {
  const party = row.unaffiliated ? null : (row.affiliation ?? row.typeAffiliation);
  return { id: row.code, type: row.type, party, network: row.network, external: row.external };
}

// ── claims ──────────────────────────────────────────────────────────────────

const TRI: readonly string[] = ['true', 'partly', 'false'];

function claimsOf(rows: readonly ClaimRow[], assertions: readonly AssertionRow[]): Claim[] {
  const qualified = qualifiedOnes(rows, assertions);
  const sorted = rows.toSorted((a, b) => compareIds(a.id, b.id));
  const byId = new Map(rows.map((one) => [one.id, one]));
  const circles = inCircles(byId);
  // Its parts that are claims here, unless it is part of itself.
  const partsOf = ({ id, parts }: ClaimRow): string[] =>
    circles.has(id) ? [] : [...new Set(parts)].filter((part) => byId.has(part));
  const families = new Map<string, Claim['kind']>();
  return sorted.flatMap((row) => {
    const claim = claimOf(row, qualified.has(row.id), partsOf(row));
    if (claim.kind !== 'quantity' && new Set(claim.values).size < 2) return [];
    // A family is one question: who joins it with another kind of answer stands alone.
    const kind = claim.family === null ? claim.kind : (families.get(claim.family) ?? claim.kind);
    if (claim.family !== null) families.set(claim.family, kind);
    return [kind === claim.kind ? claim : { ...claim, family: null }];
  });
}

/**
 * Booleans that somebody qualified or that turned out to be partly so, and with them those of their families: they are
 * answered by true, partly, false.
 */
function qualifiedOnes(rows: readonly ClaimRow[], assertions: readonly AssertionRow[]): Set<string> {
  const booleans = rows.filter((row) => row.kind === 'boolean');
  const said = new Set(assertions.filter((a) => a.stance === 'qualifies').map((a) => a.claim));
  for (const { id, resolved } of booleans)
    if (resolved && 'value' in resolved.answer && resolved.answer.value === 'partly') said.add(id);
  const families = new Set(booleans.filter((row) => said.has(row.id)).map((row) => row.family));
  return new Set(
    booleans
      .filter((row) => said.has(row.id) || (row.family !== null && families.has(row.family)))
      .map((row) => row.id),
  );
}

function claimOf(row: ClaimRow, qualified: boolean, parts: string[]): Claim {
  const base = {
    id: row.id,
    definition: row.definitions[0] ?? null,
    place: null,
    period: periodOf(row.periodFrom, row.periodTo),
    state: row.state,
    event: row.event,
    family: row.family,
    parts,
    exhaustive: row.exhaustive,
  };
  if (row.kind === 'quantity') {
    const { units } = row;
    const headline = row.headline === null || isTooLarge(row.headline) ? null : row.headline;
    const interest = interestIn(row.interest, ['high']);
    return {
      ...base,
      kind: 'quantity',
      values: null,
      unit: units[0] ?? null,
      headline,
      filed: null,
      interest,
      resolved: resolvedTo(row, ({ answer }) =>
        'figure' in answer && !isTooLarge(answer.figure) ? answer.figure : null,
      ),
    };
  }
  const values = qualified ? TRI : valuesOf(row);
  return {
    ...base,
    kind: qualified ? 'category' : row.kind,
    values,
    unit: null,
    headline: null,
    filed: row.filed !== null && values.includes(row.filed) ? row.filed : null,
    interest: interestIn(row.interest, values),
    resolved: resolvedTo(row, ({ answer }) =>
      'value' in answer && values.includes(answer.value) ? answer.value : null,
    ),
  };
}

/** Null: it is open, or its answer is none that the claim can have any more. */
function resolvedTo<V>(row: ClaimRow, read: (resolved: RowResolution) => V | null): Resolution<V> | null {
  const value = row.resolved === null ? null : read(row.resolved);
  if (row.resolved === null || value === null) return null;
  const { known, month, public: isPublic } = row.resolved;
  return { value, known, date: known ? null : month, public: isPublic };
}

const valuesOf = (row: ClaimRow): readonly string[] =>
  row.kind === 'category' ? [...new Set(row.values)] : ownValues(row.kind).map((term) => term.key);

/** What names no value of the claim is left out. */
function interestIn(interest: RowInterest, values: readonly string[]): Interest {
  const kept = Object.entries(interest).map(([party, signs]): [string, Record<string, number>] => [
    party,
    Object.fromEntries(Object.entries(signs).filter(([value]) => values.includes(value))),
  ]);
  return Object.fromEntries(kept.filter(([, signs]) => Object.keys(signs).length > 0));
}

function periodOf(from: string | null, to: string | null): Period | null {
  return from !== null && to !== null && from <= to ? { from, to } : null;
}

// ── assertions ──────────────────────────────────────────────────────────────

type Said = { value: string; lo: null; hi: null } | { value: null; lo: number; hi: number };

/** What was said in the terms of the claim; null: nothing that the engine can weigh. */
function answerOf(row: AssertionRow, claim: Claim, stances: ClaimRow['stances']): Said | null {
  if (claim.kind === 'quantity') return figureOf(row);
  const value = valueOf(row, claim, stances);
  return value !== null && claim.values.includes(value) ? { value, lo: null, hi: null } : null;
}

/** The figure, whatever the stance; without one the statement stays in the matrix alone. */
function figureOf(row: AssertionRow): Said | null {
  const [lo, hi] = [row.lo ?? row.hi, row.hi ?? row.lo];
  if (lo === null || hi === null || lo > hi || isTooLarge(lo) || isTooLarge(hi)) return null;
  return { value: null, lo, hi };
}

const isTooLarge = (figure: number): boolean => Math.abs(figure) > LARGEST_FIGURE;

type Nominal = Extract<Claim, { values: readonly string[] }>;

/** A denial of a value supports the other of two; of more it names none. */
function valueOf(row: AssertionRow, claim: Nominal, stances: ClaimRow['stances']): string | null {
  if (isYesOrNo(claim)) return byStance(row.stance) ?? row.value;
  const meant = row.stance === null ? undefined : stances?.[row.stance];
  if (meant !== undefined && (row.value === null || row.value === meant)) return meant;
  if (row.stance !== 'denies') return row.value;
  const denied = row.value ?? claim.filed ?? claim.values[0];
  if (claim.values.length !== 2 || denied === undefined || !claim.values.includes(denied)) return null;
  return claim.values.find((value) => value !== denied) ?? null;
}

/** By the words of a category's values; null: they are others than true, partly, false. */
export function stancesOf(values: readonly Term[]): ClaimRow['stances'] {
  const keyOf = new Map(values.map(({ key, label }) => [label, key]));
  const [affirms, qualifies, denies] = TRI.map((label) => keyOf.get(label));
  if (affirms === undefined || denies === undefined || values.some(({ label }) => !TRI.includes(label)))
    return null;
  return { affirms, denies, ...(qualifies === undefined ? {} : { qualifies }) };
}

/** A boolean, or what it became once it was qualified. */
function isYesOrNo(claim: Nominal): boolean {
  return claim.kind === 'boolean' || (claim.kind === 'category' && claim.values === TRI);
}

function byStance(stance: Stance | null): string | null {
  switch (stance) {
    case 'affirms':
      return 'true';
    case 'denies':
      return 'false';
    case 'qualifies':
      return 'partly';
    case null:
      return null;
  }
}

function assertionOf(
  row: AssertionRow,
  claim: Claim,
  answer: Said,
  codes: ReadonlyMap<string, string>,
): Assertion {
  const quantity = claim.kind === 'quantity';
  return {
    id: row.id,
    claim: claim.id,
    source: codes.get(row.source) ?? row.source,
    interview: row.interview,
    researcher: row.researcher,
    date: row.month,
    refersTo: periodOf(row.refersFrom, row.refersTo),
    ...answer,
    unit: quantity ? row.unit : null,
    definition: quantity ? row.definition : null,
    bound: quantity ? boundOf(row.bound) : null,
    root: rootOf(row, codes),
    hops: row.hops,
    confrontedWith: null,
    probed: row.probed,
    cases: row.cases,
    forecast: row.forecast,
    retracted: row.retracted,
  };
}

function boundOf(bound: RowBound | null): 'floor' | 'ceiling' | null {
  if (bound === 'at-least') return 'floor';
  return bound === 'at-most' ? 'ceiling' : null;
}

/** Hearsay that names nobody goes back to an origin that is not known. */
function rootOf(row: AssertionRow, codes: ReadonlyMap<string, string>): string | null {
  if (row.root === null) return row.basis === 'hearsay' ? 'unknown' : null;
  return row.root === 'unknown' ? 'unknown' : (codes.get(row.root) ?? 'unknown');
}

/** What was put to the speaker: the latest that the named source had said on the claim by then, else its first. */
function promptOf(a: Assertion, source: string | null, onClaim: readonly Assertion[]): string | null {
  if (source === null) return null;
  const theirs = onClaim
    .filter((other) => other.source === source && other.id !== a.id)
    .toSorted((x, y) => compareIds(x.date ?? '', y.date ?? '') || compareIds(x.id, y.id));
  return (theirs.findLast((other) => (other.date ?? '') <= (a.date ?? '')) ?? theirs[0])?.id ?? null;
}
