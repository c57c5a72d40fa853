/** What one source says about one claim, as the matrix and a claim's page count and draw it. */
import type { Interest, Term } from '#core/claim.ts';
import type { Bound, Stance } from '#core/coding.ts';
import type { Audience } from '#core/interview.ts';
import { periodInWords, type Period } from '#core/month.ts';

/** The part of a source type that is drawn: the siglum and its name. */
export interface TypeMark {
  key: string;
  letter: string;
  label: string;
  camp: string;
}

/** The part of an assertion that is read here. */
export interface Said {
  id: string;
  /** The entry's id in the record: where its address leads. */
  entry: string;
  record: string;
  source: { code: string; type: TypeMark; party: string | null };
  interview: { month: string; audience: Audience };
  claim: string | null;
  stance: Stance | null;
  value: string | null;
  lo: number | null;
  hi: number | null;
  bound: Bound | null;
  unit: string | null;
  definition: string | null;
  refersTo: Period | null;
  root: string | null;
  hops: number;
  probed: boolean;
  cases: number | null;
  forecast: boolean;
  retracted: boolean;
  againstInterest: 'true' | 'false' | 'unclear' | null;
  quote: string | null;
}

/** The part of a claim that statements are read by. */
export interface Asked {
  id: string;
  kind: 'boolean' | 'quantity' | 'trend' | 'category';
  period: Period | null;
  values: readonly Term[];
  units: readonly Term[];
  definitions: readonly Term[];
  interest: Interest;
}

export interface Statement {
  id: string;
  entry: string;
  /** The record's code: where the words stand. */
  record: string;
  source: { code: string; type: TypeMark };
  month: string;
  /** To whom it was said. */
  audience: Audience;
  stance: Stance;
  /** The value's label, where the claim has values other than true, partly and false. */
  value: string | null;
  figure: Figure | null;
  refersTo: Period | null;
  /** Whom it retells (a source's code, `unknown`), or null. */
  root: string | null;
  hops: number;
  /** What it says hurts the speaker's own side. */
  against: boolean;
  /** What it says serves the speaker's own side. */
  serves: boolean;
  /** Says what another voice here says already: adds nothing (C3). */
  copy: boolean;
  /**
   * Speaks of something else than the claim does: of another period, or in another unit, or counts something else. It is
   * shown and named, and is neither for the claim nor against it (C0, C8).
   */
  elsewhere: 'period' | 'unit' | 'definition' | null;
  cases: number | null;
  probed: boolean;
  forecast: boolean;
  quote: string | null;
}

export interface Figure {
  lo: number;
  hi: number;
  bound: Bound | null;
  unit: string;
  /** What it counts, where that is not what the claim counts: not comparable, and no contradiction. */
  countsElse: string | null;
}

/** The latest of each source, without what was retracted or has no stance yet (C0, C3); in the order given. */
export function statementsOf(claim: Asked, all: readonly Said[]): Statement[] {
  const kept = latestOfEach(all.filter((said) => !said.retracted && said.stance !== null));
  const origins = new Map(kept.map((said) => [said.source.code, said]));
  const speakers = speakersOf(kept, origins);
  return kept.flatMap((said) =>
    said.stance === null ? [] : [statement(claim, said, said.stance, speakers)],
  );
}

/** Also those that a later one of the same source replaced, by month. */
export function everyStatement(claim: Asked, said: readonly Said[]): Statement[] {
  const counted = statementsOf(claim, said);
  const ids = new Set(counted.map((one) => one.id));
  const older = said.filter((one) => !ids.has(one.id) && !one.retracted);
  const earlier = older.flatMap((one) => statementsOf(claim, [one]));
  return [...counted, ...earlier].toSorted((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0));
}

function statement(claim: Asked, said: Said, stance: Stance, speakers: ReadonlySet<string>): Statement {
  const sign = signOf(claim, said, stance);
  const { id, entry, record, refersTo, root, hops, cases, probed, forecast, quote } = said;
  return {
    id,
    entry,
    record,
    source: { code: said.source.code, type: said.source.type },
    month: said.interview.month,
    audience: said.interview.audience,
    stance,
    value: valueLabel(claim, said.value),
    figure: figureOf(claim, said),
    refersTo,
    root,
    hops,
    against: sign === -1,
    serves: sign === 1,
    copy: !speakers.has(said.id),
    elsewhere: elsewhereOf(claim, said),
    cases,
    probed,
    forecast,
    quote,
  };
}

function latestOfEach(all: readonly Said[]): Said[] {
  const latest = new Map<string, Said>();
  for (const said of all) {
    const before = latest.get(said.source.code);
    if (!before || before.interview.month < said.interview.month || sameMonthLater(before, said))
      latest.set(said.source.code, said);
  }
  return all.filter((said) => latest.get(said.source.code) === said);
}

const sameMonthLater = (before: Said, said: Said): boolean =>
  before.interview.month === said.interview.month && before.id < said.id;

