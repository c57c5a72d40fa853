/** What one source says about one claim, as the matrix and a claim's page count and draw it. */
import type { Interest, Term } from '#core/claim.ts';
import type { Bound, Stance } from '#core/coding.ts';
import type { Audience } from '#core/interview.ts';
import type { Heard } from '#core/assessment-view.ts';
import { periodInWords, type Period } from '#core/month.ts';
import { elsewhereOf, otherPeriod, otherThing, otherUnit, valueKey, type Elsewhere } from './comparable.ts';
import { keptOf, speakersOf } from './kept.ts';

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
  /** On what the speaker rests it: hearsay that names nobody has an unknown root, as the engine reads it (C3). */
  basis?: string | null;
  root: string | null;
  hops: number;
  probed: boolean;
  cases: number | null;
  forecast: boolean;
  retracted: boolean;
  /** Whether it speaks against the speaker's interest, as a coder reads it, and why. */
  againstInterest: 'true' | 'false' | 'unclear' | null;
  againstReason: string | null;
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
  /** Of an event: the statements that people hold to be of another one. */
  apart?: ReadonlySet<string>;
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
  /** The answer that it comes to, in the same words: a denial of one of two is the other. Null: it comes to none of them. */
  meant: string | null;
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
   * Speaks of something else than the claim does: of another event, as people hold, or of another period, or in another
   * unit, or counts something else. It is shown and named, and is neither for the claim nor against it (C0, C8).
   */
  elsewhere: Elsewhere | null;
  cases: number | null;
  probed: boolean;
  forecast: boolean;
  /** How a coder reads it; `differs`: the claim's table says otherwise, by which it is weighed. */
  coder: { against: 'true' | 'false' | 'unclear'; reason: string | null; differs: boolean } | null;
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

/**
 * What counts of each source, without what was retracted or has no stance yet (C0, C3); in the order given. `heard`: the
 * lines that the engine made of them; without, as it would.
 */
export function statementsOf(claim: Asked, all: readonly Said[], heard: Heard = NOTHING_HEARD): Statement[] {
  const kept = keptOf(claim, all, heard);
  const speakers = speakersOf(kept, heard);
  return kept.flatMap((said) =>
    said.stance === null ? [] : [statement(claim, said, said.stance, heard, speakers)],
  );
}

const NOTHING_HEARD: Heard = new Map();

/** Also those that a later one of the same source replaced, by month. */
export function everyStatement(claim: Asked, said: readonly Said[], heard?: Heard): Statement[] {
  const counted = statementsOf(claim, said, heard);
  const ids = new Set(counted.map((one) => one.id));
  const older = said.filter((one) => !ids.has(one.id) && !one.retracted);
  const earlier = older.flatMap((one) => statementsOf(claim, [one]));
  return [...counted, ...earlier].toSorted((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0));
}

function statement(
  claim: Asked,
  said: Said,
  stance: Stance,
  heard: Heard,
  speakers: ReadonlySet<string>,
): Statement {
  const sign = heard.get(said.id)?.sign ?? signOf(claim, said, stance);
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
    meant: claim.kind === 'quantity' ? null : valueLabel(claim, valueKey(claim, said.value, stance)),
    figure: figureOf(claim, said),
    refersTo,
    root: root ?? (said.basis === 'hearsay' ? 'unknown' : null),
    hops,
    against: sign === -1,
    serves: sign === 1,
    copy: !speakers.has(said.id),
    elsewhere: elsewhereOf(claim, said),
    cases,
    probed,
    forecast,
    coder: coderOf(said, sign),
    quote,
  };
}

/** What is not clear to a coder differs from nothing. */
function coderOf({ againstInterest, againstReason }: Said, sign: 1 | -1 | 0): Statement['coder'] {
  if (againstInterest === null) return null;
  const differs = againstInterest !== 'unclear' && (againstInterest === 'true') !== (sign === -1);
  return { against: againstInterest, reason: againstReason, differs };
}

/** +1 if it serves the speaker's side, −1 if it hurts, by the claim's table (C0): of what the engine has not heard. */
function signOf(claim: Asked, said: Said, stance: Stance): 1 | -1 | 0 {
  const signs = said.source.party === null ? undefined : claim.interest[said.source.party];
  const key = claim.kind === 'quantity' ? 'high' : valueKey(claim, said.value, stance);
  return key === null ? 0 : (signs?.[key] ?? 0);
}

const PLAIN = new Set(['true', 'partly', 'false']);

function valueLabel(claim: Asked, key: string | null): string | null {
  const label = claim.values.find((value) => value.key === key)?.label;
  return label === undefined || PLAIN.has(label) ? null : label;
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
