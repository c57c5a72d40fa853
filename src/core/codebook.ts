/** The codebook: a tree of labels with definitions. Retired codes stay, since codings point at them. */
import type { Fault } from './claim.ts';
import type { CodeId } from './ids.ts';

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
function codeTree(codes: readonly Code[]): CodeNode[] {
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

export interface CodeDraft {
  parent: CodeId | null;
  label: string;
  definition: string;
}

/** What keeps a draft from being a code; `self` is the code that is edited, or null for a new one. */
export function codeFaults(codes: readonly Code[], self: string | null, draft: CodeDraft): Fault[] {
  const label = draft.label.trim();
  if (label === '')
    return [
      { field: 'label', message: 'The code has no label yet. Write the word that coders will look for.' },
    ];
  if (draft.parent !== null && !codes.some((c) => c.id === draft.parent))
    return [{ field: 'parent', message: 'The code above it is not there any more. Choose another place.' }];
  const twin = codes.find(
    (c) => c.id !== self && c.parent === draft.parent && c.label.toLowerCase() === label.toLowerCase(),
  );
  if (twin)
    return [
      {
        field: 'label',
        message: `“${twin.label}” stands there already${twin.retired ? ', retired' : ''}. Use it, or choose a label that tells the two apart.`,
      },
    ];
  return [];
}

/** Every sibling's position (0-based, without gaps) once `id` is child number `index` of `parent`; `id` is among them. */
export function positionsAfterMove<C extends Code>(
  codes: readonly C[],
  id: C['id'],
  to: { parent: string | null; index: number },
): [C['id'], number][] {
  const rest = childrenOf(codes, to.parent)
    .map((c) => c.id)
    .filter((other) => other !== id);
  const at = Math.max(0, Math.min(to.index, rest.length));
  return rest.toSpliced(at, 0, id).map((code, position) => [code, position]);
}

/** One step of a code in the tree: among its siblings, under the one above it, or out beside its parent. */
export const CODE_STEPS = ['up', 'down', 'in', 'out'] as const;
export type CodeStep = (typeof CODE_STEPS)[number];

/** Where the step leads, or null when there is no such place. */
export function stepOf<C extends Code>(
  codes: readonly C[],
  id: C['id'],
  step: CodeStep,
): { parent: C['parent']; index: number } | null {
  const self = codes.find((code) => code.id === id);
  if (!self) return null;
  const siblings = childrenOf(codes, self.parent);
  const at = siblings.findIndex((code) => code.id === id);
  switch (step) {
    case 'up':
      return at > 0 ? { parent: self.parent, index: at - 1 } : null;
    case 'down':
      return at < siblings.length - 1 ? { parent: self.parent, index: at + 1 } : null;
    case 'in': {
      const above = siblings[at - 1];
      return above ? { parent: above.id, index: childrenOf(codes, above.id).length } : null;
    }
    case 'out': {
      const parent = codes.find((code) => code.id === self.parent);
      if (!parent) return null;
      const place = childrenOf(codes, parent.parent).findIndex((code) => code.id === parent.id);
      return { parent: parent.parent, index: place + 1 };
    }
  }
}

function childrenOf<C extends Code>(codes: readonly C[], parent: string | null): C[] {
  return codes
    .filter((code) => code.parent === parent)
    .toSorted((a, b) => a.position - b.position || (a.label < b.label ? -1 : 1));
}
