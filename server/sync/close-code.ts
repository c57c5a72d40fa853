/** Why a socket ends: the code says what kind of thing, the reason which rule. No content, no id. PROTOCOL.md lists both. */
export interface Closing {
  code: number;
  /** At most 123 bytes; for a gate rule it begins with the rule's number. */
  reason: string;
}

export const CLOSE = {
  malformed: { code: 4400, reason: 'malformed' },
  text: { code: 4400, reason: 'malformed: text frames are not taken' },
  noSession: { code: 4401, reason: 'no session' },
  foreignOrigin: { code: 4401, reason: 'origin' },
  revoked: { code: 4403, reason: 'revoked' },
  unknown: { code: 4404, reason: 'unknown' },
  oldEpoch: { code: 4410, reason: 'old epoch' },
  tooLarge: { code: 4413, reason: 'too large' },
  tooFast: { code: 4429, reason: 'G12 too fast' },
  restart: { code: 1012, reason: 'come back' },
  later: { code: 1013, reason: 'come back later' },
  full: { code: 1013, reason: 'too many records are open' },
  crowded: { code: 1013, reason: 'short of memory' },
  slow: { code: 1013, reason: 'too slow a reader' },
} as const satisfies Record<string, Closing>;

/** The gate's rules that close a socket (the others drop a frame or let it wait): PROTOCOL.md gives each its sentence. */
export type Rule = 'G3' | 'G4' | 'G5' | 'G6' | 'G7' | 'G8' | 'G9' | 'G10' | 'G11' | 'G12';

/** Those that drop a frame and leave its socket open. */
export type Dropping = 'G2' | 'G13';

export const RULES: Readonly<Record<Rule, Closing>> = {
  G3: { code: 4409, reason: 'G3 a clientID belongs to somebody else' },
  G4: { code: 4409, reason: 'G4 a gap in the clocks' },
  G5: { code: 4409, reason: 'G5 a deletion of what is not known' },
  G6: { code: 4409, reason: 'G6 a reference to what is not known' },
  G7: { code: 4413, reason: 'G7 too many bytes' },
  G8: { code: 4413, reason: 'G8 too many structs or characters' },
  G9: { code: 4409, reason: 'G9 nested too deep' },
  G10: { code: 4409, reason: 'G10 not of the shape of a record' },
  G11: { code: 4413, reason: 'G11 too many clientIDs, deletions or conflicts' },
  G12: CLOSE.tooFast,
};

export const closingOf = (rule: Rule): Closing => RULES[rule];
