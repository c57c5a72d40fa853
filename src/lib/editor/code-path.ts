/** A code's path in two parts: what is above it, and its own label, which is set in bold. */
import type { CodeNode } from '#core/codebook.ts';

export interface PathParts {
  above: string;
  own: string;
}

export const pathOf = (code: CodeNode): PathParts => ({
  above: code.path.slice(0, -1).join(' › '),
  own: code.label,
});
