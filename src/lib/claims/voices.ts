/**
 * How many voices a claim has: sources that speak on it for themselves, each once, with however many figures. Whoever copies
 * another adds none (C3), nor does what speaks of something else than the claim (C0, C8): both stand beside the number.
 */
import type { Statement } from './statement.ts';

type Heard = Pick<Statement, 'copy' | 'elsewhere'> & { source: Pick<Statement['source'], 'code'> };

/** Of a claim's statements, or of some of them. */
export const voicesOn = (statements: readonly Heard[]): number =>
  new Set(statements.filter((one) => !one.copy && one.elsewhere === null).map((one) => one.source.code)).size;
