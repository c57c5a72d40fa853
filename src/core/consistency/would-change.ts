/**
 * What would change a claim: the engine is asked what it would say if one more first-hand voice of each kind spoke, for
 * the answer that leads and for each other, or if what holds it up fell. Nothing is guessed: each outcome is a run.
 *
 * A supposed voice is a new source of that kind, met by somebody new, first-hand, on the claim's whole period. The kinds
 * that move a claim most come first. Of a nominal claim: the change of the leading answer's probability, each outcome
 * counted as often as such a source would be expected to say so. Of a quantity: how far centre and width of the range
 * move on the scale of ratios, over a figure at the point, at half and at twice of it.
 */
import type { Cell, ClaimAssessment, Range, Status } from './assessment.ts';
import type { Change } from './book.ts';
import type { SourceKind } from './coverage.ts';
import { createEngine, type Engine, type Options } from './engine.ts';
import type { Assertion, Claim, Project, Source } from './interchange.ts';
import { cellOf, compareIds, isFirstHand, standing } from './records.ts';

export interface Outcome {
  /** A value's key, or a figure. */
  readonly says: string | number;
  readonly status: Status;
  readonly best: string | null;
  /** Of the answer that leads now; null for a quantity. */
  readonly p: number | null;
  readonly range: Range | null;
}

export interface SupposedVoice extends SourceKind {
  /** How the answer that leads, or a high figure, stands to it. */
  readonly stake: Cell;
  /** Whether such a source has spoken on it at first hand. */
  readonly heard: boolean;
  readonly outcomes: readonly Outcome[];
  readonly moves: number;
}

export interface SupposedFall {
  readonly sources: readonly string[];
  readonly outcome: Omit<Outcome, 'says'>;
}

/** The fewest voices of different kinds, each the strongest left, that come to it; null: not with as many as MOST. */
type Fewest = { readonly voices: readonly SourceKind[]; readonly outcome: Outcome } | null;

export interface WouldChange {
  readonly now: Omit<Outcome, 'says'>;
  readonly voices: readonly SupposedVoice[];
  readonly falls: readonly SupposedFall[];
  readonly flip: Fewest;
  readonly corroborate: Fewest;
  /** All who support it were met by one interviewer. */
  readonly oneInterviewer: boolean;
}

/** No more voices than these are supposed together. */
export const MOST = 4;
/** No more lines are taken away one by one than these. */
const FALLS = 3;

/** Null: the claim is not there, or its answer is known. */
export function wouldChange(
  project: Project,
  id: string,
  kinds: readonly SourceKind[],
  options: Options = {},
): WouldChange | null {
  const claim = project.claims.find((one) => one.id === id);
  if (claim === undefined || claim.resolved !== null) return null;
  const probes = kinds.map(probeOf);
  const engine = createEngine(
    { ...project, sources: [...project.sources, ...probes] },
    { ...options, only: [id] },
  );
  const base = engine.assessments().claims.find((one) => one.id === id);
  if (base === undefined) return null;
  const world = { project, claim, engine, base };
  const voices = probes.map((probe, at) => voiceOf(world, probe, kinds[at] ?? probe)).toSorted(mostFirst);
  return {
    now: plain(outcomeOf(world, base, '')),
    voices,
    falls: fallsOf(world),
    flip:
      claim.kind === 'quantity'
        ? null
        : fewest(world, voices, (now) => now.best !== base.best, againstBest(world)),
    corroborate:
      base.status === 'corroborated' || claim.kind === 'quantity'
        ? null
        : fewest(world, voices, (now) => now.status === 'corroborated', leading(world)),
    oneInterviewer: metByOne(base),
  };
}

interface World {
  readonly project: Project;
  readonly claim: Claim;
  readonly engine: Engine;
  readonly base: ClaimAssessment;
}

const probeId = ({ type, party }: SourceKind): string => JSON.stringify(['supposed', type, party]);

function probeOf({ type, party }: SourceKind): Source {
  return { id: probeId({ type, party }), type, party, network: null, external: false };
}

function mostFirst(a: SupposedVoice, b: SupposedVoice): number {
  return b.moves - a.moves || compareIds(a.type, b.type) || compareIds(a.party ?? '', b.party ?? '');
}

