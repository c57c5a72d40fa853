/** An event on its claim's page: who claims it, and whether accounts that lie close are of the same event. */
import type { ClaimKind } from '#core/claim.ts';
import type { Period } from '#core/month.ts';
import {
  closeEvents,
  differencesOf,
  differingAccounts,
  type Account,
  type Difference,
  type EventClaim,
} from '#core/same-event.ts';
import type { Statement, TypeMark } from './statement.ts';

/** One side of a question, as it is set beside the other. */
export interface EventSide extends Account {
  /** A claim's sentence, or null for a statement. */
  sentence: string | null;
  voice: { code: string; type: TypeMark } | null;
  unit: string;
}

export interface SameEventQuestion {
  about: 'claims' | 'statements';
  sides: [EventSide, EventSide];
  differ: Difference[];
}

/** A claim as it is compared with others. */
export interface Event {
  id: string;
  kind: ClaimKind;
  event: boolean;
  proposition: string;
  place: string | null;
  period: Period | null;
  headline: number | null;
  units: readonly { label: string }[];
  definitions: readonly { label: string }[];
}

/** First of claims that lie close, then of voices on this one that differ; each pair once. */
export function sameEventQuestions(
  claim: Event,
  claims: readonly Event[],
  statements: readonly Statement[],
): SameEventQuestion[] {
  if (!claim.event) return [];
  const here = claimSide(claim);
  const close = closeEvents(here, claims.map(claimSide)).map((side) => question('claims', here, side));
  const voices = statements.filter((one) => !one.copy).map((one) => statementSide(claim, one));
  return [...close, ...differingAccounts(voices).map(([a, b]) => question('statements', a, b))];
}

const question = (about: SameEventQuestion['about'], a: EventSide, b: EventSide): SameEventQuestion => ({
  about,
  sides: [a, b],
  differ: differencesOf(a, b),
});

function claimSide(claim: Event): EventSide & EventClaim {
  const { id, kind, event, place, period, headline, proposition } = claim;
  const unit = claim.units[0]?.label ?? '';
  return {
    ...{ id, kind, event, place, period, unit, lo: headline, hi: headline, voice: null },
    counts: `${unit} ${claim.definitions[0]?.label ?? ''}`,
    sentence: proposition,
  };
}

function statementSide(claim: Event, { id, source, refersTo, figure }: Statement): EventSide {
  return {
    ...{ id, place: claim.place, period: refersTo, sentence: null, voice: source },
    lo: figure?.lo ?? null,
    hi: figure?.hi ?? null,
    bound: figure?.bound ?? null,
    unit: figure?.unit ?? '',
    counts: figure === null ? null : `${figure.unit} ${figure.countsElse ?? ''}`,
  };
}

/** Who says of an event what serves their own side. */
export interface Claimant {
  code: string;
  type: TypeMark;
  value: string | null;
  /** Claims no part in it: what serves is that it was not so. With a claimant the rule (C7) counts two answers all the same. */
  denies: boolean;
}

/** Claims of responsibility, counted apart from the event, and denials that serve whoever makes them. */
export function claimedBy(claim: { event: boolean }, statements: readonly Statement[]): Claimant[] {
  if (!claim.event) return [];
  return statements
    .filter((one) => one.serves && !one.copy && one.elsewhere === null)
    .map(({ source, value, stance }) => ({ ...source, value, denies: stance === 'denies' }));
}
