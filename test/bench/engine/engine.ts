/** The engine on projects of four sizes: from nothing through the command, and edit by edit in memory. */
import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Change } from '#core/consistency/book.ts';
import { createEngine, type Engine } from '#core/consistency/engine.ts';
import { readInterchange, type Assertion, type Project } from '#core/consistency/interchange.ts';
import { overTime } from '#core/consistency/over-time.ts';
import { createRandom } from './random.ts';
import { makeStudy, sizeOf } from './study.ts';

const SIZES = [12_500, 25_000, 50_000, 100_000];
const EDITS = 400;
const SEED = 7;

export async function benchEngine(print: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sanad-engine-'));
  try {
    for (const assertions of SIZES) {
      const file = join(folder, 'study.json');
      writeFileSync(file, JSON.stringify(makeStudy(sizeOf(assertions), SEED)));
      const { seconds, cpu, resident } = await assessed(file, join(folder, 'out.json'));
      print(
        `${words(assertions)} assertions from nothing: ${seconds.toFixed(2)} s (${cpu.toFixed(2)} s of CPU), ${resident} MB, file read and result written; ${((cpu / (assertions * Math.log2(assertions))) * 1e9).toFixed(0)} ns of CPU for each n·log₂ n`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  const project = readStudy(sizeOf(100_000));
  benchEdits(project, createEngine(project), print);
  for (const claims of [1_000, 2_000]) benchMonths(claims, print);
}

/** Belief by month, of the claims that were spoken of first and half-way. */
function benchMonths(claims: number, print: (line: string) => void): void {
  const project = readStudy({ claims, sources: claims / 5, assertions: claims * 8 });
  const dates = Map.groupBy(project.assertions, (a) => a.claim);
  const since = (id: string): string =>
    (dates.get(id) ?? []).flatMap((a) => a.date ?? []).toSorted()[0] ?? '9999-12';
  const ids = project.claims.map(({ id }) => id).toSorted((a, b) => (since(a) < since(b) ? -1 : 1));
  for (const id of [ids[0], ids[Math.floor(ids.length / 2)]]) {
    const began = process.cpuUsage();
    const { length } = overTime(project, id ?? '');
    const { user, system } = process.cpuUsage(began);
    print(
      `belief over ${length} months of one claim among ${words(claims)} with ${words(project.assertions.length)} assertions: ${((user + system) / 1000).toFixed(0)} ms of CPU`,
    );
  }
}

const words = (n: number): string => n.toLocaleString('en');

/** Says on a pipe of its own, when it ends, what it took. */
const REPORT = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; process.on('exit', () => { const u = process.resourceUsage(); writeSync(3, JSON.stringify([performance.now(), u.userCPUTime + u.systemCPUTime, u.maxRSS])); });",
)}`;

async function assessed(
  file: string,
  out: string,
): Promise<{ seconds: number; cpu: number; resident: number }> {
  // As `npm run sanad` starts it.
  const script = /"sanad": ".*exec node (.*) server\/cli\.ts"/.exec(
    readFileSync('package.json', 'utf8'),
  )?.[1];
  const flags = script === undefined ? [] : script.split(' ');
  const child = spawn(process.execPath, [...flags, '--import', REPORT, 'server/cli.ts', 'assess', file], {
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  child.stdout?.pipe(createWriteStream(out));
  const report = child.stdio[3];
  if (!report || !('read' in report)) throw new Error('no pipe for the report');
  const [milliseconds = 0, micro = 0, kilobytes = 0] = numbers(await text(report));
  return { seconds: milliseconds / 1000, cpu: micro / 1e6, resident: Math.round(kilobytes / 1024) };
}

function numbers(json: string): number[] {
  const read: unknown = JSON.parse(json);
  return Array.isArray(read) ? read.map(Number) : [];
}

function readStudy(size: ReturnType<typeof sizeOf>): Project {
  const read = readInterchange(makeStudy(size, SEED));
  if (!read.ok) throw new Error(read.errors[0]?.message);
  return read.project;
}

function benchEdits(project: Project, engine: Engine, print: (line: string) => void): void {
  const random = createRandom(SEED);
  const known = new Set(project.claims.filter((claim) => claim.resolved !== null).map((claim) => claim.id));
  const [open, answers] = [false, true].map((is) =>
    project.assertions.filter((a) => known.has(a.claim) === is),
  );
  const isFigure = (a: Assertion): boolean => a.value === null;
  for (const [noun, list = []] of [
    ['edited assertion', open?.filter((a) => !isFigure(a))],
    ['edited figure', open?.filter(isFigure)],
    ['edited control answer', answers?.filter((a) => !isFigure(a))],
    ['edited control figure', answers?.filter(isFigure)],
  ] as const) {
    const runs = Array.from({ length: EDITS }, () => measured(engine, turned(random.pick(list))));
    const times = runs.map(({ took }) => took).sort((a, b) => a - b);
    const claims = runs.map(({ weighed }) => weighed).sort((a, b) => a - b);
    print(
      `one ${noun} among ${words(project.assertions.length)}: median ${at(times, 0.5).toFixed(2)} ms, p95 ${at(times, 0.95).toFixed(1)} ms, most ${at(times, 1).toFixed(1)} ms; median ${at(claims, 0.5)} claims weighed again, p95 ${at(claims, 0.95)}`,
    );
  }
}

/** The other value; of a figure twice as much. */
function turned(record: Assertion): Change {
  const { value, lo, hi } = record;
  if (value === null)
    return {
      put: 'assertion',
      record: { ...record, lo: lo === null ? null : 2 * lo, hi: hi === null ? null : 2 * hi },
    };
  return { put: 'assertion', record: { ...record, value: value === 'true' ? 'false' : 'true' } };
}

function measured(engine: Engine, change: Change): { took: number; weighed: number } {
  const began = performance.now();
  const { weighed } = engine.update([change]);
  return { took: performance.now() - began, weighed: weighed.length };
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
