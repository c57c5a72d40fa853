import { fail, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import {
  isShare,
  OUTSIDE,
  RANGES,
  THRESHOLD_NAMES,
  type ThresholdName,
  type Thresholds,
} from '#core/disclosure/thresholds.ts';
import { DEPENDS } from '#core/event.ts';
import {
  confirmThresholds,
  listThresholdChanges,
  proposeThresholds,
  readAgreed,
  turnDownThresholds,
} from '#server/store/threshold.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
  depends(DEPENDS.exports);
  const place = await locals.enter(params.project, 'export.list');
  const changes = await listThresholdChanges(locals.app, place);
  return { changes, thresholds: await place.work(readAgreed) };
};

const whole = (name: ThresholdName) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,2}$/)
    .transform(Number)
    .refine((figure) => figure >= RANGES[name][0] && figure <= RANGES[name][1]);
const Reason = z.string().trim().min(1).max(500);

type Read = { ok: true; wanted: Thresholds; reason: string } | { ok: false; fault: ThresholdName | 'reason' };

/** The first that is wrong, in the form's order. */
function wantedIn(typed: Readonly<Record<string, string>>): Read {
  const wanted = { ...OUTSIDE };
  for (const name of THRESHOLD_NAMES) {
    const figure = whole(name).safeParse(typed[name]);
    if (!figure.success) return { ok: false, fault: name };
    wanted[name] = isShare(name) ? figure.data / 100 : figure.data;
  }
  const reason = Reason.safeParse(typed['reason']);
  return reason.success ? { ok: true, wanted, reason: reason.data } : { ok: false, fault: 'reason' };
}

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
    const form = wantedIn(typed);
    if (!form.ok) return fail(400, { fault: form.fault, typed });
    const { wanted, reason } = form;
    await place.work((work) => proposeThresholds(work, wanted, reason));
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
