import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { CLOSE } from '#server/sync/close-code.ts';
import { frame, Raw } from './sync-harness.ts';
import { answer, entry, handUpdate, SEED, text, type HandStruct } from './sync-updates.ts';
import { ruleIn, Stage, type Scene } from './stage.ts';

let stage: Stage;
beforeAll(async () => void (stage = await Stage.open()));
afterAll(() => stage.close());

describe('from a writer', () => {
  type Attack = [string, (scene: Scene) => Uint8Array, number, string];
  const byReference: Attack[] = [
    [
      'G3: a spoofed clientID',
      ({ victim }) => handUpdate([{ client: victim.doc.clientID, clock: 1, structs: [entry('meta', 'x')] }]),
      4409,
      'G3',
    ],
    [
      'G3: a spoofed clientID of two structs',
      ({ victim }) =>
        handUpdate([
          { client: victim.doc.clientID, clock: 1, structs: [entry('meta', 'x'), entry('meta', 'y')] },
        ]),
      4409,
      'G3',
    ],
    [
      'G3: a spoofed clientID behind one of its own',
      ({ victim }) =>
        handUpdate([
          { client: 7, clock: 0, structs: [entry('meta', 'x')] },
          { client: victim.doc.clientID, clock: 1, structs: [entry('meta', 'y')] },
        ]),
      4409,
      'G3',
    ],
    ['G4: a clock gap', () => handUpdate([{ client: 7, clock: 5, structs: [text('x')] }]), 4409, 'G4'],
    [
      'G5: a deletion of what the victim types next',
      ({ victim }) => handUpdate([], [[victim.doc.clientID, 1, 500]]),
      4409,
      'G5',
    ],
    ['G5: nine bytes that erase the future', () => handUpdate([], [[9, 0, 1_000_000]]), 4409, 'G5'],
    [
      'G6: an origin that nobody has',
      () => handUpdate([{ client: 7, clock: 0, structs: [text('x', { origin: [8, 3] })] }]),
      4409,
      'G6',
    ],
  ];
  const bySize: Attack[] = [
    [
      'G7: more than 256 KB',
      () => handUpdate([{ client: 7, clock: 0, structs: [text('x'.repeat(300_000))] }]),
      4413,
      'G7',
    ],
    [
      'G8: a fragment flood',
      () => handUpdate([{ client: 7, clock: 0, structs: Array.from({ length: 5_000 }, () => text('x')) }]),
      4413,
      'G8',
    ],
    [
      'G9: a nest of types',
      () =>
        handUpdate([
          {
            client: 7,
            clock: 0,
            structs: Array.from({ length: 1_000 }, (_, i) => ({
              parent: i === 0 ? 'codings' : ([7, i - 1] as [number, number]),
              key: 'k',
              content: { type: 1 },
            })),
          },
        ]),
      4409,
      'G9',
    ],
    [
      'G9: a nest of values',
      () => {
        const bytes = Uint8Array.from({ length: 200_002 }, (_, i) => (i % 2 ? 117 : 1));
        bytes[200_001] = 126;
        return handUpdate([
          { client: 7, clock: 0, structs: [{ parent: 'meta', key: 'k', content: { kind: 8, bytes } }] },
        ]);
      },
      4409,
      'G9',
    ],
    [
      'G8: a list of values that is read in one piece',
      () => {
        // One member: a list of 2,000 that are null.
        const bytes = Uint8Array.from([1, 117, 0xd0, 0x0f, ...Array.from({ length: 2_000 }, () => 126)]);
        return handUpdate([
          { client: 7, clock: 0, structs: [{ parent: 'meta', key: 'k', content: { kind: 8, bytes } }] },
        ]);
      },
      4413,
      'G8',
    ],
    [
      'G8: lists of empty objects, of 80 KB together and 2.5 MB in memory',
      () => {
        const list = [1, 117, 0xe7, 0x07, ...Array.from({ length: 999 }, () => [118, 0]).flat()];
        const content = { kind: 8, bytes: Uint8Array.from(list) };
        const structs = Array.from({ length: 40 }, (_, i) => ({ parent: 'meta', key: `k${i}`, content }));
        return handUpdate([{ client: 7, clock: 0, structs }]);
      },
      4413,
      'G8',
    ],
    [
      'G10: values as words of JSON',
      () => {
        const bytes = Uint8Array.from([1, 2, 0x5b, 0x5d]); // one member: []
        return handUpdate([
          { client: 7, clock: 0, structs: [{ parent: 'meta', key: 'k', content: { kind: 2, bytes } }] },
        ]);
      },
      4409,
      'G10',
    ],
    [
      'G10: a root of its own',
      () => handUpdate([{ client: 7, clock: 0, structs: [entry('mine')] }]),
      4409,
      'G10',
    ],
    [
      'G11: thousands of clientIDs',
      () =>
        handUpdate(
          Array.from({ length: 3_000 }, (_, i) => ({ client: i + 1, clock: 0, structs: [text('x')] })),
        ),
      4413,
      'G11',
    ],
  ];

  test.each([
    ...byReference.map((one) => [15, ...one] as const),
    ...bySize.map((one) => [16, ...one] as const),
  ])('attack %i: %s is refused, and the victim’s work is intact', async (_, __, attack, code, rule) => {
    const at = await stage.scene();
    at.attacker.update(attack(at));
    const end = await at.attacker.end();
    expect({ code: end.code, rule: ruleIn(end) }).toEqual({ code, rule });
    await stage.intact(at);
  });

  test.each(byReference)('attack 15: %s is refused in a step 2 too', async (_, attack, code, rule) => {
    const at = await stage.scene();
    at.attacker.step2(attack(at));
    const end = await at.attacker.end();
    expect({ code: end.code, rule: ruleIn(end) }).toEqual({ code, rule });
    await stage.intact(at);
  });

  test.each(byReference)(
    'attack 15: G14: %s may wait for the first step 2, and is refused then',
    async (_, attack, code, rule) => {
      const at = await stage.scene();
      const early = await stage.raw('a', at.of.room).greet();
      early.update(attack(at));
      early.step2();
      const end = await early.end();
      expect({ code: end.code, rule: ruleIn(end) }).toEqual({ code, rule });
      await stage.intact(at);
    },
  );

  test('attack 16: G11: twenty thousand deletions of the same letters, each of which Yjs would walk, are malformed', async () => {
    const at = await stage.scene();
    at.attacker.update(
      handUpdate(
        [],
        Array.from({ length: 20_000 }, (): [number, number, number] => [at.victim.doc.clientID, 0, 1]),
      ),
    );
    expect(await at.attacker.end()).toEqual({ code: 4400, reason: 'malformed' });
    await stage.intact(at);
  });

  test('attack 16: a chain of structs to and fro between two clientIDs is put in, and everybody goes on', async () => {
    const at = await stage.scene();
    const links = 1_900;
    const link = (client: number, i: number): HandStruct =>
      client === 7 ? text('x', { origin: i === 0 ? [7, 1] : [8, i - 1] }) : text('y', { origin: [7, i + 2] });
    const first = text('x', { parent: [7, 1] });
    const chain = (client: number): HandStruct[] =>
      Array.from({ length: links }, (_, i) => (client === 7 && i === 0 ? first : link(client, i)));
    at.attacker.update(
      handUpdate([
        { client: 8, clock: 0, structs: chain(8) },
        { client: 7, clock: 0, structs: [...answer(7), ...chain(7)] },
      ]),
    );
    await at.attacker.until(() => at.attacker.last('durable')?.count === 2, 'the chain');
    await stage.intact(at);
    expect(Y.getState(at.victim.doc.store, 8)).toBe(links);
  });

  test('attack 16: a message in more than a thousand fragments of the WebSocket is too large', async () => {
    const at = await stage.scene();
    at.attacker.fragments(1_100);
    expect(await at.attacker.end()).toEqual({ code: 4413, reason: 'too large' });
    await stage.intact(at);
  });

  test('attack 16: G13: presence too large to be read in one piece is malformed', async () => {
    const at = await stage.scene();
    at.attacker.awareness([at.attacker.doc.clientID, 1, { cursor: 'x'.repeat(5_000) }]);
    expect(await at.attacker.end()).toEqual({ code: 4400, reason: 'malformed' });
    const again = await stage.raw('a', at.of.room).greet();
    again.awareness([8, 1, 'x'.repeat(300_000)]); // of somebody else: it would be dropped, but is read
    expect(await again.end()).toEqual({ code: 4400, reason: 'malformed' });
    await stage.intact(at);
  });

  test('attack 16: a step 2 over 8 MB is too large', async () => {
    const at = await stage.scene();
    at.attacker.send(frame(0, 1, new Uint8Array(8 * 1024 * 1024 + 1)));
    expect((await at.attacker.end()).code).toBe(4413);
    const again = await stage.raw('a', at.of.room).greet();
    again.send(new Uint8Array(20 * 1024 * 1024)); // ws itself refuses to read it
    expect((await again.end()).code).toBe(4413);
    await stage.intact(at);
  });

  test('attack 17: text frames, unknown types and truncated frames are malformed', async () => {
    const at = await stage.scene();
    const bad: (Uint8Array | string)[] = [
      'hello',
      '\0\0\x01\0', // a good step 1, but for the kind of its frame
      new Uint8Array(),
      Uint8Array.of(77),
      Uint8Array.of(100, 0, 0),
      Uint8Array.of(2, 0),
      Uint8Array.of(0, 9, 0),
      Uint8Array.of(0, 2, 200),
      Uint8Array.of(0, 2, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f),
      Uint8Array.of(0, 0, 1, 0xff),
      Uint8Array.of(1, 3, 1, 5, 5),
      Uint8Array.of(3, 3),
    ];
    for (const bytes of bad) {
      const attacker = await stage.raw('a', at.of.room).greet();
      attacker.send(bytes);
      const end = await attacker.end();
      expect(end).toEqual(typeof bytes === 'string' ? CLOSE.text : CLOSE.malformed);
    }
    await stage.intact(at);
  });

  test('attack 17: the same before it is known who asks, and where it is nobody: an answer of one word, no frame, no stack', async () => {
    const at = await stage.scene();
    const nowhere = `${randomUUID()}.field.1`;
    const doors: [string, string | null, Record<string, string>, number][] = [
      [at.of.room, null, {}, 4401],
      [at.of.room, 'x'.repeat(43), {}, 4401],
      [at.of.room, stage.tokens['a'] ?? null, { origin: 'https://elsewhere.example' }, 4401],
      [at.of.room, null, { cookie: '=;;%ff=\u00ff' }, 4401],
      [nowhere, stage.tokens['a'] ?? null, {}, 4404],
      ['..%2f..%2fetc', stage.tokens['a'] ?? null, {}, 4400],
    ];
    const junk: (Uint8Array | string)[] = [
      'hello',
      Uint8Array.of(0, 2, 200),
      Uint8Array.of(0, 2, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f),
      ...fc.sample(fc.uint8Array({ maxLength: 40 }), { seed: SEED, numRuns: 20 }),
      frame(0, 1, Y.encodeStateAsUpdate(at.victim.doc)),
    ];
    for (const [room, token, headers, code] of doors) {
      const stranger = new Raw(`${stage.host.url}/${room}`, token, headers);
      await stranger.opened;
      for (const bytes of junk) stranger.send(bytes);
      const end = await stranger.end();
      expect([code, 4400]).toContain(end.code); // a text frame ends it before anything is asked
      ruleIn(end);
      expect(stranger.got).toEqual([]);
    }
    await stage.intact(at);
  });

  test('attack 17: a broken upgrade is answered by a status, and by no stack', async () => {
    const at = await stage.scene();
    const { port, hostname } = new URL(stage.host.url);
    const broken = [
      'GET /sync/x HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nHost: h\r\n\r\n',
      `GET /sync/${at.of.room} HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nHost: h\r\nSec-WebSocket-Key: short\r\nSec-WebSocket-Version: 13\r\n\r\n`,
      'POST /sync/x HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nHost: h\r\nContent-Length: 0\r\n\r\n',
      '\0\x01\xff garbage\r\n\r\n',
    ];
    for (const bytes of broken) {
      const answered = await new Promise<string>((resolve, reject) => {
        let said = '';
        const socket = connect({ port: Number(port), host: hostname }, () => socket.write(bytes, 'latin1'));
        socket.on('data', (chunk) => (said += chunk.toString('latin1')));
        socket.on('error', reject);
        socket.on('close', () => resolve(said));
      });
      expect(answered).toMatch(/^HTTP\/1\.1 4\d\d /);
      expect(answered).not.toMatch(/\bat .*:\d+|\.ts\b|\.js\b|node:/);
    }
    await stage.intact(at);
  });

  test('forged awareness and the answers of a stock client to it change nothing', async () => {
    const at = await stage.scene();
    at.victim.awareness([at.victim.doc.clientID, 1, {}]);
    await at.attacker.until(() => at.attacker.last('awareness'), 'the victim');
    at.attacker.awareness([at.victim.doc.clientID, 999_999, null]);
    at.attacker.awareness([at.attacker.doc.clientID, 1, {}], [at.victim.doc.clientID, 999_999, null]);
    at.attacker.awareness([at.attacker.doc.clientID, 2, {}]);
    await at.victim.until(
      () => at.victim.last('awareness')?.states.has(at.attacker.doc.clientID),
      'the attacker',
    );
    const heard = at.victim.got.flatMap((got) => (got.kind === 'awareness' ? [...got.states.keys()] : []));
    expect(heard).not.toContain(at.victim.doc.clientID);
    await stage.intact(at);
  });

  test('attack 16: work that passes is capped: a hundred updates of 4,000 structs do not stop the others', async () => {
    const at = await stage.scene();
    const isTaken = (count: number) => (): boolean => (at.attacker.last('durable')?.count ?? 0) >= count;
    for (let k = 0; k < 100; k++) {
      at.attacker.update(
        handUpdate([
          {
            client: 7,
            clock: k * 4_000,
            structs: Array.from({ length: 4_000 }, (_, i) => {
              const at = k * 4_000 + i;
              if (at < 2) return answer(7)[at] ?? text('x');
              return text('x', at === 2 ? { parent: [7, 1] } : { origin: [7, at - 1] });
            }),
          },
        ]),
      );
      // Thirty at a time wait for their commit: of more the room's queue sends them away, to come back.
      await at.attacker.until(isTaken(k - 30), 'those before');
    }
    const other = await stage.scene();
    await stage.intact(other);
    await at.attacker.until(() => at.attacker.last('durable')?.count === 101, 'all of them');
    const newcomer = await stage.raw('lead', at.of.room).greet();
    expect(Y.getState(newcomer.doc.store, 7)).toBe(400_000);
  });
});
