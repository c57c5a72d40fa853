/** Tables and statements of a paper, made from the data: computed, never typed. */
import { monthInWords } from '#core/month.ts';
import { peopleIn, type Sitting } from './sitting.ts';

/** Fewest people behind a row of the one-way breakdown by source type. */
export const BREAKDOWN_PEOPLE = 3;

export interface Breakdown {
  readonly rows: readonly { readonly label: string; readonly interviews: number }[];
  readonly total: number;
  /** Types that stand together in one row, since each alone, or what is left of the total, would be too few. */
  readonly merged: readonly string[];
}

/** By type, the rows' sum being the total. Small types are one row; if that is too small itself, the next joins it. */
export function breakdownOf(sittings: readonly Sitting[], least = BREAKDOWN_PEOPLE): Breakdown {
  const groups = [...Map.groupBy(sittings, (one) => one.type)]
    .map(([label, group]) => ({ label, interviews: group.length, people: peopleIn(group) }))
    .toSorted((a, b) => b.people - a.people || a.label.localeCompare(b.label, 'en'));
  const rows = groups.filter(({ people }) => people >= least);
  const small = groups.filter(({ people }) => people < least);
  const count = (): number => small.reduce((all, { people }) => all + people, 0);
  while (small.length > 0 && count() < least && rows.length > 0) small.push(...rows.splice(-1));
  const merged = small.map(({ label }) => label).toSorted();
  const other = { label: 'other', interviews: small.reduce((all, one) => all + one.interviews, 0) };
  const isShown = small.length > 0 && count() >= least;
  return {
    rows: [...rows.map(({ label, interviews }) => ({ label, interviews })), ...(isShown ? [other] : [])],
    total: rows.reduce((all, one) => all + one.interviews, 0) + (isShown ? other.interviews : 0),
    merged,
  };
}

export interface EvidenceBase {
  readonly sittings: readonly Sitting[];
  /** Interviews whose consent does not cover open access: they are counted nowhere. */
  readonly leftOut: number;
  readonly documents: number;
  /** Labels of source types of which the project holds nothing. */
  readonly without: readonly string[];
  readonly claims: readonly { readonly proposition: string; readonly status: string | null }[];
  readonly today: string;
}

/** count-and-window-of-interviews, evidence-base-statement: kinds, provinces as a number, first and last month. */
export function baseStatement({ sittings, documents }: EvidenceBase): string {
  const months = sittings.map((one) => one.month).toSorted();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return 'No interview can be counted yet.';
  const kinds = new Set(sittings.map((one) => one.type)).size;
  const places = new Set(sittings.flatMap((one) => one.place ?? [])).size;
  return [
    `This study rests on ${count(sittings.length, 'interview')} with ${count(kinds, 'kind')} of interviewees,`,
    `held between ${monthInWords(first)} and ${monthInWords(last)} in ${count(places, 'province or region', 'provinces or regions')},`,
    `and on ${count(documents, 'public document')}.`,
  ].join(' ');
}

/** state-limits-no-primary-documents, partial-and-preliminary. */
export function limitsStatement({ sittings, documents, without, leftOut, today }: EvidenceBase): string {
  const last = sittings
    .map((one) => one.month)
    .toSorted()
    .at(-1);
  return [
    `Most of the evidence is oral${documents === 0 ? ', and no document was used' : ''}.`,
    without.length > 0 && `Nothing was heard or read from: ${without.join(', ')}.`,
    leftOut > 0 &&
      `${count(leftOut, 'interview')} without consent to open publication ${leftOut === 1 ? 'is' : 'are'} left out.`,
    last !== undefined &&
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
export const ownSource = ({ sittings, documents, today }: EvidenceBase): string =>
  `Source: own calculation from ${count(sittings.length, 'interview')} and ${count(documents, 'public document')} of this study, as of ${monthInWords(today)}.`;

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
