/**
 * The Origin check, for every request and every upgrade (PROTECTION 4.1, 10.19). A browser sends `Origin` with all that
 * could change something; tools send none and carry a bearer token, which no foreign page can make a browser do. Whoever carries nothing at all has
 * nothing that could be borrowed: they are told that nobody is signed in.
 */
export interface Provenance {
  method: string;
  origin: string | null;
  authorization: string | null;
  cookie: string | null;
}

/** Whether the request may have come from our own pages, or from a tool. */
export function isOurs(origins: readonly string[], request: Provenance): boolean {
  if (request.origin !== null) return origins.includes(request.origin);
  if (request.method === 'GET' || request.method === 'HEAD') return true;
  return request.authorization !== null || request.cookie === null;
}
