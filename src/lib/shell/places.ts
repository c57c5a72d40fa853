/** The places of a study that a role may see, in the rail's order, each with the letter that follows `G`. */
import type { Role } from '#core/access.ts';
import type { Messages } from '#lib/messages/en.ts';

export const PLACES = {
  desk: { path: '', letter: 'D' },
  records: { path: '/records', letter: 'R' },
  newInterview: { path: '/records/new', letter: 'N' },
  sources: { path: '/sources', letter: 'S' },
  questions: { path: '/questions', letter: 'Q' },
  codebook: { path: '/codebook', letter: 'B' },
  claims: { path: '/claims', letter: 'C' },
  incidents: { path: '/incidents', letter: 'I' },
  exports: { path: '/exports', letter: 'E' },
  vault: { path: '/vault', letter: 'V' },
  manuscript: { path: '/manuscript', letter: 'M' },
  quotations: { path: '/exports/quotations', letter: 'W' },
  team: { path: '/team', letter: 'T' },
  audit: { path: '/audit', letter: 'A' },
  settings: { path: '/settings', letter: 'O' },
} as const;

export type PlaceName = keyof typeof PLACES;

const BY_ROLE: Readonly<Record<Role, readonly PlaceName[]>> = {
  lead: [
    'desk',
    'records',
    'sources',
    'questions',
    'codebook',
    'claims',
    'incidents',
    'exports',
    'vault',
    'manuscript',
    'team',
    'audit',
    'settings',
  ],
  analyst: ['desk', 'records', 'sources', 'codebook', 'claims', 'incidents', 'quotations', 'manuscript'],
  researcher: ['records', 'newInterview', 'questions', 'sources'],
  reviewer: ['desk', 'claims'],
  auditor: ['audit'],
};

/** What a researcher's own places are called. */
const MINE: Readonly<Partial<Record<PlaceName, keyof Messages['places']>>> = {
  records: 'myInterviews',
  sources: 'mySources',
  questions: 'questionsForMe',
};

/** What a place is called: a researcher's are their own. */
export function placeWord(place: PlaceName, role: Role, words: Messages['places']): string {
  return words[(role === 'researcher' && MINE[place]) || place];
}

export const placesOf = (role: Role): readonly PlaceName[] => BY_ROLE[role];

export const addressOf = (slug: string, place: PlaceName): string => `/projects/${slug}${PLACES[place].path}`;

/** Where a member begins: the first place of their rail. */
export const homeOf = (slug: string, role: Role): string => addressOf(slug, BY_ROLE[role][0] ?? 'desk');

/** The place that an address stands in: the longest path that it begins with. */
export function placeAt(slug: string, pathname: string): PlaceName | null {
  const rest = pathname.slice(`/projects/${slug}`.length);
  const names = (Object.keys(PLACES) as PlaceName[]).filter((name) => {
    const { path } = PLACES[name];
    return path === '' ? rest === '' || rest === '/' : rest === path || rest.startsWith(`${path}/`);
  });
  return names.toSorted((a, b) => PLACES[b].path.length - PLACES[a].path.length)[0] ?? null;
}
