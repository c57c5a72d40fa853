/** The settings in which the methods are compared: quiet ones, each trouble alone, and all at once. */

export const TROUBLES = [
  /** Most claims serve one party and hurt another, whose members then tell their party's line. */
  'opposed',
  /** One statement is retold from mouth to mouth, and changes on its way. */
  'hearsay',
  /** Documents that cite one another in a ring. */
  'circular',
  /** A researcher who invents interviews. */
  'fabricator',
  /** Two researchers who fill interviews from the same notes. */
  'colluders',
  /** States change between periods while some sources tell of an earlier one. */
  'drift',
  /** Figures are pushed to where they serve. */
  'inflation',
  /** Claims on which hardly anybody but the party that profits speaks. */
  'boasts',
  /** Bystanders of some types tell the story of the party that rules them. */
  'captured',
] as const;

export type Trouble = (typeof TROUBLES)[number];

export interface Setting {
  readonly name: string;
  readonly troubles: ReadonlySet<Trouble>;
  /** Nothing here that the engine is made for: it should cost nothing to use it. */
  readonly neutral: boolean;
  /** How much sources differ in how often they are right; wild: some bystanders are wrong more often than not. */
  readonly skill: 'even' | 'uneven' | 'wild';
  /** Interest tags are partly missing or the wrong way round; told beside the others, in none of them. */
  readonly mistagged: boolean;
}

function setting(name: string, troubles: readonly Trouble[], more: Partial<Setting> = {}): Setting {
  return { name, troubles: new Set(troubles), neutral: false, skill: 'even', mistagged: false, ...more };
}

export const SETTINGS: readonly Setting[] = [
  setting('neutral', [], { neutral: true }),
  setting('neutral, uneven skill', [], { neutral: true, skill: 'uneven' }),
  setting('neutral, wild skill', [], { neutral: true, skill: 'wild' }),
  setting('opposed parties', ['opposed']),
  setting('hearsay cascades', ['hearsay']),
  setting('circular documents', ['circular']),
  setting('fabricating interviewer', ['fabricator']),
  setting('two colluding interviewers', ['colluders']),
  setting('drift', ['drift']),
  setting('inflation', ['opposed', 'inflation']),
  setting('one-sided boasts', ['opposed', 'boasts']),
  setting('captured neutrals', ['opposed', 'captured']),
  setting('mixed', TROUBLES, { skill: 'wild' }),
  setting('mixed, tags wrong', TROUBLES, { skill: 'wild', mistagged: true }),
];