/** The answer that leads; of none, the first. */
function leading({ claim, base }: World): string {
  return base.best ?? claim.values?.[0] ?? '';
}

/** The other answer that is nearest to it. */
function againstBest(world: World): string {
  const others = (world.claim.values ?? []).filter((value) => value !== leading(world));
  const p = (value: string): number => world.base.p?.[value] ?? 0;
  return others.reduce((found, value) => (p(value) > p(found) ? value : found), others[0] ?? '');
}

function voiceOf(world: World, probe: Source, kind: SourceKind): SupposedVoice {
  const { project, claim } = world;
  const types = new Map(project.sources.map((source) => [source.id, source.type]));
  const outcomes = saysOf(world).map((says) => {
    const now = suppose(world, [statementOf(world, probe, says)]);
    return { ...outcomeOf(world, now, says), expected: expectedOf(world, now, says) };
  });
  const heard = project.assertions.some(
    (a) => a.claim === claim.id && !a.retracted && isFirstHand(a) && types.get(a.source) === kind.type,
  );
  const thesis = claim.kind === 'quantity' ? 'high' : leading(world);
  return {
    type: kind.type,
    party: kind.party,
    stake: cellOf(standing(claim, thesis, kind.party)),
    heard,
    outcomes: outcomes.map(({ expected: _, ...outcome }) => outcome),
    moves: movesOf(world, outcomes),
  };
}

/** What a voice may say: each answer, the leading one first; or the point of the range, half and twice of it. */
function saysOf(world: World): (string | number)[] {
  const { claim, base } = world;
  if (claim.kind !== 'quantity')
    return [leading(world), ...claim.values.filter((value) => value !== leading(world))];
  const point = base.range?.point ?? claim.headline;
  return point === null || point === undefined ? [] : [point, point / 2, point * 2];
}

function statementOf({ claim }: World, probe: Source, says: string | number): Assertion {
  const figure = typeof says === 'number' ? says : null;
  return {
    id: `said by ${probe.id}`,
    claim: claim.id,
    source: probe.id,
    interview: null,
    researcher: null,
    date: null,
    refersTo: null,
    value: typeof says === 'string' ? says : null,
    lo: figure,
    hi: figure,
    unit: null,
    definition: null,
    bound: null,
    root: null,
    hops: 0,
    confrontedWith: null,
    probed: false,
    cases: null,
    forecast: false,
    retracted: false,
  };
}

/** What the engine says then; afterwards all is as it was. */
function suppose({ engine, base }: World, said: readonly Assertion[]): ClaimAssessment {
  return trying(
    engine,
    base,
    said.map((record) => ({ put: 'assertion', record })),
    said.map(({ id }) => ({ drop: 'assertion', id })),
  );
}

function trying(
  engine: Engine,
  base: ClaimAssessment,
  there: readonly Change[],
  back: readonly Change[],
): ClaimAssessment {
  const { claims } = engine.update(there);
  engine.update(back);
  return claims.find((one) => one.id === base.id) ?? base;
}

function outcomeOf(world: World, now: ClaimAssessment, says: string | number): Outcome {
  const { status, best, range } = now;
  return { says, status, best, p: now.p?.[leading(world)] ?? null, range };
}

function plain({ says: _, ...outcome }: Outcome): Omit<Outcome, 'says'> {
  return outcome;
}

/** How often such a source is expected to say so, by its rates and by what is believed now. */
function expectedOf({ base }: World, now: ClaimAssessment, says: string | number): number {
  const line = now.steps.find((step) => step.step === 'line' && step.assertion.startsWith('said by '));
  if (line?.step !== 'line') return 1;
  const p = base.p?.[String(says)] ?? 0;
  return p * line.x + (1 - p) * line.y;
}

function movesOf({ base, claim }: World, outcomes: readonly (Outcome & { expected: number })[]): number {
  const all = outcomes.reduce((sum, { expected }) => sum + expected, 0);
  if (all === 0) return 0;
  const change = (outcome: Outcome): number =>
    claim.kind === 'quantity'
      ? moved(base.range, outcome.range)
      : Math.abs((outcome.p ?? 0) - pBefore(base, claim));
  return outcomes.reduce((sum, outcome) => sum + (outcome.expected / all) * change(outcome), 0);
}

