import type { Role } from '#core/access.ts';

/** What an export holds, or would hold. */
export interface ExportCounts {
  interviews: number;
  documents: number;
  codings: number;
  assertions: number;
  claims: number;
  withoutConsent: number;
  notReleased: number;
}

/** One export in the ledger, as the page shows it. */
export interface LedgerEntry {
  id: string;
  createdAt: Date;
  by: { role: Role; ordinal: number } | null;
  marking: 'internal-not-disclosure-controlled';
  sha256: string;
  bytes: number;
  counts: ExportCounts;
}
