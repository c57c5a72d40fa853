/** What the servers are put through. Each workload has a server of its own on fresh data. */
import { join } from 'node:path';
import { z } from 'zod';
import type { Job } from './load/main.ts';
import { startPeer, TEMPORARY, type Arena, type Peer, type PeerName, type PeerOptions } from './peers.ts';
import { Child, cpuOf, cpuOfTree, residentOf } from './process.ts';

export interface Setting {
  arena: Arena;
  peer: PeerName;
  trace: string | null;
  quick: boolean;
  flags: string[];
}

/** Starts a server, and removes it whatever comes of the work. */
async function withPeer<T>(
  setting: Setting,
  options: PeerOptions,
  work: (peer: Peer) => Promise<T>,
): Promise<T> {
  const peer = await startPeer(setting.arena, setting.peer, { flags: setting.flags, ...options });
  try {
    return await work(peer);
  } finally {
    await peer.remove();
  }
}

const LOAD = join(import.meta.dirname, 'load', 'main.ts');
/** Its memory is kept and used again: to get 60 MB anew from the kernel takes as long as a good server takes to fill them. */
const MALLOC = { MALLOC_MMAP_THRESHOLD_: '1000000000', MALLOC_TRIM_THRESHOLD_: '1000000000' };
const load = (job: Job): Child =>
  new Child({ file: LOAD, args: [JSON.stringify(job)], env: MALLOC, flags: [] });

/** The long document is made once for all runs, with a trace or without. */
const keptAt = (trace: string | null): string =>
  join(TEMPORARY, trace === null ? 'bench-sync-model.bin' : 'bench-sync-trace.bin');

export const Delivered = z.object({
  sent: z.number(),
  deliveries: z.number(),
  missing: z.number(),
  diverged: z.number(),
  p50: z.number(),
  p95: z.number(),
  p99: z.number(),
  seconds: z.number(),
  loadCpu: z.number(),
  /** How late the load's own loop was, at the 99th percentile and at most (ms): it is in every server's figures. */
  loadLate: z.number(),
  loadLongest: z.number(),
});

export interface Typing extends z.infer<typeof Delivered> {
  /** Microseconds of the server's own CPU for each delivery, and of Postgres' beside it. */
  cpu: number;
  postgres: number;
  /** Megabytes that the server has taken since it was empty. */
  memory: number;
}

export interface Shape {
  documents: number;
  editors: number;
  writers: number;
  rate: number;
  seconds: number;
}

export const typing = (setting: Setting, shape: Shape): Promise<Typing> =>
  withPeer(setting, { documents: shape.documents + WARM_UP.documents }, (peer) =>
    typedOn(peer, setting, shape),
  );

/**
 * Each server is typed in before it is measured, in other documents, until its compiler has little left to do: what that
 * takes at first is no daily cost.
 */
const WARM_UP: Shape = { documents: 100, editors: 3, writers: 3, rate: 8, seconds: 25 };

async function warmUp({ target }: Peer, { trace }: Setting, shape: Shape): Promise<void> {
  const others = { ...target, paths: target.paths.slice(shape.documents) };
  const child = load({ kind: 'type', trace, ...WARM_UP, target: others });
  await child.line();
  child.say('go');
  await child.line();
  child.say('read');
  await child.line();
}

async function typedOn(peer: Peer, setting: Setting, shape: Shape): Promise<Typing> {
  const empty = residentOf(peer.pid);
  await warmUp(peer, setting, shape);
  const child = load({ kind: 'type', target: peer.target, trace: setting.trace, ...shape });
  await child.line();
  const database = setting.arena.postgres.pid;
  const [server, beside] = [cpuOf(peer.pid), cpuOfTree(database)];
  child.say('go');
  await child.line();
  const [used, usedBeside] = [cpuOf(peer.pid) - server, cpuOfTree(database) - beside];
  const memory = residentOf(peer.pid) - empty;
  child.say('read');
  const delivered = Delivered.parse(JSON.parse(await child.line()));
  const each = (seconds: number): number => (seconds * 1e6) / delivered.deliveries;
  return { ...delivered, cpu: each(used), postgres: each(usedBeside), memory };
}

const Piped = z.object({ seen: z.number(), stored: z.number().nullable(), converged: z.boolean() });
const Took = z.object({ took: z.number() });

