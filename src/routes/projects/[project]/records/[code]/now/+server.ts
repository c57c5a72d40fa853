import { json } from '@sveltejs/kit';
import { aboutFor, copyOf, findRecord, listsFor } from '../record.server.ts';
import type { RequestHandler } from './$types';

/** What a record is worked on with and what is said of it, as it is now: read by its page while it stands. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const place = await locals.enter(params.project, 'record.open');
  const record = await findRecord(locals, place, params.code, 'record.open');
  const copy = copyOf(record.rooms, url.searchParams.get('copy'));
  const lists = await listsFor(place, record, copy);
  return json({
    ...lists,
    room: record.rooms[copy],
    account: place.actor.account,
    about: await aboutFor(place, record, copy),
  });
};
