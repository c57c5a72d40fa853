/** A server as its own process, on a database that others may share. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { execPath } from 'node:process';
import type { Config } from '#server/config.server.ts';

const ROOT = join(import.meta.dirname, '..', '..');

export class ServerProcess {
  readonly port: number;
  readonly url: string;
  /** What it printed and logged. */
  output = '';
  readonly #child: ChildProcess;

  private constructor(port: number, child: ChildProcess) {
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
    this.#child = child;
    const note = (chunk: Buffer): void => void (this.output += chunk.toString());
    child.stdout?.on('data', note);
    child.stderr?.on('data', note);
  }

  /** Resolves when it is ready to serve. */
  static async start(config: Config, env: NodeJS.ProcessEnv = {}): Promise<ServerProcess> {
    const port = await freePort();
    const { ORIGIN: _, ...rest } = process.env;
    const child = spawn(execPath, ['--max-semi-space-size=8', 'server/main.ts'], {
      cwd: ROOT,
      env: {
        ...rest,
        PORT: String(port),
        DATABASE_URL: config.databaseUrl ?? '',
        SANAD_DATA: config.data,
        SANAD_KEYS: config.keys,
        LOG_LEVEL: 'trace',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const made = new ServerProcess(port, child);
    while (!(await made.#isReady())) await new Promise((go) => setTimeout(go, 50));
    return made;
  }

  /** Resolves once it has said this. */
  async until(words: string): Promise<void> {
    while (!this.output.includes(words)) await new Promise((go) => this.#child.stderr?.once('data', go));
  }

  room(room: string): string {
    return `ws://127.0.0.1:${this.port}/sync/${room}`;
  }

  /** Its exit code (null: by a signal). */
  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<{ code: number | null }> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      this.#child.kill(signal);
      await once(this.#child, 'close');
    }
    return { code: this.#child.exitCode };
  }

  async #isReady(): Promise<boolean> {
    if (this.#child.exitCode !== null) throw new Error(`The server ended:\n${this.output}`);
    return fetch(`${this.url}/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    );
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
