/** A transcript from a file into a field copy: all of it in one update, or nothing. */
import type { Ground } from '../ground.ts';
import type { Place } from '../place.ts';

export interface ImportFile {
  name: string;
  bytes: Uint8Array;
}

export interface ImportFault {
  code:
    | 'hidden'
    | 'refused'
    | 'locked'
    | 'too-large'
    | 'wrong-type'
    | 'unreadable'
    | 'not-utf-8'
    | 'empty'
    | 'too-long';
  /** Names the file and says what to do. */
  message: string;
}

/** `turns`: questions with their answers that were appended. */
export type Imported = { ok: true; code: string; turns: number } | { ok: false; fault: ImportFault };

/** Of a file; the page's form and the command line say the same. */
export const FILE_LIMIT = 10 * 1024 * 1024;

export function importTranscript(
  _ground: Ground,
  _place: Place,
  _code: string,
  _file: ImportFile,
): Promise<Imported> {
  return Promise.reject(new Error('not there yet'));
}
