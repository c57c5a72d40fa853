/** The columns of a file of interviews for outside use, and what is said of such a file. Read by pages too. */

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

/** What may be marked as sensitive (D3): what somebody is, rather than where, when and how they were met. */
export const SENSITIVE_KEYS = ['type', 'band'] as const satisfies readonly Key[];
export type SensitiveKey = (typeof SENSITIVE_KEYS)[number];
export const isSensitive = (key: Key, sensitive: readonly SensitiveKey[]): boolean =>
  sensitive.some((one) => one === key);

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

/** A sensitive affiliation leaves only as the camp (PROTECTION 6). */
export const stepsAllowed = (steps: Steps, sensitive: readonly SensitiveKey[]): Steps =>
  isSensitive('type', sensitive) && steps.type === 'type' ? { ...steps, type: 'camp' } : steps;

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
