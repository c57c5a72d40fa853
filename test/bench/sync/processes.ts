/**
 * `npm run bench -- processes [--seconds N] [--trace PATH]`: the same load on 1, 2 and 4 processes that share one
 * database, with projection and engine in them as in `npm start`. Sockets take turns with the processes, so that nearly
 * everybody in a document is served by another process than their neighbour: there are no sticky sessions.
 */
import { argv } from 'node:process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openArena, startPeer, type Arena } from './peers.ts';
import { busiest, Child, cpuOf, cpuOfTree } from './process.ts';
import { Delivered, type Shape } from './workloads.ts';

type Print = (line: string) => void;

const COUNTS = [1, 2, 4];
const SHAPES = {
  'one document, 40 editors': { documents: 1, editors: 40, writers: 40, rate: 10 },
  '200 documents, 3 editors': { documents: 200, editors: 3, writers: 3, rate: 2 },
};

export async function benchProcesses(print: Print): Promise<void> {
  const { values } = parseArgs({
    args: argv.slice(2),
    allowPositionals: true,
    options: { seconds: { type: 'string', default: '15' }, trace: { type: 'string' } },
  });
  print(`busy before the start: ${(await busiest(1_000)).join(', ') || 'nothing'}`);
  const arena = await openArena({ peers: false });
  try {
    for (const [name, shape] of Object.entries(SHAPES))
      for (const count of COUNTS) {
        const typed = { ...shape, seconds: Number(values.seconds) };
        print(
          `${name}, ${count} process${count > 1 ? 'es' : ''}: ${await measure(arena, count, typed, values.trace ?? null)}`,
        );
      }
  } finally {
    await arena.close();
  }
}

async function measure(arena: Arena, count: number, shape: Shape, trace: string | null): Promise<string> {
  const peer = await startPeer(arena, 'sanad-whole', { documents: shape.documents, processes: count });
  const file = join(import.meta.dirname, 'load', 'main.ts');
  const load = new Child({
    file,
    args: [JSON.stringify({ kind: 'type', target: peer.target, trace, ...shape })],
    flags: [],
  });
  await load.line();
  const serverCpu = (): number => peer.pids.reduce((sum, pid) => sum + cpuOf(pid), 0);
  const [servers, database] = [serverCpu(), cpuOfTree(arena.postgres.pid)];
  load.say('go');
  await load.line();
  const [serversUsed, databaseUsed] = [serverCpu() - servers, cpuOfTree(arena.postgres.pid) - database];
  load.say('read');
  const got = Delivered.parse(JSON.parse(await load.line()));
  await peer.remove();
  const cores = (seconds: number): string => (seconds / got.seconds).toFixed(2);
  const all = serversUsed + databaseUsed + got.loadCpu;
  return [
    `${Math.round(got.sent / got.seconds)} updates/s, ${Math.round(got.deliveries / got.seconds)} deliveries/s`,
    `p50 ${got.p50.toFixed(0)} ms, p99 ${got.p99.toFixed(0)} ms`,
    `cores: servers ${cores(serversUsed)}, Postgres ${cores(databaseUsed)}, load ${cores(got.loadCpu)}`,
    `together ${cores(all)} of ${cpus().length}`,
    got.missing + got.diverged === 0 ? 'all converged' : `${got.missing} MISSING, ${got.diverged} DIVERGED`,
  ].join('; ');
}
