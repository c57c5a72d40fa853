/** `npm run dev`: the demo study behind Vite, with the same upgrade as in production; `/sync/` is ours, the rest Vite's. */
import type { Plugin, ViteDevServer } from 'vite';
import type * as Application from './app.ts';
import { readConfig } from './config.server.ts';
import type * as Demo from './demo/load.ts';

export function devServer(): Plugin {
  return {
    name: 'sanad-dev',
    apply: 'serve',
    async configureServer(server) {
      const app = await openApp(server);
      server.httpServer?.on('upgrade', (request, socket, head: Buffer) => {
        if (request.url?.startsWith('/sync/')) app.sync.handleUpgrade(request, socket, head);
      });
      server.httpServer?.on('close', () => void app.close());
    },
  };
}

/** Loaded as the pages' modules are, so that there is one copy of everything and edits need only a restart of Vite. */
async function openApp(server: ViteDevServer): Promise<Application.App> {
  const port = String(server.config.server.port ?? 3000);
  const config = readConfig({ ...process.env, PORT: port }, { demo: true });
  const { createApp, shareApp } = await load<typeof Application>(server, '/server/app.ts', [
    'createApp',
    'shareApp',
  ]);
  const app = await createApp(config);
  shareApp(app);
  const { demoState, loadDemo } = await load<typeof Demo>(server, '/server/demo/load.ts', [
    'demoState',
    'loadDemo',
  ]);
  if ((await demoState(app)) === 'absent') await loadDemo(app);
  return app;
}

async function load<Module extends object>(
  server: ViteDevServer,
  path: string,
  names: readonly (keyof Module)[],
): Promise<Module> {
  const module: object = await server.ssrLoadModule(path);
  if (!holds<Module>(module, names)) throw new Error(`${path} lacks one of ${names.join(', ')}.`);
  return module;
}

const holds = <Module extends object>(module: object, names: readonly (keyof Module)[]): module is Module =>
  names.every((name) => name in module);
