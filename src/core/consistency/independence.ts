/**
 * C5, independence: lines that share an origin's side, a type, an interviewer or a prompt count only for
 * what is new in them (the copy discount of Dong and others). Repeating a party line is therefore bounded.
 */
import type { Rho, SharedRule } from './assessment.ts';
import type { Told } from './lines.ts';
import type { Assertion } from './interchange.ts';

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

type Share = Rho['r'][number];

/** Each is one object, since a large project holds a million of them. */
const share: Readonly<Record<SharedRule, Share>> = {
  base: { rule: 'base', value: 0.03 },
  'party-serving': { rule: 'party-serving', value: 0.6 },
  party: { rule: 'party', value: 0.15 },
  type: { rule: 'type', value: 0.08 },
  researcher: { rule: 'researcher', value: 0.1 },
  'unknown-root': { rule: 'unknown-root', value: 0.5 },
  network: { rule: 'network', value: 0.2 },
  prompted: { rule: 'prompted', value: 0.3 },
};

function side(a: Ties, b: Ties): Share[] {
  if (a.party !== null && a.party === b.party)
    return [a.serves && b.serves ? share['party-serving'] : share.party];
  return a.type === b.type ? [share.type] : [];
}

function shares(a: Ties, b: Ties): Share[] {
  const found = [share.base, ...side(a, b)];
  if (a.researcher !== null && a.researcher === b.researcher) found.push(share.researcher);
  if (a.unknownRoot && b.unknownRoot) found.push(share['unknown-root']);
  if (a.network !== null && a.network === b.network) found.push(share.network);
  if (a.confrontedWith === b.id || b.confrontedWith === a.id) found.push(share.prompted);
  return found;
}

function between(line: Ties, above: Ties): Rho {
  const r = shares(line, above);
  return { with: above.id, r, rho: 1 - r.reduce((left, { value }) => left * (1 - value), 1) };
}

/** What is new in each line beside those above it; the strongest line comes first. */
export function novelty(sorted: readonly Ties[]): { readonly d: number; readonly rho: readonly Rho[] }[] {
  return sorted.map((line, index) => {
    const rho = sorted.slice(0, index).map((above) => between(line, above));
    return { d: rho.reduce((left, shared) => left * (1 - shared.rho), 1), rho };
  });
}
