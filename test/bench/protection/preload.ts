/**
 * Loaded before a server that is measured. On SIGUSR2 it begins to note where its time goes; on the next it writes to
 * `SANAD_BENCH_PROFILE` how much of it each file takes, with what it calls.
 */
import { writeFileSync } from 'node:fs';
import { Session, type Profiler } from 'node:inspector/promises';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  const session = new Session();
  session.connect();
  let running = false;
  process.on('SIGUSR2', () => {
    running = !running;
    void (running ? begin(session) : end(session));
  });
}

async function begin(session: Session): Promise<void> {
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 200 });
  await session.post('Profiler.start');
}

async function end(session: Session): Promise<void> {
  const { profile } = await session.post('Profiler.stop');
  writeFileSync(process.env['SANAD_BENCH_PROFILE'] ?? '', JSON.stringify(sharesOf(profile)));
}

/** Of the samples in which anything ran: in which of them a function of the file was on the stack. */
function sharesOf({ nodes, samples = [] }: Profiler.Profile): {
  busy: number;
  files: Record<string, number>;
} {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const above = new Map(
    nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id] as const)),
  );
  const filesOf = (id: number): Set<string> => {
    const found = new Set<string>();
    for (let at: number | undefined = id; at !== undefined; at = above.get(at)) {
      const file = /([^/]+\/[^/]+)\.ts$/.exec(byId.get(at)?.callFrame.url ?? '')?.[1];
      if (file !== undefined) found.add(file);
    }
    return found;
  };
  const files: Record<string, number> = {};
  let busy = 0;
  for (const id of samples) {
    if (/^\((idle|program|garbage collector)\)$/.test(byId.get(id)?.callFrame.functionName ?? '')) continue;
    busy += 1;
    for (const file of filesOf(id)) files[file] = (files[file] ?? 0) + 1;
  }
  return { busy, files };
}
