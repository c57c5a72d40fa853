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

/** A few places along the time from `begins` to `ends`, each 0–1, as fine as the span needs. */
export function timeTicks(begins: Date, ends: Date, count = 4): { x: number; text: string }[] {
  const span = Math.max(1, ends.getTime() - begins.getTime());
  const text = (at: Date): string => {
    if (span < 2 * DAY) return clock(at);
    if (span < 90 * DAY) return `${at.getUTCDate()} ${SHORT[at.getUTCMonth()] ?? ''}`;
    return `${SHORT[at.getUTCMonth()] ?? ''} ${at.getUTCFullYear()}`;
  };
  const all = Array.from({ length: count }, (_, i) => {
    const x = i / (count - 1);
    return { x, text: text(new Date(begins.getTime() + x * span)) };
  });
  return all.filter((tick, i) => all.findIndex((other) => other.text === tick.text) === i);
}

/** "today", "yesterday", "3 days ago", then the date. */
export function agoInWords(at: Date, now: Date): string {
  const days = Math.floor(now.getTime() / DAY) - Math.floor(at.getTime() / DAY);
  if (days <= 0) return 'today';
  if (days === 1) return 'yesterday';
  return days < 14 ? `${days} days ago` : dayInWords(at);
}
