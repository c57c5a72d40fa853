/** Moments in words. In UTC, so that the server's page and the browser's are the same. */
const SHORT = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY = 86_400_000;

const two = (n: number): string => String(n).padStart(2, '0');
const clock = (at: Date): string => `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;

/** "25 Nov 2026" */
export const dayInWords = (at: Date): string =>
  `${at.getUTCDate()} ${SHORT[at.getUTCMonth()] ?? ''} ${at.getUTCFullYear()}`;

/** "25 Nov 2026, 18:40" */
export const momentInWords = (at: Date): string => `${dayInWords(at)}, ${clock(at)}`;

/** "today", "yesterday", "3 days ago", then the date. */
export function agoInWords(at: Date, now: Date): string {
  const days = Math.floor(now.getTime() / DAY) - Math.floor(at.getTime() / DAY);
  if (days <= 0) return 'today';
  if (days === 1) return 'yesterday';
  return days < 14 ? `${days} days ago` : dayInWords(at);
}
