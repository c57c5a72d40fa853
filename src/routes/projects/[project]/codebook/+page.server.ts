import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import type { Fault } from '#core/claim.ts';
import { CODE_STEPS, stepOf, type CodeStep } from '#core/codebook.ts';
import { DEPENDS } from '#core/event.ts';
import { asId, isUuid, type CodeId } from '#core/ids.ts';
import type { Work } from '#server/place.ts';
import {
  countUses,
  createCode,
  editCode,
  listCodes,
  listCodeVersions,
  moveCode,
  retireCode,
  type CodeResult,
} from '#server/store/codebook.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, depends }) => {
  depends(DEPENDS.codebook, DEPENDS.claims);
  const place = await locals.enter(params.project, 'codebook.read');
  const chosen = asId<CodeId>(url.searchParams.get('code') ?? '');
  return place.work(async (work) => ({
    slug: params.project,
    study: place.project.name,
    codes: await listCodes(work),
    uses: Object.fromEntries(await countUses(work)),
    chosen,
    versions: chosen === null ? [] : await listCodeVersions(work, chosen),
  }));
};

const id = z.custom<CodeId>((value) => typeof value === 'string' && isUuid(value));
const words = { label: z.string().max(200).catch(''), definition: z.string().max(4000).catch('') };
const parent = z.union([id, z.literal('').transform(() => null)]).catch(null);

const Shapes = {
  create: z.object({ parent, ...words }),
  edit: z.object({ id, ...words }),
  step: z.object({ id, step: z.enum(CODE_STEPS) }),
  move: z.object({ id, parent }),
  one: z.object({ id }),
};

const read = async <T>(request: Request, shape: z.ZodType<T>): Promise<T | null> => {
  const parsed = shape.safeParse(Object.fromEntries(await request.formData()));
  return parsed.success ? parsed.data : null;
};

/** What a form is told: nothing, or what is wrong, with what was typed. */
function answer(result: CodeResult | null, about: string, typed: Record<string, string> = {}) {
  if (result?.ok) return { about, id: result.id };
  const faults: Fault[] = result?.faults ?? [{ field: 'id', message: 'gone' }];
  return fail(400, { about, faults, typed });
}

export const actions: Actions = {
  create: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'codebook.edit');
    const draft = await read(request, Shapes.create);
    const made = draft && (await place.work((work) => createCode(work, draft)));
    return answer(made, 'create', { label: draft?.label ?? '', definition: draft?.definition ?? '' });
  },

  edit: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'codebook.edit');
    const draft = await read(request, Shapes.edit);
    const done = draft && (await place.work((work) => editCode(work, draft.id, draft)));
    return answer(done, 'edit', { label: draft?.label ?? '', definition: draft?.definition ?? '' });
  },

  step: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'codebook.edit');
    const asked = await read(request, Shapes.step);
    return answer(asked && (await place.work((work) => stepTo(work, asked.id, asked.step))), 'move');
  },

  move: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'codebook.edit');
    const asked = await read(request, Shapes.move);
    const last = { parent: asked?.parent ?? null, index: Number.MAX_SAFE_INTEGER };
    return answer(asked && (await place.work((work) => moveCode(work, asked.id, last))), 'move');
  },

  retire: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'codebook.edit');
    return answer(
      await place.work(async (work) => retire(work, await read(request, Shapes.one), true)),
      'retire',
    );
  },

  restore: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'codebook.edit');
    return answer(
      await place.work(async (work) => retire(work, await read(request, Shapes.one), false)),
      'retire',
    );
  },
};

async function stepTo(work: Work, code: CodeId, step: CodeStep): Promise<CodeResult | null> {
  const to = stepOf(await listCodes(work), code, step);
  if (to === null) return { ok: false, faults: [{ field: 'id', message: 'nowhere' }] };
  return moveCode(work, code, to);
}

async function retire(work: Work, one: { id: CodeId } | null, retired: boolean): Promise<CodeResult | null> {
  if (!one || !(await retireCode(work, one.id, retired))) return null;
  return { ok: true, id: one.id };
}
