/**
 * A question of the bank, and the rules for one. Its purpose, its claim and what it came from are the leads'; whoever asks
 * it gets its wording and for whom.
 */
import type { Fault } from './claim.ts';

/** `control`: the answer is known. `confrontation`: what another source said is put, and nobody says whose it is. */
export const PURPOSES = ['open', 'control', 'confrontation'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** How far a question has come that a researcher was handed. */
export type AskedState = 'open' | 'asked' | 'impossible' | 'withdrawn';

/** What somebody does with what another said. */
export const REACTIONS = ['concedes', 'denies', 'deflects'] as const;
export type Reaction = (typeof REACTIONS)[number];

export const LONGEST_QUESTION = 2000;

export interface QuestionDraft {
  text: string;
  purpose: Purpose;
  /** The claim that it is about. */
  claim: string | null;
  /** The handle of the source whose information is put. */
  put: string | null;
  /** The question that it came from. */
  from: string | null;
}

/** What keeps a draft from being a question; empty when it is one. */
export function questionFaults(draft: QuestionDraft): Fault[] {
  const faults = textFaults(draft.text);
  const fault = (field: string, message: string): void => void faults.push({ field, message });
  if (draft.purpose !== 'open' && draft.claim === null)
    fault('claim', 'Such a question is about a claim: else nothing could be read off its answer. Choose it.');
  if (draft.purpose === 'confrontation' && draft.put === null)
    fault(
      'put',
      'A confrontation puts what a source said. Choose whose information it is; it is never named.',
    );
  return faults;
}

/** A handle in the wording is a source on its way to another. */
const HANDLE = /(?<![\p{L}\d])[SR]\s*[-–‐‑]\s*[0-9A-HJKMNP-TV-Z]{5}(?![\p{L}\d])/iu;

export function textFaults(text: string): Fault[] {
  const fault = (message: string): Fault[] => [{ field: 'text', message }];
  if (text.trim() === '') return fault('The question has no words yet. Write it as it is to be asked.');
  if (text.length > LONGEST_QUESTION)
    return fault(`A question has at most ${LONGEST_QUESTION} characters. Make two of it.`);
  if (HANDLE.test(text))
    return fault(
      'The wording names a source or a record by its handle, and whoever hears it could tell. Take the handle out.',
    );
  return [];
}

/** Two wordings differ materially unless only spaces, punctuation or the size of letters changed. */
export const isSameWording = (a: string, b: string): boolean => folded(a) === folded(b);

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\p{P}\p{Z}\p{S}\p{C}]/gu, '');
