/** A close that is final: what it means, and the words that were not committed, to be offered as plain text. Pure. */
export interface Refusal {
  code: number;
  meaning:
    | 'sign-in'
    | 'signed-out'
    | 'other-person'
    | 'origin'
    | 'ended'
    | 'not-found'
    | 'rule'
    | 'replaced'
    | 'malformed'
    | 'other';
  /** The gate's rule, where it names one that we have words for. */
  rule: Rule | null;
  /** How many changes were not committed. */
  changes: number;
  /** What was changed and not committed, as plain text; empty where nothing is offered. */
  kept: string;
}

/** The rules of the gate that close a socket for good (server/sync/PROTOCOL.md). */
export const RULES = ['G3', 'G4', 'G5', 'G6', 'G7', 'G8', 'G9', 'G10', 'G11'] as const;
export type Rule = (typeof RULES)[number];

/** What we close with ourselves: somebody wrote under our clientID while we were away, which the server cannot see. */
export const TAKEN = { code: 4409, reason: 'G3 our clientID was taken' } as const;

/** Codes 4400 to 4499 are final, but for "too fast", after which one comes back. */
export const isFinal = (code: number): boolean => code >= 4400 && code <= 4499 && code !== 4429;

export function meaningOf(code: number, reason: string): Refusal['meaning'] {
  switch (code) {
    case 4400:
      return 'malformed';
    case 4401:
      return reason === 'origin' ? 'origin' : 'sign-in';
    case 4403:
      return 'ended';
    case 4404:
      return 'not-found';
    case 4409:
    case 4413:
      return 'rule';
    case 4410:
      return 'replaced';
    default:
      return 'other';
  }
}

/** The gate's reasons begin with the rule's number; a frame beyond any size (4413, too large) is G7's too. */
export function ruleOf(code: number, reason: string): Rule | null {
  const said = /^G\d+/.exec(reason)?.[0];
  return RULES.find((rule) => rule === said) ?? (code === 4413 ? 'G7' : null);
}

/** Nothing of the document stays in the tab. */
export const isForgotten = (meaning: Refusal['meaning']): boolean =>
  meaning === 'ended' || meaning === 'not-found' || meaning === 'replaced';

/** The document waits in the tab until the one who wrote in it is signed in again. */
export const awaitsWriter = (meaning: Refusal['meaning']): boolean =>
  meaning === 'sign-in' || meaning === 'signed-out' || meaning === 'other-person';

/** Nothing of the document is shown: its writer has left it, or somebody else sits at this browser. */
export const isHidden = (meaning: Refusal['meaning']): boolean =>
  meaning === 'signed-out' || meaning === 'other-person';
