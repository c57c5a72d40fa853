/**
 * The production server: `node server/main.ts [--demo] [--reset]`. Listens first, so that a taken port is said before
 * anything is started; requests wait until the application is there.
 */
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { createApp, shareApp, type App } from './app.ts';
import { inviteFirstLead } from './auth/invitation.ts';
import { ConfigError, readConfig, type Config } from './config.server.ts';
import { ASKER_HEADER, askerOf, proxyWarning } from './http/asker.ts';
import { describeFault } from './http/fault.ts';
import { isUnderTls, securityHeaders } from './http/headers.ts';
import { waives } from './auth/stage.ts';
import { listAccounts } from './store/account.ts';

/** The end of a drain, whatever hangs: supervisors kill after ten seconds. */
const SHUTDOWN_MS = 8_000;
/** What a form or a call may send; the handlers of larger things say their own limits. */
const BODY_LIMIT = '11M';

interface Serving {
  app: App;
  handler: RequestListener;
}

async function main(args: string[]): Promise<void> {
  const { demo, reset } = readArguments(args);
  const config = readConfig(process.env, { demo });
  ensureBuild();
  let open: (serving: Serving) => void = () => undefined;
  const serving = new Promise<Serving>((resolve) => (open = resolve));
  const server = await listen(config, serving);
  if (reset) await (await import('./demo/reset.ts')).resetDemo(config);
  if (demo && (reset || isNew(config))) await makeStudy();
  const app = await start(config);
  stopOnSignal(server, app);
  shareApp(app);
  open({ app, handler: await loadPages(config) });
  process.stdout.write(await greeting(app));
}

function readArguments(args: string[]): { demo: boolean; reset: boolean } {
  const unknown = args.find((arg) => arg !== '--demo' && arg !== '--reset');
  if (unknown !== undefined)
    throw new ConfigError(`There is no option ${unknown}. The options are --demo, and --reset with it.`);
  const [demo, reset] = [args.includes('--demo'), args.includes('--reset')];
  if (reset && !demo) throw new ConfigError('--reset makes the demo anew and needs --demo beside it.');
  return { demo, reset };
}

/** In a process of its own, as the builder is: nothing of it must stay with the server. */
function ensureBuild(): void {
  const done = spawnSync(process.execPath, [join(import.meta.dirname, 'ensure-build.ts')], {
    stdio: 'inherit',
  });
  if (done.status !== 0)
    throw new ConfigError('The pages could not be built; what the builder said is above.');
}

async function listen(config: Config, serving: Promise<Serving>): Promise<Server> {
  const headers = securityHeaders({ secure: isUnderTls(config) }); // static files’ too
  let started = false;
  void serving.then(() => (started = true));
  const server = createServer((request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    request.headers[ASKER_HEADER] = askerOf(request, config);
    response.once('finish', () => drain(request));
    if (!started && request.url?.startsWith('/health/')) sayStarting(request, response);
    else void serving.then(({ handler }) => handler(request, response));
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    void serving.then(({ app }) => upgrade(app, request, socket, head));
  });
  server.listen(config.port, config.host);
  await once(server, 'listening');
  return server;
}

/** Health is answered at once: whoever watches must not take a start for a server that hangs. */
function sayStarting(request: IncomingMessage, response: ServerResponse): void {
  const live = request.url === '/health/live';
  response.writeHead(live ? 200 : 503, { 'content-type': 'text/plain', 'cache-control': 'no-store' });
  response.end(live ? 'live\n' : 'starting\n');
}

/**
 * A refusal may be sent before the body was read. Its reader then holds the stream paused, and the next request on the
 * same connection would wait until it is reset.
 */
function drain(request: IncomingMessage): void {
  if (request.readableEnded) return;
  request.removeAllListeners('data');
  request.resume();
}

function upgrade(app: App, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  if (request.url?.startsWith('/sync/')) app.sync.handleUpgrade(request, socket, head);
  else socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
}

/** Of a database of one's own that cannot be told from outside. */
const isNew = ({ databaseUrl, data }: Config): boolean =>
  databaseUrl === null && !existsSync(join(data, 'postgres'));

