/**
 * A Word document → its text, a line a paragraph or line break. Notes come after the paragraph that refers to them.
 * Runs in a thread of its own (docx-worker.ts): what the parser does with a hostile file must not stop the server.
 */
import { strFromU8, unzipSync, zipSync, type Unzipped } from 'fflate';
import mammoth from 'mammoth';
import { z } from 'zod';

export type DocxText =
  { ok: true; text: string } | { ok: false; why: 'too-large' | 'unreadable' | 'tracked-changes' };

/** A transcript's lines, or a manuscript: paragraphs apart, notes as Markdown has them, no change left open. */
export type ReadAs = 'transcript' | 'manuscript';

// A file of a few kilobytes can unfold to gigabytes, and the parser needs a kilobyte for each of its elements.
const PART_LIMIT = 8 * 1024 * 1024;
const TOTAL_LIMIT = 12 * 1024 * 1024;
const ELEMENT_LIMIT = 200_000;
const ATTRIBUTE_LIMIT = 400_000;

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

export async function docxText(bytes: Uint8Array, as: ReadAs = 'transcript'): Promise<DocxText> {
  try {
    if (!isMeasured(bytes)) return { ok: false, why: 'too-large' };
    const parts = unzipSync(bytes, { filter: ({ name }) => isText(name) });
    if (!isCounted(parts)) return { ok: false, why: 'too-large' };
    if (as === 'manuscript' && isTracked(parts)) return { ok: false, why: 'tracked-changes' };
    const tree = await treeOf(zipSync(parts, { level: 0 }));
    return { ok: true, text: as === 'manuscript' ? manuscriptOf(tree) : textOf(tree) };
  } catch {
    return { ok: false, why: 'unreadable' };
  }
}

/**
 * The only parts that are unfolded and handed to the parser: one that a relationship names, but that is called
 * otherwise, is not there for it. So pictures cost nothing, whatever their size.
 */
const isText = (name: string): boolean => /\.(xml|rels)$/i.test(name);

/** By the sizes that the headers give: a part is unfolded into exactly that many bytes. */
function isMeasured(bytes: Uint8Array): boolean {
  let [total, largest] = [0, 0];
  unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (isText(name)) {
        total += originalSize;
        largest = Math.max(largest, originalSize);
      }
      return false;
    },
  });
  return largest <= PART_LIMIT && total <= TOTAL_LIMIT;
}

function isCounted(parts: Unzipped): boolean {
  let [elements, attributes] = [0, 0];
  for (const part of Object.values(parts)) {
    // UTF-16 has the same bytes, and zeros between them.
    const text = strFromU8(part, true).replaceAll('\0', '');
    elements += text.match(/<(?!\/)/g)?.length ?? 0;
    attributes += text.match(/=/g)?.length ?? 0;
  }
  return elements <= ELEMENT_LIMIT && attributes <= ATTRIBUTE_LIMIT;
}

/** Insertions and deletions that nobody accepted: which words would be checked is not decided. */
const isTracked = (parts: Unzipped): boolean =>
  Object.entries(parts).some(
    ([name, part]) =>
      /^word\/(?:document|footnotes|endnotes)\.xml$/i.test(name) &&
      CHANGE.test(strFromU8(part, true).replaceAll('\0', '')),
  );

/** Whatever prefix the parts give the namespace, and in UTF-16 too. */
const CHANGE = /<(?:[\w.-]+:)?(?:ins|del|moveFrom|moveTo|cellIns|cellDel)[\s/>]/;

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
  const notes = new Map(Object.entries(document.notes?._notes ?? {}));
  let number = 0;
  const writeBlock = (node: Node): void => {
    if (node.type !== 'paragraph') return void node.children?.forEach(writeBlock);
    const text = inline(node);
    // Word's automatic numbers are not in the text, though everybody sees them.
    const isNumbered =
      node.numbering?.isOrdered === true && Number(node.numbering.level) === 0 && text.trim() !== '';
    lines.push(isNumbered ? `${(number += 1)}. ${text}` : text);
    for (const id of noteIds(node)) writeNote(id);
  };
  /** Once each: notes that refer to one another would grow without end. */
  const writeNote = (id: string): void => {
    const note = notes.get(id);
    notes.delete(id);
    note?.body.forEach(writeBlock);
  };
  document.children.forEach(writeBlock);
  return lines.join('\n');
}

/** “text[^footnote-1]” and, at the end, “[^footnote-1]: what the note says”. */
function manuscriptOf(document: z.infer<typeof DocumentShape>): string {
  const paragraphs: string[] = [];
  const writeBlock = (node: Node): void => {
    if (node.type !== 'paragraph') return void node.children?.forEach(writeBlock);
    paragraphs.push(inline(node, true).replace(/\s*\n\s*/g, ' '));
  };
  document.children.forEach(writeBlock);
  const notes = Object.entries(document.notes?._notes ?? {}).map(
    ([id, { body }]) =>
      `[^${id}]: ${body
        .map((block) => inline(block))
        .join(' ')
        .replace(/\s+/g, ' ')
        .trim()}`,
  );
  return [...paragraphs, ...notes].join('\n\n');
}

function inline(node: Node, marksNotes = false): string {
  switch (node.type) {
    case 'text':
      return node.value ?? '';
    case 'tab':
      return '\t';
    case 'break':
      return '\n';
    case 'noteReference':
      return marksNotes ? `[^${node.noteType}-${node.noteId}]` : '';
    default:
      return (node.children ?? []).map((child) => inline(child, marksNotes)).join('');
  }
}

const noteIds = (node: Node): string[] =>
  node.type === 'noteReference'
    ? [`${node.noteType}-${node.noteId}`]
    : (node.children ?? []).flatMap(noteIds);
