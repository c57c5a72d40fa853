import { tablesDocx } from '#core/apparatus/docx.ts';
import { withPlaces } from '#lib/apparatus/base.ts';
import { wordAnswer } from '#lib/apparatus/file-answer.ts';
import { en } from '#lib/messages/en.ts';
import { readApparatus } from '#server/store/apparatus.ts';
import type { RequestHandler } from './$types';

/** The tables and statements of the page. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const place = await locals.enter(params.project, 'export.list');
  const base = withPlaces(await place.work(readApparatus), en.interview);
  return wordAnswer(`${place.project.slug}-tables`, tablesDocx(base, en.apparatus));
};
