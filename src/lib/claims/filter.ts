/**
 * Which claims a page shows, and in what order: read from the address, so that a view can be passed on. Words that are typed
 * to find a claim may be a name: they stand in the page alone, in no address and in no log.
 */
import { z } from 'zod';
import { CLAIM_KINDS } from '#core/claim.ts';
import { byDisagreement } from './disagreement.ts';
import type { MatrixClaim } from './matrix.ts';
import { shownValue } from './verdict.ts';

export const SORTS = ['disagreement', 'likelihood', 'period', 'written'] as const;
export type Sort = (typeof SORTS)[number];

/** How few lines must fall before another answer is ahead (C6). */
export const FALLS = ['0', '1', '2', '3'] as const;

const blank = (text: string): string | null => (text.trim() === '' ? null : text.trim());

const FilterShape = z.object({
  status: z.string().transform(blank).catch(null),
  kind: z.enum(CLAIM_KINDS).nullable().catch(null),
  place: z.string().transform(blank).catch(null),
  /** A year: claims whose period touches it. */
  year: z
    .string()
    .regex(/^\d{4}$/)
    .nullable()
    .catch(null),
  /** A code's id: claims with a statement whose words carry it, or one beneath it. */
  code: z.uuid().nullable().catch(null),
  /** How few lines must fall: exactly so many, of 3 that or more. */
  fall: z.enum(FALLS).nullable().catch(null),
  sort: z.enum(SORTS).catch('disagreement'),
});
export type ClaimFilter = z.infer<typeof FilterShape>;

/** What a filter can be set to. */
export interface ClaimChoices {
  statuses: string[];
  kinds: ClaimFilter['kind'][];
  places: string[];
  years: string[];
  codes: { id: string; label: string }[];
}

export function readFilter(search: URLSearchParams): ClaimFilter {
  return FilterShape.parse({
    status: search.get('status') ?? '',
    kind: search.get('kind'),
    place: search.get('place') ?? '',
    year: search.get('year'),
    code: search.get('code'),
    fall: search.get('fall'),
    sort: search.get('sort'),
  });
}

/** The address of what a form asks for: what is empty or usual stays out of it. */
export function filterQuery(form: FormData): string {
  const query = new URLSearchParams();
  for (const [name, value] of form)
    if (typeof value === 'string' && value !== '' && !(name === 'sort' && value === 'disagreement'))
      query.set(name, value);
  return `?${query}`;
}

/** `coded`: claims that the filter's code leads to. */
export function filterClaims<C extends MatrixClaim>(
  claims: readonly C[],
  filter: ClaimFilter,
  coded: ReadonlySet<string> = new Set(),
): C[] {
  return claims.filter(
    (claim) =>
      (filter.status === null || (claim.verdict?.status ?? 'no evidence') === filter.status) &&
      (filter.kind === null || claim.kind === filter.kind) &&
      (filter.place === null || claim.place === filter.place) &&
      (filter.year === null || touches(claim, filter.year)) &&
      (filter.code === null || coded.has(claim.id)) &&
      (filter.fall === null || falls(claim, filter.fall)),
  );
}

/** Longer searches find nothing that shorter ones do not. */
export const MOST_WORDS = 200;

/** Whether all words stand in the claim, somewhere. */
export function wordFinder(words: string): (claim: Pick<MatrixClaim, 'proposition' | 'place'>) => boolean {
  const wanted = fold(words)
    .split(/\s+/)
    .filter((word) => word !== '');
  return ({ proposition, place }) => {
    const text = fold(`${proposition} ${place ?? ''}`);
    return wanted.every((word) => text.includes(word));
  };
}

/** Without `written`, which is the order in which they come. */
export function sortClaims<C extends MatrixClaim>(claims: readonly C[], sort: Sort): C[] {
  switch (sort) {
    case 'disagreement':
      return byDisagreement(claims);
    case 'likelihood':
      return claims.toSorted((a, b) => likelihood(b) - likelihood(a));
    case 'period':
      return claims.toSorted((a, b) => compare(b.period?.from ?? '', a.period?.from ?? ''));
    case 'written':
      return [...claims];
  }
}

/** Quantities have no likelihood: after all that have one. */
function likelihood(claim: MatrixClaim): number {
  const key = claim.verdict === null ? null : shownValue(claim, claim.verdict);
  return key === null ? -1 : (claim.verdict?.p?.[key] ?? -1);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const touches = ({ period }: MatrixClaim, year: string): boolean =>
  period !== null && period.from.slice(0, 4) <= year && year <= period.to.slice(0, 4);

function falls({ verdict }: MatrixClaim, fall: (typeof FALLS)[number]): boolean {
  const few = verdict?.fragility ?? null;
  return few !== null && (fall === '3' ? few >= 3 : few === Number(fall));
}

/** Without case, accents and the difference of Arabic forms that readers do not make. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u065f\u0640\u200c\u200d]/g, '')
    .replace(/[يى]/g, 'ی')
    .replace(/ك/g, 'ک')
    .toLowerCase();
