import { error, json } from '@sveltejs/kit';
import { can } from '#core/access.ts';
import { askPasskey, offerPasskey } from '#server/auth/passkey.ts';
import { readPending } from '#server/auth/session.ts';
import { browsing } from '#server/http/browsing.ts';
import type { RequestHandler } from './$types';

/**
 * What the browser needs to ask for a passkey, or to make one: by how far its session has come. Whoever has still to show
 * a second factor makes none.
 */
export const POST: RequestHandler = async (event) => {
  const { locals, request } = event;
  locals.demand(can(locals.actor, 'session.begin'));
  const who =
    locals.identity?.via === 'session'
      ? { ...locals.identity, stage: 'open' as const }
      : await readPending(locals.app, request.headers.get('cookie') ?? '');
  if (!who) error(404);
  const at = browsing(event, who);
  if (who.stage === 'ask') return json({ kind: 'ask', options: await askPasskey(locals.app, at) });
  return json({ kind: 'make', options: await offerPasskey(locals.app, at) });
};
