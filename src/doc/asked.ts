/**
 * Which turns of a field copy ask a question of the bank: in `meta`, under the opaque id of what its researcher was handed,
 * an anchor at the start of the question. The words may be changed there and moved; the answer is still found.
 */
import type * as Y from 'yjs';
import { isUuid } from '#core/ids.ts';
import { anchorAt, layoutOf, resolveAnchor } from './position.ts';
import { metaOf } from './schema.ts';
import { readBlocks } from './transcript.ts';

export function tagAsked(doc: Y.Doc, block: number, asked: string): void {
  metaOf(doc).set(asked, anchorAt(doc, block, 0, 0));
}

export interface AskedTurn {
  asked: string;
  /** As it stands in the record now. */
  question: string;
  answers: string[];
}

/** In the order of the text; what was cut out of it is not here. */
export function readAskedTurns(doc: Y.Doc): AskedTurn[] {
  const layout = layoutOf(doc);
  const blocks = readBlocks(doc);
  const found = [...metaOf(doc)].flatMap(([asked, anchor]) => {
    const at = isUuid(asked) ? resolveAnchor(doc, anchor, true, layout) : null;
    const block = at === null ? undefined : blocks[at.block];
    return at === null || block?.kind !== 'question' ? [] : [{ asked, at: at.block, question: block.text }];
  });
  return found
    .toSorted((a, b) => a.at - b.at)
    .map(({ asked, at, question }) => {
      const rest = blocks.slice(at + 1);
      const end = rest.findIndex((block) => block.kind === 'question');
      const answers = (end < 0 ? rest : rest.slice(0, end)).map((block) => block.text);
      return { asked, question, answers: answers.filter((text) => text !== '') };
    });
}
