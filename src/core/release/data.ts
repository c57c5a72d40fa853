/**
 * What a release is made of: rows that disclosure control lets out, by the project's own ids, and the lists that say
 * what their values mean. No researcher, no day, no words of a record; of a derivation what an analyst sees.
 */
import type { Caveat } from '../caveat.ts';
import type { Role } from '../consistency/assessment.ts';
import type { ClaimKind } from '../claim.ts';
import { BASES, type Bound, type Stance } from '../coding.ts';
import type { MadeOf } from '../disclosure/made-of.ts';
import type { Key, SensitiveKey, Shape } from '../disclosure/interview-keys.ts';
import type { Thresholds } from '../disclosure/thresholds.ts';
import type { AllowedValue } from '../export/table.ts';
import type { Period } from '../month.ts';

export interface ReleaseData {
  study: string;
  audience: MadeOf['audience'];
  /** When it is made, to the month. */
  month: string;
  /** Drawn at random for this release: its ids come of it. At least 16 bytes. */
  seed: Uint8Array;
  /** People and researchers in each class, at least (D2, D5). */
  least: Pick<Thresholds, 'k' | 'researchers' | 'distinct'>;
  /** D3: columns that are no keys, of which each class has at least `distinct` values. */
  sensitive: readonly SensitiveKey[];
  steps: Shape['steps'];
  interviews: readonly ReleasedInterview[];
  documents: readonly ReleasedDocument[];
  assertions: readonly ReleasedAssertion[];
  codings: readonly ReleasedCoding[];
  claims: readonly ReleasedClaim[];
  lists: Readonly<Record<'codes' | 'sourceTypes' | 'roleBands', readonly AllowedValue[]>>;
  /** Interviews with people that are not in it. */
  leftOut: { withheld: number; withoutConsent: number; notReleased: number };
  /** Paragraphs and entries that are over what one record may have of a kind, and so in no row. */
  overBounds: number;
}

export interface ReleasedInterview {
  id: string;
  /** As the plan prints them; null where nothing is recorded. A key that is not told is not read. */
  keys: Readonly<Partial<Record<Key, string | null>>>;
}

/** A public document: anybody could read it, and nobody stands behind it who has to be kept apart. */
export interface ReleasedDocument {
  id: string;
  month: string;
  language: string;
}

/** Where something was said. */
export type SaidIn = { kind: 'interview' | 'document'; id: string };

export interface ReleasedCoding {
  in: SaidIn;
  code: string;
}

/** On what a statement rests: of a public document as it is coded, of a person as far as it tells nothing of who speaks. */
export const BASIS_VALUES = [...BASES, 'other'] as const;
export type BasisValue = (typeof BASIS_VALUES)[number];

/** Whose words they are. */
export const ORIGINS = ['own', 'named', 'unknown'] as const;

/** What is to be kept in mind of public material that a figure rests on. */
export type ReleasedCaveat = Omit<Caveat, 'id' | 'material' | 'name'>;

export interface ReleasedAssertion {
  id: string;
  in: SaidIn;
  claim: string;
  stance: Stance;
  value: string | null;
  lo: number | null;
  hi: number | null;
  bound: Bound | null;
  unit: string | null;
  definition: string | null;
  refersTo: Period | null;
  basis: BasisValue | null;
  origin: (typeof ORIGINS)[number];
  hops: number;
  prompted: boolean;
  /** Another's information was put to the speaker; whose is not told. */
  confronted: boolean;
  probed: boolean;
  cases: number | null;
  forecast: boolean;
  retracted: boolean;
  /** Of a public document’s words alone: what a person retells is not told. */
  caveats: readonly ReleasedCaveat[];
}

export const TERM_KINDS = ['value', 'unit', 'definition'] as const;

export interface ReleasedTerm {
  kind: (typeof TERM_KINDS)[number];
  key: string;
  label: string;
}

export interface ReleasedClaim {
  id: string;
  kind: ClaimKind;
  proposition: string;
  period: Period | null;
  terms: readonly ReleasedTerm[];
  verdict: ReleasedVerdict | null;
  caveats: readonly ReleasedCaveat[];
}

export interface ReleasedVerdict {
  status: string;
  /** What the evidence alone amounts to, where the status says something else. */
  evidence: string | null;
  best: string | null;
  p: number | null;
  range: { lo: number; point: number; hi: number } | null;
  confidence: string | null;
  fragility: number | null;
  lines: readonly ReleasedLine[];
}

export const LINE_STEPS = ['prior', 'line', 'figure', 'bound', 'previous', 'centre', 'total'] as const;

/** A step of the derivation, in the engine's order. */
export interface ReleasedLine {
  step: (typeof LINE_STEPS)[number];
  assertion: string | null;
  role: Role | null;
  value: string | null;
  /** dB towards the best value, to 0.1; null where a step adds none. */
  adds: number | null;
  lo: number | null;
  hi: number | null;
  reasons: readonly string[];
}
