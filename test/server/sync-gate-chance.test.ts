/** The gate against what chance draws, honest or not; the seed is printed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readAssertions, readCodings, readMemos } from '#doc/entry.ts';
import { openDocument } from '#doc/schema.ts';
import { readBlocks } from '#doc/transcript.ts';
import { encodeVector } from '#server/sync/protocol.ts';
import { scanUpdate, STEP2_CAPS, UPDATE_CAPS } from '#server/sync/scan.ts';
import { goShortWays } from './short-ways.ts';
import { edit, editor, edits, handUpdate, SEED, type HandStruct } from './sync-updates.ts';
import { ME, OTHER, room, judge, base } from './gate-room.ts';

describe('the gate against chance', () => {
  const chance = (property: fc.IProperty<unknown>, numRuns: number): void => {
    try {
      fc.assert(property, { seed: SEED, numRuns });
    } catch (error) {
      throw new Error(`SANAD_SEED=${SEED} repeats it`, { cause: error });
    }
  };

  /** Two editors over one document: each round both edit apart, then each hears the other. */
  const sessions = fc.array(fc.tuple(fc.boolean(), fc.array(edits, { minLength: 1, maxLength: 8 })), {
    maxLength: 12,
  });

  test('no honest message is refused: offline work, undo and reload with another clientID', () => {
    let messages = 0;
    const honest = fc.property(sessions, (rounds) => {
      const known = room([]);
      const editors = [editor(), editor()];
      for (const [second, changes] of rounds) {
        const who = second ? 1 : 0;
        const reload = changes.length === 8;
        if (reload) editors[who] = editor(Y.encodeStateAsUpdate(editors[who]!.doc));
        const { doc, undo } = editors[who]!;
        const sent: Uint8Array[] = [];
        const hear = (update: Uint8Array): void => void sent.push(update);
        doc.on('update', hear);
        for (const change of changes) edit(doc, change, undo);
        doc.off('update', hear);
        const offline = changes.length % 2 === 0;
        if (offline)
          sent.splice(0, sent.length, Y.diffUpdate(Y.encodeStateAsUpdate(doc), known.replica.vector()));
        for (const update of sent) {
          messages += 1;
          const verdict = judge(known, update, offline ? STEP2_CAPS : UPDATE_CAPS);
          expect(['accepted', 'known']).toContain(verdict.kind);
          if (verdict.kind === 'accepted') known.replica.absorb([update], known.replica.point);
        }
        Y.applyUpdate(editors[1 - who]!.doc, Y.encodeStateAsUpdate(doc));
      }
    });
    chance(honest, 400);
    expect(messages).toBeGreaterThan(1_000);
  });

  test('the short ways of what people type come to what the long ones say, whatever lone struct comes, or none', () => {
    const known = room([base], { 1: ME, 2: OTHER });
    const id = fc.tuple(fc.constantFrom(1, 1, 1, 2, 9), fc.nat(9));
    const lone = fc.record({
      client: fc.constantFrom(1, 2, 9),
      clock: fc.constantFrom(0, 0, known.clock(1), 3),
      origin: fc.option(id, { nil: undefined, freq: 3 }),
      right: fc.option(id, { nil: undefined }),
      parent: fc.oneof(fc.constant('transcript'), fc.constant('meta'), id),
      key: fc.option(fc.constant('k'), { nil: undefined, freq: 1 }),
      content: fc.oneof(
        { weight: 5, arbitrary: fc.record({ text: fc.string({ minLength: 1, maxLength: 4 }) }) },
        fc.record({ text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }) }),
        fc.record({ type: fc.constantFrom(0, 1, 2, 3, 6) }),
        fc.record({ deleted: fc.integer({ min: 1, max: 3 }) }),
        fc.record({ any: fc.integer({ min: 1, max: 3 }) }),
      ),
    });
    const range = fc.tuple(fc.constantFrom(1, 9), fc.nat(9), fc.integer({ min: 1, max: 3 }));
    let short = 0;
    const same = fc.property(lone, fc.array(range, { maxLength: 2 }), fc.nat(99), (one, deletions, salt) => {
      const { client, clock, ...struct } = one;
      const { origin, right, key, ...rest } = struct;
      const given = { ...rest, ...(origin && { origin }), ...(right && { right }), ...(key && { key }) };
      for (const sections of [[{ client, clock, structs: [given] }], []]) {
        const update = handUpdate(sections, deletions);
        if (goShortWays(update, scanUpdate(update, UPDATE_CAPS), known, salt)) short += 1;
      }
    });
    chance(same, 4_000);
    expect(short).toBeGreaterThan(200);
  });

  test('whatever passes goes into the document without a throw and leaves nothing pending', () => {
    let passed = 0;
    const id = fc.tuple(fc.constantFrom(1, 1, 2, 3, 4), fc.nat(6));
    const struct: fc.Arbitrary<HandStruct> = fc.record(
      {
        origin: fc.option(id, { nil: undefined, freq: 1 }),
        right: fc.option(id, { nil: undefined, freq: 3 }),
        parent: fc.oneof(fc.constant('transcript'), fc.constant('codings'), id),
        content: fc.oneof(
          fc.record({ text: fc.string({ minLength: 1, maxLength: 4 }) }),
          fc.record({ type: fc.nat(6) }),
          fc.record({ deleted: fc.integer({ min: 1, max: 3 }) }),
          fc.record({ gc: fc.integer({ min: 1, max: 3 }) }),
          fc.record({ any: fc.integer({ min: 1, max: 3 }) }),
        ),
      },
      { requiredKeys: ['content', 'parent'] },
    ) as fc.Arbitrary<HandStruct>;
    const section = fc.record({
      client: fc.integer({ min: 1, max: 4 }),
      clock: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, fc.nat(6)), // null: where it goes on
      structs: fc.array(struct, { minLength: 1, maxLength: 5 }),
    });
    const deletion = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.nat(8), fc.integer({ min: 1, max: 4 }));
    const hostile = fc.property(
      fc.array(
        fc.tuple(
          fc.uniqueArray(section, { selector: (s) => s.client, maxLength: 3 }),
          fc.array(deletion, { maxLength: 2 }),
        ),
        { minLength: 1, maxLength: 12 },
      ),
      (updates) => {
        const known = room([base]);
        for (const [drawn, deletions] of updates) {
          const sections = drawn.map((s) => ({ ...s, clock: s.clock ?? known.clock(s.client) }));
          const update = handUpdate(sections, deletions);
          const verdict = judge(known, update);
          if (verdict.kind !== 'accepted') continue;
          passed += 1;
          const cut = verdict.overlaps
            ? Y.diffUpdate(
                update,
                encodeVector(new Map(sections.map((s) => [s.client, known.clock(s.client)]))),
              )
            : update;
          known.replica.absorb([cut], known.replica.point);
          for (const { client, to } of verdict.ends) expect(known.clock(client)).toBe(to);
        }
        // What it has become can be read and sent on.
        const copy = openDocument(known.replica.state());
        expect(copy.store.pendingStructs).toBeNull();
        for (const read of [readBlocks, readCodings, readAssertions, readMemos]) read(copy);
        expect(Y.encodeStateVector(copy)).toEqual(known.replica.vector());
      },
    );
    chance(hostile, 3_000);
    expect(passed).toBeGreaterThan(300);
  });

  test('garbage is a value: whatever bytes come, nothing throws, and what passes Yjs can decode', () => {
    const honest = editor();
    for (const change of fc.sample(edits, { seed: SEED, numRuns: 60 })) edit(honest.doc, change, honest.undo);
    const good = Y.encodeStateAsUpdate(honest.doc);
    let decoded = 0;
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.tuple(fc.nat(good.length - 1), fc.nat(255)).map(([at, byte]) => good.with(at, byte)),
      fc.nat(good.length).map((end) => good.slice(0, end)),
    );
    chance(
      fc.property(bytes, (update) => {
        const result = scanUpdate(update, UPDATE_CAPS);
        if (result.kind !== 'scanned') return;
        decoded += 1;
        const { structs } = Y.decodeUpdate(update);
        const length = (s: { length: number }): number => s.length;
        const sum = result.scan.sections.reduce((all, s) => all + s.to - s.from, 0);
        expect(structs.map(length).reduce((a, b) => a + b, 0)).toBe(sum);
      }),
      5_000,
    );
    expect(decoded).toBeGreaterThan(10);
  });

  test('the scan reads what Yjs reads', () => {
    chance(
      fc.property(fc.array(edits, { maxLength: 30 }), (changes) => {
        const { doc, undo } = editor();
        for (const change of changes) edit(doc, change, undo);
        const update = Y.encodeStateAsUpdate(doc);
        const result = scanUpdate(update, STEP2_CAPS);
        if (result.kind !== 'scanned') throw new Error(result.kind);
        const theirs = Y.decodeUpdate(update);
        const ends = new Map(result.scan.sections.map((s) => [s.client, s.to]));
        expect(Object.fromEntries(ends)).toEqual(
          Object.fromEntries(Y.decodeStateVector(Y.encodeStateVector(doc))),
        );
        const deletions = [...theirs.ds.clients].flatMap(([client, ranges]) =>
          ranges.map(({ clock, len }) => ({ client, clock, length: len })),
        );
        expect(result.scan.deletions).toEqual(deletions);
        const items = theirs.structs.filter((s) => s instanceof Y.Item);
        expect(
          result.scan.sections.flatMap((s) => s.structs).map((s) => [s.client, s.clock, s.length]),
        ).toEqual(items.map((item) => [item.id.client, item.id.clock, item.length]));
      }),
      300,
    );
  });
});