/** One line per origin: the one with the fewest hops speaks, of equals the first by id (C3). */
function speakersOf(kept: readonly Said[], origins: ReadonlyMap<string, Said>): Set<string> {
  const lines = kept.flatMap((said) => {
    const chain = chainOf(said, origins);
    return chain === null ? [] : [{ said, ...chain }];
  });
  return new Set(
    [...Map.groupBy(lines, (line) => line.origin).values()].flatMap((group) => {
      const [first] = group.toSorted((a, b) => a.hops - b.hops || (a.said.id < b.said.id ? -1 : 1));
      return first ? [first.said.id] : [];
    }),
  );
}

/** The ultimate origin and the way to it; null for a chain that meets a source twice. */
function chainOf(said: Said, origins: ReadonlyMap<string, Said>): { origin: string; hops: number } | null {
  const seen = new Set([said.source.code]);
  let hops = 0;
  for (let at: Said = said; ;) {
    hops += Math.max(at.hops, at.root === null ? 0 : at.root === 'unknown' ? 2 : 1);
    if (at.root === null || at.root === 'unknown') return { origin: at.source.code, hops };
    if (seen.has(at.root)) return null;
    seen.add(at.root);
    const next = origins.get(at.root);
    if (!next) return { origin: at.root, hops };
    at = next;
  }
}

/** +1 if it serves the speaker's side, −1 if it hurts. What the coder marked goes before the claim's table. */
function signOf(claim: Asked, said: Said, stance: Stance): 1 | -1 | 0 {
  if (said.againstInterest === 'true') return -1;
  const signs = said.source.party === null ? undefined : claim.interest[said.source.party];
  const key = claim.kind === 'quantity' ? 'high' : valueKey(claim, said.value, stance);
  const sign = key === null ? 0 : (signs?.[key] ?? 0);
  return said.againstInterest !== null && sign === -1 ? 0 : sign;
}

const SAYS = { affirms: 'true', qualifies: 'partly', denies: 'false' } as const;

/** From stance to value: the one named, else true or false; a denial of a value is of two the other (CONSISTENCY). */
function valueKey(claim: Asked, named: string | null, stance: Stance): string | null {
  const meant = claim.values.find((value) => value.label === SAYS[stance])?.key ?? null;
  if (named === null) return meant;
  if (stance !== 'denies' || named === meant) return named;
  return claim.values.length === 2 ? (claim.values.find((value) => value.key !== named)?.key ?? null) : null;
}

const PLAIN = new Set(['true', 'partly', 'false']);

function valueLabel(claim: Asked, key: string | null): string | null {
  const label = claim.values.find((value) => value.key === key)?.label;
  return label === undefined || PLAIN.has(label) ? null : label;
}

const counted = (said: Said): boolean => said.lo !== null || said.hi !== null;
const otherUnit = (claim: Asked, said: Said): boolean =>
  counted(said) && said.unit !== null && said.unit !== claim.units[0]?.key;
const otherThing = (claim: Asked, said: Said): boolean =>
  counted(said) && said.definition !== null && said.definition !== claim.definitions[0]?.key;

/** A missing period overlaps fully (C0). */
const otherPeriod = ({ period }: Asked, { refersTo }: Said): boolean =>
  period !== null && refersTo !== null && (refersTo.to < period.from || refersTo.from > period.to);

/** What a nominal claim is asked is no figure: one that is said in passing makes the answer no other. */
function elsewhereOf(claim: Asked, said: Said): Statement['elsewhere'] {
  if (otherPeriod(claim, said)) return 'period';
  if (claim.kind !== 'quantity') return null;
  return otherThing(claim, said) ? 'definition' : otherUnit(claim, said) ? 'unit' : null;
}

function figureOf(claim: Asked, said: Said): Figure | null {
  const lo = said.lo ?? said.hi;
  const hi = said.hi ?? said.lo;
  if (lo === null || hi === null) return null;
  const unit = labelOf(claim.units, said.unit) ?? claim.units[0]?.label ?? '';
  return { lo, hi, bound: said.bound, unit, countsElse: countsElse(claim, said, unit) };
}

function countsElse(claim: Asked, said: Said, unit: string): string | null {
  if (otherThing(claim, said)) return labelOf(claim.definitions, said.definition) ?? '';
  if (otherUnit(claim, said)) return unit;
  return otherPeriod(claim, said) && said.refersTo !== null ? periodInWords(said.refersTo) : null;
}

const labelOf = (terms: readonly Term[], key: string | null): string | null =>
  key === null ? null : (terms.find((term) => term.key === key)?.label ?? null);

/** Where the words stand: the analysis copy of the record, at this statement. */
export const addressOf = (slug: string, { record, entry }: Pick<Statement, 'record' | 'entry'>): string =>
  `/projects/${slug}/records/${record}?copy=analysis#a-${entry}`;
