/**
 * One attack, in a process of its own, since what a server passes on may hang or kill whoever gets it: a victim types, an
 * attacker sends, a newcomer comes. Prints what became of the victim's work.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { argv, exit, stdout } from 'node:process';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { codingsOf, metaOf, transcriptOf } from '#doc/schema.ts';
import { blockText } from '#doc/position.ts';
import { headOf } from '../load/wire.ts';
import { Client, until } from './client.ts';
import { Scene, type Verdict } from './verdict.ts';
import { INPUTS } from './inputs.ts';

/** Letters that the victim types while it is attacked, and how many milliseconds apart. */
const LETTERS = 25;
const APART = 40;
const { target, document, input } = Scene.parse(JSON.parse(argv[2] ?? ''));
const path = target.paths[document] ?? '';

const open = (account: number): Promise<Client | null> => Client.open(target, document, account);

/** What a document shows of the victim's block and of everything. */
const victimsWords = (doc: Y.Doc): string | undefined =>
  transcriptOf(doc)
    .toArray()
    .filter((block) => block instanceof Y.XmlElement)
    .map((block) => blockText(block))
    .find((words) => words.startsWith('victim:'));
const digest = (doc: Y.Doc): string =>
  JSON.stringify([victimsWords(doc), transcriptOf(doc).length, metaOf(doc).size, codingsOf(doc).size]);

function send(attacker: Client, message: Uint8Array | string): void {
  if (attacker.isClosed || attacker.socket.readyState !== WebSocket.OPEN) return;
  if (typeof message === 'string' || target.wire === 'plain') attacker.socket.send(message);
  else attacker.socket.send(Buffer.concat([headOf(target, path), message]));
}

async function attack(): Promise<Verdict> {
  const victim = await open(0);
  if (!victim) return 'nobody is let in';
  const block = new Y.XmlElement('answer');
  const words = new Y.XmlText('victim:');
  block.insert(0, [words]);
  transcriptOf(victim.doc).insert(0, [block]);
  const attacker = await open(1);
  if (!attacker) return 'nobody is let in';
  await until(() => victimsWords(attacker.doc) !== undefined);
  const { clientID } = victim.doc;
  const aim = { client: clientID, clock: Y.getState(victim.doc.store, clientID) };
  for (const message of INPUTS[input]?.messages(aim) ?? []) send(attacker, message);
  for (let i = 0; i < LETTERS; i++) {
    words.insert(words.length, String.fromCharCode(97 + i));
    await pause(APART);
  }
  const expected = `victim:${'abcdefghijklmnopqrstuvwxyz'.slice(0, LETTERS)}`;
  if (victim.isClosed) return 'the victim was cut off';
  if (victimsWords(victim.doc) !== expected) return 'the victim’s text was changed';
  const newcomer = await open(2);
  if (!newcomer) return 'a newcomer is not let in';
  if (!(await until(() => victimsWords(newcomer.doc) === expected))) return 'a newcomer sees another text';
  return (await until(() => digest(newcomer.doc) === digest(victim.doc)))
    ? 'intact'
    : 'two people see two things';
}

stdout.write(`${JSON.stringify(await attack())}\n`);
exit(0);
