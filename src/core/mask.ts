/** Of words that are masked: always as long, whatever it hides. */
export const MASK = '█████';
