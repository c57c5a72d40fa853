/**
 * Which voices an open claim lacks, and who could give them: what stands between it and corroboration (C7) is seldom
 * one more of the same.
 */
import type { ClaimAssessment, Leaning, Status } from './assessment.ts';
import type { Assertion, Claim, Project, Source } from './interchange.ts';
import { sideOf } from './leanings.ts';
import { anyPartyHasStake, compareIds, hasStake, isFirstHand, openDossier, standing } from './records.ts';
import { linesOn } from './told.ts';

/** `serving` and `hurt`: one whom the answer that leads serves, or hurts; the two are opposed. */
export type Voice = 'serving' | 'hurt' | 'neutral' | 'first-hand' | 'second-researcher';

/** A kind of source that can be asked, as a document cannot, with the side that it shares. */
export interface SourceKind {
  readonly type: string;
  readonly party: string | null;
}

export interface Lack {
  readonly voice: Voice;
  /** Types of sources that could give it; those that nobody has asked on this claim first, then by key. */
  readonly ask: readonly string[];
}

export interface Coverage {
  readonly claim: string;
  readonly status: Status;
  readonly fragility: number | null;
  readonly lacks: readonly Lack[];
}

/** What of an assessment says how much another voice would decide. */
type Weighed = Pick<ClaimAssessment, 'id' | 'status' | 'best' | 'fragility'>;

/** Most in need first: by status, then how many voices lack, then how few supporters have to fall. */
export function coverageOf(
  project: Project,
  claims: readonly Weighed[],
  leanings: readonly Leaning[],
  kinds: readonly SourceKind[],
): Coverage[] {
  const sources = new Map(project.sources.map((source): [string, Source] => [source.id, source]));
  const said = Map.groupBy(project.assertions, (a) => a.claim);
  const all = [...kinds, ...givenSides(project.sources, kinds)];
  const weighed = new Map(claims.map((one): [string, Weighed] => [one.id, one]));
  return project.claims
    .flatMap((claim): Coverage[] => {
      const result = weighed.get(claim.id);
      if (result === undefined || claim.resolved !== null) return [];
      const heard = heardOn(claim, said.get(claim.id) ?? [], sources, leanings);
      const { status, fragility } = result;
      const lacks = lacksOf(claim, result, heard, all);
      return [{ claim: claim.id, status, fragility, lacks }];
    })
    .filter((one) => one.lacks.length > 0)
    .toSorted(neediestFirst);
}

/** Sides that sources of these types were given each by itself. */
function givenSides(sources: readonly Source[], kinds: readonly SourceKind[]): SourceKind[] {
  const types = new Set(kinds.map(({ type }) => type));
  return sources
    .filter(({ type, party, external }) => party !== null && !external && types.has(type))
    .map(({ type, party }) => ({ type, party }));
}

/** Voices (C3): who only retells another is none, and who tells of somebody unheard tells that one's. */
interface Heard {
  /** Of all who were asked. */
  readonly types: ReadonlySet<string>;
  /** The sides of those whose word it is; null: without one. */
  readonly sides: readonly (string | null)[];
  readonly firstHand: boolean;
  readonly researchers: number;
}

function heardOn(
  claim: Claim,
  assertions: readonly Assertion[],
  sources: ReadonlyMap<string, Source>,
  leanings: readonly Leaning[],
): Heard {
  const dossier = openDossier(claim, assertions, sources);
  const lines = linesOn(dossier, sources);
  return {
    types: new Set(dossier.statements.flatMap((a) => sources.get(a.source)?.type ?? [])),
    sides: lines.map(({ origin }) => sideOf(origin, leanings)),
    firstHand: lines.some(({ statement }) => isFirstHand(statement)),
    researchers: new Set(lines.flatMap(({ statement }) => statement.researcher ?? [])).size,
  };
}

function lacksOf(claim: Claim, result: Weighed, heard: Heard, kinds: readonly SourceKind[]): Lack[] {
  const thesis = thesisOf(claim, result);
  const signs = new Set(heard.sides.map((side) => standing(claim, thesis, side)));
  const lacks: Lack[] = [];
  const lack = (voice: Voice, could: (kind: SourceKind) => boolean): void =>
    void lacks.push({ voice, ask: typesWho(kinds.filter(could), heard.types) });
  if (anyPartyHasStake(claim)) {
    if (!signs.has(-1)) lack('hurt', ({ party }) => standing(claim, thesis, party) < 0);
    if (!signs.has(1)) lack('serving', ({ party }) => standing(claim, thesis, party) > 0);
  }
  if (!heard.sides.some((side) => !hasStake(claim, side)))
    lack('neutral', ({ party }) => !hasStake(claim, party));
  if (!heard.firstHand) lack('first-hand', () => true);
  // Another researcher asks again of such sources as have spoken; where none has who can be asked, there is nothing to ask again.
  const again = ({ type }: SourceKind): boolean => heard.types.has(type);
  if (heard.researchers < 2 && kinds.some(again)) lack('second-researcher', again);
  return lacks;
}

/** The answer that leads; of a figure, a high one. */
function thesisOf(claim: Claim, result: Weighed): string {
  if (claim.kind === 'quantity') return 'high';
  return result.best ?? claim.filed ?? claim.values[0] ?? '';
}

function typesWho(kinds: readonly SourceKind[], heard: ReadonlySet<string>): string[] {
  const types = [...new Set(kinds.map(({ type }) => type))];
  return types.toSorted((a, b) => Number(heard.has(a)) - Number(heard.has(b)) || compareIds(a, b));
}

/** Where another voice decides most. */
const NEED: readonly Status[] = [
  'contested',
  'multi-claimed',
  'single-source',
  'one-sided',
  'open',
  'unattributed',
  'no evidence',
  'probable',
];

/** Claims that stand worst come first, then those that lack more. */
export function neediestFirst(a: Coverage, b: Coverage): number {
  const rank = ({ status }: Coverage): number => (NEED.indexOf(status) + NEED.length + 1) % (NEED.length + 1);
  return (
    rank(a) - rank(b) ||
    b.lacks.length - a.lacks.length ||
    (a.fragility ?? 0) - (b.fragility ?? 0) ||
    compareIds(a.claim, b.claim)
  );
}
