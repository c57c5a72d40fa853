import { labelsDocx } from '#core/apparatus/docx.ts';
import { paperOf } from '#core/apparatus/paper.ts';
import { withPlaces } from '#lib/apparatus/base.ts';
import { wordAnswer } from '#lib/apparatus/file-answer.ts';
import { en } from '#lib/messages/en.ts';
import { readApparatus } from '#server/store/apparatus.ts';
import type { RequestHandler } from './$types';

/** The labels of the page as real footnotes. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const place = await locals.enter(params.project, 'export.list');
  const { labels } = paperOf(withPlaces(await place.work(readApparatus), en.interview));
  return wordAnswer(
    `${place.project.slug}-labels`,
    labelsDocx(
      labels.map(({ fields }) => fields),
      en.apparatus,
    ),
  );
};
