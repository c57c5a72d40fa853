/** A child process that is measured: its CPU, its memory, and the lines it says. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { basename } from 'node:path';
import { execPath } from 'node:process';

/** Those of `npm start`. */
export const FLAGS = ['--max-semi-space-size=32'];

export interface Script {
  file: string;
  args?: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  flags?: string[];
}

export class Child {
  readonly #child: ChildProcess;
  readonly #lines: string[] = [];
  readonly #waiters: ((line: string) => void)[] = [];
  #complaints = '';
  readonly gone: Promise<unknown>;

  constructor({ file, args = [], env = {}, cwd, flags = FLAGS }: Script) {
    this.#child = spawn(execPath, [...flags, file, ...args], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
      ...(cwd === undefined ? {} : { cwd }),
    });
    this.gone = once(this.#child, 'exit');
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      if (this.#complaints.length < 10_000) this.#complaints += chunk.toString();
    });
    if (this.#child.stdout)
      createInterface({ input: this.#child.stdout }).on('line', (line) => {
        const waiter = this.#waiters.shift();
        if (waiter) waiter(line);
        else this.#lines.push(line);
      });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** The next line that it prints; fails when it ends instead. */
  line(): Promise<string> {
    const line = this.#lines.shift();
    if (line !== undefined) return Promise.resolve(line);
    return new Promise((resolve, reject) => {
      this.#waiters.push(resolve);
      void this.gone.then(() => reject(new Error(`A process of the bench ended:\n${this.#complaints}`)));
    });
  }

  say(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.#child.kill(signal);
    await this.gone;
  }
}

/** Seconds of CPU that a process has used itself, user and system. */
export function cpuOf(pid: number): number {
  const fields = statOf(pid);
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/** The same for a process with all that it started, living or dead: Postgres and its backends. */
export function cpuOfTree(pid: number): number {
  const own = statOf(pid);
  const dead = (Number(own[13]) + Number(own[14])) / TICKS;
  const living = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(Number(name)) === pid);
  return living.reduce((sum, child) => sum + quietly(() => cpuOf(Number(child)), 0), cpuOf(pid) + dead);
}

/** Megabytes resident. */
export function residentOf(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(line) / 1024;
}

/** Names of the busiest processes that are not the bench's own, by the CPU that they use within `ms`. */
export async function busiest(ms: number): Promise<string[]> {
  const before = allCpu();
  await new Promise((resolve) => setTimeout(resolve, ms));
  const used = [...allCpu()].map(([pid, seconds]) => ({ pid, used: seconds - (before.get(pid) ?? seconds) }));
  const busy = used.filter(({ pid, used: u }) => pid !== process.pid && (u * 1000) / ms > 0.02);
  return busy
    .toSorted((a, b) => b.used - a.used)
    .slice(0, 6)
    .map(({ pid, used: u }) => `${quietly(() => nameOf(pid), '?')} ${Math.round((u * 100_000) / ms)} %`);
}

const TICKS = 100;

/** The fields of /proc/PID/stat from the third on: the second is a name that may hold spaces. */
function statOf(pid: number): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** The program, and the file that it runs: every Node process calls itself the same. */
function nameOf(pid: number): string {
  const [program = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  const file = args.find((arg) => arg !== '' && !arg.startsWith('-'));
  const name = basename(program.split(' ')[0] ?? '');
  if (name === '') return readFileSync(`/proc/${pid}/comm`, 'utf8').trim(); // the kernel's own
  return name === 'node' && file !== undefined ? `${name} ${basename(file)}` : name;
}

const parentOf = (pid: number): number => quietly(() => Number(statOf(pid)[1]), 0);

function allCpu(): Map<number, number> {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return new Map(pids.map((pid) => [Number(pid), quietly(() => cpuOf(Number(pid)), 0)]));
}

/** A process may end between two looks. */
function quietly<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch {
    return otherwise;
  }
}
