/** A class of the interview file as a release's cells: what is not recorded is an empty cell, and no word. */
import { KEYS, type Key } from '../disclosure/interview-keys.ts';
import type { ReleasedInterview } from './data.ts';

const UNRECORDED: Readonly<Partial<Record<Key, string>>> = { place: 'not given', band: 'none' };

export function releasedInterview(id: string, cells: Readonly<Record<Key, string>>): ReleasedInterview {
  const keys = Object.fromEntries(
    KEYS.map((key) => [key, cells[key] === UNRECORDED[key] ? null : cells[key].replace(/^camp /, '')]),
  );
  return { id, keys };
}
