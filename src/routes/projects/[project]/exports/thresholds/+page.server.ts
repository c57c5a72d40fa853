import { fail, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { DEPENDS } from '#core/event.ts';
import {
  confirmThresholds,
  listThresholdChanges,
  proposeThresholds,
  readThresholds,
  turnDownThresholds,
} from '#server/store/threshold.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
  depends(DEPENDS.exports);
  const place = await locals.enter(params.project, 'export.list');
  const changes = await listThresholdChanges(locals.app, place);
  return { changes, thresholds: await place.work(readThresholds) };
};

const FIELDS = ['k', 'researchers', 'withhold', 'reason'] as const;
const Wanted = z.object({
  k: z.coerce.number().int().min(3).max(50),
  researchers: z.coerce.number().int().min(1).max(10),
  withhold: z
    .string()
    .trim()
    .regex(/^\d{1,2}$/)
    .transform(Number)
    .refine((percent) => percent <= 50),
  reason: z.string().trim().min(1).max(500),
});
const Change = z.object({ change: z.uuid() });

async function read({ request }: RequestEvent): Promise<Record<string, string>> {
  const typed: Record<string, string> = {};
  for (const [name, value] of await request.formData()) if (typeof value === 'string') typed[name] = value;
  return typed;
}

export const actions: Actions = {
  propose: async (event) => {
    const place = await event.locals.enter(event.params.project, 'export.make');
    const typed = await read(event);
    const form = Wanted.safeParse(typed);
    if (!form.success) {
      const fault = FIELDS.find((name) => form.error.issues.some(({ path }) => path[0] === name)) ?? 'k';
      return fail(400, { fault, typed });
    }
    const { k, researchers, withhold, reason } = form.data;
    await place.work((work) => proposeThresholds(work, { k, researchers, withhold: withhold / 100 }, reason));
    return { asked: true };
  },

  confirm: async (event) => {
    const place = await event.locals.enter(event.params.project, 'export.second');
    const form = Change.safeParse(await read(event));
    const answer = form.success
      ? await confirmThresholds(event.locals.app, place, form.data.change)
      : ('gone' as const);
    return answer === 'done' ? { confirmed: true } : fail(409, { gone: true });
  },

  decline: (event) => turnedDown(event),

  takeBack: (event) => turnedDown(event),
};

async function turnedDown(event: RequestEvent) {
  const place = await event.locals.enter(event.params['project'] ?? '', 'export.second');
  const form = Change.safeParse(await read(event));
  const done = form.success && (await place.work((work) => turnDownThresholds(work, form.data.change)));
  return done ? { turnedDown: true } : fail(409, { gone: true });
}
