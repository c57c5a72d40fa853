/** How much the sources disagree about a claim: the order of the matrix. */
import type { Statement } from './statement.ts';
import { needsDecision, type Verdict } from './verdict.ts';

/**
 * `unsettled`: asks for a decision, or rests on those alone who profit · `disputed`: settled by its weight, though somebody denies or qualifies it, or
 * it turned out otherwise than it was filed · `agreed`: nobody objects · `silent`: no evidence.
 */
export const CLASSES = ['unsettled', 'disputed', 'agreed', 'silent'] as const;
export type DisagreementClass = (typeof CLASSES)[number];

interface Disputable {
  id: string;
  proposition: string;
  verdict: Verdict | null;
  statements: readonly Pick<Statement, 'stance' | 'copy' | 'elsewhere'>[];
}

const TURNED = new Set(['refuted', 'inflated', 'minimised', 'superseded']);

export function classOf({ verdict, statements }: Disputable): DisagreementClass {
  if (verdict === null || verdict.status === 'no evidence')
    return statements.length > 0 ? 'agreed' : 'silent';
  if (needsDecision(verdict.status) || verdict.status === 'one-sided') return 'unsettled';
  if (TURNED.has(verdict.status) || verdict.disputed.length > 0) return 'disputed';
  return objectors(statements) > 0 ? 'disputed' : 'agreed';
}

const objectors = (statements: Disputable['statements']): number =>
  onIt(statements).filter((s) => s.stance !== 'affirms').length;

/** What counts something else, or speaks of another period, contradicts nobody (C0, C8). */
const onIt = (statements: Disputable['statements']): Disputable['statements'] =>
  statements.filter((s) => !s.copy && s.elsewhere === null);

/** Inside a class: contested before one-sided, then the more evenly the voices are split, then by words. */
export function byDisagreement<C extends Disputable>(claims: readonly C[]): C[] {
  const placed = claims.map((claim) => ({
    claim,
    place: [CLASSES.indexOf(classOf(claim)), rank(claim.verdict), -split(claim.statements)] as const,
  }));
  return placed
    .toSorted(
      (a, b) =>
        a.place[0] - b.place[0] ||
        a.place[1] - b.place[1] ||
        a.place[2] - b.place[2] ||
        byWords(a.claim.proposition, b.claim.proposition),
    )
    .map(({ claim }) => claim);
}

const byWords = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const ORDER = [
  'contested',
  'multi-claimed',
  'one-sided',
  'refuted',
  'inflated',
  'minimised',
  'superseded',
  'open',
  'unattributed',
  'probable',
  'single-source',
  'corroborated',
  'resolved',
];
const rank = (verdict: Verdict | null): number =>
  verdict === null ? ORDER.length : ORDER.indexOf(verdict.status);

/** Of the voices, the smaller side: how many stand against how many. */
function split(statements: Disputable['statements']): number {
  const against = objectors(statements);
  return Math.min(against, onIt(statements).length - against);
}
