/** Ids that must not be confused carry a brand; all are random UUIDs, since a sequence would tell how many there are. */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type AccountId = Branded<'account'>;
export type ProjectId = Branded<'project'>;
export type SourceId = Branded<'source'>;
export type InterviewId = Branded<'interview'>;
export type RecordId = Branded<'record'>;
export type DocumentId = Branded<'document'>;
export type ClaimId = Branded<'claim'>;
export type CodeId = Branded<'code'>;
export type IncidentSetId = Branded<'incident-set'>;
export type KeyId = Branded<'key'>;
/** A question of the leads' bank. */
export type QuestionId = Branded<'question'>;
/** A question as one researcher was handed it: tells nothing of the bank's. */
export type AskedId = Branded<'asked'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether the text is a UUID as we write them: lower case, with hyphens. */
export const isUuid = (text: string): boolean => UUID.test(text);

/** Decodes the id of a noun from an address, a form or a draft: null when it cannot be one. */
export const asId = <Id extends string>(text: string): Id | null => (UUID.test(text) ? (text as Id) : null);

// Crockford's alphabet without letters that are read as digits or as one another; five letters give 28 million codes.
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The handle of a source ("S-7KQ2F") or a record ("R-8FX3D"), drawn at random so that gaps tell nothing.
 * `random` are at least 5 bytes; each is used modulo the alphabet (the bias of 256 mod 30 is harmless here: codes are
 * public inside the project, only their order must say nothing).
 */
export function drawCode(kind: 'S' | 'R', random: Uint8Array): string {
  let code = '';
  for (const byte of random.subarray(0, 5)) code += ALPHABET.charAt(byte % ALPHABET.length);
  return `${kind}-${code}`;
}

/** Whether the text has the form of a source's or a record's handle. */
export const isCode = (text: string): boolean => /^[SR]-[0-9A-HJKMNP-TV-Z]{5}$/.test(text);
