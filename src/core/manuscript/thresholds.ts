/** What the rules measure by; the page shows each where it is applied. Shares of a claim's words, by weight. */
export const THRESHOLDS = {
  /** From which a sentence with another number is held against a claim. */
  figureNear: 0.5,
  /** From which the same number with another word before it is. */
  figureSame: 0.3,
  /** From which a sentence prints a claim. */
  firmPlain: 0.62,
  /** With a word such as “undoubtedly”. */
  firmStrong: 0.45,
  /** Points that “about” may be off. */
  aboutPoints: 2.5,
  /** Points that “more than half” or “nearly a third” may be off. */
  wordedPoints: 15,
} as const;
