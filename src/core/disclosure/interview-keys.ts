/** The columns of a file of interviews for outside use, and what is said of such a file. Read by pages too. */

export interface Thresholds {
  /** People in a class, at least. */
  k: number;
  /** Researchers in a class, at least. */
  researchers: number;
  /** The share of interviews that may be withheld. */
  withhold: number;
}

/** What a project begins with for outside use. */
export const OUTSIDE: Thresholds = { k: 5, researchers: 2, withhold: 0.1 };

/** The same for the team's own use (PROTECTION 6). */
export const INSIDE: Thresholds = { k: 3, researchers: 2, withhold: 0.1 };

/** The steps of each key, finest first. */
export const KEY_STEPS = {
  month: ['quarter', 'half-year', 'year', 'window'],
  place: ['province', 'region', 'window'],
  type: ['type', 'camp', 'window'],
  band: ['band', 'window'],
  language: ['language', 'window'],
  mode: ['mode', 'window'],
} as const satisfies Record<string, readonly string[]>;
export type Key = keyof typeof KEY_STEPS;
export type Step = (typeof KEY_STEPS)[Key][number];
export const KEYS: readonly Key[] = ['month', 'place', 'type', 'band', 'language', 'mode'];

/** How each key is printed; `window`: it is not told. */
export type Steps = { readonly [K in Key]: (typeof KEY_STEPS)[K][number] };

/** `stepOf` may answer anything: where it names no step of its key, it is as `otherwise` has it. */
export function stepsFrom(stepOf: (key: Key) => string | null, otherwise: Steps): Steps {
  const among = <S extends Step>(key: Key, steps: readonly S[], other: S): S =>
    steps.find((step) => step === stepOf(key)) ?? other;
  return {
    month: among('month', KEY_STEPS.month, otherwise.month),
    place: among('place', KEY_STEPS.place, otherwise.place),
    type: among('type', KEY_STEPS.type, otherwise.type),
    band: among('band', KEY_STEPS.band, otherwise.band),
    language: among('language', KEY_STEPS.language, otherwise.language),
    mode: among('mode', KEY_STEPS.mode, otherwise.mode),
  };
}

/** Nothing is told. */
export const NO_STEPS: Steps = {
  month: 'window',
  place: 'window',
  type: 'window',
  band: 'window',
  language: 'window',
  mode: 'window',
};

export const levelOf = (key: Key, steps: Steps): number => {
  const of: readonly Step[] = KEY_STEPS[key];
  return of.indexOf(steps[key]);
};

export interface Shape {
  steps: Steps;
  /** Interviews. */
  withheld: number;
  /** Of all that the keys could tell, how much is lost: 0 to 1 (D6). */
  loss: number;
}

export interface Alternative extends Shape {
  /** What it tells less of than the best, and what more. */
  coarser: readonly Key[];
  finer: readonly Key[];
}

export type InterviewFile =
  | {
      kind: 'possible';
      interviews: number;
      people: number;
      best: Shape;
      /** People in the smallest class. */
      smallest: number;
      next: readonly Alternative[];
    }
  /** Not even one class of all holds. */
  | { kind: 'too-few'; interviews: number; people: number; researchers: number };
