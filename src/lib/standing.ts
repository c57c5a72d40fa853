/** Whether whoever opened this page still stands where they stood, as the server answers to the address of its events. */

/** `unknown`: nobody could say, ask again. */
export type Standing = 'stands' | 'ended' | 'unknown';

/** A redirect leads to the sign-in page; a study that one does not belong to is not there; 403 is for who may not listen. */
export function standingOf({ type, status }: Pick<Response, 'type' | 'status'>): Standing {
  if (type === 'opaqueredirect' || status === 401 || status === 404) return 'ended';
  return status === 200 || status === 403 ? 'stands' : 'unknown';
}

export async function askStanding(address: string): Promise<Standing> {
  const gone = new AbortController();
  try {
    return standingOf(await fetch(address, { redirect: 'manual', signal: gone.signal }));
  } catch {
    return 'unknown';
  } finally {
    gone.abort(); // a stream that nobody reads
  }
}

/** How often a page that hears nothing of its study asks (ms). */
const ASK_EVERY = 15_000;

/** For who may not listen. Until the returned function is called. */
export function askAgain(address: string, onEnded: () => void): () => void {
  const ask = (): void => {
    if (!document.hidden) void askStanding(address).then((standing) => standing === 'ended' && onEnded());
  };
  const timer = setInterval(ask, ASK_EVERY);
  document.addEventListener('visibilitychange', ask);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', ask);
  };
}
