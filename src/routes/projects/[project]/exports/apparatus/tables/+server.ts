import { tablesDocx } from '#core/apparatus/docx.ts';
import { withPlaces } from '#lib/apparatus/base.ts';
import { standingOf, wordAnswer } from '#lib/apparatus/file-answer.ts';
import { en } from '#lib/messages/en.ts';
import { ofOneMoment } from '#server/place.ts';
import { readApparatus } from '#server/store/apparatus.ts';
import type { RequestHandler } from './$types';

/** The tables and statements of the page. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const place = await locals.enter(params.project, 'export.list');
  const { beside, ...read } = await place.work((work) => ofOneMoment(work, readApparatus));
  const { standing, suffix } = standingOf(beside);
  const base = withPlaces(read, en.interview);
  return wordAnswer(`${place.project.slug}-tables${suffix}`, tablesDocx(base, en.apparatus, standing));
};