function pBefore(base: ClaimAssessment, claim: Claim): number {
  return base.p?.[base.best ?? claim.values?.[0] ?? ''] ?? 0;
}

function moved(before: Range | null, after: Range | null): number {
  if (before === null || after === null) return 0;
  const width = ({ lo, hi }: Range): number => Math.log(hi / lo);
  return Math.abs(Math.log(after.point / before.point)) + Math.abs(width(after) - width(before));
}

/** If the strongest supporters fell, each by itself, and then together as many as hold it up (C6). */
function fallsOf(world: World): SupposedFall[] {
  const total = world.base.steps.find((step) => step.step === 'total');
  if (total?.step !== 'total') return [];
  const tellers = total.supporters.flatMap((id) => {
    const line = world.base.steps.find((step) => step.step === 'line' && step.assertion === id);
    return line?.step === 'line' ? [line.source] : [];
  });
  const fragility = world.base.fragility ?? 0;
  const alone = tellers.slice(0, Math.min(FALLS, Math.max(1, fragility))).map((source) => [source]);
  const together = fragility > 1 ? [tellers.slice(0, fragility)] : [];
  return [...alone, ...together].map((sources) => ({ sources, outcome: without(world, sources) }));
}

/** Nothing that they say on this claim counts. */
function without(world: World, sources: readonly string[]): Omit<Outcome, 'says'> {
  const { project, claim, engine, base } = world;
  const gone = project.assertions.filter((a) => a.claim === claim.id && sources.includes(a.source));
  const there: Change[] = gone.map(({ id }) => ({ drop: 'assertion', id }));
  const back: Change[] = gone.map((record) => ({ put: 'assertion', record }));
  return plain(outcomeOf(world, trying(engine, base, there, back), ''));
}

/** Voices of different kinds, those with the greatest effect first, until it is reached. */
function fewest(
  world: World,
  voices: readonly SupposedVoice[],
  reached: (now: ClaimAssessment) => boolean,
  says: string,
): Fewest {
  const p = (voice: SupposedVoice): number => voice.outcomes.find((one) => one.says === says)?.p ?? 0;
  const sign = says === leading(world) ? -1 : 1;
  const strongest = voices.toSorted((a, b) => sign * (p(a) - p(b))).slice(0, MOST);
  for (let n = 1; n <= strongest.length; n += 1) {
    const chosen = strongest.slice(0, n);
    const now = suppose(
      world,
      chosen.map((kind) => statementOf(world, probeOf(kind), says)),
    );
    if (!reached(now)) continue;
    const kinds = chosen.map(({ type, party }) => ({ type, party }));
    return { voices: kinds, outcome: outcomeOf(world, now, says) };
  }
  return null;
}

function metByOne(base: ClaimAssessment): boolean {
  const total = base.steps.find((step) => step.step === 'total');
  if (total?.step !== 'total' || total.supporters.length < 2) return false;
  const met = base.steps.flatMap((step) =>
    step.step === 'line' && total.supporters.includes(step.assertion) ? [step.researcher] : [],
  );
  return met[0] !== null && new Set(met).size === 1;
}

/** An outcome as an analyst reads it: figures would tell what a line of that kind weighs, and what is new in others. */
export interface OpenOutcome {
  readonly says: string | number;
  readonly status: Status;
  readonly best: string | null;
}

export interface OpenChange {
  readonly voices: readonly (Omit<SupposedVoice, 'outcomes' | 'moves'> & {
    readonly outcomes: readonly OpenOutcome[];
  })[];
  readonly flip: { readonly voices: readonly SourceKind[] } | null;
  readonly corroborate: { readonly voices: readonly SourceKind[] } | null;
}

/** Without figures, without what falls (what is new in the others would show), without interviewers. */
export function changeForAnalyst(change: WouldChange): OpenChange {
  return {
    voices: change.voices.map(({ type, party, stake, heard, outcomes }) => ({
      type,
      party,
      stake,
      heard,
      outcomes: outcomes.map(({ says, status, best }) => ({ says, status, best })),
    })),
    flip: change.flip && { voices: change.flip.voices },
    corroborate: change.corroborate && { voices: change.corroborate.voices },
  };
}
