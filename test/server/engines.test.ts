/** The engine in threads: the same answers as in the process, cancelled at once, and nobody waits behind it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assess } from '#core/consistency/assess.ts';
import { blindSpotsOf, leaningEvidence } from '#core/consistency/blind-spots.ts';
import { unmatchedIn } from '#core/consistency/specificity.ts';
import { coverageOf } from '#core/consistency/coverage.ts';
import { createEngine } from '#core/consistency/engine.ts';
import { impactOf } from '#core/consistency/impact.ts';
import { readInterchange, type Project } from '#core/consistency/interchange.ts';
import { overTime } from '#core/consistency/over-time.ts';
import { scorecards } from '#core/consistency/scorecard.ts';
import { wouldChange } from '#core/consistency/would-change.ts';
import { createEngines, type Engines } from '#server/analysis/engines.ts';
import { slowly } from '#server/analysis/slowly.ts';
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

test('what lists are made of is worked out in a thread too: coverage, blind spots, scorecards', async () => {
  const { claims, leanings } = assess(small);
  const kinds = [{ type: small.sources[0]!.type, party: null }];
  const coverage = { kind: 'coverage', project: small, claims, leanings, kinds } as const;
  expect(plain(await engines.alone('coverage', coverage))).toEqual(
    plain(coverageOf(small, claims, leanings, kinds)),
  );
  expect(plain(await engines.alone('blind-spots', { kind: 'blind-spots', project: small }))).toEqual(
    plain({ spots: blindSpotsOf(small), leanings: leaningEvidence(small), unmatched: unmatchedIn(small) }),
  );
  const cards = await engines.alone('scorecards', { kind: 'scorecards', project: small });
  expect(cards.length).toBeGreaterThan(0);
  expect(plain(cards)).toEqual(plain(scorecards(small)));
});

/** As a page reads it, line by line. */
async function linesOf(stream: ReadableStream<string>): Promise<unknown[]> {
  const lines: unknown[] = [];
  for await (const line of stream) lines.push(JSON.parse(line));
  return lines;
}

test('what a page asks for is told as it goes on, then answered; where there is no answer it says so', async () => {
  const log = { error: () => undefined };
  const job = { kind: 'over-time', project: small, claim: claim.id } as const;
  const told = await linesOf(slowly({ log }, (run) => engines.alone('over-time', job, run)));
  expect(told[0]).toEqual({ share: 0 });
  expect(told.at(-1)).toEqual({ answer: plain(overTime(small, claim.id)) });
  const broken = slowly({ log }, () => Promise.reject(new Error('a sentence of somebody')));
  expect(await linesOf(broken)).toEqual([{ share: 0 }, { failed: true }]);
});

test('whoever asked and goes away cancels the run, and its thread is free for the next', async () => {
  const large = study(10_000);
  const one = large.assertions.find((a) => a.date === '2015-01') ?? large.assertions[0]!;
  let outcome: Promise<unknown> = Promise.resolve();
  const stream = slowly({ log: { error: () => undefined } }, (run) => {
    const held = engines.alone('over-time', { kind: 'over-time', project: large, claim: one.claim }, run);
    outcome = held.catch((error: unknown) => error);
    return held;
  });
  const reader = stream.getReader();
  await reader.read();
  await reader.read(); // it is under way
  await reader.cancel();
  expect(await outcome).toBeInstanceOf(Cancelled);
  expect(await engines.alone('impact', { kind: 'impact', project: small, changes: [] })).toBeTruthy();
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
