/** The network between browsers and a server: a relay on a port of its own that can be cut and mended. */
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

export class Wire {
  readonly port: number;
  readonly #server: Server;
  readonly #live: Set<Socket>;
  #cut = false;

  private constructor(server: Server, port: number, live: Set<Socket>) {
    this.#server = server;
    this.port = port;
    this.#live = live;
    server.on('connection', (near) => {
      if (this.#cut) near.destroy();
    });
  }

  /** Relays a free port of 127.0.0.1 to `target`. */
  static async lay(target: () => number): Promise<Wire> {
    const live = new Set<Socket>();
    const server = createServer((near) => {
      const far = connect(target(), '127.0.0.1');
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        live.add(socket);
        socket.on('error', () => socket.destroy());
        socket.on('close', () => {
          live.delete(socket);
          other.destroy();
        });
        socket.pipe(other);
      }
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the relay has no port');
    return new Wire(server, address.port, live);
  }

  /** Every connection breaks, and none is made until `mend`. */
  cut(): void {
    this.#cut = true;
    for (const socket of this.#live) socket.destroy();
  }

  mend(): void {
    this.#cut = false;
  }

  close(): void {
    this.cut();
    this.#server.close();
  }
}
