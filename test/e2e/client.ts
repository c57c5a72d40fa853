/** Another client on a record's document, as the contract describes one: y-websocket with a bearer token. */
import { WebsocketProvider } from 'y-websocket';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { openDocument } from '#doc/schema.ts';
import { tokenSocket } from '../token-socket.ts';

/** The server's word that something is committed; these clients do not wait for it. */
const DURABLE = 100;

export interface Client {
  doc: Y.Doc;
  awareness: Awareness;
  close(): void;
}

/** Resolves when the document has arrived. `server` is the http address, `room` what stands after `/sync/`. */
export async function openClient(server: string, room: string, token: string): Promise<Client> {
  const doc = openDocument();
  const provider = new WebsocketProvider(`${server.replace('http', 'ws')}/sync`, room, doc, {
    disableBc: true,
    WebSocketPolyfill: tokenSocket(token),
  });
  provider.messageHandlers[DURABLE] = () => undefined;
  await new Promise<void>((resolve) => provider.on('sync', (synced: boolean) => synced && resolve()));
  const close = (): void => {
    provider.awareness.destroy(); // its clock would keep the process from ending
    provider.destroy();
  };
  return { doc, awareness: provider.awareness, close };
}
