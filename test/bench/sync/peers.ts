/** The sync servers that are compared, each as a process of its own that can be restarted, killed and measured. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import postgres from 'postgres';
import { z } from 'zod';
import { startEmbedded, type EmbeddedPostgres } from '#server/db/embedded.ts';
import { Child, FLAGS, type Script } from './process.ts';

const HERE = import.meta.dirname;
/** A package of its own, so that the peers' dependencies are none of the project's. */
const PACKAGES = join(HERE, 'peers');
export const TEMPORARY = join(HERE, '..', '..', '..', '.tmp');

export const PEERS = ['relay', 'y-websocket', 'hocuspocus', 'sanad', 'sanad-whole'] as const;
export type PeerName = (typeof PEERS)[number];

/** What a client needs to open a document. */
export interface Target {
  port: number;
  /** Where several processes serve the same documents: sockets take turns with them. */
  ports?: number[];
  /** Hocuspocus puts the document's name before each message and wants a token first. */
  wire: 'plain' | 'hocuspocus';
  /** The path of each document, and the tokens that sockets take turns with. */
  paths: string[];
  tokens: string[];
  /** Whether it answers a step 1: the relay knows nothing. */
  answers: boolean;
}

export interface Peer {
  readonly name: PeerName;
  readonly pid: number;
  /** Of all its processes. */
  readonly pids: number[];
  readonly target: Target;
  /** Starts the server anew on its data: it must have ended. */
  up(): Promise<void>;
  /** Ends the process: SIGTERM as a good administrator, SIGKILL as a crash. Its data stays. */
  down(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
}

export interface Arena {
  readonly postgres: EmbeddedPostgres;
  close(): Promise<void>;
}

/** Installs the peers, if they are wanted (`npm ci` in the bench's folder, once), and starts the one Postgres that they share. */
export async function openArena({ peers = true } = {}): Promise<Arena> {
  if (peers && !existsSync(join(PACKAGES, 'node_modules', '@hocuspocus', 'server'))) install();
  mkdirSync(TEMPORARY, { recursive: true });
  const folder = mkdtempSync(join(TEMPORARY, 'bench-sync-'));
  const embedded = await startEmbedded(folder);
  return {
    postgres: embedded,
    async close() {
      await embedded.release();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Of what is compared, as it is installed. */
export function versions(): string {
  const names = ['@y/websocket-server', '@hocuspocus/server', 'ws', 'yjs'];
  return names.map((name) => `${name} ${versionOf(name)}`).join(', ');
}

const Package = z.object({ version: z.string() });

function versionOf(name: string): string {
  const file = join(PACKAGES, 'node_modules', name, 'package.json');
  return existsSync(file) ? Package.parse(JSON.parse(readFileSync(file, 'utf8'))).version : 'is not there';
}

function install(): void {
  const done = spawnSync('npm', ['ci', '--ignore-scripts'], { cwd: PACKAGES, stdio: 'inherit' });
  if (done.status !== 0) throw new Error('The peers could not be installed; what npm said is above.');
}

export interface PeerOptions {
  documents: number;
  /** Processes on its one database; 1 if not given. */
  processes?: number;
  /** Without Sanad's rates (G12), for a workload that no person makes. */
  lifted?: boolean;
  /** Further flags of Node for the server, such as --cpu-prof. */
  flags?: string[];
}

/** Starts a server on fresh data. */
export async function startPeer(arena: Arena, name: PeerName, options: PeerOptions): Promise<Peer> {
  const folder = mkdtempSync(join(TEMPORARY, `bench-${name}-`));
  const plain: Omit<Target, 'port'> = {
    wire: 'plain',
    paths: names(options.documents),
    tokens: [''],
    answers: true,
  };
  switch (name) {
    case 'relay':
      return begin(
        name,
        { file: join(HERE, 'servers', 'relay.ts') },
        { ...plain, answers: false },
        { folder, options },
      );
    case 'y-websocket':
      return begin(name, yWebsocket(folder), plain, { folder, options });
    case 'hocuspocus': {
      const database = await freshDatabase(arena);
      const env = { DATABASE_HOST: arena.postgres.owner.host, DATABASE_NAME: database.name };
      const script = { file: join(PACKAGES, 'hocuspocus.mjs'), env };
      const tokens = ['token'];
      return begin(name, script, { ...plain, wire: 'hocuspocus', tokens }, { folder, options, database });
    }
    case 'sanad':
    case 'sanad-whole': {
      const database = await freshDatabase(arena);
      const script = sanad(arena, database.name, folder, name === 'sanad-whole', options.lifted === true);
      const study = await makeStudy(script, options.documents);
      return begin(name, script, { ...plain, ...study }, { folder, options, database });
    }
  }
}

const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `/document-${i}`);

const yWebsocket = (folder: string): Script => ({
  file: join(PACKAGES, 'node_modules', '@y', 'websocket-server', 'src', 'server.js'),
  env: { HOST: '127.0.0.1', YPERSISTENCE: join(folder, 'leveldb') },
});

function sanad(arena: Arena, database: string, folder: string, whole: boolean, lifted: boolean): Script {
  const url = `postgres://sanad@localhost/${database}?host=${encodeURIComponent(arena.postgres.owner.host)}`;
  const env = { DATABASE_URL: url, SANAD_DATA: join(folder, 'data'), WHOLE: whole ? '1' : '0' };
  return { file: join(HERE, 'servers', 'sanad.ts'), env: { ...env, LIFTED: lifted ? '1' : '0' } };
}

const Study = z.object({ rooms: z.array(z.string()), tokens: z.array(z.string()) });

async function makeStudy(script: Script, documents: number): Promise<{ paths: string[]; tokens: string[] }> {
  const maker = new Child({ ...script, args: ['make', String(documents)] });
  const { rooms, tokens } = Study.parse(JSON.parse(await maker.line()));
  await maker.gone;
  return { paths: rooms.map((room) => `/sync/${room}`), tokens };
}

interface Database {
  name: string;
  drop(): Promise<void>;
}

interface Ground {
  folder: string;
  options: PeerOptions;
  database?: Database;
}

async function begin(
  name: PeerName,
  script: Script,
  target: Omit<Target, 'port'>,
  { folder, options, database }: Ground,
): Promise<Peer> {
  let children: Child[] = [];
  let ports: number[] = [];
  const peer: Peer = {
    name,
    get pid() {
      return children[0]?.pid ?? 0;
    },
    get pids() {
      return children.map((child) => child.pid);
    },
    get target() {
      return { ...target, port: ports[0] ?? 0, ports };
    },
    async up() {
      const flags = [...FLAGS, ...(options.flags ?? [])];
      ports = [];
      for (let i = 0; i < (options.processes ?? 1); i++) {
        const port = await freePort();
        const child = new Child({ ...script, env: { ...script.env, PORT: String(port) }, flags });
        children.push(child);
        ports.push(await portOf(child, port));
      }
    },
    async down(signal) {
      await Promise.all(children.map((child) => child.end(signal)));
      children = [];
    },
    async remove() {
      await peer.down((options.flags ?? []).length > 0 ? 'SIGTERM' : 'SIGKILL'); // a profile is written at the end
      await database?.drop();
      for (const path of [folder, `${join(folder, 'data')}-keys`])
        rmSync(path, { recursive: true, force: true });
    },
  };
  await peer.up();
  return peer;
}

const Ready = z.object({ port: z.number() });

/** Ours say their port as JSON; the y-websocket server says in words that it runs, when it does. */
async function portOf(child: Child, asked: number): Promise<number> {
  for (;;) {
    const line = await child.line();
    if (line.startsWith('{')) return Ready.parse(JSON.parse(line)).port;
    if (line.startsWith('running at')) return asked;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function freshDatabase(arena: Arena): Promise<Database> {
  const name = `bench_${Date.now().toString(36)}_${Math.floor(performance.now())}`;
  const run = async (statement: string): Promise<void> => {
    const { host, username } = arena.postgres.owner;
    const sql = postgres({
      host,
      port: 5432,
      database: 'postgres',
      username,
      max: 1,
      onnotice: () => undefined,
    });
    await sql.unsafe(statement);
    await sql.end();
  };
  await run(`create database ${name}`);
  return { name, drop: () => run(`drop database if exists ${name} with (force)`) };
}