/** In a process of its own, as the pages are built. What it could not do, `withStudy` does or says why. */
async function makeStudy(): Promise<void> {
  process.stdout.write('Loading the demo study.\n');
  const child = fork(join(import.meta.dirname, 'demo', 'make.ts'), {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  await once(child, 'exit');
}

async function start(config: Config): Promise<App> {
  const app = await createApp(config);
  const warning = proxyWarning(config);
  if (warning !== null) app.log.warn(warning);
  return config.demo ? withStudy(app, config) : app;
}

/** Loads the demo study where it is not, or was cut off while it was loaded. */
async function withStudy(app: App, config: Config): Promise<App> {
  const { demoState, loadDemo } = await import('./demo/load.ts');
  const state = await demoState(app);
  if (state === 'complete') return app;
  process.stdout.write('Loading the demo study.\n');
  if (state === 'half') {
    await app.close();
    await (await import('./demo/reset.ts')).resetDemo(config);
    app = await createApp(config);
  }
  await loadDemo(app);
  return app;
}

async function loadPages(config: Config): Promise<RequestListener> {
  process.env['ORIGIN'] ??= config.origins[0];
  process.env['BODY_SIZE_LIMIT'] ??= BODY_LIMIT;
  process.env['ADDRESS_HEADER'] = ASKER_HEADER; // ours is worked out in listen
  const built: unknown = await import(new URL('../build/handler.js', import.meta.url).href);
  if (typeof built !== 'object' || built === null || !('handler' in built) || !isListener(built.handler))
    throw new Error('build/handler.js has no handler');
  return built.handler;
}

const isListener = (value: unknown): value is RequestListener => typeof value === 'function';

async function greeting(app: App): Promise<string> {
  const address = app.config.origins[0] ?? '';
  if (app.config.demo) return demoGreeting(app, address);
  const token = await inviteFirstLead(app);
  const words = `\nThe server is at ${address}\n`;
  if (token === null) return words;
  return `${words}
There is no study yet. With this link, good once and for seven days, the first lead signs up:

  ${address}/join/${token}

`;
}

async function demoGreeting(app: App, address: string): Promise<string> {
  const { DEMO_PASSWORD } = await import('./demo/load.ts');
  const accounts = await app.db.asService('auth', listAccounts);
  return `
The demo study is at ${address}

Its accounts, all with the password “${DEMO_PASSWORD}”${waives(app.config) ? ' and no second factor' : ''}:

${accounts.map(({ email }) => `  ${email}`).join('\n')}

`;
}

/** Drains: no new request, sockets told to come back, what is queued committed; it ends within ten seconds all the same. */
function stopOnSignal(server: Server, app: App): void {
  const stop = (signal: NodeJS.Signals): void => {
    process.off('SIGTERM', stop).off('SIGINT', stop);
    app.log.info({ signal }, 'stopping');
    setTimeout(() => {
      app.log.error('stopping took too long: what was not committed stays with its authors');
      process.exit(1);
    }, SHUTDOWN_MS).unref();
    server.close();
    server.closeIdleConnections();
    app
      .close()
      .then(() => server.closeAllConnections())
      .then(() => process.exit(0))
      .catch((error: unknown) => {
        app.log.error({ fault: describeFault(error) }, 'stopping failed');
        process.exit(1);
      });
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
  process.on('unhandledRejection', (error) =>
    app.log.error({ fault: describeFault(error) }, 'a promise was rejected and nobody looked'),
  );
  process.on('uncaughtException', (error) => {
    app.log.fatal({ fault: describeFault(error) }, 'an error nobody caught: ending, to be started again');
    process.exit(1);
  });
}

/** Errors that say by themselves what to do. All others are bugs, and keep their stack. */
const EXPLAINED = new Set([
  'ConfigError',
  'KeyStoreError',
  'InstanceError',
  'EmbeddedPostgresError',
  'MigrationError',
]);

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (EXPLAINED.has(error.name)) return error.message;
  switch (Reflect.get(error, 'code')) {
    case 'EADDRINUSE':
      return `The port ${process.env['PORT'] ?? 3000} is in use by another program. Stop that one, or set PORT to another number.`;
    case 'EACCES':
      return `This user may not listen on port ${process.env['PORT'] ?? 3000}. Set PORT to a number above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `The address ${process.env['HOST'] ?? ''} is not one of this machine's. Set HOST to one that is.`;
    case 'ECONNREFUSED':
    case 'CONNECT_TIMEOUT':
      return 'The Postgres of DATABASE_URL does not answer. Start it, or correct DATABASE_URL.';
    case '28P01':
    case '28000':
      return 'The Postgres of DATABASE_URL refuses this login. Correct its name and password.';
    default:
      return error.stack ?? error.message;
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`\n${explain(error)}\n`);
  process.exit(1);
}
