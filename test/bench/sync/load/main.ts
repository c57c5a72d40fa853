/** The load: one process for all editors. Told what to do by its argument; says on each line how far it is. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { argv, cpuUsage, exit, stdin, stdout } from 'node:process';
import * as Y from 'yjs';
import { openDocument } from '#doc/schema.ts';
import type { Target } from '../peers.ts';
import { Crowd, until, type CrowdOptions } from './crowd.ts';
import { longDocument, pipe, ready, seed, storm } from './document.ts';
import { readMessage } from './wire.ts';

export type Job =
  | ({ kind: 'type' | 'crash' } & CrowdOptions)
  /** `kept`: the file in which the long document is kept between runs. */
  | { kind: 'trace'; target: Target; trace: string | null; kept: string }
  | { kind: 'storm'; target: Target; trace: string | null; kept: string; clients: number }
  | { kind: 'open'; target: Target; trace: string | null; kept: string };

const say = (line: object): void => void stdout.write(`${JSON.stringify(line)}\n`);
const lines = createInterface({ input: stdin })[Symbol.asyncIterator]();
/** Waits for the parent's word. */
const hear = async (): Promise<string> => String((await lines.next()).value);

/** So often they come to another document first, and so often to the one that is measured, of which the median counts. */
const STORMS = { before: 12, measured: 5 };

const job = JSON.parse(argv[2] ?? '') as Job;
await run(job);
exit(0);

function run(job: Job): Promise<void> {
  switch (job.kind) {
    case 'type':
      return type(job);
    case 'crash':
      return crash(job);
    case 'trace':
      return trace(job);
    case 'storm':
      return storms(job);
    case 'open':
      return open(job);
  }
}

async function type(job: Job & { kind: 'type' | 'crash' }): Promise<void> {
  const crowd = await Crowd.open(job);
  say({ ready: true });
  await hear();
  const [began, before] = [performance.now(), cpuUsage()];
  const late = monitorEventLoopDelay({ resolution: 1 });
  late.enable();
  await crowd.type();
  late.disable(); // what follows looks through all that came
  const seconds = ((await crowd.quiet()) - began) / 1_000;
  const used = cpuUsage(before);
  say({ quiet: true });
  await hear();
  crowd.close();
  const [loadLate, loadLongest] = [late.percentile(99) / 1e6, late.max / 1e6];
  say({
    ...crowd.delivered(),
    seconds,
    loadCpu: (used.user + used.system) / 1e6,
    loadLate,
    loadLongest,
  });
}

/** Types until the server is gone, then asks its successor for what others had seen. */
async function crash(job: Job & { kind: 'type' | 'crash' }): Promise<void> {
  const crowd = await Crowd.open(job);
  say({ ready: true });
  await crowd.type();
  say({ crashed: true });
  const target = { ...job.target, port: Number(await hear()) };
  let [seen, lost] = [0, 0];
  for (const [document, clients] of crowd.seen().entries()) {
    const found = await clocksOf(target, document);
    for (const [client, clock] of clients) {
      seen += crowd.countBetween(client, 0, clock);
      lost += crowd.countBetween(client, found.get(client) ?? 0, clock);
    }
  }
  say({ seen, lost });
}

/** What a document holds once nothing more comes. */
async function clocksOf(target: Target, document: number): Promise<Map<number, number>> {
  const opened = await ready(target, document, document);
  await until(() => performance.now() - (opened.got.at(-1)?.at ?? 0) > 150, 20);
  opened.socket.close();
  const doc = openDocument();
  for (const { payload } of opened.got) {
    const message = readMessage(target, payload);
    if (message.kind === 'step2' || message.kind === 'update') Y.applyUpdate(doc, message.payload);
  }
  return Y.decodeStateVector(Y.encodeStateVector(doc));
}

async function trace(job: Job & { kind: 'trace' }): Promise<void> {
  const work = longDocument(job.trace, job.kept);
  const piped = await pipe(job.target, work, async () => {
    say({ ready: true });
    await hear();
  });
  say(piped);
}

async function storms(job: Job & { kind: 'storm' }): Promise<void> {
  const { state } = longDocument(job.trace, job.kept);
  const authors = [await seed(job.target, 0, state), await seed(job.target, 1, state)];
  const come = async (document: number): Promise<number[]> => {
    const times = await storm(job.target, document, job.clients, state);
    (await ready(job.target, document, 0)).socket.close(); // once it answers, those who left before are gone
    return times.toSorted((a, b) => a - b);
  };
  for (let i = 0; i < STORMS.before; i++) await come(1);
  say({ ready: true });
  await hear();
  const times: number[][] = [];
  for (let i = 0; i < STORMS.measured; i++) times.push(await come(0));
  for (const { socket } of authors) socket.close();
  const middle = (values: number[]): number | undefined =>
    values.toSorted((a, b) => a - b)[values.length >> 1];
  const p50 = middle(times.map((one) => middle(one) ?? 0));
  say({ p50, slowest: Math.max(...times.flat()), bytes: state.length, storms: STORMS.measured });
}

/** After a restart: another document is opened first, so that the process has done such a thing before. */
async function open(job: Job & { kind: 'open' }): Promise<void> {
  const { state } = longDocument(job.trace, job.kept);
  const other = await ready(job.target, 1, 0);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const [took] = await storm(job.target, 0, 1, state);
  other.socket.close();
  say({ took });
}
