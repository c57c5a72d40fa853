/** A Postgres that speaks TLS: the run's own behind a front that answers an SSLRequest as it is told. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, Socket, type Server } from 'node:net';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import type { Login } from '#server/db/connect.ts';

const read = (name: string): string =>
  readFileSync(join(import.meta.dirname, '..', 'fixtures', 'tls', name), 'utf8');
export const CERTIFICATE = read('certificate.pem');
const KEY = read('key.pem');

/** What it says to "may we speak TLS?": S and N as Postgres does; S with a byte behind it; nothing, and it ends; nothing. */
export type Answer = 'S' | 'N' | 'S!' | 'end' | 'silence';

export class TlsFront {
  /** The first bytes that came on each connection, and how many of them went on under TLS. */
  readonly asked: Buffer[] = [];
  secured = 0;
  readonly #behind: Login;
  readonly #answer: Answer;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(behind: Login, answer: Answer) {
    this.#behind = behind;
    this.#answer = answer;
    this.#server = createServer((socket) => void this.#take(socket));
  }

  static async open(behind: Login, answer: Answer = 'S'): Promise<TlsFront> {
    const front = new TlsFront(behind, answer);
    front.#server.listen(0, '127.0.0.1');
    await once(front.#server, 'listening');
    return front;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the front does not listen');
    return address.port;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #take(socket: Socket): Promise<void> {
    this.#keep(socket);
    const [request]: unknown[] = await once(socket, 'data');
    if (Buffer.isBuffer(request)) this.asked.push(request);
    if (this.#answer === 'silence') return;
    if (this.#answer === 'end') return void socket.end();
    socket.write(this.#answer);
    if (this.#answer !== 'S') return;
    const safe = new TLSSocket(socket, { isServer: true, key: KEY, cert: CERTIFICATE });
    this.#keep(safe);
    safe.on('secure', () => (this.secured += 1));
    const { host, port } = this.#behind;
    const behind = new Socket();
    this.#keep(behind);
    if (host.startsWith('/')) behind.connect(join(host, `.s.PGSQL.${port}`));
    else behind.connect(port, host);
    safe.pipe(behind).pipe(safe);
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => this.#sockets.delete(socket));
  }
}
