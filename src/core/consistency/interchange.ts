/**
 * Interchange format, version 1: the records (C0) as the engine reads them. The types and the errors are
 * here; the shape of a field is in `decode.ts`, what holds between records in `references.ts`.
 *
 * Months are `YYYY-MM`; a period has both ends, both included. A missing optional field is its empty value,
 * so past this boundary every field is there.
 */
import { decodeRecords } from './decode.ts';
import { errorsBetweenRecords } from './references.ts';

export interface Period {
  readonly from: string;
  readonly to: string;
}

export interface Source {
  readonly id: string;
  readonly type: string;
  /** The affiliation whose interest it shares. */
  readonly party: string | null;
  readonly network: string | null;
  /** An origin that nobody met: keeps its priors, feeds no pool. */
  readonly external: boolean;
}

/** party → value → serves (1), hurts (−1), leaves cold (0); a quantity has the one key `high`. */
export type Interest = Readonly<Record<string, Readonly<Record<string, number>>>>;

interface ClaimBase {
  readonly id: string;
  readonly definition: string | null;
  readonly place: string | null;
  readonly period: Period | null;
  /** Continues until changed. */
  readonly state: boolean;
  readonly event: boolean;
  /** The same question in several periods. */
  readonly family: string | null;
  readonly interest: Interest;
  readonly parts: readonly string[];
  readonly exhaustive: boolean;
}

export interface Resolution<V> {
  readonly value: V;
  /** When it became known: a time-test for statements dated before. */
  readonly date: string | null;
  /** Known when it was asked: a control question. */
  readonly known: boolean;
  /** Anybody could have read it. */
  readonly public: boolean;
}

export interface NominalClaim extends ClaimBase {
  readonly kind: 'boolean' | 'category' | 'trend';
  readonly values: readonly string[];
  readonly unit: null;
  readonly headline: null;
  readonly filed: string | null;
  readonly resolved: Resolution<string> | null;
}

export interface QuantityClaim extends ClaimBase {
  readonly kind: 'quantity';
  readonly values: null;
  readonly unit: string | null;
  /** The figure that was put about. */
  readonly headline: number | null;
  readonly filed: null;
  readonly resolved: Resolution<number> | null;
}

export type Claim = NominalClaim | QuantityClaim;

export type Bound = 'floor' | 'ceiling';

export interface Assertion {
  readonly id: string;
  readonly claim: string;
  readonly source: string;
  /** Missing: one per source. */
  readonly interview: string | null;
  readonly researcher: string | null;
  readonly date: string | null;
  readonly refersTo: Period | null;
  /** Of a nominal claim, one of its values; of a quantity, null. */
  readonly value: string | null;
  /** Of a quantity, both are there; of a nominal claim, both are null. */
  readonly lo: number | null;
  readonly hi: number | null;
  readonly unit: string | null;
  readonly definition: string | null;
  readonly bound: Bound | null;
  /** The source it retells, or `unknown`. */
  readonly root: string | null;
  readonly hops: number;
  /** The assertion that was put to the source. */
  readonly confrontedWith: string | null;
  /** Was asked for concrete cases. */
  readonly probed: boolean;
  readonly cases: number | null;
  readonly forecast: boolean;
  readonly retracted: boolean;
}

export interface Project {
  readonly version: 1;
  readonly sources: readonly Source[];
  readonly researchers: readonly string[];
  readonly claims: readonly Claim[];
  readonly assertions: readonly Assertion[];
}

/** `record` is the id of the record at fault; null if the file itself, or a record without an id, is. */
export interface InterchangeError {
  readonly record: string | null;
  readonly message: string;
}

export type Interchange =
  | { readonly ok: true; readonly project: Project }
  | { readonly ok: false; readonly errors: readonly InterchangeError[] };

/**
 * Reads interchange v1. Nothing is assessed if there is an error: first those of single records are
 * reported, all at once, and when there are none those between records.
 */
export function readInterchange(json: unknown): Interchange {
  const decoded = decodeRecords(json);
  if (!decoded.ok) return decoded;
  const errors = errorsBetweenRecords(decoded.project);
  return errors.length === 0 ? decoded : { ok: false, errors };
}
