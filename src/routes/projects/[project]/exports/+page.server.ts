import { fail, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { DEPENDS } from '#core/event.ts';
import { cancelRun } from '#server/analysis/progress.ts';
import { listExports, previewExport } from '#server/store/export.ts';
import { expireFiles, listFiles } from '#server/store/outside-file.ts';
import { confirmRelease, listReleases, turnDownRelease } from '#server/store/outside-release.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
  depends(DEPENDS.exports);
  const place = await locals.enter(params.project, 'export.list');
  await expireFiles(locals.app);
  const releases = await listReleases(locals.app, place);
  return place.work(async (work) => {
    const files = await listFiles(work);
    return {
      entries: await listExports(work),
      next: await previewExport(work),
      releases: releases.map((release) => ({ ...release, until: files.get(release.id) ?? null })),
    };
  });
};

const Form = z.object({ release: z.uuid() });

async function releaseIn({ request }: RequestEvent): Promise<string | null> {
  const form = Form.safeParse(Object.fromEntries(await request.formData()));
  return form.success ? form.data.release : null;
}

const refuse = <Why extends string>(why: Why) => fail(409, { why });

export const actions: Actions = {
  confirm: async (event) => {
    const place = await event.locals.enter(event.params.project, 'export.second');
    const id = await releaseIn(event);
    if (id === null) return refuse('gone');
    const answer = await confirmRelease(event.locals.app, place, id);
    return answer.kind === 'refused' ? refuse(answer.why) : { confirmed: true };
  },

  cancel: async (event) => {
    const place = await event.locals.enter(event.params.project, 'export.second');
    const id = await releaseIn(event);
    if (id !== null) await place.work((work) => cancelRun(work, id));
    return { cancelled: true };
  },

  decline: (event) => turnedDown(event),

  takeBack: (event) => turnedDown(event),
};

async function turnedDown(event: RequestEvent) {
  const place = await event.locals.enter(event.params['project'] ?? '', 'export.second');
  const id = await releaseIn(event);
  const done = id !== null && (await place.work((work) => turnDownRelease(work, id)));
  return done ? { turnedDown: true } : refuse('gone');
}
