/** What an export is made of: structure only. No row holds a researcher, a name, a day, a quotation or other free text. */
import type { ClaimKind } from '../claim.ts';
import type { Basis, Bound, Stance } from '../coding.ts';
import type { Mode } from '../interview.ts';
import type { Period } from '../month.ts';
import type { AllowedValue } from './table.ts';

export interface InterviewRow {
  /** By an opaque id, as `person`, whose it is: for the ledger, and in no file. */
  id: string;
  person: string;
  record: string;
  source: string;
  sourceType: string;
  camp: string;
  roleBand: string | null;
  month: string;
  region: string | null;
  mode: Mode;
  language: string;
}

export interface CodingRow {
  interview: InterviewRow;
  /** Null: the entry names no code of the codebook. */
  code: string | null;
  /** The turn in which it begins, from 1; null when its place in the text is gone. */
  turn: number | null;
}

export interface AssertionRow {
  interview: InterviewRow;
  turn: number | null;
  claim: string | null;
  stance: Stance | null;
  value: string | null;
  lo: number | null;
  hi: number | null;
  bound: Bound | null;
  unit: string | null;
  definition: string | null;
  refersTo: Period | null;
  basis: Basis | null;
  /** A source's handle, `unknown`, `withheld`, or null. */
  root: string | null;
  hops: number;
  prompted: boolean;
  confrontedWith: string | null;
  probed: boolean;
  cases: number | null;
  forecast: boolean;
  retracted: boolean;
  againstInterest: 'true' | 'false' | 'unclear' | null;
  /** By its key in `lists.caveats`: what is to be kept in mind of the material that it rests on. */
  caveat: string | null;
}

export interface ClaimRow {
  id: string;
  kind: ClaimKind;
  period: Period | null;
  status: string | null;
  best: string | null;
  p: number | null;
  range: { lo: number; point: number; hi: number } | null;
  caveat: string | null;
}

/** Why an interview is not in the files. */
export interface LeftOut {
  /** No consent to analysis is recorded, it was refused, or it was withdrawn. */
  withoutConsent: number;
  /** The record has not been released. */
  notReleased: number;
  /** Claims that are control questions: their answer is the leads' secret. */
  controlClaims: number;
  /** Blocks and entries of released records that are over what one record may have of a kind. */
  overBounds: number;
}

export interface ExportRows {
  /** Released, and the speaker consents to analysis; or a public document. */
  interviews: readonly InterviewRow[];
  codings: readonly CodingRow[];
  assertions: readonly AssertionRow[];
  claims: readonly ClaimRow[];
  leftOut: LeftOut;
  /** The instrument: lists that the project wrote, and not what people said. */
  lists: {
    /** Code id → path of labels. */
    codes: readonly AllowedValue[];
    sourceTypes: readonly AllowedValue[];
    roleBands: readonly AllowedValue[];
    /** What leads note of materials, as it may be printed: whatever stands together on a row has one key. */
    caveats: readonly AllowedValue[];
  };
}
