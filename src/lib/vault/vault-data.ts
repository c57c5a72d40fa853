/** What the vault's page works with, as the server hands it over. */
import type { VaultActKind } from '#core/vault/act.ts';
import type { LeadKey, SignedChange } from '#core/vault/lead-list.ts';
import type { VaultRequest } from '#core/vault/request.ts';

export interface KeyData {
  key: LeadKey;
  lead: number | null;
  own: boolean;
  box: string | null;
}

export interface ProposalData {
  id: string;
  change: SignedChange;
}

export interface RequestData extends VaultRequest {
  by: number | null;
  own: boolean;
  grantedBy: number | null;
  granted: boolean;
  at: Date;
  expiresAt: Date;
}

export interface IdentityData {
  id: string;
  source: string;
  epoch: number;
  sealedAt: Date;
  current: boolean;
}

export interface VaultData {
  project: string;
  holder: string;
  keys: KeyData[];
  changes: SignedChange[];
  proposals: ProposalData[];
  identities: IdentityData[];
  requests: RequestData[];
  acts: {
    id: string;
    kind: VaultActKind;
    by: { role: string; ordinal: number } | null;
    source: string | null;
    /** The record for whose release all names were looked for. */
    record: string | null;
    at: Date;
  }[];
}
