/** What every answer says to the browser besides its content; the Content-Security-Policy is SvelteKit's (its nonces). */
const OFF = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'serial', 'midi'];

const HTTPS_ONLY: [string, string][] = [['strict-transport-security', 'max-age=31536000']];

/** Whether browsers reach this instance under TLS and nothing else. */
export const isUnderTls = ({ origins }: { origins: readonly string[] }): boolean =>
  origins.every((origin) => origin.startsWith('https://'));

/**
 * `same-origin` and not `no-referrer`: both tell other sites nothing, but under the latter browsers send `Origin: null`
 * with a plain form, which the Origin check refuses.
 */
export function securityHeaders(options: { secure: boolean }): [string, string][] {
  return [
    ['x-content-type-options', 'nosniff'],
    ['x-frame-options', 'DENY'],
    ['referrer-policy', 'same-origin'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['permissions-policy', [...OFF, 'interest-cohort', 'browsing-topics'].map((f) => `${f}=()`).join(', ')],
    ['x-robots-tag', 'noindex, nofollow'],
    ...(options.secure ? HTTPS_ONLY : []),
  ];
}
