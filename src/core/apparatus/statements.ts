/** Tables and statements of a paper, made from the data: computed, never typed. */
import { monthInWords } from '#core/month.ts';
import type { Access } from '../incidents/access.ts';
import { RANGES, type Thresholds } from '../disclosure/thresholds.ts';
import type { Confirmed } from './confirmed.ts';
import { windowOf, type Fact } from './stated.ts';
import { isEnough, leastInAll, peopleIn, type Least, type Sitting } from './sitting.ts';

/** One-way tables of interviews: by source type, where many people stand behind each, and by what else may be told. */
export const BREAKDOWNS = ['type', 'country', 'mode', 'language'] as const;
export type BreakdownBy = (typeof BREAKDOWNS)[number];

/** What a row stands for, at least. */
export const leastOf = (
  by: BreakdownBy,
  { cell, typeRow, researchers }: Pick<Thresholds, 'cell' | 'typeRow' | 'researchers'>,
): Least => ({ people: by === 'type' ? typeRow : cell, researchers });

export interface Breakdown {
  readonly rows: readonly { readonly label: string; readonly interviews: number }[];
  readonly total: number;
  /** Groups that stand together in one row, since each alone, or what is left of the total, would be too few. */
  readonly merged: readonly string[];
}

/**
 * D10 to D12 of one column that adds up to its total: what small rows hold is what the total leaves when the others are taken
 * from it, so it is printed as one row, with as many others in it as it takes until nobody can bound one of them more narrowly
 * than the threshold. The file that leaves beside it may tell camps, and so what the types of each add up to: small types stand
 * with others of their camp. It may tell places, and so of who was met there in which country: they hide nobody in a country.
 * A row that one researcher alone holds is small too, and so are rows together that one does.
 */
export function breakdownOf(sittings: readonly Sitting[], by: BreakdownBy, least: Least): Breakdown {
  const groups = [...Map.groupBy(sittings, (one) => one[by])]
    .map(([label, of]) => ({ label, of, people: peopleIn(of), camp: of[0]?.camp }))
    .toSorted((a, b) => b.people - a.people || a.label.localeCompare(b.label, 'en'));
  const small = new Set(groups.filter(({ of }) => !isEnough(of, least)));
  const enough = (of: readonly Sitting[]): boolean =>
    isEnough(by === 'country' ? of.filter(isUntold(sittings)) : of, least);
  const joinUntilEnough = (among: typeof groups): void => {
    const left = among.filter((group) => !small.has(group));
    const hidden = (): Sitting[] => among.filter((group) => small.has(group)).flatMap(({ of }) => of);
    while (hidden().length > 0 && !enough(hidden()) && left.length > 0)
      for (const next of left.splice(-1)) small.add(next);
  };
  if (by === 'type')
    for (const camp of Map.groupBy(groups, (one) => one.camp).values()) joinUntilEnough(camp);
  joinUntilEnough(groups);
  const other = [...small].flatMap(({ of }) => of);
  const rows = groups
    .filter((group) => !small.has(group))
    .map(({ label, of }) => ({ label, interviews: of.length }));
  if (enough(other)) rows.push({ label: 'other', interviews: other.length });
  return {
    rows,
    total: rows.reduce((all, { interviews }) => all + interviews, 0),
    merged: [...small].map(({ label }) => label).toSorted(),
  };
}

const NAMED = {
  type: 'kinds',
  country: 'countries',
  mode: 'modes',
  language: 'languages',
} as const satisfies Record<BreakdownBy, Fact>;

/** As it is printed: which groups stand together is named where it tells nothing that an earlier paper did not. */
export function printedBreakdown({ sittings, thresholds, untold }: EvidenceBase, by: BreakdownBy): Breakdown {
  const breakdown = breakdownOf(sittings, by, leastOf(by, thresholds));
  return untold.includes(NAMED[by]) ? { ...breakdown, merged: [] } : breakdown;
}

/** Whose place no file tells: where it is none, or that of fewer people than a class of any file has. */
function isUntold(sittings: readonly Sitting[]): (one: Sitting) => boolean {
  const met = Map.groupBy(sittings, ({ place }) => place);
  return ({ place }) => place === null || peopleIn(met.get(place) ?? []) < RANGES.k[0];
}

