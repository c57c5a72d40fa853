/** The built application as its own process, on data of its own; it can be killed hard and started again. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { createToken } from '#server/auth/token.ts';
import { readConfig } from '#server/config.server.ts';
import { openGround } from '#server/ground.ts';
import { Wire } from './wire.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** Names a folder with a demo study: a test run makes it once, and its servers begin with a copy. */
const MADE_DEMO = 'SANAD_TEST_DEMO';

export interface ServerOptions {
  demo: boolean;
  /** Further settings. */
  env?: NodeJS.ProcessEnv;
  /** Further flags of Node: `npm run demo` gives up speed for memory, which journeys need not. */
  flags?: readonly string[];
}

export class TestServer {
  /** Where browsers find it: through a wire that can be cut. */
  readonly url: string;
  readonly wire: Wire;
  /** What it printed: the first lead's link, the demo's password. */
  output = '';
  readonly #port: number;
  readonly #folder: string;
  readonly #options: ServerOptions;
  #child: ChildProcess | null = null;

  private constructor(port: number, wire: Wire, folder: string, options: ServerOptions) {
    this.#port = port;
    this.wire = wire;
    this.#folder = folder;
    this.#options = options;
    this.url = `http://localhost:${wire.port}`;
  }

  static async start(options: ServerOptions): Promise<TestServer> {
    mkdirSync(join(ROOT, '.tmp'), { recursive: true });
    const folder = mkdtempSync(join(ROOT, '.tmp', 'e2e-'));
    const made = env[MADE_DEMO];
    if (options.demo && made !== undefined) execFileSync('cp', ['-Rp', `${made}/.`, folder]); // with who may read it, as Postgres asks
    return TestServer.#startIn(folder, options);
  }

  static async #startIn(folder: string, options: ServerOptions): Promise<TestServer> {
    const port = await freePort();
    const server = new TestServer(port, await Wire.lay(() => port), folder, options);
    await server.up();
    return server;
  }

  /** Makes the demo study in a folder, for `MADE_DEMO` to name. */
  static async makeDemo(folder: string): Promise<void> {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const server = await TestServer.#startIn(folder, { demo: true });
    await server.#end('SIGTERM');
    server.wire.close();
  }

  /** Starts it on its data and waits until it is ready to serve. */
  async up(): Promise<void> {
    const { demo, flags = [] } = this.#options;
    const args = ['--max-semi-space-size=8', ...flags, 'server/main.ts', ...(demo ? ['--demo'] : [])];
    const child = spawn(execPath, args, {
      cwd: ROOT,
      env: this.environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    const note = (chunk: Buffer): void => {
      this.output += chunk.toString();
    };
    child.stdout.on('data', note);
    child.stderr.on('data', note);
    await this.#ready(child);
  }

  environment(): NodeJS.ProcessEnv {
    const data = join(this.#folder, 'data');
    const { ORIGIN: _origin, DATABASE_URL: _url, ...rest } = env;
    return {
      ...rest,
      PORT: String(this.#port),
      ORIGIN: this.url,
      SANAD_DATA: data,
      SANAD_KEYS: `${data}-keys`,
      LOG_LEVEL: 'warn',
      ...this.#options.env,
    };
  }

  /** kill -9: no goodbye, no drain. The embedded Postgres stays behind, as after a crash. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async restart(): Promise<void> {
    await this.#end('SIGTERM');
    await this.up();
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
    this.wire.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** A token of each of these accounts, by its e-mail. */
  async tokens(emails: readonly string[]): Promise<Map<string, string>> {
    const config = readConfig(this.environment(), { demo: this.#options.demo });
    const { ground, close } = await openGround(config, { poolSize: 1 });
    try {
      const made = new Map<string, string>();
      for (const email of emails) {
        const answer = await createToken(ground, { email, project: null });
        if (answer.kind !== 'made') throw new Error(`no token for ${email}: ${answer.kind}`);
        made.set(email, answer.token);
      }
      return made;
    } finally {
      await close();
    }
  }

  /** Runs a `sanad` command on this server's data. */
  async sanad(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    const demo = this.#options.demo ? ['--demo'] : [];
    const child = spawn(execPath, ['server/cli.ts', ...args, ...demo], {
      cwd: ROOT,
      env: this.environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    await once(child, 'close');
    return { code: child.exitCode ?? 1, stdout, stderr };
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  /** Whether a demo has printed its password: it may be ready before what it printed is here. */
  #hasSaid(): boolean {
    return !this.#options.demo || this.output.includes('password “');
  }

  async #ready(child: ChildProcess): Promise<void> {
    const deadline = Date.now() + 150_000;
    for (;;) {
      if (child.exitCode !== null)
        throw new Error(`The server ended with ${child.exitCode}:\n${this.output}`);
      if (Date.now() > deadline) throw new Error(`The server did not become ready:\n${this.output}`);
      if (this.#hasSaid() && (await answers(`http://127.0.0.1:${this.#port}/health/ready`))) return;
      await new Promise((go) => setTimeout(go, 100));
    }
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
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
