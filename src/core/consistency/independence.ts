/**
 * C5, independence: lines that share an origin's side, a type, an interviewer or a prompt count only for
 * what is new in them (the copy discount of Dong and others). Repeating a party line is therefore bounded.
 */
import type { Rho, SharedRule } from './assessment.ts';
import type { Told } from './lines.ts';
import type { Assertion } from './interchange.ts';
import { SHARES } from './thresholds.ts';

/** What C5 asks of a line: party and serving are the origin's, type and network the teller's. */
export interface Ties {
  readonly id: string;
  readonly party: string | null;
  readonly serves: boolean;
  readonly type: string;
  readonly network: string | null;
  readonly researcher: string | null;
  readonly unknownRoot: boolean;
  readonly confrontedWith: string | null;
}

export function tiesOf(line: Told<Assertion>, party: string | null, serves: boolean): Ties {
  const { statement, teller } = line;
  return {
    id: statement.id,
    party,
    serves,
    type: teller.type,
    network: teller.network,
    researcher: statement.researcher,
    unknownRoot: statement.root === 'unknown',
    confrontedWith: statement.confrontedWith,
  };
}

const share = (rule: SharedRule): Rho['r'][number] => ({ rule, value: SHARES[rule] });

/** What two lines can share beside the base: at most one of `sides`, and any of `others`. */
const sides = [null, 'type', 'party', 'party-serving'] as const;
const others = ['researcher', 'unknown-root', 'network', 'prompted'] as const;

function sideShared(a: Ties, b: Ties): number {
  if (a.party !== null && a.party === b.party) return a.serves && b.serves ? 3 : 2;
  return a.type === b.type ? 1 : 0;
}

/** A number for each set of what two lines can share. */
function sharedBy(a: Ties, b: Ties): number {
  let bits = 0;
  if (a.researcher !== null && a.researcher === b.researcher) bits |= 1;
  if (a.unknownRoot && b.unknownRoot) bits |= 2;
  if (a.network !== null && a.network === b.network) bits |= 4;
  if (a.confrontedWith === b.id || b.confrontedWith === a.id) bits |= 8;
  return sides.length * bits + sideShared(a, b);
}

/** ρ of each such set. */
const sets: readonly Pick<Rho, 'r' | 'rho'>[] = Array.from(
  { length: sides.length << others.length },
  (_, set) => {
    const side = sides[set % sides.length] ?? null;
    const rest = others.filter((_, bit) => (set >> (bit + 2)) & 1);
    const r = [share('base'), ...(side === null ? [] : [share(side)]), ...rest.map(share)];
    return { r, rho: 1 - r.reduce((left, { value }) => left * (1 - value), 1) };
  },
);

/** What is new in each line beside those above it; the strongest line comes first. */
export function novelty(sorted: readonly Ties[]): { readonly d: number; readonly rho: readonly Rho[] }[] {
  return sorted.map((line, index) => {
    let d = 1;
    const alike = new Map<number, { with: string; times: number }>();
    for (const above of sorted.slice(0, index)) {
      const set = sharedBy(line, above);
      const times = (alike.get(set)?.times ?? 0) + 1;
      d *= 1 - (sets[set]?.rho ?? 0);
      alike.delete(set); // the nearest of a set comes last
      alike.set(set, { with: above.id, times });
    }
    return { d, rho: [...alike].flatMap(([set, found]) => rhoOf(found, sets[set])) };
  });
}

function rhoOf(found: Pick<Rho, 'with' | 'times'>, shared: Pick<Rho, 'r' | 'rho'> | undefined): Rho[] {
  return shared === undefined ? [] : [{ ...found, ...shared }];
}
