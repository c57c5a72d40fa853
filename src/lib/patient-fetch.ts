/**
 * A page that stands open is read anew when something has changed. Where that reading fails, SvelteKit puts an error in
 * the page's place, and whatever was typed into it is gone. So it is asked again until there is an answer, and the page
 * stays as it is meanwhile. A way to another page is not held up: where there is no network it leads back to the page
 * that one is on, which stays too.
 */

/** What SvelteKit adds to a page's path to read its data. */
const SUFFIX = '/__data.json';
/** The pause after the first failure, doubled at each further one, and the longest (ms). */
const FIRST = 500;
const LONGEST = 5_000;
/** After so many answers that there is no answer, one is told, and asks as seldom as this (ms). */
const TOLD_AFTER = 3;
const SELDOM = 30_000;
const NEWLINE = 10;

interface Around {
  fetch: typeof fetch;
  /** The path of the page that is open. */
  path: () => string;
  /** Resolves after so many ms, or earlier when the network is back. */
  pause: (ms: number) => Promise<void>;
  /** The server is there and does not answer (true), or answers again. */
  unable: (is: boolean) => void;
  /** There is no way to that page: the address of the page that is open, or null where nobody has asked to go there. */
  stay: (page: string) => string | null;
}

export function patientFetch({ fetch, path, pause, unable, stay }: Around): typeof globalThis.fetch {
  return async (input, init) => {
    const page = readsPage(input);
    const isOpen = (): boolean => page !== null && page === path();
    let refusals = 0;
    for (let wait = FIRST; isOpen(); wait *= 2) {
      const answer = await fetch(input, init).then(begun, () => null);
      if (answer !== null && !isAway(answer)) {
        if (refusals >= TOLD_AFTER) unable(false);
        return answer;
      }
      if (answer !== null && ++refusals === TOLD_AFTER) unable(true);
      if (isOpen()) await pause(Math.min(wait, answer === null ? LONGEST : SELDOM));
    }
    if (refusals >= TOLD_AFTER) unable(false);
    return fetch(input, init).catch((error: unknown) => {
      const here = page === null ? null : stay(page);
      if (here === null) throw error;
      return leadTo(here);
    });
  };
}

/** As SvelteKit's server says it. */
const leadTo = (location: string): Response =>
  new Response(`${JSON.stringify({ type: 'redirect', location })}\n`, {
    headers: { 'content-type': 'text/sveltekit-data' },
  });

/** Null: it reads no page's data. */
function readsPage(input: Parameters<typeof fetch>[0]): string | null {
  const { pathname } = new URL(input instanceof Request ? input.url : input, 'http://this-site');
  return pathname.endsWith(SUFFIX) ? pathname.slice(0, -SUFFIX.length) || '/' : null;
}

/** A server that starts anew, has too much to do, or has a fault says nothing about the page. */
const isAway = ({ status }: Response): boolean => status === 429 || status >= 500;

/** Once its first line is there: SvelteKit waits for that, and for what comes later the page does. Null: it broke off. */
async function begun(answer: Response): Promise<Response | null> {
  const reader = answer.body?.getReader();
  if (!reader) return answer;
  const first: Uint8Array<ArrayBuffer>[] = [];
  let ended = false;
  try {
    while (!ended && !first.at(-1)?.includes(NEWLINE)) {
      const { done, value } = await reader.read();
      ended = done;
      if (value) first.push(value);
    }
  } catch {
    return null;
  }
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => {
      for (const chunk of first) controller.enqueue(chunk);
      if (ended) controller.close();
    },
    pull: async (controller) => {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  const { status, statusText, headers } = answer;
  return new Response(body, { status, statusText, headers });
}

/** Until the network is said to be back, or so long (ms). */
export function pauseOrOnline(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, ms);
    addEventListener('online', go);
  });
}
