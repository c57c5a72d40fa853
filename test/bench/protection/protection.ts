/**
 * What protection costs (PROTECTION, the Speed sentence of issue 6): two servers on one Postgres, the one as it is, the
 * other with rows stored unsealed and an app role that bypasses row-level security. They are asked in turn, so that what
 * else the machine does falls on both. The sync figure is processor time, of the server and of its Postgres backends, for
 * each update; gate and `can` cannot be taken out, so their share is read from a profile of the first.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import type postgres from 'postgres';
import { z } from 'zod';
import { metaOf } from '#doc/schema.ts';
import { connect, loginFromUrl } from '#server/db/connect.ts';
import { startEmbedded } from '#server/db/embedded.ts';
import { rolesOf } from '#server/db/migrate.ts';
import { TestServer } from '../../e2e/server.ts';
import { Raw } from '../../server/sync-harness.ts';

const RUNS = Number(process.env['SANAD_RUNS'] ?? 9);
const ROOMS = 8;
/** Of each room, in a run. */
const UPDATES = 250;
const BETWEEN = 8;
/** Clock ticks a second in /proc. */
const TICKS = 100;
const CHECKS = ['sync/gate', 'sync/scan', 'sync/standing', 'sync/weld', 'sync/decide', 'core/access'];

interface Side {
  name: 'on' | 'off';
  server: TestServer;
  token: string;
  sql: postgres.Sql;
  peers: Raw[];
  sent: number;
  profile: string;
}

