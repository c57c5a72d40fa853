/** `node test/e2e/make-demo.ts FOLDER`: makes the demo study that the servers of a test run begin with a copy of. */
import { argv } from 'node:process';
import { TestServer } from './server.ts';

const [, , folder] = argv;
if (folder === undefined) throw new Error('Name the folder.');
await TestServer.makeDemo(folder);
