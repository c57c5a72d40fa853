/** Exports: what left, in a ledger that nobody rewrites. The file itself is handed out and not kept. */
import type { AccountId } from '#core/ids.ts';
import type { Work } from '../place.ts';

export interface ExportEntry {
  id: string;
  createdAt: Date;
  /** "Lead 2". */
  by: { account: AccountId; ordinal: number };
  sha256: string;
  bytes: number;
  counts: ExportCounts;
}

export interface ExportCounts {
  interviews: number;
  codings: number;
  assertions: number;
  claims: number;
  /** Interviews left out, for lack of recorded consent to analysis. */
  withoutConsent: number;
}

export interface MadeExport extends ExportEntry {
  zip: Uint8Array;
}

export function makeExport(_work: Work): Promise<MadeExport> {
  return Promise.reject(new Error('not there yet'));
}

export function listExports(_work: Work): Promise<ExportEntry[]> {
  return Promise.reject(new Error('not there yet'));
}
