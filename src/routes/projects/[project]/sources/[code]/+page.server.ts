import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { DEPENDS } from '#core/event.ts';
import type { AccountId, SourceId } from '#core/ids.ts';
import { PLACES } from '#core/interview.ts';
import { INTRODUCTIONS } from '#core/source.ts';
import { SealedIdentity } from '#core/vault/sealed-identity.ts';
import { readScorecards } from '#server/analysis/scorecard.ts';
import type { Place } from '#server/place.ts';
import { listClaims } from '#server/store/claim.ts';
import { partiesInUse } from '#server/store/party.ts';
import { audiencesOf } from './audiences.server.ts';
import { sealingFor } from './sealing.server.ts';
import { fieldWords } from '#server/store/field-words.ts';
import { listRecords } from '#server/store/record.ts';
import { listRoleBands } from '#server/store/role-band.ts';
import { listSourceTypes } from '#server/store/source-type.ts';
import { findSource, listNetworks, openSource } from '#server/store/source.ts';
import { listCaveats, removeCaveat, writeCaveat } from '#server/store/caveat.ts';
import { holdUpstream, readUpstreams } from '#server/store/upstream.ts';
import { editSource } from '#server/store/source-writer.ts';
import { beginSealing, sealIdentity } from '#server/store/vault-identity.ts';
import { CaveatForm, CaveatGone } from '#lib/caveats/form.ts';
import { hidden } from '../../records/[code]/record.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, depends }) => {
  depends(DEPENDS.sources, DEPENDS.records);
  const place = await locals.enter(params.project, 'source.open');
  const { object, mayEdit } = await demand(locals, place, params.code, 'source.open');
  const maySeal = place.can('vault.seal', object) === 'allow';
  const card =
    place.can('scorecard.read') === 'allow' ? await scorecardOf(locals.app, place, params.code) : null;
  return place.work(async (work) => {
    const source = await openSource(work, params.code);
    if (!source) return hidden(locals);
    const records = await listRecords(work, { source: params.code, limit: 1000 });
    const editing = mayEdit && url.searchParams.has('edit');
    const { id, ...shown } = source;
    return {
      source: shown,
      records: records.items.map(({ code, interview, state, locked }) => ({
        code,
        interview,
        state,
        locked,
      })),
      card,
      // What was said on claims is for those who see claims: a researcher's own source has none here.
      audiences: place.can('assessment.read') === 'allow' ? await audiencesOf(work, id) : null,
      // Whose word a source's is, is part of how claims are weighed.
      upstream:
        place.can('assessment.read') === 'allow'
          ? {
              held: (await readUpstreams(work, [id])).get(id) ?? null,
              may: place.can('source.upstream') === 'allow',
            }
          : null,
      caveats:
        place.can('assessment.read') === 'allow'
          ? {
              list: (await listCaveats(work)).filter(({ material }) => material === params.code),
              may: place.can('caveat.write') === 'allow',
            }
          : null,
      mayEdit,
      editing,
      saved: url.searchParams.has('saved'),
      types: editing ? (await listSourceTypes(work)).filter((type) => !type.retired) : [],
      bands: editing ? (await listRoleBands(work)).filter((band) => !band.retired) : [],
      parties: editing && source.audience === 'researcher' ? await partiesInUse(work) : null,
      networks: editing && source.audience === 'lead' ? await listNetworks(work) : [],
      sealing:
        maySeal && source.audience !== 'analyst' && !source.external ? await sealingFor(work, id) : null,
    };
  });
};

/** With the sentence of each claim that it was asked about. */
async function scorecardOf(app: App.Locals['app'], place: Place, code: string) {
  const card = (await readScorecards(app, place)).find((one) => one.source === code);
  if (!card) return null;
  const claims = new Map(
    (await place.work(listClaims)).map(({ id, proposition }) => [String(id), proposition]),
  );
  const answers = card.answers.map((one) => ({ ...one, proposition: claims.get(one.claim) ?? '' }));
  return { answers, cells: card.cells, rates: card.rates };
}

/** Whose it is, and whether the caller may change it; goes on only if they may do what is asked. */
async function demand(
  locals: App.Locals,
  place: Place,
  code: string,
  action: 'source.open' | 'source.edit' | 'source.upstream' | 'caveat.write' | 'vault.seal',
): Promise<{ id: SourceId; object: { owner?: AccountId }; mayEdit: boolean }> {
  const found = await place.work((work) => findSource(work, code));
  if (!found) return hidden(locals);
  const object = found.researcher === null ? {} : { owner: found.researcher };
  locals.demand(place.can(action, object));
  return { id: found.id, object, mayEdit: place.can('source.edit', object) === 'allow' };
}

