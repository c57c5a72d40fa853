/**
 * The editor's nodes by the document's elements. The binding empties this map at each change of somebody else and makes
 * every node of the record anew, which the editor then compares and the margin measures, letter by letter. Here a node
 * stays as long as it says what its element says, word for word.
 */
import type { Node } from 'prosemirror-model';
import * as Y from 'yjs';
import type { Block } from '#doc/transcript.ts';
import type { Reading } from './reading.ts';

type Mapped = Node | Node[];

export class KeptNodes extends Map<Y.AbstractType<Y.YXmlEvent>, Mapped> {
  readonly #reading: Reading;

  constructor(reading: Reading, nodes: Iterable<readonly [Y.AbstractType<Y.YXmlEvent>, Mapped]>) {
    super();
    this.#reading = reading;
    for (const [type, node] of nodes) this.set(type, node);
  }

  override clear(): void {
    const { layout, blocks } = this.#reading;
    for (const [type, node] of this) {
      const place = layout.places.get(type);
      const block = place === undefined ? undefined : blocks[place];
      // An element with two texts is put in order by the binding: it has to be read again.
      const texts = type instanceof Y.XmlElement ? type.length : 0;
      if (!block || texts !== 1 || !says(node, block)) this.delete(type);
    }
  }
}

const says = (node: Mapped, block: Block): boolean =>
  !Array.isArray(node) && node.type.name === block.kind && node.textContent === block.text;
