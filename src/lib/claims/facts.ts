/** Five facts of a claim, in five columns, so that likelihood and confidence never share a phrase (C6). */
import type { ClaimAssessment } from '#core/consistency/assessment.ts';
import { likelihoodWords, statusMeaning } from '#core/consistency/explain.ts';
import { endsAtAll, shownRange } from '#core/consistency/share.ts';
import type { Term } from '#core/claim.ts';
import type { Messages } from '#lib/messages/en.ts';
import { grouped } from './cell.ts';
import { likelihoodFigure, measureOf, twoDigits } from './verdict.ts';

export interface Fact {
  label: string;
  value: string;
  /** Beside the value, lighter. */
  figure?: string;
  note: string;
  /** Its address in the derivation, where it can be asked why. */
  asks?: string;
}

type Words = Messages['claim'];
/** How many lines are independent is for leads: who else reads it sees nothing there. */
export type Summary = Omit<ClaimAssessment, 'steps' | 'notes' | 'nEff'> &
  Partial<Pick<ClaimAssessment, 'nEff'>>;
interface Asked {
  values: readonly Term[];
  filed: string | null;
  headline: number | null;
  units: readonly Term[];
}

/** `fallers`: who must fall, by their codes; `supporters`: how many lines stand for it, or figures enter. */
export function factsOf(
  m: Words,
  claim: Asked,
  verdict: Summary,
  who: { fallers: readonly string[]; supporters: number },
): Fact[] {
  const found = (all: Fact[]): Fact[] => all.map((fact, i) => asking(m, fact, i, verdict));
  const status = statusFact(m, claim, verdict);
  const lines: Fact = {
    label: m.facts.lines,
    value: verdict.nEff?.toFixed(1) ?? m.nothing,
    note:
      verdict.status === 'resolved'
        ? m.known
        : verdict.range === null
          ? m.voicesFor(who.supporters, leading(claim, verdict))
          : m.figures(who.supporters),
  };
  if (verdict.p === null)
    return found([
      status,
      muchFact(m, claim, verdict),
      wideFact(m, claim, verdict),
      lines,
      headlineFact(m, claim, verdict),
    ]);
  return found([
    status,
    likelyFact(m, claim, verdict),
    sureFact(m, verdict),
    lines,
    fallFact(m, verdict, who.fallers),
  ]);
}

const NOMINAL = ['status', 'likely', 'sure', 'lines', 'fall'];
const FIGURES = ['status', 'range', 'range', 'lines', 'headline'];

/** A status can always be asked why; the rest where something was weighed and its reader sees it. */
function asking(m: Words, fact: Fact, nth: number, verdict: Summary): Fact {
  const asks = (verdict.p === null ? FIGURES : NOMINAL)[nth];
  const weighed = verdict.status !== 'resolved' && verdict.status !== 'no evidence';
  const seen = nth !== 3 || typeof verdict.nEff === 'number';
  if (asks === undefined || !seen) return fact;
  if (nth > 0 && (!weighed || fact.value === m.nothing)) return fact;
  return { ...fact, asks };
}

/** Refuted is corroborated of another value than the one filed: which one is half of the news. */
function evidenceOf(m: Words, claim: Asked, verdict: Summary, evidence: string): string {
  const best = verdict.p === null ? null : claim.values.find((value) => value.key === verdict.best)?.label;
  return best ? m.evidenceFor(best, evidence) : m.evidence(evidence);
}

function statusFact(m: Words, claim: Asked, verdict: Summary): Fact {
  const note =
    verdict.evidence !== undefined
      ? evidenceOf(m, claim, verdict, verdict.evidence)
      : verdict.disputed.length > 0
        ? m.disputedBy(verdict.disputed.length)
        : statusMeaning(verdict.status);
  return { label: m.facts.status, value: verdict.status, note };
}

