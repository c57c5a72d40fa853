import { quotationsDocx } from '#core/quotation/print.ts';
import { placeIn } from '#lib/apparatus/base.ts';
import { wordAnswer } from '#lib/apparatus/file-answer.ts';
import { en } from '#lib/messages/en.ts';
import { printQuotations } from '#server/store/quotation.ts';
import type { RequestHandler } from './$types';

/** The quotations that two leads let out, each with its attribution as a footnote. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const place = await locals.enter(params.project, 'export.list');
  const quotations = await place.work((work) => printQuotations(work, placeIn(en.interview)));
  return wordAnswer(`${place.project.slug}-quotations`, quotationsDocx(quotations, en.quotations.title));
};
