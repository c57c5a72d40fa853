/** Whose request it is, for the throttles: behind a proxy every connection is the proxy's. */
import type { IncomingMessage } from 'node:http';
import type { Config } from '../config.server.ts';

type Proxies = Pick<Config, 'addressHeader' | 'forwards' | 'origins'>;

/** The header under which the pages' handler finds the address; what a client sends under it is overwritten. */
export const ASKER_HEADER = 'x-sanad-asker';

/** What did not pass the proxies (a health check, a scraper on this machine) comes from whoever is connected. */
export function askerOf(request: Pick<IncomingMessage, 'headers' | 'socket'>, proxies: Proxies): string {
  const connected = request.socket.remoteAddress ?? '';
  const said = proxies.addressHeader === null ? undefined : request.headers[proxies.addressHeader];
  if (typeof said !== 'string' || said.trim() === '') return connected;
  if (proxies.addressHeader !== 'x-forwarded-for') return said.trim();
  // Each proxy adds at the end whom it was asked by; what stands before ours, anybody may have written.
  return said.split(',').at(-proxies.forwards)?.trim() || connected;
}

/**
 * Whether somebody on this machine asks. An ORIGIN of elsewhere means a proxy, which often runs here and need not say that
 * it passes something on: then nobody is known to be here.
 */
export function isFromHere(
  request: { headers: Pick<Headers, 'has'>; address: string },
  { origins }: Pick<Proxies, 'origins'>,
): boolean {
  const isLocal = origins.every(isLocalOrigin);
  const passedOn = ['x-forwarded-for', 'forwarded', 'x-real-ip'].some((name) => request.headers.has(name));
  return isLocal && !passedOn && /^(127\.|::1$|::ffff:127\.)/.test(request.address);
}

export const isLocalOrigin = (origin: string): boolean =>
  /^(localhost|127\.[\d.]+|\[::1\])$/.test(new URL(origin).hostname);

/** Said at the start, where it can still be set right. */
export function proxyWarning({ addressHeader, origins }: Proxies): string | null {
  if (addressHeader !== null || !origins.some((origin) => origin.startsWith('https://'))) return null;
  return 'ORIGIN is https, so a proxy stands in front, but ADDRESS_HEADER is not set: everybody counts as one address, and one person’s failed sign-ins can lock out all. Set ADDRESS_HEADER to the header in which the proxy says who asks (README, “Behind a proxy”).';
}
