/** A pool of connections to a login's database. Without Drizzle, which takes a thread longer to load than to weigh a study. */
import { isIP, type Socket } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import postgres from 'postgres';
import { openSocket } from './socket.ts';
import { endWithConnection } from './transaction.ts';

export interface Login {
  /** A host name, or the folder of a Unix socket. */
  host: string;
  port: number;
  database: string;
  username: string;
  password: string | null;
  tls: Tls;
}

/** As libpq's sslmode: `require` encrypts and believes any certificate, `verify-full` believes only the host's own. */
export type Tls = 'off' | 'require' | 'verify-ca' | 'verify-full';

export function loginFromUrl(text: string): Login {
  const url = new URL(text);
  const socket = url.searchParams.get('host');
  return {
    host: socket ?? decodeURIComponent(url.hostname),
    port: url.port === '' ? 5432 : Number(url.port),
    database: decodeURIComponent(url.pathname.slice(1)) || 'postgres',
    username: decodeURIComponent(url.username) || 'postgres',
    password: url.password === '' ? null : decodeURIComponent(url.password),
    tls: tlsOf(url.searchParams.get('sslmode')),
  };
}

function tlsOf(mode: string | null): Tls {
  switch (mode) {
    case 'require':
    case 'verify-ca':
    case 'verify-full':
      return mode;
    case null:
    default:
      return 'off';
  }
}

/** What is handed to `tls.connect`; false: no TLS. */
export function tlsOptions({ host, tls }: Pick<Login, 'host' | 'tls'>): false | ConnectionOptions {
  switch (tls) {
    case 'off':
      return false;
    case 'require':
      return { rejectUnauthorized: false };
    case 'verify-ca':
      return { rejectUnauthorized: true, checkServerIdentity: () => undefined };
    case 'verify-full':
      // An address is no name to be sent, but the certificate is held against it all the same.
      return { rejectUnauthorized: true, ...(isIP(host) === 0 ? { servername: host } : { host }) };
  }
}

export interface ConnectOptions {
  max: number;
  schema: string;
  /** Its connections are not renewed for their age. */
  forGood?: boolean;
  /**
   * A statement that is prepared is planned once a connection, and not five times more with the values at hand: they are ids,
   * which would change no plan, and under policies a plan costs more than most answers.
   */
  planOnce?: boolean;
  /** Seconds after which one that is not used is closed. */
  idle?: number;
  /** A connection has ended or could not be made. */
  onclose?: () => void;
  onnotify?: (channel: string, payload: string) => void;
}

export function connect(login: Login, options: ConnectOptions): postgres.Sql {
  const { host, port } = login;
  const settings: Options = {
    host: login.host,
    port: login.port,
    database: login.database,
    username: login.username,
    ...(login.password === null ? {} : { password: login.password }),
    ssl: false, // the socket sees to it
    socket: () => openSocket({ host, port, tls: tlsOptions(login) }),
    max: options.max,
    connection: {
      search_path: options.schema,
      application_name: 'sanad',
      ...(options.planOnce ? { plan_cache_mode: 'force_generic_plan' } : {}),
    },
    onnotice: () => undefined,
    connect_timeout: 10,
    ...(options.forGood ? { max_lifetime: null } : {}),
    ...(options.idle === undefined ? {} : { idle_timeout: options.idle }),
    ...(options.onclose ? { onclose: options.onclose } : {}),
    ...(options.onnotify ? { onnotify: options.onnotify } : {}),
  };
  return endWithConnection(postgres(settings));
}

/** The types that postgres.js ships lack two settings: one its documentation has, the other its own `listen` uses. */
type Options = postgres.Options<Record<string, never>> & {
  socket: () => Promise<Socket>;
  onnotify?: (channel: string, payload: string) => void;
};
