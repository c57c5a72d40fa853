/** A code as the record's page needs it, and its path in two parts: what is above, and its own label, set in bold. */
export interface CodeOption {
  id: string;
  label: string;
  definition: string;
  /** Labels from the root to this code. */
  path: readonly string[];
  retired: boolean;
}

export interface PathParts {
  above: string;
  own: string;
}

export const pathOf = (code: CodeOption): PathParts => ({
  above: code.path.slice(0, -1).join(' › '),
  own: code.label,
});
