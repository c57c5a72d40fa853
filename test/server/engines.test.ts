/** The engine in threads: the same answers as in the process, cancelled at once, and nobody waits behind it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assess } from '#core/consistency/assess.ts';
import { createEngine } from '#core/consistency/engine.ts';
import { impactOf } from '#core/consistency/impact.ts';
import { readInterchange, type Project } from '#core/consistency/interchange.ts';
import { overTime } from '#core/consistency/over-time.ts';
import { wouldChange } from '#core/consistency/would-change.ts';
import { createEngines, type Engines } from '#server/analysis/engines.ts';
import { Cancelled } from '#server/analysis/thread.ts';
import { makeStudy, sizeOf } from '../bench/engine/study.ts';

function study(assertions: number): Project {
  const read = readInterchange(makeStudy(sizeOf(assertions), 7));
  if (!read.ok) throw new Error(read.errors[0]?.message);
  return read.project;
}

const small = study(500);
const claim = small.claims.find(
  (one) => one.kind === 'boolean' && small.assertions.some((a) => a.claim === one.id && a.date !== null),
)!;
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

let engines: Engines;
beforeAll(() => {
  engines = createEngines();
});
afterAll(() => engines.close());

test('a run in a thread equals one in the process: from nothing, after an edit, month by month, what if, and what would change it', async () => {
  const all = await engines.atDesk('open', { kind: 'open', desk: 'a', project: small });
  expect(plain(all)).toEqual(plain(assess(small)));
  const inProcess = createEngine(small);
  const changes = [{ drop: 'assertion' as const, id: small.assertions[0]!.id }];
  const { claims } = inProcess.update(changes);
  const updated = await engines.atDesk('update', { kind: 'update', desk: 'a', changes });
  expect(plain(updated)).toEqual(plain({ claims, ...inProcess.findings() }));
  const looked = await engines.atDesk('look', { kind: 'look', desk: 'a', claims: [claim.id] });
  expect(plain(looked)).toEqual(plain(inProcess.assessments().claims.filter(({ id }) => id === claim.id)));
  const held = await engines.alone('over-time', { kind: 'over-time', project: small, claim: claim.id });
  expect(plain(held)).toEqual(plain(overTime(small, claim.id)));
  const impact = await engines.alone('impact', { kind: 'impact', project: small, changes });
  expect(plain(impact)).toEqual(plain(impactOf(small, changes)));
  const kinds = [{ type: small.sources[0]!.type, party: null }];
  const change = { kind: 'would-change', project: small, claim: claim.id, kinds } as const;
  const whatWould = wouldChange(small, claim.id, kinds);
  expect(whatWould).not.toBeNull();
  expect(plain(await engines.alone('would-change', change))).toEqual(plain(whatWould));
});

test('an engine goes with its desk, and a fault in the thread is an error here that quotes nothing', async () => {
  await engines.atDesk('open', { kind: 'open', desk: 'b', project: small });
  await engines.atDesk('close', { kind: 'close', desk: 'b' });
  await expect(engines.atDesk('look', { kind: 'look', desk: 'b', claims: [] })).rejects.toThrow(
    /^the engine failed: Error$/,
  );
});

test('a run goes on in steps, is cancelled at once, and what comes after it runs', async () => {
  const large = study(40_000);
  const cancel = new AbortController();
  const shares: number[] = [];
  let begun: () => void = () => undefined;
  const isUnderWay = new Promise<void>((resolve) => (begun = resolve));
  const run = engines.alone(
    'impact',
    { kind: 'impact', project: large, changes: [] },
    {
      signal: cancel.signal,
      watch: (share) => {
        shares.push(share);
        begun();
      },
    },
  );
  let ended = false;
  const outcome = run.catch((error: unknown) => error).finally(() => (ended = true));
  await isUnderWay;
  // While it goes on, this thread turns freely, and another run is answered.
  const meanwhile = await engines.alone('over-time', { kind: 'over-time', project: small, claim: claim.id });
  expect(meanwhile.length).toBeGreaterThan(1);
  expect(ended).toBe(false);
  cancel.abort();
  expect(await outcome).toBeInstanceOf(Cancelled);
  expect(shares.every((share) => share > 0 && share <= 1)).toBe(true);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  const after = await engines.alone('impact', { kind: 'impact', project: small, changes: [] });
  expect(after.claims).toEqual([]);
});

test('what is cancelled before its turn never begins, and a close ends what goes on', async () => {
  await expect(
    engines.alone('impact', { kind: 'impact', project: small, changes: [] }, { signal: AbortSignal.abort() }),
  ).rejects.toThrow(Cancelled);
  const others = createEngines();
  const runs = [1, 2, 3].map(() => others.alone('impact', { kind: 'impact', project: small, changes: [] }));
  const outcomes = Promise.allSettled(runs);
  await others.close();
  expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
});
