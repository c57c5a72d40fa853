/** Which paragraphs and notes one's own changes touched, until the log holds them. */
import * as Y from 'yjs';
import { readMemos } from '#doc/entry.ts';
import { blocksOf, blockText } from '#doc/position.ts';
import { memosOf, transcriptOf } from '#doc/schema.ts';

export class Unsent {
  readonly #doc: Y.Doc;
  readonly #touched = new Set<Y.XmlElement | Y.Map<unknown>>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  /** Takes in what a transaction of this client changed. */
  note(tr: Y.Transaction): void {
    for (const type of tr.changed.keys()) {
      const touched = topOf(type, this.#doc);
      if (touched) this.#touched.add(touched);
      else if (type instanceof Y.XmlFragment) this.#noteNew(tr);
    }
  }

  clear(): void {
    this.#touched.clear();
  }

  /** Indexes of the blocks. */
  blocks(): number[] {
    if (this.#touched.size === 0) return [];
    return blocksOf(this.#doc).flatMap((block, i) => (this.#touched.has(block) ? [i] : []));
  }

  /** The paragraphs and notes as plain text. */
  text(): string {
    const memos = memosOf(this.#doc);
    const notes = readMemos(this.#doc).filter(({ id }) => {
      const map = memos.get(id);
      return map !== undefined && this.#touched.has(map);
    });
    const paragraphs = blocksOf(this.#doc).filter((block) => this.#touched.has(block));
    return [...paragraphs.map(blockText), ...notes.map((note) => note.text)]
      .filter((text) => text.trim() !== '')
      .join('\n\n');
  }

  /** Blocks that the transaction itself made are not among the types that it changed. */
  #noteNew(tr: Y.Transaction): void {
    for (const block of blocksOf(this.#doc)) {
      const id = block._item?.id;
      if (id && id.clock >= (tr.beforeState.get(id.client) ?? 0)) this.#touched.add(block);
    }
  }
}

type AnyType = Y.Transaction['changed'] extends Map<infer T, unknown> ? T : never;

/** The block or note that holds a changed type, or null: it is a root. */
function topOf(type: AnyType, doc: Y.Doc): Y.XmlElement | Y.Map<unknown> | null {
  const roots: unknown[] = [transcriptOf(doc), memosOf(doc)];
  for (let at: AnyType | null = type; at; at = at.parent) {
    if (!roots.includes(at.parent)) continue;
    if (at instanceof Y.XmlElement || at instanceof Y.Map) return at;
  }
  return null;
}
