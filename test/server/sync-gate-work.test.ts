/** What an update may cost the server, whatever its size. */
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { AccountId } from '#core/ids.ts';
import { transcriptOf } from '#doc/schema.ts';
import { decide } from '#server/sync/decide.ts';
import { STEP2_CAPS } from '#server/sync/scan.ts';
import {
  answer,
  editor,
  entry,
  handUpdate,
  onlyPlacingTells,
  text,
  type HandStruct,
} from './sync-updates.ts';
import { room, judge, entryOf, viewOf, base } from './gate-room.ts';

describe('attack 16: work is capped, not only size', () => {
  test('G8: a struct of so many members that splitting it takes gigabytes', () => {
    const bomb = handUpdate([{ client: 2, clock: 0, structs: [{ content: { any: 200_000 } }] }]);
    expect(judge(room([]), bomb)).toEqual({ kind: 'refused', rule: 'G8' });
  });

  test('G11: thousands of structs that each look for their place in the whole text', () => {
    const spread = (client: number, origin: HandStruct): Uint8Array =>
      handUpdate([{ client, clock: 0, structs: Array.from({ length: 4_000 }, () => origin) }]);
    const known = room([base]);
    const first = spread(2, text('x', { origin: [1, 2], right: [1, 3] }));
    expect(judge(known, first)).toEqual({ kind: 'refused', rule: 'G11' });
    // Each at the same place as the one before: four thousand that stay apart.
    const crowd = handUpdate([
      {
        client: 2,
        clock: 0,
        structs: Array.from({ length: 4_000 }, (_, i) =>
          text('x', { origin: [1, 2], right: i ? [2, i - 1] : [1, 3] }),
        ),
      },
    ]);
    expect(judge(known, crowd).kind).toBe('accepted');
    const far = handUpdate([
      {
        client: 3,
        clock: 0,
        structs: Array.from({ length: 4_000 }, (_, i) => text('x', { origin: [1, 2], right: [2, i] })),
      },
    ]);
    expect(judge(room([base, crowd]), far)).toEqual({ kind: 'refused', rule: 'G11' });
  });

  test('G11: deletions that lie over one another, each of which would be walked again', () => {
    const known = room([base]);
    expect(
      judge(
        known,
        handUpdate(
          [],
          [
            [1, 2, 2],
            [1, 4, 1],
          ],
        ),
      ).kind,
    ).toBe('accepted');
    expect(
      judge(
        known,
        handUpdate(
          [],
          [
            [1, 2, 2],
            [1, 3, 1],
          ],
        ),
      ).kind,
    ).toBe('malformed');
    expect(
      judge(
        known,
        handUpdate(
          [],
          [
            [1, 4, 1],
            [1, 2, 1],
          ],
        ),
      ).kind,
    ).toBe('malformed');
  });

  test('G11: a step 2 that deletes in more than 100,000 new places; what was deleted already is free', () => {
    const long = handUpdate([
      { client: 1, clock: 0, structs: [...answer(1), text('x'.repeat(220_000), { parent: [1, 1] })] },
    ]);
    const everyOther = (places: number, fresh = 0): Uint8Array =>
      handUpdate(
        fresh === 0
          ? []
          : [
              {
                client: 7,
                clock: 0,
                structs: Array.from({ length: fresh }, (_, i) => entry('meta', `k${i}`)),
              },
            ],
        Array.from({ length: places }, (_, i): [number, number, number] => [1, 2 + 2 * i, 1]),
      );
    for (const fresh of [0, 1, 2]) {
      const update = everyOther(100_001, fresh);
      expect(judge(room([long]), update, STEP2_CAPS), `with ${fresh} of its own`).toEqual({
        kind: 'refused',
        rule: 'G11',
      });
    }
    const half = room([long, everyOther(50_000)]);
    for (const fresh of [0, 1, 2])
      expect(judge(half, everyOther(100_001, fresh), STEP2_CAPS).kind).toBe('accepted');
  });

  test('G11: placing in a copy may pass 500,000 structs too', () => {
    const crowd = handUpdate([
      { client: 2, clock: 0, structs: Array.from({ length: 4_000 }, () => text('x', { right: [1, 2] })) },
    ]);
    const { replica } = room([base, crowd]);
    const wide = Array.from({ length: 200 }, () => ({
      origin: { client: 2, clock: 3_999 },
      right: { client: 1, clock: 2 },
    }));
    expect(replica.fit(Uint8Array.of(0, 0), wide.slice(0, 100))).toBeNull();
    expect(replica.fit(Uint8Array.of(0, 0), wide)).toBe('G11');
  });

  test('of updates that only placing can tell of, one is placed a batch, and the others have their turn between', () => {
    const known = room([base]);
    const entries = ['a', 'b', 'c'].map((who, i) =>
      entryOf(onlyPlacingTells(11 + 10 * i, 0, [1, 6]), who as AccountId),
    );
    const outcomes = decide(entries, viewOf(known));
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(['written', 'later', 'later']);
    const unfit = decide(entries, { ...viewOf(known), fit: () => 'G6' });
    expect(unfit.map((outcome) => outcome.kind)).toEqual(['refused', 'later', 'later']);
  });

  test('G6: what only placing tells is not tried before what it rests on, in the same batch, is in the document', () => {
    const known = room([base]);
    const ahead = handUpdate([
      { client: 7, clock: 0, structs: [...answer(7), text('x', { parent: [7, 1] })] },
    ]);
    const entries = [ahead, onlyPlacingTells(11, 0, [7, 2])].map((update) => entryOf(update));
    expect(decide(entries, viewOf(known)).map(({ kind }) => kind)).toEqual(['written', 'later']);
    expect(known.replica.fit(onlyPlacingTells(11, 0, [7, 2]), [])).toBe('G6');
    known.replica.append(ahead, { seq: 2, mark: '' });
    expect(decide(entries.slice(1), viewOf(known)).map(({ kind }) => kind)).toEqual(['written']);
  });

  test('typing at the same place four thousand times is honest', () => {
    const { doc } = editor();
    const block = new Y.XmlElement('answer');
    const word = new Y.XmlText('');
    block.insert(0, [word]);
    transcriptOf(doc).insert(0, [block]);
    for (let i = 0; i < 3_990; i++) word.insert(0, 'x');
    expect(judge(room([]), Y.encodeStateAsUpdate(doc)).kind).toBe('accepted');
  });
});
