/**
 * The socket under a database connection. postgres.js 3.4.9 forgets its socket when it closes, and a statement that is
 * given to that connection afterwards, such as the rollback of the very transaction that the close broke, is written to
 * null in a callback of its own: an error that nobody can catch and that ends the process (porsager/postgres#1208). So
 * it is told of a broken socket as an error, at which it rejects what is under way, and of the close only once nothing
 * more is written.
 */
import { once } from 'node:events';
import { Socket } from 'node:net';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';

/** How long nothing must have been written (ms). */
const QUIET = 100;
/** Int32 length, Int32 80877103: "may we speak TLS?" (PostgreSQL, Message Formats). */
const TLS_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

export interface Target {
  /** A host name, or the folder of a Unix socket. */
  host: string;
  port: number;
  tls: false | ConnectionOptions;
}

/** What postgres.js asks for at each connection. A socket that cannot be had is one that breaks, never a throw. */
export async function openSocket({ host, port, tls }: Target): Promise<Socket> {
  const socket = new Socket();
  if (host.startsWith('/')) return closingLate(socket.connect(`${host}/.s.PGSQL.${port}`));
  socket.connect(port, host);
  if (tls === false) return closingLate(socket);
  try {
    return closingLate(await secured(socket, tls));
  } catch (error) {
    socket.destroy();
    return broken(error instanceof Error ? error : new Error('TLS failed'));
  }
}

async function secured(socket: Socket, options: ConnectionOptions): Promise<Socket> {
  await once(socket, 'connect');
  socket.write(TLS_REQUEST);
  const [answer]: unknown[] = await once(socket, 'data');
  if (!Buffer.isBuffer(answer) || answer.length !== 1 || answer[0] !== 0x53)
    throw Object.assign(new Error('This Postgres speaks no TLS.'), { code: 'ETLS' });
  const safe = connectTls({ ...options, socket });
  await once(safe, 'secureConnect');
  return safe;
}

function broken(error: Error): Socket {
  const socket = closingLate(new Socket());
  setImmediate(() => socket.destroy(error));
  return socket;
}

function closingLate(socket: Socket): Socket {
  const base = { emit: socket.emit, write: socket.write, end: socket.end };
  let isWritten = false;
  /** By us: nothing is under way. A socket whose other side has ended is ended too, but by itself. */
  let isOver = false;
  const tellError = (): void => {
    isWritten = false;
    const error = new Error('The connection to Postgres broke.');
    Reflect.apply(base.emit, socket, ['error', Object.assign(error, { code: 'CONNECTION_CLOSED' })]);
  };
  const tellClose = (hadError: unknown): void => {
    if (!isWritten) return void Reflect.apply(base.emit, socket, ['close', hadError]);
    tellError();
    setTimeout(tellClose, QUIET, hadError);
  };
  return Object.assign(socket, {
    write(...args: unknown[]): boolean {
      isWritten = true;
      return Reflect.apply(base.write, socket, args);
    },
    end(...args: unknown[]): Socket {
      if (!socket.readableEnded) isOver = true;
      return Reflect.apply(base.end, socket, args);
    },
    emit(event: string | symbol, ...args: unknown[]): boolean {
      if (event !== 'close' || isOver) return Reflect.apply(base.emit, socket, [event, ...args]);
      tellError();
      setTimeout(tellClose, QUIET, args[0]);
      return true;
    },
  });
}
