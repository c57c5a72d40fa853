/**
 * `npm run bench -- sync [--trace PATH] [--quick] [--runs N] [--only WORKLOAD,…] [--peers NAME,…] [--prof] [--flags "…"]`:
 * Sanad beside the sync servers that people would pick instead, through the same load, in one run.
 */
import { existsSync } from 'node:fs';
import { argv } from 'node:process';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { aims } from './aims.ts';
import { openArena, PEERS, versions, type Arena, type PeerName } from './peers.ts';
import { busiest } from './process.ts';
import { table, type Results } from './table.ts';
import { crashed, stormed, traced, typing, type Setting, type Shape } from './workloads.ts';

type Print = (line: string) => void;

interface Plan {
  trace: string | null;
  /** The trace that was asked for and is not there. */
  absent: string | null;
  quick: boolean;
  runs: number;
  only: Workload[];
  peers: PeerName[];
  flags: string[];
}

export const WORKLOADS = ['saturated', 'many', 'storm', 'trace', 'crash', 'lone'] as const;
export type Workload = (typeof WORKLOADS)[number];

export async function benchSync(print: Print): Promise<void> {
  const plan = readPlan(argv.slice(2));
  print(`before the start: ${await whatElseRuns()}`);
  if (plan.trace === null) print(`no trace (${plan.absent ?? '--trace PATH'}): a seeded model types`);
  const arena = await openArena();
  print(`peers: ${versions()}`);
  const results: Results = {};
  try {
    for (let run = 0; run < plan.runs; run++)
      for (const workload of plan.only)
        for (const peer of rotated(plan.peers, run))
          await measure(print, { plan, arena, results, peer, workload });
  } finally {
    await arena.close();
  }
  print(`at the end: ${await whatElseRuns()}`);
  print(`medians of ${plan.runs} ${plan.runs === 1 ? 'run, which is no median' : 'runs'}`);
  for (const line of [...table(results, plan.peers), ...aims(results)]) print(line);
}

/** Seen when nothing of the bench's own is at work. */
async function whatElseRuns(): Promise<string> {
  const loads = loadavg().map((load) => load.toFixed(1));
  return `load ${loads.join(' ')}; busy: ${(await busiest(1_000)).join(', ') || 'nothing'}`;
}

function readPlan(args: string[]): Plan {
  const { values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      trace: { type: 'string' },
      quick: { type: 'boolean', default: false },
      runs: { type: 'string' },
      only: { type: 'string' },
      peers: { type: 'string' },
      prof: { type: 'boolean', default: false },
      /** Further flags of Node for the servers, which come after those of `npm start`. */
      flags: { type: 'string', default: '' },
    },
  });
  const { quick, prof } = values;
  const trace = values.trace !== undefined && existsSync(values.trace) ? values.trace : null;
  return {
    trace,
    absent: trace === null && values.trace !== undefined ? `there is no ${values.trace}` : null,
    quick,
    runs: Number(values.runs ?? (quick ? 1 : 3)),
    only: chosen(WORKLOADS, values.only),
    peers: chosen(PEERS, values.peers),
    flags: [
      ...values.flags.split(' ').filter((flag) => flag !== ''),
      ...(prof ? ['--cpu-prof', '--cpu-prof-dir=.tmp/profiles'] : []),
    ],
  };
}

function chosen<T extends string>(all: readonly T[], words: string | undefined): T[] {
  const wanted = words?.split(',');
  return all.filter((one) => !wanted || wanted.includes(one));
}

/** No server always goes first. */
const rotated = <T>(all: readonly T[], by: number): T[] => [
  ...all.slice(by % all.length),
  ...all.slice(0, by % all.length),
];

interface Step {
  plan: Plan;
  arena: Arena;
  results: Results;
  peer: PeerName;
  workload: Workload;
}

async function measure(print: Print, { plan, arena, results, peer, workload }: Step): Promise<void> {
  const { trace, quick, flags } = plan;
  const found = await WORK[workload]({ arena, peer, trace, quick, flags }).catch((error: unknown) => {
    print(`${workload} ${peer}: failed: ${String(error)}`);
    return null;
  });
  if (!found) return;
  ((results[workload] ??= {})[peer] ??= []).push(found);
  print(`${workload} ${peer}: ${words(found)}`);
}

const words = (found: object): string =>
  Object.entries(found)
    .map(([name, value]) => `${name} ${typeof value === 'number' ? Number(value.toFixed(1)) : value}`)
    .join(', ');

const SATURATED: Shape = { documents: 1, editors: 50, writers: 50, rate: 40, seconds: 15 };
const MANY: Shape = { documents: 400, editors: 3, writers: 3, rate: 2, seconds: 20 };
const LONE: Shape = { documents: 1, editors: 2, writers: 1, rate: 10, seconds: 20 };
const CRASH: Shape = { documents: 50, editors: 3, writers: 3, rate: 10, seconds: 20 };

const shortened = (shape: Shape, { quick }: Setting): Shape => (quick ? { ...shape, seconds: 5 } : shape);

const WORK: Record<Workload, (setting: Setting) => Promise<object | null>> = {
  saturated: (setting) => typing(setting, shortened(SATURATED, setting)),
  many: (setting) => typing(setting, shortened(MANY, setting)),
  storm: (setting) => stormed(setting, 200),
  trace: (setting) => traced(setting),
  crash: (setting) => crashed(setting, CRASH, 4_000),
  lone: (setting) => typing(setting, shortened(LONE, setting)),
};
