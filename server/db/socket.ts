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
/** S. */
const YES = 0x53;
/** As long as postgres.js is told to wait for a connection (ms). */
const PATIENCE = 10_000;

export interface Target {
  /** A host name, or the folder of a Unix socket. */
  host: string;
  port: number;
  tls: false | ConnectionOptions;
  /** Milliseconds that TLS may take to begin. */
  patience?: number;
}

/** What postgres.js asks for at each connection. A socket that cannot be had is one that breaks, never a throw. */
export async function openSocket({ host, port, tls, patience = PATIENCE }: Target): Promise<Socket> {
  const socket = new Socket();
  if (host.startsWith('/')) return closingLate(socket.connect(`${host}/.s.PGSQL.${port}`));
  socket.connect(port, host);
  if (tls === false) return closingLate(socket);
  try {
    return closingLate(await secured(socket, tls, patience));
  } catch (error) {
    socket.destroy();
    return broken(error instanceof Error ? error : new Error('TLS failed'));
  }
}

/** postgres.js counts its own patience only from when it has a socket: until then it is counted here. */
async function secured(socket: Socket, options: ConnectionOptions, patience: number): Promise<Socket> {
  const ended = new AbortController();
  const until = { signal: AbortSignal.any([ended.signal, AbortSignal.timeout(patience)]) };
  const end = (): void => ended.abort();
  socket.on('error', () => undefined); // whoever waits below hears of it; nobody does between two waits
  socket.once('close', end);
  try {
    await once(socket, 'connect', until);
    socket.write(TLS_REQUEST);
    const [answer]: unknown[] = await once(socket, 'data', until);
    // Also not of more than one byte: what came with it came in clear, from whomever.
    if (!Buffer.isBuffer(answer) || answer.length !== 1 || answer[0] !== YES)
      throw tlsError('This Postgres speaks no TLS.');
    const safe = connectTls({ ...options, socket });
    safe.on('error', () => undefined);
    await once(safe, 'secureConnect', until);
    return safe;
  } catch (error) {
    throw until.signal.aborted
      ? tlsError('This Postgres ended or was silent when it was asked for TLS.')
      : error;
  } finally {
    socket.off('close', end);
  }
}

const tlsError = (message: string): Error => Object.assign(new Error(message), { code: 'ETLS' });

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
