/** In which script words are written: it sets typeface, size and line height. */
const ARABIC = /\p{Script=Arabic}/u;

/** The language tag for words whose language is not recorded: what matters to the eye is the script. */
export const langOf = (text: string): 'prs' | undefined => (ARABIC.test(text) ? 'prs' : undefined);
