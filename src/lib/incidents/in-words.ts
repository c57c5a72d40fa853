/** One incident as a sentence of its parts. */
import type { Incident } from '#core/incidents/read.ts';
import type { Messages } from '#lib/messages/en.ts';

export function incidentInWords(m: Messages['incidents'], one: Incident): string {
  const { day, place, province, type, claimed, attributed, dead, source } = one;
  return [
    day,
    type,
    [place, province].filter((part) => part !== null).join(', '),
    claimed.length === 0 ? '' : `${m.claimedBy.toLowerCase()} ${claimed.join(', ')}`,
    attributed === null ? '' : `${m.laidTo.toLowerCase()} ${attributed}`,
    dead === null ? '' : m.deadIn(dead.low, dead.high),
    source ?? '',
  ]
    .filter((part) => part !== '')
    .join('; ');
}
