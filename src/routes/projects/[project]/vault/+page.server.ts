import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { DEPENDS } from '#core/event.ts';
import { LeadKey, Signature, SignedChange } from '#core/vault/lead-list.ts';
import { VaultGrant, VaultRequest } from '#core/vault/request.ts';
import { SealedIdentity } from '#core/vault/sealed-identity.ts';
import type { Work } from '#server/place.ts';
import { destroyEnded } from '#server/purge/ended.ts';
import { listActs } from '#server/store/vault-act.ts';
import { listIdentities, sharesOf, shredIdentity } from '#server/store/vault-identity.ts';
import { addKey, keepBox, listKeys, ownHolder } from '#server/store/vault-key.ts';
import {
  listProposals,
  proposeChange,
  readServerList,
  signProposal,
  withdrawProposal,
} from '#server/store/vault-list.ts';
import { beginRenewal, renewIdentity } from '#server/store/vault-renewal.ts';
import {
  askToOpen,
  closeRequest,
  grantOpening,
  listRequests,
  openGranted,
} from '#server/store/vault-request.ts';
import type { Actions, PageServerLoad } from './$types';

/** Acts that the page shows. */
const ACTS = 100;

export const load: PageServerLoad = async ({ locals, params, depends }) => {
  depends(DEPENDS.vault);
  const place = await locals.enter(params.project, 'vault.read');
  return place.work(async (work) => ({
    vault: {
      project: String(work.project),
      holder: ownHolder(work),
      keys: await listKeys(work),
      changes: (await readServerList(work)).changes,
      proposals: await listProposals(work),
      identities: await listIdentities(work),
      requests: await listRequests(work),
      acts: await listActs(work, ACTS),
    },
  }));
};

const Hex = z
  .string()
  .regex(/^([0-9a-f]{2})+$/)
  .max(4000);
const KeyForm = z.object({ key: LeadKey.omit({ holder: true }), box: Hex });
const BoxForm = z.object({ id: z.uuid(), box: Hex, signature: Signature.shape.signature });
const IdForm = z.object({ id: z.uuid() });
const SignForm = z.object({ id: z.uuid(), signature: Signature });
const SharesForm = z.object({ request: z.uuid(), key: z.uuid() });
const RenewForm = z.object({ request: z.uuid(), old: z.uuid(), next: z.uuid(), sealed: SealedIdentity });
const BeginForm = z.object({ request: z.uuid(), identity: z.uuid() });

type Event = Parameters<Actions[string]>[0];

/** What a browser made comes as one JSON field; `run` answers null where it no longer fits. */
async function act<T, R>(event: Event, shape: z.ZodType<T>, run: (work: Work, body: T) => Promise<R | null>) {
  const place = await event.locals.enter(event.params.project ?? '', 'vault.keep');
  const body = shape.safeParse(bodyOf(await event.request.formData()));
  if (!body.success) return fail(400, { stale: true });
  const answer = await place.work((work) => run(work, body.data));
  return answer === null ? fail(409, { stale: true }) : { answer };
}

/** A form without scripts names an id alone. */
function bodyOf(form: FormData): unknown {
  const body = form.get('body');
  if (typeof body !== 'string') return Object.fromEntries(form);
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

const orNull = (done: boolean): true | null => (done ? true : null);

export const actions: Actions = {
  key: (event) => act(event, KeyForm, async (work, { key, box }) => orNull(await addKey(work, key, box))),
  box: (event) => act(event, BoxForm, async (work, box) => orNull(await keepBox(work, box))),
  propose: (event) =>
    act(event, SignedChange, async (work, change) => orNull((await proposeChange(work, change)) === 'done')),
  sign: (event) =>
    act(event, SignForm, async (work, { id, signature }) =>
      orNull((await signProposal(work, id, signature)) === 'done'),
    ),
  withdraw: (event) => act(event, IdForm, async (work, { id }) => orNull(await withdrawProposal(work, id))),
  ask: (event) =>
    act(event, VaultRequest, async (work, request) => {
      const answer = await askToOpen(work, request);
      return answer === 'unfit' ? null : answer;
    }),
  shares: (event) =>
    act(event, SharesForm, async (work, { request, key }) => {
      const found = (await listRequests(work)).find((one) => one.id === request && !one.own);
      return found ? sharesOf(work, found.identities, key) : null;
    }),
  grant: (event) =>
    act(event, VaultGrant, async (work, grant) => orNull((await grantOpening(work, grant)) === 'granted')),
  open: (event) => act(event, IdForm, (work, { id }) => openGranted(work, id, null)),
  close: (event) => act(event, IdForm, async (work, { id }) => orNull(await closeRequest(work, id))),
  shred: async (event) => {
    const answer = await act(event, IdForm, async (work, { id }) => orNull(await shredIdentity(work, id)));
    await destroyEnded(event.locals.app); // so that the audit has the key's end
    return answer;
  },
  begin: (event) =>
    act(event, BeginForm, (work, { request, identity }) => beginRenewal(work, request, identity)),
  renew: async (event) => {
    const answer = await act(event, RenewForm, async (work, { sealed, ...which }) =>
      orNull((await renewIdentity(work, which, sealed)) === 'sealed'),
    );
    await destroyEnded(event.locals.app); // the old key, now that the new one is committed
    return answer;
  },
};
