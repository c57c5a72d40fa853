/** A made-up project of any size in the interchange format: the same seed gives the same bytes. Its shape is that of a
 * long study: parties that profit, hearsay, figures, states in families, control questions and time-tests. */
import { createRandom, type Random } from './random.ts';

export interface Size {
  sources: number;
  claims: number;
  assertions: number;
}

/** The sizes of the issue: five assertions a claim, five claims a source. */
export const sizeOf = (assertions: number): Size => ({
  sources: assertions / 25,
  claims: assertions / 5,
  assertions,
});

const TYPES = [
  { type: 'isk-cadre', party: 'isk' },
  { type: 'former-isk', party: null },
  { type: 'taliban-official', party: 'taliban' },
  { type: 'taliban-police', party: 'taliban' },
  { type: 'elder', party: null },
  { type: 'cleric', party: null },
  { type: 'hawala', party: null },
  { type: 'expert', party: null },
] as const;
const RESEARCHERS = 40;
const PLACES = ['Kunar', 'Nangarhar', 'Kabul', 'Herat', 'Kunduz'];

const name = (letter: string, n: number): string => `${letter}${String(n).padStart(6, '0')}`;
const month = (n: number): string => `${2015 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;

export function makeStudy(size: Size, seed: number): unknown {
  const random = createRandom(seed);
  return {
    version: 1,
    sources: Array.from({ length: size.sources }, (_, n) => makeSource(n, random)),
    researchers: Array.from({ length: RESEARCHERS }, (_, n) => name('r', n)),
    claims: Array.from({ length: size.claims }, (_, n) => makeClaim(n, random)),
    assertions: Array.from({ length: size.assertions }, (_, n) => makeAssertion(n, size, random)),
  };
}

function makeSource(n: number, random: Random): unknown {
  const { type, party } = random.pick(TYPES);
  return { id: name('s', n), type, party, network: random.chance(0.2) ? name('n', random.below(60)) : null };
}

const isQuantity = (claim: number): boolean => claim % 10 < 3;
const startOf = (claim: number): number => (claim * 7) % 96;

function makeClaim(n: number, random: Random): unknown {
  const from = startOf(n);
  const base = {
    id: name('c', n),
    place: random.pick(PLACES),
    period: { from: month(from), to: month(from + 11) },
    interest: random.chance(0.6) ? interestOf(n, random) : {},
  };
  if (isQuantity(n)) {
    const resolved = random.chance(0.05) ? { value: 50 + random.below(4_000), known: true } : null;
    return { ...base, kind: 'quantity', unit: 'persons', resolved };
  }
  const inFamily = n % 10 === 9;
  return {
    ...base,
    kind: 'boolean',
    state: inFamily,
    family: inFamily ? name('f', Math.floor(n / 40)) : null,
    resolved: random.chance(0.06) ? resolutionOf(from, random) : null,
  };
}

function interestOf(n: number, random: Random): unknown {
  const sign = random.chance(0.5) ? 1 : -1;
  const [one, other] = isQuantity(n)
    ? [{ high: sign }, { high: -sign }]
    : [
        { true: sign, false: -sign },
        { true: -sign, false: sign },
      ];
  return { isk: one, taliban: other };
}

function resolutionOf(from: number, random: Random): unknown {
  const value = random.chance(0.7) ? 'true' : 'false';
  return random.chance(0.5) ? { value, known: true } : { value, date: month(from + 18), public: true };
}

/** Five statements on a claim in turn, by sources that lie apart, so that each source speaks on many claims. */
function makeAssertion(n: number, size: Size, random: Random): unknown {
  const claim = n % size.claims;
  const source = random.below(size.sources);
  const from = startOf(claim);
  const hearsay = random.chance(0.2);
  const figure = 50 + random.below(4_000);
  return {
    id: name('a', n),
    claim: name('c', claim),
    source: name('s', source),
    interview: name('i', source * 4 + random.below(4)),
    researcher: name('r', source % RESEARCHERS),
    date: month(from + random.below(24)),
    refersTo: { from: month(from), to: month(from + 5) },
    ...(isQuantity(claim)
      ? {
          lo: figure,
          hi: Math.round(figure * (1 + random.below(3) / 4)),
          unit: 'persons',
          probed: random.chance(0.3),
        }
      : { value: random.chance(0.75) ? 'true' : 'false' }),
    ...(hearsay ? rootOf(size, random) : {}),
  };
}

const rootOf = (size: Size, random: Random): { root: string; hops: number } =>
  random.chance(0.3)
    ? { root: 'unknown', hops: 2 }
    : { root: name('s', random.below(size.sources)), hops: 1 + random.below(2) };
