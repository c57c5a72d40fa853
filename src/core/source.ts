/** Sources by type and camp, and the lists that a project starts with. It edits both. */
export interface SourceType {
  key: string;
  /** The siglum's letter. */
  letter: string;
  label: string;
  definition: string;
  /** The party whose interest the type shares (the engine's `party`), or none. */
  affiliation: string | null;
  /** Camps group types for the eye: a hue each. */
  camp: string;
}

export interface RoleBand {
  key: string;
  label: string;
  definition: string;
  camp: string | null;
}

/** How access to the source was found; never who opened the door. */
export const INTRODUCTIONS = [
  'relative',
  'friend',
  'colleague',
  'respected-person',
  'institution',
  'none',
] as const;
export type Introduction = (typeof INTRODUCTIONS)[number];

/** Camps with a hue of their own, in the matrix's order; other camps take the next free hue, then letters alone. */
export const CAMPS = ['taliban', 'isk', 'former-isk', 'community', 'outside'] as const;

/** A project's first list of source types (DESIGN: words). Affiliation null: no party's interest. */
export const SOURCE_TYPES: readonly SourceType[] = [
  type(
    'taliban-official',
    'T',
    'Taliban official',
    'taliban',
    'taliban',
    'Holds an office of the Emirate, central or provincial.',
  ),
  type(
    'taliban-intelligence',
    'G',
    'Taliban intelligence',
    'taliban',
    'taliban',
    'Works for the General Directorate of Intelligence.',
  ),
  type(
    'taliban-local',
    'L',
    'Taliban police or local',
    'taliban',
    'taliban',
    'Police, local commanders and fighters of the Emirate.',
  ),
  type('isk', 'K', 'IS-K member', 'isk', 'isk', 'Belongs to IS-K at the time of the interview.'),
  type(
    'former-isk',
    'F',
    'Former IS-K',
    null,
    'former-isk',
    'Left IS-K or surrendered before the interview.',
  ),
  type('elder', 'E', 'Elder', null, 'community', 'Speaks for a village, tribe or community.'),
  type('cleric', 'C', 'Cleric', null, 'community', 'Preaches or teaches religion.'),
  type('hawala-trader', 'H', 'Hawala trader', null, 'community', 'Moves or changes money.'),
  type('expert', 'X', 'Expert', null, 'outside', 'Studies the subject and is not part of the conflict.'),
  type(
    'public-document',
    'D',
    'Public document',
    null,
    'outside',
    'A report, statement or data set that anybody could read.',
  ),
];

/** By its key: what anybody could read, and nobody can ask. */
export const DOCUMENT_TYPE = 'public-document';

/** A project's first list of role bands: a band stands in print in place of a role. */
export const ROLE_BANDS: readonly RoleBand[] = [
  band('leader-tactical', 'leader of a tactical group', 'Leads a group of 5 to 30.'),
  band('manager', 'leader or manager', 'Leads at district or province level, or runs a support department.'),
  band('cadre', 'cadre', 'Has a standing task without leading a group.'),
  band('member', 'member', 'Belongs, without a standing task that is known.'),
  band('official', 'official', 'Holds a civil office.'),
  band('officer', 'officer', 'Serves in police, army or intelligence.'),
  band('elder', 'elder', 'Is listened to in a community.'),
  band('cleric', 'cleric', 'Preaches or teaches.'),
  band('trader', 'trader', 'Trades or moves money.'),
  band('expert', 'expert', 'Is asked for knowledge, not for a side.'),
];

function type(
  key: string,
  letter: string,
  label: string,
  affiliation: string | null,
  camp: string,
  definition: string,
): SourceType {
  return { key, letter, label, affiliation, camp, definition };
}

function band(key: string, label: string, definition: string): RoleBand {
  return { key, label, definition, camp: null };
}
