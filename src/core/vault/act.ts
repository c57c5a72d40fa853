/** What is done to the vault, as every lead is told of it. */
export type VaultActKind =
  /** A lead made a key. */
  | 'key'
  /** A lead signed a change of the list of keys. */
  | 'proposed'
  /** A second lead signed it: it is in force. */
  | 'signed'
  | 'sealed'
  | 'asked'
  | 'granted'
  | 'opened'
  /** An opening was ended, or a request refused or taken back. */
  | 'closed'
  | 'shredded'
  /** Sealed anew, to the list as it is now. */
  | 'renewed';
