import { redirect } from '@sveltejs/kit';
import { can } from '#core/access.ts';
import { signOut } from '#server/auth/revoke.ts';
import { forgetHere } from '#server/http/forget.ts';
import type { RequestHandler } from './$types';

/**
 * Signs out. `?leave` answers everybody with an empty page; either way the browser forgets what it kept for this site.
 * The sign-in page tells the other tabs: where the scripts of the page that was left had not come, they do not know.
 */
export const POST: RequestHandler = async ({ locals, request, cookies, url, setHeaders }) => {
  const leaves = url.searchParams.has('leave');
  const may = can(locals.actor, 'session.end');
  if (may === 'allow') await signOut(locals.app, request.headers.get('cookie') ?? '');
  else if (!leaves) locals.demand(may);
  forgetHere({ cookies, setHeaders });
  if (leaves)
    return new Response('<!doctype html><title></title>', {
      headers: { 'content-type': 'text/html' },
    });
  redirect(303, '/login?out');
};
