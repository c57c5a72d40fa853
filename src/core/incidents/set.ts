/** A set of incidents as it is kept: JSON in which words are text and everything else is a number. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import type { CsvTable } from '../csv.ts';
import type { Access } from './access.ts';
import { duplicatesIn } from './duplicates.ts';
import type { Mapping } from './mapping.ts';
import { readIncidents, type Incident, type IncidentFault } from './read.ts';

export interface IncidentSet {
  /** What it is called in print. */
  name: string;
  /** SHA-256 of the file that it was read from; null: it was not kept. */
  file: string | null;
  /** null: nobody has said. */
  access: Access | null;
  mapping: Mapping;
  incidents: readonly Incident[];
}

/** What a note names a file by: whoever has it can count again. */
export const hashOfFile = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

/** So many rows a set holds at most. */
export const MOST_INCIDENTS = 20_000;
/** What is read of a file. */
export const MOST_OF_FILE = { rows: MOST_INCIDENTS, columns: 500 } as const;
/** Pairs of rows that may tell of one event: with more a file is one that repeats itself, and nobody could answer them. */
const MOST_DOUBTS = 100_000;

const Text = z.string().nullable();
/**
 * Days are numbers, 2022-03-09 as 20220309: a purge rewrites text, and of a day that it rewrote nothing could be counted. So are
 * the bytes of the file’s hash.
 * A name that a purge takes out leaves the incident as it is.
 */
const Row = z.object({
  line: z.int(),
  day: z.int(),
  place: Text,
  province: Text,
  point: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
  type: z.string(),
  claimed: z.array(z.string()),
  attributed: Text,
  dead: z.object({ low: z.number(), high: z.number() }).nullable(),
  source: Text,
});
/** Which column was which is kept beside it and never read: a purge may leave a column without a name. */
const Body = z.object({
  name: z.string(),
  file: z.array(z.int()).nullable().default(null),
  isPublic: z.boolean().nullable().default(null),
  incidents: z.array(Row),
});

export const writeSet = ({ name, file, access, mapping, incidents }: IncidentSet): string =>
  JSON.stringify({
    name,
    file: file === null ? null : [...hexToBytes(file)],
    isPublic: access === null ? null : access === 'public',
    mapping,
    incidents: incidents.map((one) => ({ ...one, day: Number(one.day.replaceAll('-', '')) })),
  });

export function readSet(body: string): Omit<IncidentSet, 'mapping'> {
  const { name, file, isPublic, incidents } = Body.parse(JSON.parse(body));
  return {
    name,
    file: file === null ? null : bytesToHex(Uint8Array.from(file)),
    access: isPublic === null ? null : isPublic ? 'public' : 'restricted',
    incidents: incidents.map((one) => ({ ...one, day: dayOf(one.day) })),
  };
}

const dayOf = (n: number): string => String(n).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');

export type SetMade = { ok: true; set: IncidentSet } | { ok: false; faults: readonly IncidentFault[] };

/** All of the file or nothing of it. */
export function makeSet(
  name: string,
  table: CsvTable,
  mapping: Mapping,
  { file = null, access = null }: Partial<Pick<IncidentSet, 'file' | 'access'>> = {},
): SetMade {
  if (table.rows.length > MOST_INCIDENTS)
    return {
      ok: false,
      faults: [
        {
          place: `line ${table.rows[MOST_INCIDENTS]?.line ?? ''}`,
          words: `the file has more rows than the ${MOST_INCIDENTS} that a set holds: split it`,
        },
      ],
    };
  const read = readIncidents(table, mapping);
  if (!read.ok) return read;
  if (duplicatesIn(read.incidents, MOST_DOUBTS).length > MOST_DOUBTS)
    return {
      ok: false,
      faults: [
        {
          place: 'all lines',
          words: `more than ${MOST_DOUBTS} pairs of rows may tell of one event: take out the rows that the file repeats, or split it`,
        },
      ],
    };
  return { ok: true, set: { name, file, access, mapping, incidents: read.incidents } };
}
