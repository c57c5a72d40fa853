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
  const { createApp, shareApp } = await load<typeof Application>(server, '/server/app.ts');
  const app = await createApp(config);
  shareApp(app);
  const { demoState, loadDemo } = await load<typeof Demo>(server, '/server/demo/load.ts');
  if ((await demoState(app)) === 'absent') await loadDemo(app);
  return app;
}

async function load<Module>(server: ViteDevServer, path: string): Promise<Module> {
  return (await server.ssrLoadModule(path)) as Module;
}
