/** The codebook: a tree of labels with definitions. Retired codes stay, since codings point at them. */
export interface Code {
  id: string;
  parent: string | null;
  label: string;
  definition: string;
  position: number;
  version: number;
  retired: boolean;
}

export interface CodeNode extends Code {
  /** Labels from the root to this code. */
  path: string[];
  depth: number;
  children: CodeNode[];
}

/** The tree in reading order: by position, then label. A code whose parent is missing stands at the root. */
export function codeTree(codes: readonly Code[]): CodeNode[] {
  const known = new Set(codes.map((c) => c.id));
  const byParent = new Map<string | null, Code[]>();
  for (const code of codes) {
    const parent = code.parent !== null && known.has(code.parent) ? code.parent : null;
    byParent.set(parent, [...(byParent.get(parent) ?? []), code]);
  }
  const grow = (parent: string | null, path: string[]): CodeNode[] =>
    (byParent.get(parent) ?? [])
      .toSorted((a, b) => a.position - b.position || (a.label < b.label ? -1 : 1))
      .map((code) => {
        const here = [...path, code.label];
        return { ...code, path: here, depth: path.length, children: grow(code.id, here) };
      });
  return grow(null, []);
}

/** The tree as a list in reading order. */
export function codeList(codes: readonly Code[]): CodeNode[] {
  const walk = (nodes: CodeNode[]): CodeNode[] => nodes.flatMap((n) => [n, ...walk(n.children)]);
  return walk(codeTree(codes));
}

/** "strength › total" */
export const codePath = (node: CodeNode): string => node.path.join(' › ');

/** Whether `code` may hang under `parent`: not under itself or its own descendants. */
export function mayHangUnder(codes: readonly Code[], code: string, parent: string | null): boolean {
  const byId = new Map(codes.map((c) => [c.id, c]));
  const seen = new Set<string>();
  for (let at = parent; at !== null && !seen.has(at); at = byId.get(at)?.parent ?? null) {
    if (at === code) return false;
    seen.add(at);
  }
  return true;
}
