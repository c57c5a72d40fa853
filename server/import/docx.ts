/** A Word document → its text, a line a paragraph or line break. Notes come after the paragraph that refers to them. */
import { unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { z } from 'zod';

export type DocxText = { ok: true; text: string } | { ok: false; why: 'too-large' | 'unreadable' };

/** A file of a few kilobytes can unfold to gigabytes: its parts are measured before they are read. */
const UNFOLDED_LIMIT = 100 * 1024 * 1024;

// mammoth's own text extraction joins the words on both sides of a line break, so the tree is read instead.
interface Node {
  type: string;
  value?: string | undefined;
  children?: Node[] | undefined;
  numbering?: { isOrdered: boolean; level: string | number } | null | undefined;
  noteType?: string | undefined;
  noteId?: string | undefined;
}
const NodeShape: z.ZodType<Node> = z.object({
  type: z.string(),
  value: z.string().optional(),
  children: z.lazy(() => z.array(NodeShape)).optional(),
  numbering: z.object({ isOrdered: z.boolean(), level: z.union([z.string(), z.number()]) }).nullish(),
  noteType: z.string().optional(),
  noteId: z.string().optional(),
});
const DocumentShape = z.object({
  children: z.array(NodeShape),
  notes: z.object({ _notes: z.record(z.string(), z.object({ body: z.array(NodeShape) })) }).optional(),
});

export async function readDocx(bytes: Uint8Array): Promise<DocxText> {
  const size = unfoldedSize(bytes);
  if (size === null) return { ok: false, why: 'unreadable' };
  if (size > UNFOLDED_LIMIT) return { ok: false, why: 'too-large' };
  try {
    return { ok: true, text: textOf(await treeOf(bytes)) };
  } catch {
    return { ok: false, why: 'unreadable' };
  }
}

/** Bytes of all XML parts, null if this is no zip that can be unfolded. Pictures are never unfolded. */
function unfoldedSize(bytes: Uint8Array): number | null {
  let size = 0;
  try {
    // A part is unfolded into exactly the size that its header gives, so a false header fails here.
    unzipSync(bytes, {
      filter: (part) => {
        const isText = /\.(xml|rels)$/i.test(part.name);
        if (isText) size += part.originalSize;
        return isText && size <= UNFOLDED_LIMIT;
      },
    });
    return size;
  } catch {
    return null;
  }
}

async function treeOf(bytes: Uint8Array): Promise<z.infer<typeof DocumentShape>> {
  let tree: unknown = null;
  await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      externalFileAccess: false,
      transformDocument: (document: object) => {
        tree = document;
        return { ...document, children: [] };
      },
    },
  );
  return DocumentShape.parse(tree);
}

function textOf(document: z.infer<typeof DocumentShape>): string {
  const lines: string[] = [];
  const notes = document.notes?._notes ?? {};
  let number = 0;
  const writeBlock = (node: Node): void => {
    if (node.type !== 'paragraph') return void node.children?.forEach(writeBlock);
    const text = inline(node);
    // Word's automatic numbers are not in the text, though everybody sees them.
    const isNumbered =
      node.numbering?.isOrdered === true && Number(node.numbering.level) === 0 && text.trim() !== '';
    lines.push(isNumbered ? `${(number += 1)}. ${text}` : text);
    for (const id of noteIds(node)) notes[id]?.body.forEach(writeBlock);
  };
  document.children.forEach(writeBlock);
  return lines.join('\n');
}

function inline(node: Node): string {
  switch (node.type) {
    case 'text':
      return node.value ?? '';
    case 'tab':
      return '\t';
    case 'break':
      return '\n';
    default:
      return (node.children ?? []).map(inline).join('');
  }
}

const noteIds = (node: Node): string[] =>
  node.type === 'noteReference'
    ? [`${node.noteType}-${node.noteId}`]
    : (node.children ?? []).flatMap(noteIds);
