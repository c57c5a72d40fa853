/** Where a browser stands whose holder shows a second factor: what passkeys are bound to, and what the throttle counts. */
import type { AccountId } from '#core/ids.ts';

interface Asked {
  request: Request;
  url: URL;
  getClientAddress(): string;
}

export const browsing = (
  { request, url, getClientAddress }: Asked,
  { account, email }: { account: AccountId; email: string },
) => ({
  account,
  email,
  cookie: request.headers.get('cookie') ?? '',
  // The Origin check has held it against ours.
  origin: request.headers.get('origin') ?? url.origin,
  address: getClientAddress(),
});
