/** What is over is taken away by the server's clock, also where nobody looks: files to download, and granted shares of the vault. */
import { byClock } from './by-clock.ts';
import type { Ground } from './ground.ts';
import { expireFiles } from './store/outside-file.ts';
import { expireGrants } from './store/vault-request.ts';

/** Between two times (ms). */
const EVERY = 10 * 60 * 1000;

/** From now on. `leads`: of several processes one does it. Returns how to end it. */
export function sweepUp(ground: Ground, leads: () => boolean): () => void {
  const work = async (): Promise<void> => {
    await expireFiles(ground);
    await expireGrants(ground);
  };
  const { now, end } = byClock(ground, {
    ...{ every: EVERY, leads, work },
    failed: 'what is over was not taken away',
  });
  now();
  return end;
}
