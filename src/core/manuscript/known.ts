/** What a project knows that a manuscript can be held against, as its reader may see it. */
import type { Status } from '#core/consistency/assessment.ts';
import type { Period } from '#core/month.ts';

export interface KnownClaim {
  readonly proposition: string;
  readonly kind: 'boolean' | 'quantity' | 'trend' | 'category';
  readonly place: string | null;
  readonly period: Period | null;
  readonly status: Status | null;
  /** Which way the evidence points; null where it points nowhere, and for a quantity. */
  readonly holds: 'true' | 'partly' | 'false' | null;
  readonly headline: number | null;
  readonly range: { readonly lo: number; readonly hi: number } | null;
  /** Figures that sources gave. */
  readonly said: readonly (readonly [number | null, number | null])[];
}

export interface KnownDocument {
  readonly title: string;
  /** Titles of those whom it retells. */
  readonly origins: readonly string[];
}

export interface Known {
  /** First and last month of the interviews that were held, documents left out. */
  readonly window: Period | null;
  readonly interviews: number;
  /** How many of them the paper's own statement counts; null where the asker may not know. */
  readonly printed: number | null;
  readonly claims: readonly KnownClaim[];
  readonly documents: readonly KnownDocument[];
}