export interface EvidenceBase {
  readonly sittings: readonly Sitting[];
  /** Interviews whose consent does not cover open access, or that the release does not hold: they are counted nowhere. */
  readonly leftOut: number;
  readonly documents: number;
  /** SHA-256 of the data set that left with all this; null where it is in no ledger. */
  readonly file: string | null;
  /** Of incidents, each by what it is called in print. */
  readonly dataSets: readonly { readonly name: string; readonly access: Access | null }[];
  /** Labels of source types of which nothing is counted: that something was left out of one type is not told. */
  readonly without: readonly string[];
  readonly claims: readonly { readonly proposition: string; readonly status: string | null }[];
  readonly today: string;
  readonly thresholds: Pick<Thresholds, 'k' | 'cell' | 'typeRow' | 'researchers'>;
  readonly confirmed: readonly Confirmed[];
  /** What is not stated of all interviews, since it would differ from an earlier paper by too few people. */
  readonly untold: readonly Fact[];
}

/** count-and-window-of-interviews, evidence-base-statement: kinds, provinces as a number, first and last month. */
export function baseStatement(base: EvidenceBase): string {
  return [interviewsStatement(base), ...dataSetsStatement(base)].join(' ');
}

/** Data sets, and who can get them. */
function dataSetsStatement({ dataSets }: EvidenceBase): string[] {
  const named = dataSets.map(({ name, access }) =>
    access === null ? name : `${name} (${ACCESS_WORDS[access]})`,
  );
  return named.length === 0 ? [] : [`Incidents are counted from ${named.join('; ')}.`];
}

const ACCESS_WORDS: Readonly<Record<Access, string>> = { public: 'public', restricted: 'not public' };

function interviewsStatement(base: EvidenceBase): string {
  const { sittings, documents, untold } = base;
  const { first, last } = windowOf(sittings);
  if (first === undefined || last === undefined) return 'No interview can be counted yet.';
  // D10: a count of a few people is a small cell too.
  if (!isTold(base))
    return `This study rests on ${inNumber(base)}, and on ${count(documents, 'public document')}.`;
  const kinds = new Set(sittings.map((one) => one.type)).size;
  const places = new Set(sittings.flatMap((one) => one.place ?? [])).size;
  const told = (fact: Fact, words: string): string => (untold.includes(fact) ? '' : words);
  const held = [
    told('window', ` between ${monthInWords(first)} and ${monthInWords(last)}`),
    told('places', ` in ${count(places, 'province or region', 'provinces or regions')}`),
  ].join('');
  return [
    `This study rests on ${inNumber(base)}${told('kinds', ` with ${count(kinds, 'kind')} of interviewees`)}`,
    held && `held${held}`,
    `and on ${count(documents, 'public document')}.`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** state-limits-no-primary-documents, partial-and-preliminary. */
export function limitsStatement(base: EvidenceBase): string {
  const { sittings, documents, without, leftOut, today, thresholds, untold } = base;
  const { last } = windowOf(sittings);
  return [
    `Most of the evidence is oral${documents === 0 ? ', and no document was used' : ''}.`,
    without.length > 0 &&
      !untold.includes('kinds') &&
      `None of it was heard or read from: ${without.join(', ')}.`,
    // Two papers' counts could be subtracted: it is said as the codebook of a release says it.
    `${leftOut < thresholds.k ? `Fewer than ${thresholds.k} interviews, or none,` : `${thresholds.k} or more interviews`} are left out: consent does not cover open publication, or too few are like them.`,
    last !== undefined &&
      !untold.includes('window') &&
      isTold(base) &&
      `The last interview is of ${monthInWords(last)}; the findings are as of ${monthInWords(today)}, and may change.`,
  ]
    .filter((part) => part !== false)
    .join(' ');
}

const UNVERIFIED: ReadonlySet<string> = new Set(['no evidence', 'open', 'unattributed', 'multi-claimed']);

/** distinguish-unverified: what could not be verified is said so. */
export const unverified = ({ claims }: EvidenceBase): string[] =>
  claims.flatMap(({ proposition, status }) =>
    status === null || UNVERIFIED.has(status) ? [proposition] : [],
  );

/** own-table-marked: the line under each. */
export const ownSource = (base: EvidenceBase): string => {
  const { documents, today, file } = base;
  const from = file === null ? '' : ` Data set: SHA-256 ${file}.`;
  return `Source: own calculation from ${inNumber(base)} and ${count(documents, 'public document')} of this study, as of ${monthInWords(today)}.${from}`;
};

/** Whether their number and window may be: D5 and D10 of all of them. */
const isTold = ({ sittings, thresholds }: EvidenceBase): boolean =>
  sittings.length === 0 || isEnough(sittings, leastInAll(thresholds));

function inNumber(base: EvidenceBase): string {
  const { sittings, thresholds } = base;
  if (isTold(base)) return count(sittings.length, 'interview');
  return peopleIn(sittings) < thresholds.k
    ? `fewer than ${thresholds.k} interviews`
    : 'interviews whose number is not told';
}

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
