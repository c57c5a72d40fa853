/**
 * The mark of a browser that left while nobody could be told. Script cannot take away the session's cookie, so it sets
 * this one beside it: no server takes a session that comes with it.
 */
export const LEFT_COOKIE = 'left';

/** Of a `Cookie` header, or of a page's cookies: they are written alike. */
export const hasLeft = (cookies: string): boolean =>
  cookies.split(';').some((part) => part.trim().startsWith(`${LEFT_COOKIE}=`));

/** What a page sets, of the same life as the session's cookie: both go when the browser closes. */
export const leftMark = (secure: boolean): string =>
  `${LEFT_COOKIE}=1; Path=/; SameSite=Lax${secure ? '; Secure' : ''}`;
