/** A server process that can be killed: the whole application without its pages. Prints one line when it serves. */
import { createServer } from 'node:http';
import { createApp } from '#server/app.ts';
import { readConfig } from '#server/config.server.ts';

const app = await createApp(readConfig(process.env, { demo: false }));
const server = createServer((_, response) => response.writeHead(404).end());
server.on('upgrade', (request, socket, head) => {
  socket.on('error', () => socket.destroy());
  app.sync.handleUpgrade(request, socket, head);
});
server.listen(app.config.port, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  process.stdout.write(`${JSON.stringify({ port: address.port, postgres: app.db.sql.options.host[0] })}\n`);
});
process.once('SIGTERM', () => {
  server.close();
  void app.close().then(() => process.exit(0));
});
