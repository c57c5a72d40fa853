/** Records as researchers log them, with the least that one needs. */
import type { Place } from '#server/place.ts';
import { createRecord, type NewRecord } from '#server/store/record-writer.ts';

export const least: NewRecord = { source: { typeKey: 'elder' }, month: '2022-03', language: 'en' };

export async function made(place: Place, fields: Partial<NewRecord> = {}) {
  const result = await place.work((work) => createRecord(work, { ...least, ...fields }));
  if (!result.ok) throw new Error(result.fault.message);
  return result;
}

export async function faultOf(place: Place, fields: Partial<NewRecord>) {
  const result = await place.work((work) => createRecord(work, { ...least, ...fields }));
  if (result.ok) throw new Error('nothing was wrong');
  return result.fault;
}
