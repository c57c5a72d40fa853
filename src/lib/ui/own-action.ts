/** What an address says of an act that is over: the next one does not say it again. */
const OVER = new Set(['done', 'saved', 'handed', 'ended']);

/**
 * The address to which a page's own form is sent (`?/act`), with what the page's address says besides: where scripts have
 * not come, the browser opens the answer there, and it is to be the same page.
 */
export function ownAction(action: string, here: URL): string {
  if (!action.startsWith('?/')) return action;
  const given = new URLSearchParams(action);
  const kept = new URLSearchParams();
  for (const [name, value] of here.searchParams)
    if (!name.startsWith('/') && !OVER.has(name) && !given.has(name)) kept.append(name, value);
  return kept.size === 0 ? action : `${action}&${kept}`;
}
