import { fail, redirect } from '@sveltejs/kit';
import { asId, type RecordId } from '#core/ids.ts';
import {
  emptyDraft,
  fillStep,
  finishDraft,
  STEPS,
  type InterviewDraft,
  type Step,
} from '#core/interview-draft.ts';
import { monthAnywhere } from '#core/month.ts';
import type { Place } from '#server/place.ts';
import { fitting, questionsForMe } from '#server/store/asked-question.ts';
import {
  discardDraft,
  holdDraft,
  keepDraft,
  openDraft,
  recordMadeOf,
  type StoredDraft,
} from '#server/store/draft.ts';
import { createRecord } from '#server/store/record-writer.ts';
import { listRoleBands } from '#server/store/role-band.ts';
import { listSourceTypes } from '#server/store/source-type.ts';
import { listSources, openSource } from '#server/store/source.ts';
import { readServerList } from '#server/store/vault-list.ts';
import { fieldsOf } from '../fields.server.ts';
import { hidden } from '../[code]/record.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const place = await locals.enter(params.project, 'record.create');
  const draft = await find(locals, place, url.searchParams.get('draft'));
  const step = stepOf(url, draft);
  const lists = step === 'source' ? await sourceLists(place) : { types: [], bands: [], sources: [] };
  return {
    bare: true,
    step,
    draft: draft?.id ?? null,
    kept: draft?.step ?? 0,
    body: draft?.body ?? emptyDraft,
    sealing: step === 'text' ? await sealingFor(place) : null,
    questions: step === 'text' ? await questionsFor(place, draft?.body.source ?? null) : [],
    ...lists,
  };
};

/** The step that the address names, as far as those before it are finished. */
function stepOf(url: URL, draft: StoredDraft | null): Step {
  const asked = Number(url.searchParams.get('step') ?? '');
  const most = Math.min((draft?.step ?? 0) + 1, STEPS.length);
  const n = Number.isInteger(asked) && asked >= 1 ? Math.min(asked, most) : most;
  return STEPS[n - 1] ?? 'source';
}

/**
 * One's own, or none; one that has become a record leads there, and one that is not there is the 404 of everything that
 * is not there.
 */
async function find(locals: App.Locals, place: Place, id: string | null): Promise<StoredDraft | null> {
  if (id === null || id === '') return null;
  const known = asId<RecordId>(id);
  if (known === null) return hidden(locals);
  return (await place.work((work) => openDraft(work, known))) ?? toRecord(locals, place, known);
}

async function toRecord(locals: App.Locals, place: Place, draft: RecordId): Promise<never> {
  const code = await place.work((work) => recordMadeOf(work, draft));
  return code === null ? hidden(locals) : redirect(303, `/projects/${place.project.slug}/records/${code}`);
}

/** To seal who it was once there is a record; where there was no consent there will be none. */
const sealingFor = (place: Place) =>
  place.work(async (work) => ({
    project: String(work.project),
    changes: (await readServerList(work)).changes,
  }));

/** What the caller was handed that fits whom they talked with: wordings alone. */
function questionsFor(place: Place, source: InterviewDraft['source']) {
  return place.work(async (work) => {
    const type = source?.kind === 'known' ? (await openSource(work, source.code))?.type.key : source?.typeKey;
    const known = source?.kind === 'known' ? source.code : null;
    const all = fitting(await questionsForMe(work), { source: known, type: type ?? '' });
    return all.map(({ id, text }) => ({ id, text }));
  });
}

function sourceLists(place: Place) {
  return place.work(async (work) => {
    const sources = await listSources(work, { limit: 1000 });
    return {
      types: (await listSourceTypes(work))
        .filter((type) => !type.retired)
        .map(({ key, letter, camp, label }) => ({ key, letter, camp, label })),
      bands: (await listRoleBands(work))
        .filter((band) => !band.retired)
        .map(({ key, label }) => ({ key, label })),
      sources: sources.items
        .filter((source) => source.audience !== 'analyst' && !source.external)
        .map(({ code, type }) => ({ code, letter: type.letter, camp: type.camp })),
    };
  });
}

export const actions: Actions = {
  /** Keeps a step, then shows the next one. */
  keep: async ({ locals, params, request, url }) => {
    const place = await locals.enter(params.project, 'draft.keep');
    const draft = await find(locals, place, url.searchParams.get('draft'));
    const step = stepOf(url, draft);
    const fields = fieldsOf(await request.formData());
    const filled = fillStep(draft?.body ?? emptyDraft, step, fields, monthAnywhere(locals.app.now()));
    if (!filled.ok) return fail(400, { faults: filled.faults, fields });
    const done = STEPS.indexOf(step) + 1;
    const id = await place.work((work) =>
      keepDraft(work, draft?.id ?? null, Math.max(done, draft?.step ?? 0), filled.draft),
    );
    if (id === null) return hidden(locals);
    return redirect(303, `?draft=${id}&step=${Math.min(done + 1, STEPS.length)}`);
  },

  /** The last step: the record, and no draft any more, in one transaction. */
  finish: async ({ locals, params, request, url }) => {
    const place = await locals.enter(params.project, 'record.create');
    const draft = await find(locals, place, url.searchParams.get('draft'));
    if (!draft) return hidden(locals);
    const fields = fieldsOf(await request.formData());
    const filled = fillStep(draft.body, 'text', fields);
    if (!filled.ok) return fail(400, { faults: filled.faults, fields });
    const finished = finishDraft(filled.draft);
    if ('missing' in finished)
      return redirect(303, `?draft=${draft.id}&step=${STEPS.indexOf(finished.missing) + 1}`);
    const made = await place.work(async (work) => {
      if (!(await holdDraft(work, draft.id))) return null;
      const result = await createRecord(work, finished, draft.id);
      if (result.ok) await discardDraft(work, draft.id);
      return result;
    });
    if (made === null) return toRecord(locals, place, draft.id);
    if (!made.ok) return fail(400, { faults: [made.fault], fields });
    return redirect(303, `/projects/${place.project.slug}/records/${made.code}`);
  },

  discard: async ({ locals, params, url }) => {
    const place = await locals.enter(params.project, 'draft.keep');
    const draft = await find(locals, place, url.searchParams.get('draft'));
    if (draft) await place.work((work) => discardDraft(work, draft.id));
    return redirect(303, `/projects/${place.project.slug}/records`);
  },
};
