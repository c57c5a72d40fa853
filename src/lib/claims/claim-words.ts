/** What a claim asks, in one line: its kind, place, period, and whom it serves. */
import type { Interest, Term } from '#core/claim.ts';
import type { Retagged } from '#core/interest-change.ts';
import { periodInWords, type Period } from '#core/month.ts';
import type { Messages } from '#lib/messages/en.ts';

interface Asked {
  kind: 'boolean' | 'quantity' | 'trend' | 'category';
  place: string | null;
  period: Period | null;
  values: readonly Term[];
  units: readonly Term[];
  definitions: readonly Term[];
  interest: Interest;
  state: boolean;
  event: boolean;
}

/** "Figure in persons, counting all members. Kunar, Aug 2021 – Jun 2022. Serves IS-K, hurts Taliban." */
export function claimInWords(m: Messages, claim: Asked): string {
  const where = [claim.place, claim.period ? periodInWords(claim.period) : null].filter(
    (part) => part !== null,
  );
  const nature = [claim.state ? m.claim.state : null, claim.event ? m.claim.event : null].filter(
    (p) => p !== null,
  );
  return [kindInWords(m.claim, claim), where.join(', '), nature.join(', '), interestInWords(m, claim)]
    .filter((part) => part !== '')
    .map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}.`)
    .join(' ');
}

/** With what is counted and in what unit, or between what it chooses: without it a figure says nothing. */
function kindInWords(m: Messages['claim'], { kind, values, units, definitions }: Asked): string {
  const [unit, counted] = [units[0]?.label, definitions[0]?.label];
  if (kind === 'quantity' && unit !== undefined && counted !== undefined) return m.figureOf(unit, counted);
  if (kind === 'category') return m.oneOf(values.map((value) => value.label).join(', '));
  return m.kinds[kind];
}

/** By what the claim says if it holds: that it is true, that the figure is high; else value by value. */
function interestInWords(m: Messages, { values, interest }: Asked): string {
  const yes = values.find((value) => value.label === 'true')?.key ?? 'high';
  const parts = Object.entries(interest).flatMap(([party, signs]) => {
    const name = m.claims.camps[party] ?? party;
    const word = (sign: 1 | -1): string => (sign === 1 ? m.claim.serves(name) : m.claim.hurts(name));
    const plain = signs[yes];
    if (plain !== undefined) return [word(plain)];
    return Object.entries(signs).map(([key, sign]) => {
      const label = values.find((value) => value.key === key)?.label ?? key;
      return `“${label}” ${word(sign)}`;
    });
  });
  return parts.join(', ');
}

/** "IS-K, by “true”: served → hurt". */
export function retagInWords(
  m: Messages,
  values: readonly Term[],
  { party, value, from, to }: Retagged,
): string {
  const word = (sign: 1 | -1 | 0): string =>
    m.claim.tags[sign === 1 ? 'serves' : sign === -1 ? 'hurts' : 'neither'];
  const label = value === 'high' ? null : (values.find(({ key }) => key === value)?.label ?? value);
  return m.claim.retag(m.claims.camps[party] ?? party, label, word(from), word(to));
}
