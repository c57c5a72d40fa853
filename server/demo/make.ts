/**
 * Loads the demo study into data that are new, in a process of its own: the memory that this takes does not stay with the
 * server. Where it ends early, the server finds the study absent or half and loads it by itself.
 */
import { createApp } from '../app.ts';
import { readConfig } from '../config.server.ts';
import { demoState, loadDemo } from './load.ts';

process.once('disconnect', () => process.exit(1)); // the server is gone: the next one makes it anew
const app = await createApp(readConfig(process.env, { demo: true }));
try {
  if ((await demoState(app)) === 'absent') await loadDemo(app);
} finally {
  await app.close();
}
process.exit(0);