export interface Traced extends z.infer<typeof Piped> {
  /** Milliseconds to the whole document after a restart; the relay has none. */
  cold: number | null;
  /** Seconds of CPU that the server took, and Postgres beside it. */
  cpu: number;
  postgres: number;
}

export const traced = (setting: Setting): Promise<Traced> =>
  withPeer(setting, { documents: 2, lifted: true }, (peer) => tracedOn(peer, setting));

async function tracedOn(peer: Peer, setting: Setting): Promise<Traced> {
  const common = { trace: setting.trace, kept: keptAt(setting.trace) };
  const child = load({ kind: 'trace', target: peer.target, ...common });
  await child.line();
  const database = setting.arena.postgres.pid;
  const [server, beside] = [cpuOf(peer.pid), cpuOfTree(database)];
  child.say('go');
  const piped = Piped.parse(JSON.parse(await child.line()));
  const [used, usedBeside] = [cpuOf(peer.pid) - server, cpuOfTree(database) - beside];
  const cold = peer.target.answers ? await reopened(setting, peer, common) : null;
  return { ...piped, cold, cpu: used, postgres: usedBeside };
}

/** The median of some restarts, after the server had its time to store and to tidy. */
async function reopened(
  setting: Setting,
  peer: Peer,
  common: { trace: string | null; kept: string },
): Promise<number> {
  await settled(peer, setting.arena.postgres.pid);
  const times: number[] = [];
  for (let i = 0; i < (setting.quick ? 1 : 3); i++) {
    await peer.down('SIGTERM');
    await peer.up();
    const opener = load({ kind: 'open', target: peer.target, ...common });
    times.push(Took.parse(JSON.parse(await opener.line())).took);
    await settled(peer, setting.arena.postgres.pid);
  }
  return median(times);
}

/** Resolves when neither the server nor Postgres has worked for as long as a server may wait before it tidies up, or after a minute. */
async function settled(peer: Peer, database: number): Promise<void> {
  const busy = (): number => cpuOf(peer.pid) + cpuOfTree(database);
  let [quiet, last] = [0, busy()];
  for (let second = 0; quiet < 13 && second < 60; second++) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const now = busy();
    quiet = now - last > 0.1 ? 0 : quiet + 1;
    last = now;
  }
}

const Stormed = z.object({ p50: z.number(), slowest: z.number(), bytes: z.number(), storms: z.number() });

export interface Stormed extends z.infer<typeof Stormed> {
  /** Milliseconds of CPU that the server took for a storm, until its clients are gone, and Postgres beside it. */
  cpu: number;
  postgres: number;
}

export const stormed = (setting: Setting, clients: number): Promise<Stormed | null> =>
  withPeer(setting, { documents: 2 }, (peer) => stormedOn(peer, setting, clients));

async function stormedOn(peer: Peer, setting: Setting, clients: number): Promise<Stormed | null> {
  if (!peer.target.answers) return null;
  const job = { trace: setting.trace, kept: keptAt(setting.trace), clients };
  const child = load({ kind: 'storm', target: peer.target, ...job });
  await child.line();
  const database = setting.arena.postgres.pid;
  const [server, beside] = [cpuOf(peer.pid), cpuOfTree(database)];
  child.say('go');
  const found = Stormed.parse(JSON.parse(await child.line()));
  const [used, usedBeside] = [cpuOf(peer.pid) - server, cpuOfTree(database) - beside];
  const each = (seconds: number): number => (seconds * 1_000) / found.storms;
  return { ...found, cpu: each(used), postgres: each(usedBeside) };
}

const Crashed = z.object({ seen: z.number(), lost: z.number() });
export type Crashed = z.infer<typeof Crashed>;

/** kill -9 of the server alone, in the middle of typing. */
export const crashed = (setting: Setting, shape: Shape, after: number): Promise<Crashed | null> =>
  withPeer(setting, { documents: shape.documents }, (peer) => crashedOn(peer, setting, shape, after));

async function crashedOn(peer: Peer, setting: Setting, shape: Shape, after: number): Promise<Crashed | null> {
  if (!peer.target.answers) return null;
  const child = load({ kind: 'crash', target: peer.target, trace: setting.trace, ...shape });
  await child.line();
  await new Promise((resolve) => setTimeout(resolve, after));
  await peer.down('SIGKILL');
  await child.line();
  await peer.up();
  child.say(String(peer.target.port));
  return Crashed.parse(JSON.parse(await child.line()));
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[middle - (sorted.length % 2 === 0 ? 1 : 0)], sorted[middle]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}
