/** Frames of bytes that chance draws, and frames whose work is counted (PROTECTION 10.16, 10.17). */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { metaOf } from '#doc/schema.ts';
import { decodeFrame } from '#server/sync/protocol.ts';
import { readDocument } from '#server/sync/update-log.ts';
import { LOAD, Loads } from '#server/sync/load.ts';
import { LIMITS } from '#server/sync/rate.ts';
import { frame, Raw, startSync } from './sync-harness.ts';
import { answer, handUpdate, onlyPlacingTells, SEED, text } from './sync-updates.ts';
import { ruleIn, Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => void (stage = await Stage.open()));
afterAll(() => stage.close());

describe('the frame decoder', () => {
  test('whatever bytes come, the answer is a value', () => {
    const some = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc
        .tuple(fc.constantFrom(0, 1, 3), fc.uint8Array({ maxLength: 40 }))
        .map(([type, rest]) => Uint8Array.of(type, ...rest)),
    );
    fc.assert(
      fc.property(some, (bytes) => {
        expect(['step1', 'step2', 'update', 'awareness', 'query-awareness', 'malformed']).toContain(
          decodeFrame(bytes).kind,
        );
      }),
      { seed: SEED, numRuns: 20_000 },
    );
  });

  test('random frames leave the room and the victim intact, before and after sign-in', async () => {
    const at = await stage.scene();
    const good = Y.encodeStateAsUpdate(at.victim.doc);
    const frames = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 40 }),
      fc
        .tuple(fc.constantFrom(0, 1, 2), fc.uint8Array({ maxLength: 40 }))
        .map(([step, body]) => frame(0, step, body)),
      fc.tuple(fc.nat(good.length - 1), fc.nat(255)).map(([i, byte]) => frame(0, 2, good.with(i, byte))),
    );
    const drawn = fc.sample(frames, { seed: SEED, numRuns: 150 });
    const stranger = new Raw(`${stage.host.url}/${at.of.room}`, null);
    await stranger.opened;
    for (const bytes of drawn) stranger.send(bytes);
    expect(ruleIn(await stranger.end())).toBe('no session');
    expect(stranger.got).toEqual([]);
    for (const bytes of drawn) {
      const attacker = stage.raw('a', at.of.room);
      await attacker.opened;
      attacker.send(bytes);
      attacker.step1();
      await attacker.until(() => attacker.closed ?? attacker.last('step2'), `an answer (SANAD_SEED=${SEED})`);
      if (attacker.closed) {
        expect(attacker.closed.code).toSatisfy((code: number) => code >= 4400 && code < 4500);
        ruleIn(attacker.closed);
      }
      attacker.terminate();
    }
    const count = at.victim.last('durable')?.count ?? 0;
    metaOf(at.victim.doc).set('next', 1);
    await at.victim.until(
      () => at.victim.last('durable')?.count === count + 1,
      `the victim (SANAD_SEED=${SEED})`,
    );
    const newcomer = await stage.raw('lead', at.of.room).greet();
    expect(metaOf(newcomer.doc).get('next')).toBe(1);
    expect(Y.encodeStateAsUpdate(newcomer.doc)).toEqual(
      Y.encodeStateAsUpdate((await readDocument(stage.t.ground, at.of.field)).doc),
    );
  });
});

describe('attack 16: work that a frame makes is capped', () => {
  test('G12: who makes the server copy the document again and again is told to come back slower, on every socket', async () => {
    const loads = new Loads({ ...LOAD, trials: { perSecond: 1e-6, burst: 5_000 } });
    const tight = await startSync({ ...stage.t.ground, loads });
    const at = await stage.scene(tight);
    at.attacker.update(
      handUpdate([{ client: 7, clock: 0, structs: [...answer(7), text('x', { parent: [7, 1] })] }]),
    );
    for (let time = 0; time < 6; time++) at.attacker.update(onlyPlacingTells(11, time, [7, 2]));
    expect(await at.attacker.end()).toEqual({ code: 4429, reason: 'G12 too fast' });
    // Five copies were made, at a thousand structs each: the step 2, the answer and five updates are in.
    expect(Y.getState(at.victim.doc.store, 12)).toBe(5);
    const again = await stage.raw('a', at.of.room, tight).greet();
    again.update(onlyPlacingTells(21, 0, [7, 2]));
    expect((await again.end()).code).toBe(4429);
    await stage.intact(at);
    await tight.close();
  });

  test('G12: a step 1, which is answered with the document, counts as 25 messages', async () => {
    const tight = await startSync(stage.t.ground, {
      ...LIMITS,
      socketMessages: { perSecond: 1e-6, burst: 100 },
    });
    const at = await stage.scene(tight);
    const asks = await stage.raw('a', at.of.room, tight).greet();
    const counted = (): number => asks.got.filter(({ kind }) => kind === 'step2').length;
    for (let i = 0; i < 5; i++) asks.step1();
    expect(await asks.end()).toEqual({ code: 4429, reason: 'G12 too fast' });
    expect(counted()).toBe(4);
    await stage.intact(at);
    await tight.close();
  });
});
