import { labelsDocx } from '#core/apparatus/docx.ts';
import { offerLabels } from '#core/apparatus/labels.ts';
import { withPlaces } from '#lib/apparatus/base.ts';
import { wordAnswer } from '#lib/apparatus/file-answer.ts';
import { en } from '#lib/messages/en.ts';
import { readApparatus } from '#server/store/apparatus.ts';
import type { RequestHandler } from './$types';

/** The labels of the page as real footnotes. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const place = await locals.enter(params.project, 'export.list');
  const { sittings } = withPlaces(await place.work(readApparatus), en.interview);
  const labels = offerLabels(sittings).labels.map(({ fields }) => fields);
  return wordAnswer(`${place.project.slug}-labels`, labelsDocx(labels, en.apparatus));
};