function likelyFact(m: Words, claim: Asked, verdict: Summary): Fact {
  const measure = measureOf(claim, verdict);
  if (measure?.kind !== 'likelihood') return { label: m.facts.likely, value: m.nothing, note: '' };
  const { p, text, of } = measure;
  const note = p === 0 || p === 1 ? m.known : oddsOf(m, p);
  const ahead = leading(claim, verdict);
  const best = verdict.p?.[verdict.best ?? ''];
  const other =
    ahead === null || ahead === of || best === undefined ? '' : m.ahead(ahead, likelihoodFigure(best));
  return {
    label: of === null ? m.facts.likely : m.likelyIs(of),
    value: likelihoodWords(p),
    figure: text,
    note: other === '' ? note : `${note}; ${other}`,
  };
}

/** Of more answers than two, or of other ones than true and false: which one the lines for it speak for. */
export function leading(claim: Pick<Asked, 'values'>, { best }: Pick<Summary, 'best'>): string | null {
  const label = claim.values.find((value) => value.key === best)?.label ?? null;
  return label === 'true' && claim.values.length <= 2 ? null : label;
}

function oddsOf(m: Words, p: number): string {
  const odds = p >= 0.5 ? p / (1 - p) : (1 - p) / p;
  const text = grouped(odds < 10 ? Number(odds.toFixed(1)) : twoDigits(odds));
  if (text === '1') return m.even;
  return p >= 0.5 ? m.odds(text) : m.oddsAgainst(text);
}

function sureFact(m: Words, { confidence, fragility }: Summary): Fact {
  const label = m.facts.sure;
  if (confidence === null) return { label, value: m.nothing, note: m.known };
  if (confidence === 'high') return { label, value: confidence, note: m.isHigh };
  if ((fragility ?? 0) < 2) return { label, value: confidence, note: m.forModerate };
  return { label, value: confidence, note: (fragility ?? 0) < 3 ? m.forHigh : m.forHighKinds };
}

function fallFact(m: Words, { fragility }: Summary, fallers: readonly string[]): Fact {
  const label = m.facts.fall;
  if (fragility === null) return { label, value: m.nothing, note: '' };
  return { label, value: String(fragility), note: fragility === 0 ? m.fallsAlready : fallers.join(', ') };
}

/** As it is shown: of a whole there is no more than all. */
const rangeOf = (claim: Asked, { range }: Summary): Summary['range'] =>
  range && shownRange(range, claim.units[0]?.label);

function muchFact(m: Words, claim: Asked, verdict: Summary): Fact {
  const label = m.facts.much;
  const range = rangeOf(claim, verdict);
  if (range === null) return { label, value: m.nothing, note: '' };
  const unit = claim.units[0]?.label ?? '';
  const ends = [range.lo, range.hi].map((end) => grouped(twoDigits(end)));
  if (range.lo === range.hi) return { label, value: `${grouped(range.point)} ${unit}`, note: m.known };
  const about = m.point(grouped(twoDigits(range.point)));
  const isCut = verdict.range !== null && endsAtAll(verdict.range, unit);
  return { label, value: ends.join('–'), figure: unit, note: isCut ? `${about}; ${m.ofAWhole}` : about };
}

function wideFact(m: Words, claim: Asked, verdict: Summary): Fact {
  const label = m.facts.wide;
  const range = rangeOf(claim, verdict);
  if (range === null || range.lo <= 0) return { label, value: m.nothing, note: '' };
  return { label, value: m.times((range.hi / range.lo).toFixed(1)), note: m.fromTo };
}

function headlineFact(m: Words, claim: Asked, { range }: Summary): Fact {
  const label = m.facts.headline;
  if (claim.headline === null) return { label, value: m.nothing, note: m.noHeadline };
  const value = grouped(claim.headline);
  if (range === null) return { label, value, note: '' };
  return {
    label,
    value,
    note: claim.headline > range.hi ? m.above : claim.headline < range.lo ? m.below : m.inside,
  };
}
