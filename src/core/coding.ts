/** What stands on a span of a record. Entries live in the document; these are the rows that the projection makes. */
import type { CodeId, ClaimId, SourceId } from './ids.ts';
import type { Period } from './month.ts';

/** A span by block (0-based, in document order) and UTF-16 offset in it; `to` is exclusive. */
export interface Span {
  fromBlock: number;
  fromOffset: number;
  toBlock: number;
  toOffset: number;
}

export interface Coding {
  id: string;
  code: CodeId | null;
  span: Span | null;
}

/** No figure that somebody says is larger: what is cannot be reckoned with, and is no figure. */
export const LARGEST_FIGURE = 1e15;

export const STANCES = ['affirms', 'denies', 'qualifies'] as const;
export type Stance = (typeof STANCES)[number];

/** How a figure was put. "just over", "up to" are kept, never rounded away. */
export const BOUNDS = ['exact', 'about', 'at-least', 'at-most', 'range'] as const;
export type Bound = (typeof BOUNDS)[number];

/** On what the speaker rests it. A detainee's words never count as independent of the side that holds them. */
export const BASES = [
  'first-hand',
  'hearsay',
  'official-claim',
  'document',
  'dataset',
  'inference',
  'detainee',
  'unknown',
] as const;
/** Letters of a coder's reason. */
export const LONGEST_REASON = 300;
export type Basis = (typeof BASES)[number];

/** One source on one claim in one interview. Null blanks are open; `incomplete` names those that the engine needs. */
export interface Assertion {
  id: string;
  claim: ClaimId | null;
  stance: Stance | null;
  /** A value key of the claim, for trends and categories. */
  value: string | null;
  lo: number | null;
  hi: number | null;
  bound: Bound | null;
  /** Keys of the claim's own lists, never free text. */
  unit: string | null;
  definition: string | null;
  refersTo: Period | null;
  basis: Basis | null;
  /** Whom it retells: a source, `unknown`, or null for first-hand. */
  root: SourceId | 'unknown' | null;
  hops: number;
  /** Said because another's information was put to the speaker. */
  prompted: boolean;
  confrontedWith: SourceId | null;
  /** Asked for concrete cases, and how many were named. */
  probed: boolean;
  cases: number | null;
  forecast: boolean;
  retracted: boolean;
  /** Whether it speaks against the speaker's own interest, as the coder reads it, and why: it never decides alone. */
  againstInterest: 'true' | 'false' | 'unclear' | null;
  againstReason: string | null;
  span: Span | null;
}
