/**
 * Many people who type in one record, in a process of their own: `typists.ts URL ROOM TOKEN HOW_MANY`. Each types at the
 * end of a paragraph, about six letters a second, with a caret that others see. Says "typing" when all are in.
 */
import { argv, stdout } from 'node:process';
import * as Y from 'yjs';
import { blocksOf } from '#doc/position.ts';
import { openClient, type Client } from '../../e2e/client.ts';

const EVERY_MS = 160;
const LETTERS = 'a word and then another, as people talk ';

const [, , url = '', room = '', token = '', howMany = '20'] = argv;

/** Types on at the end of the paragraph; the caret goes along. */
function typeIn({ doc, awareness }: Client, place: number): () => void {
  const blocks = blocksOf(doc);
  const text = blocks[Math.floor(blocks.length * place)]?.get(0);
  if (!(text instanceof Y.XmlText)) throw new Error('there is no text to type in');
  let typed = 0;
  return () => {
    const letter = LETTERS[typed++ % LETTERS.length] ?? ' ';
    text.insert(text.length, letter);
    const caret = Y.relativePositionToJSON(
      Y.createRelativePositionFromTypeIndex(text, text.length, -1),
    ) as unknown;
    awareness.setLocalStateField('cursor', { anchor: caret, head: caret });
  };
}

const count = Number(howMany);
for (let i = 0; i < count; i++) {
  const client = await openClient(url, room, token);
  const type = typeIn(client, (i + 0.5) / count);
  setTimeout(() => setInterval(type, EVERY_MS), (EVERY_MS * i) / count);
}
stdout.write('typing\n');
