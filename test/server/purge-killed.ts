/** A purge in a process of its own that ends as by kill -9 at a stage: `node purge-killed.ts CONFIG REQUEST STAGE`. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import type { Config } from '#server/config.server.ts';
import { openGround } from '#server/ground.ts';
import { purge, type PurgeRequest } from '#server/purge/purge.ts';

const [config, request, stage] = process.argv.slice(2) as [string, string, string];
const die = (): never => {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('it lives on');
};

const { ground } = await openGround(JSON.parse(config) as Config, { poolSize: 2 });
const { keys } = ground;
const [create, words, destroy, unlink] = [
  ...([keys.create.bind(keys), keys.words.bind(keys), keys.destroy.bind(keys), fs.unlinkSync] as const),
] as const;
const drawn: string[] = [];
keys.create = (id) => {
  const key = create(id);
  drawn.push(key);
  return stage === 'its new keys are drawn' && drawn.length === 2 ? die() : key;
};
keys.words = (id) =>
  stage === 'records are made anew and the project is not' && id === drawn[0] ? die() : words(id);
keys.destroy = (id) => {
  destroy(id);
  if (stage === 'one old key is destroyed') die();
};
if (stage === 'the bytes of an old key are overwritten') {
  fs.unlinkSync = (path) => (String(path).includes('/keys/') ? die() : unlink(path));
  syncBuiltinESMExports();
}
await purge(ground, JSON.parse(request) as PurgeRequest);
