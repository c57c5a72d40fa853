import { fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { isCode, type RecordId } from '#core/ids.ts';
import { MOST_PHRASE, MOST_REPLACEMENT, type FoundPlace, type PurgeFault } from '#core/purge.ts';
import type { Place } from '#server/place.ts';
import { previewPurge, purge, type Purge } from '#server/purge/purge.ts';
import { openRecord } from '#server/store/record.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const place = await locals.enter(params.project, 'purge.do');
  return { record: await named(place, url.searchParams.get('record') ?? '') };
};

/** The record that the page is opened from: its handle, or null. */
async function named(place: Place, code: string): Promise<string | null> {
  if (!isCode(code)) return null;
  return (await place.work((work) => openRecord(work, code)))?.code ?? null;
}

type Fault = PurgeFault['kind'] | 'phrase-missing' | 'nothing-chosen' | 'not-sure' | 'gone';

/** What the page shows after an answer: the phrase stands in its form again, and nowhere else. */
interface Answer {
  fault?: Fault;
  phrase?: string;
  by?: string;
  places?: FoundPlace[];
  done?: { places: number; records: string[]; unreached: number };
}

const Phrase = z.string().trim().min(1).max(MOST_PHRASE);
const PurgeForm = z.object({
  phrase: Phrase,
  by: z.string().trim().max(MOST_REPLACEMENT),
  keys: z.array(z.string().max(200)).max(100_000),
  sure: z.boolean(),
});

export const actions: Actions = {
  look: async (event) => {
    const place = await event.locals.enter(event.params.project, 'purge.do');
    const phrase = Phrase.safeParse((await event.request.formData()).get('phrase'));
    if (!phrase.success) return refused('phrase-missing', {});
    return look(event, place, phrase.data);
  },

  purge: async (event) => {
    const place = await event.locals.enter(event.params.project, 'purge.do');
    const data = await event.request.formData();
    const form = PurgeForm.safeParse({
      phrase: data.get('phrase'),
      by: data.get('by'),
      keys: data.getAll('key'),
      sure: data.get('sure') === 'yes',
    });
    if (!form.success) return refused('phrase-missing', {});
    const { phrase, by, keys, sure } = form.data;
    const again = { ...(await look(event, place, phrase)), by };
    if (keys.length === 0) return refused('nothing-chosen', again);
    if (!sure) return refused('not-sure', again);
    const request = { project: place.project.id, phrase, by, record: null, chosen: new Set(keys) };
    return told(await purge(event.locals.app, { ...request, actor: place.actor.account }), again);
  },

  renew: async (event) => {
    const place = await event.locals.enter(event.params.project, 'purge.do');
    const code = String((await event.request.formData()).get('record'));
    const record = await place.work((work) => openRecord(work, code));
    if (!record) return refused('gone', {});
    return told(await renew(event, place, record.id), {});
  },
};

const renew = ({ locals }: RequestEvent, { project, actor }: Place, record: RecordId): Promise<Purge> =>
  purge(locals.app, {
    ...{ project: project.id, phrase: null, by: '', chosen: null },
    ...{ record, actor: actor.account },
  });

async function look({ locals }: RequestEvent, place: Place, phrase: string): Promise<Answer> {
  const found = await previewPurge(locals.app, { project: place.project.id, phrase, record: null });
  return Array.isArray(found) ? { phrase, places: found } : { phrase, fault: found.kind };
}

/** Paths of the server stay with whoever runs it: a lead is told how many copies could not be reached. */
function told(done: Purge, again: Answer): Answer | ActionFailure<Answer> {
  if (done.kind !== 'done') return refused(done.kind, again);
  const { places, records, unreached } = done;
  return { done: { places, records, unreached: unreached.length } };
}

const refused = (fault: Fault, answer: Answer): ActionFailure<Answer> => fail(400, { ...answer, fault });
