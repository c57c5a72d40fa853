/**
 * `npm run bench [-- NAME…]`: what is measured, never a test that can fail by the clock. Prints one line a figure, with
 * what it was measured on. Some take long, and `sync` installs the servers that it compares: they run only when they are
 * asked for by name.
 */
import { argv, exit, stderr, stdout } from 'node:process';
import { cpus, loadavg } from 'node:os';
import { benchBrowser } from './browser/browser.ts';
import { benchDisclosure } from './disclosure.ts';
import { benchEdits } from './edits.ts';
import { benchEngine } from './engine/engine.ts';
import { benchFootprint } from './footprint.ts';
import { benchFuzz, benchHonest } from './gate.ts';
import { benchKill } from './kill.ts';
import { benchMatrix } from './matrix/matrix.ts';
import { benchModel } from './model.ts';
import { benchProtection } from './protection/protection.ts';
import { benchReach } from './reach.ts';
import { benchScan } from './scan.ts';
import { benchSimulate } from './simulate/simulate.ts';
import { benchSoak } from './soak.ts';
import { benchHostile } from './sync/hostile.ts';
import { benchProcesses } from './sync/processes.ts';
import { benchSync } from './sync/sync.ts';
import { readAsked, type BenchName } from './usage.ts';
import { benchVerdict } from './verdict.ts';

type Bench = (print: (line: string) => void) => void | Promise<void>;

const benches: Readonly<Record<BenchName, Bench>> = {
  verdict: benchVerdict,
  footprint: benchFootprint,
  engine: benchEngine,
  edits: benchEdits,
  browser: benchBrowser,
  sync: benchSync,
  processes: benchProcesses,
  kill: benchKill,
  model: benchModel,
  soak: benchSoak,
  honest: benchHonest,
  fuzz: benchFuzz,
  hostile: benchHostile,
  scan: benchScan,
  disclosure: benchDisclosure,
  simulate: benchSimulate,
  reach: benchReach,
  protection: benchProtection,
  matrix: benchMatrix,
};

const asked = readAsked(argv.slice(2));
if ('say' in asked) {
  (asked.isFault ? stderr : stdout).write(`${asked.say}\n`);
  exit(asked.isFault ? 1 : 0);
}

stdout.write(
  `${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)} before the start, Node ${process.version}\n`,
);
for (const name of asked.names) await benches[name]((line) => stdout.write(`${name}: ${line}\n`));