const orNull = z
  .string()
  .trim()
  .max(200)
  .default('')
  .transform((value) => (value === '' ? null : value));

const SourceForm = z.object({
  typeKey: z.string().trim().min(1).max(40),
  affiliation: orNull,
  unaffiliated: z.literal('yes').optional(),
  roleBandKey: orNull,
  region: z.union([z.literal(''), z.enum(PLACES)]).transform((value) => (value === '' ? null : value)),
  introduction: z.enum(INTRODUCTIONS),
  introducedBy: orNull,
  networkLabel: orNull.optional(),
  title: orNull.optional(),
});

const text = (most: number) => z.string().max(most).catch('');
const UpstreamForm = z.object({
  suppliers: text(1000),
  only: z
    .literal('yes')
    .optional()
    .catch(undefined)
    .transform((value) => value === 'yes'),
  known: text(1000),
});

const SealForm = z.object({ identity: z.uuid(), sealed: SealedIdentity });

const jsonOf = (form: FormData): unknown => {
  const body = form.get('body');
  try {
    return typeof body === 'string' ? JSON.parse(body) : null;
  } catch {
    return null;
  }
};

export const actions: Actions = {
  /** Where what is sealed belongs, and the server's part of its key: drawn now, never told again. */
  sealKey: async ({ locals, params }) => {
    const place = await locals.enter(params.project, 'vault.seal');
    const { id } = await demand(locals, place, params.code, 'vault.seal');
    const answer = await place.work((work) => beginSealing(work, { id, code: params.code }));
    return answer === null ? fail(409, { stale: true }) : { answer };
  },

  /** What stands in the source's field copies, for the browser that sealed a name to look for it there. */
  words: async ({ locals, params }) => {
    const place = await locals.enter(params.project, 'vault.seal');
    const { id } = await demand(locals, place, params.code, 'vault.seal');
    return { answer: await fieldWords(locals.app, place, id) };
  },

  seal: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'vault.seal');
    await demand(locals, place, params.code, 'vault.seal');
    const form = SealForm.safeParse(jsonOf(await request.formData()));
    if (!form.success) return fail(400, { stale: true });
    const { identity, sealed } = form.data;
    const answer = await place.work((work) => sealIdentity(work, identity, sealed));
    return answer === 'sealed' ? { answer } : fail(409, { stale: true });
  },

  upstream: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'source.upstream');
    const { id } = await demand(locals, place, params.code, 'source.upstream');
    const draft = UpstreamForm.parse(Object.fromEntries(await request.formData()));
    const held = await place.work((work) => holdUpstream(work, id, draft));
    return held.ok ? { held: true } : fail(400, { upstream: { ...draft, fault: held.fault } });
  },

  caveat: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'caveat.write');
    const { id } = await demand(locals, place, params.code, 'caveat.write');
    const draft = CaveatForm.parse(Object.fromEntries(await request.formData()));
    const written = await place.work((work) => writeCaveat(work, { source: id }, draft));
    return written.ok ? { noted: true } : fail(400, { caveat: { ...draft, faults: written.faults } });
  },

  uncaveat: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'caveat.write');
    const { id } = await demand(locals, place, params.code, 'caveat.write');
    const caveat = CaveatGone.safeParse(Object.fromEntries(await request.formData()));
    if (caveat.success) await place.work((work) => removeCaveat(work, { source: id }, caveat.data.id));
    return { noted: true };
  },

  edit: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'source.edit');
    await demand(locals, place, params.code, 'source.edit');
    const fields = Object.fromEntries(await request.formData());
    const form = SourceForm.safeParse(fields);
    if (!form.success)
      return fail(400, { faults: [{ field: String(form.error.issues[0]?.path[0] ?? ''), message: '' }] });
    const { networkLabel, title, unaffiliated, affiliation, ...rest } = form.data;
    const saved = await place.work((work) =>
      editSource(work, params.code, {
        ...rest,
        affiliation: unaffiliated ? null : affiliation,
        unaffiliated: unaffiliated === 'yes',
        ...(title === undefined ? {} : { title }),
        ...(place.actor.role === 'lead' && networkLabel !== undefined ? { networkLabel } : {}),
      }),
    );
    if (saved === null) return hidden(locals);
    if (!saved.ok) return fail(400, { faults: [saved.fault] });
    return redirect(303, '?saved');
  },
};
