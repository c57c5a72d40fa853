/** An address that a form brought back, if it is a path of ours; else `/`. Nobody is sent elsewhere by a link to sign-in. */
export function ownPath(text: string | null): string {
  if (text === null || !/^\/(?![/\\])/.test(text)) return '/';
  try {
    const url = new URL(text, 'http://own.invalid');
    return url.host === 'own.invalid' ? url.pathname + url.search : '/';
  } catch {
    return '/';
  }
}