export async function benchProtection(print: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sanad-protection-'));
  const embedded = await startEmbedded(join(folder, 'postgres'));
  const host = embedded.owner.host;
  const sides: Side[] = [];
  try {
    const names = ['on', 'off'] as const;
    sides.push(...(await Promise.all(names.map((name) => open(name, host, folder)))));
    await measureSync(sides, print);
    await measurePages(sides, print);
  } finally {
    for (const side of sides) await close(side);
    await embedded.release();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function open(name: Side['name'], host: string, folder: string): Promise<Side> {
  const url = (database: string): string =>
    `postgres://sanad@localhost/${database}?host=${encodeURIComponent(host)}`;
  const admin = connect(loginFromUrl(url('postgres')), { max: 1, schema: 'public' });
  await admin.unsafe(`create database sanad_${name}`);
  const profile = join(folder, `profile-${name}.json`);
  const loaded = ['preload.ts', ...(name === 'off' ? ['plain.ts'] : [])];
  const server = await TestServer.start({
    demo: true,
    env: { DATABASE_URL: url(`sanad_${name}`), SANAD_BENCH_PROFILE: profile },
    flags: loaded.map((file) => `--import=${pathToFileURL(join(import.meta.dirname, file)).href}`),
  });
  if (name === 'off') await admin.unsafe(`alter role ${rolesOf('sanad_off').app} bypassrls`);
  await admin.end();
  const made = await server.sanad('token', 'create', '--user', 'lead@demo.sanad.test');
  const sql = connect(loginFromUrl(url(`sanad_${name}`)), { max: 1, schema: 'sanad' });
  const side: Side = { name, server, token: made.stdout.trim(), sql, peers: [], sent: 0, profile };
  side.peers = await enterRooms(side);
  return side;
}

async function close({ server, sql, peers }: Side): Promise<void> {
  for (const peer of peers) peer.terminate();
  await sql.end();
  await server.stop();
}

const Records = z.object({ items: z.array(z.object({ code: z.string() })) });
const OneRecord = z.object({ rooms: z.object({ field: z.string() }) });
const Claims = z.object({ items: z.array(z.object({ id: z.string() })) });

async function ask(side: Side, path: string): Promise<string> {
  const at = `http://127.0.0.1:${side.server.environment()['PORT']}${path}`;
  const response = await fetch(at, { headers: { authorization: `Bearer ${side.token}` } });
  if (response.status !== 200) throw new Error(`${path} answers ${response.status}`);
  return response.text();
}

const API = '/api/v1/projects/demo';

async function enterRooms(side: Side): Promise<Raw[]> {
  const { items } = Records.parse(JSON.parse(await ask(side, `${API}/records?limit=${ROOMS}`)));
  const peers: Raw[] = [];
  for (const { code } of items) {
    const { rooms } = OneRecord.parse(JSON.parse(await ask(side, `${API}/records/${code}`)));
    const at = `ws://127.0.0.1:${side.server.environment()['PORT']}/sync/${rooms.field}`;
    const peer = (await new Raw(at, side.token).greet()).live();
    peer.step2();
    peers.push(peer);
  }
  side.sent = 1; // a step 2 counts
  return peers;
}

/** Seconds of processor time that server and backends have taken. */
async function spent({ server, sql }: Side): Promise<number> {
  const rows = await sql<{ pid: number }[]>`
    select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
  return [server.pid, ...rows.map(({ pid }) => pid)].reduce((sum, pid) => sum + ofProcess(pid), 0);
}

function ofProcess(pid: number): number {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return 0;
  const fields = readFileSync(path, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

async function typeIn(side: Side): Promise<void> {
  for (let i = 0; i < UPDATES; i++) {
    for (const { doc } of side.peers) metaOf(doc).set('typed', `${'x'.repeat(i % 40)}${i}`);
    await pause(BETWEEN);
  }
  side.sent += UPDATES;
  const { sent } = side;
  for (const peer of side.peers)
    await peer.until(() => (peer.last('durable')?.count ?? 0) >= sent, 'that all is kept');
}

async function measureSync(sides: readonly Side[], print: (line: string) => void): Promise<void> {
  const costs = { on: [] as number[], off: [] as number[] };
  for (let run = -1; run < RUNS; run++)
    for (const side of run % 2 === 0 ? sides : sides.toReversed()) {
      const before = await spent(side);
      await typeIn(side);
      const each = (((await spent(side)) - before) * 1e6) / (UPDATES * ROOMS);
      if (run >= 0) costs[side.name].push(each);
    }
  const [on, off] = [median(costs.on), median(costs.off)];
  const checks = await shareOfChecks(sides[0]);
  const rows = share(on, off);
  print(
    `sync, processor time an update (${RUNS} runs of ${UPDATES * ROOMS} updates each, in turn): ` +
      `${on.toFixed(0)} µs on, ${off.toFixed(0)} µs off: sealing and policies ${rows.toFixed(1)} %`,
  );
  print(`gate and can: ${checks.toFixed(1)} % of the server's own time over what is left without them`);
}

const share = (on: number, off: number): number => ((on - off) / off) * 100;

/** Of what is left without them, in percent. */
async function shareOfChecks(side: Side | undefined): Promise<number> {
  if (!side) return 0;
  process.kill(side.server.pid, 'SIGUSR2');
  await typeIn(side);
  process.kill(side.server.pid, 'SIGUSR2');
  while (!existsSync(side.profile)) await pause(50);
  await pause(200);
  const { busy, files } = z
    .object({ busy: z.number(), files: z.record(z.string(), z.number()) })
    .parse(JSON.parse(readFileSync(side.profile, 'utf8')));
  // One that calls another would be counted twice: the greatest of the outermost stands for what it calls.
  const gate = Math.max(...CHECKS.slice(0, -1).map((file) => files[file] ?? 0));
  const checks = gate + (files['core/access'] ?? 0);
  return (checks / (busy - checks)) * 100;
}

async function measurePages(sides: readonly Side[], print: (line: string) => void): Promise<void> {
  for (const [name, paths] of await pagesOf(sides)) {
    const times = { on: [] as number[], off: [] as number[] };
    const cost = { on: 0, off: 0 };
    for (let run = -2; run < RUNS * 4; run++)
      for (const side of run % 2 === 0 ? sides : sides.toReversed()) {
        const before = await spent(side);
        const asked = performance.now();
        await ask(side, paths[side.name]);
        if (run < 0) continue;
        times[side.name].push(performance.now() - asked);
        cost[side.name] += (await spent(side)) - before;
      }
    const [on, off] = [median(times.on), median(times.off)];
    const each = (name: Side['name']): string => ((cost[name] * 1000) / times[name].length).toFixed(1);
    print(
      `${name}: median ${on.toFixed(1)} ms on, ${off.toFixed(1)} ms off, ${(on - off).toFixed(1)} ms more; ` +
        `processor time ${each('on')} and ${each('off')} ms (${times.on.length} times each, in turn)`,
    );
  }
}

/** The same pages of both: codes and ids are drawn, so each has its own. */
async function pagesOf(sides: readonly Side[]): Promise<Map<string, Record<Side['name'], string>>> {
  const found = new Map<string, Record<Side['name'], string>>();
  for (const side of sides) {
    const { items } = Records.parse(JSON.parse(await ask(side, `${API}/records?limit=1`)));
    const claims = Claims.parse(JSON.parse(await ask(side, `${API}/claims?limit=1`))).items;
    const pages = {
      records: '/projects/demo/records',
      'a record': `/projects/demo/records/${items[0]?.code}`,
      sources: '/projects/demo/sources',
      claims: '/projects/demo/claims',
      'a claim': `/projects/demo/claims/${claims[0]?.id}`,
      matrix: '/projects/demo/claims/matrix',
    };
    for (const [name, path] of Object.entries(pages))
      found.set(name, { on: '', off: '', ...found.get(name), [side.name]: path });
  }
  return found;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
