/** A room that ends while somebody is on the way into it. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { CLOSE } from '#server/sync/close-code.ts';
import { Rooms } from '#server/sync/rooms.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';
import { bearer, freshRecord, newEpoch, Raw, startSync } from './sync-harness.ts';

let t: TestGround;
let study: TestStudy;
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
});
afterAll(() => t.close());

/** The next to enter finds the room as `end` left it. */
function betweenDoorAndSeat(
  end: (rooms: Rooms, room: Exclude<Awaited<ReturnType<Rooms['enter']>>, 'full'>) => unknown,
): void {
  const { enter } = Rooms.prototype;
  vi.spyOn(Rooms.prototype, 'enter').mockImplementationOnce(async function (this: Rooms, ...asked) {
    const room = await enter.apply(this, asked);
    if (room !== 'full') await end(this, room);
    return room;
  });
}

test('S16: who comes as a room is dropped is told to come back (1013), and finds it read anew', async () => {
  const host = await startSync(t.ground);
  const of = await freshRecord(t.ground, study);
  const token = await bearer(t.ground, study, 'a');
  betweenDoorAndSeat((rooms, room) => rooms.drop(room));
  expect(await new Raw(`${host.url}/${of.room}`, token).end()).toEqual(CLOSE.later);
  const again = await new Raw(`${host.url}/${of.room}`, token).greet();
  expect(again.closed).toBeNull();
  await host.close();
});

test('S13: where its epoch ended meanwhile, that is final (4410)', async () => {
  const host = await startSync(t.ground);
  const of = await freshRecord(t.ground, study);
  betweenDoorAndSeat(async (rooms, room) => {
    await newEpoch(t.ground, study, of);
    await rooms.noteRecord(room.place.record);
  });
  const late = new Raw(`${host.url}/${of.room}`, await bearer(t.ground, study, 'a'));
  expect(await late.end()).toEqual(CLOSE.oldEpoch);
  await host.close();
});
