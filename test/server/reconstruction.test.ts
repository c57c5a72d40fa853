/**
 * PROTECTION 10, attack 13, over the server: everything that leaves a study in files, read by somebody who knows of everybody
 * where, when and how they were met and what they are, and who has all of the files side by side.
 */
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  KEY_STEPS,
  KEYS,
  levelOf,
  NO_STEPS,
  stepsFrom,
  type Key,
  type Steps,
} from '#core/disclosure/interview-keys.ts';
import type { Choice } from '#core/disclosure/preparation.ts';
import { downloadFile } from '#server/store/outside-file.ts';
import { readLedger } from '#server/store/outside-ledger.ts';
import { confirmRelease, proposeRelease } from '#server/store/outside-release.ts';
import { makeReleased, type ReleasedRecord } from './collection.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';

const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
let state = SEED;
const below = (n: number): number => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
  return (state >>> 8) % n;
};
const of = <T>(list: readonly T[]): T => list[below(list.length)]!;

const [K, L, RESEARCHERS] = [5, 2, 2];
let t: TestGround;
let study: TestStudy;

/** What the attacker knows of everybody. */
interface Known {
  record: ReleasedRecord;
  researcher: string;
  month: string;
  place: string;
  type: string;
  band: string;
}
const everybody: Known[] = [];
const REGION: Readonly<Record<string, string>> = { kunar: 'east', nangarhar: 'east', kabul: 'central' };
const CAMP: Readonly<Record<string, string>> = { elder: 'community', isk: 'isk' };

beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
});
afterAll(() => t.close());

/** Four are met in one place, and all of the second half of the year are of one band: too few, and too alike. */
async function meet(): Promise<void> {
  const n = everybody.length;
  const late = n >= 15;
  const known = {
    researcher: n % 4 < 2 ? 'a' : 'b',
    month: late ? '2022-08' : of(['2022-01', '2022-02']),
    place: n < 4 ? 'kabul' : n % 2 === 0 ? 'kunar' : 'nangarhar',
    type: of(['elder', 'elder', 'isk']),
    band: late || n % 3 === 0 ? 'elder' : 'cleric',
  };
  const record = await makeReleased(
    t.ground,
    study,
    {
      source: { typeKey: known.type, roleBandKey: known.band },
      month: known.month,
      region: known.place,
      consent: {
        given: true,
        covers: ['analysis', 'open-access'],
        expressed: 'oral',
        language: 'en',
        month: known.month,
      },
    },
    known.researcher,
  );
  everybody.push({ record, ...known });
}

const sometimes = (n: number): boolean => below(n) === 0;
const choose = (): Choice => ({
  kind: 'open-access',
  steps: sometimes(4) ? null : stepsFrom((key) => (sometimes(3) ? of(KEY_STEPS[key]) : 'window'), NO_STEPS),
  sensitive: sometimes(2) ? ['band'] : [],
  again: sometimes(2),
  apparatus: false,
});

interface File {
  id: string;
  /** Of the printed interviews: which of `everybody`. */
  people: ReadonlySet<Known>;
  steps: Steps;
  told: readonly Key[];
  sensitive: readonly Key[];
  rows: readonly Readonly<Record<string, string>>[];
}

/** Proposed by one lead, let out by another, and downloaded; null: it was refused. */
async function letOut(choice: Choice): Promise<File | null> {
  const lead = await study.place('lead');
  const asked = await lead.work((work) => proposeRelease(work, choice));
  if (asked.kind === 'refused') return null;
  const done = await confirmRelease(t.ground, await study.place('lead2'), asked.id);
  expect(done).toEqual({ kind: 'done' });
  const zip = await lead.work((work) => downloadFile(work, asked.id));
  const csv = strFromU8(unzipSync(zip ?? new Uint8Array())['data/interviews.csv'] ?? new Uint8Array());
  const { madeOf } = (await lead.work(readLedger)).find(({ id }) => id === asked.id)!;
  const units = new Set(madeOf.statements[0]!.printed.map(([unit]) => unit));
  return {
    id: asked.id,
    people: new Set(everybody.filter(({ record }) => units.has(record.id))),
    steps: madeOf.steps,
    told: KEYS.filter((key) => madeOf.steps[key] !== 'window'),
    sensitive: madeOf.sensitive.filter((key) => madeOf.steps[key] !== 'window'),
    rows: parse(csv, { columns: true, bom: true }),
  };
}

/** Each column as it can be known of somebody, finest first, whatever a file prints of it. */
const CHAINS: Readonly<Partial<Record<Key, (one: Known) => readonly string[]>>> = {
  month: ({ month }) => {
    const number = Number(month.slice(5));
    const year = month.slice(0, 4);
    return [`${year}-Q${Math.ceil(number / 3)}`, `${year}-H${Math.ceil(number / 6)}`, year];
  },
  place: ({ place }) => [place, REGION[place] ?? ''],
  type: ({ type }) => [type, CAMP[type] ?? ''],
};
const NAMES: Readonly<Record<Key, string>> = {
  month: 'held',
  place: 'place',
  type: 'source_type',
  band: 'role_band',
  language: 'language',
  mode: 'mode',
};

/** k and l: how many rows, and how many values of a sensitive column, each person's own knowledge of them leads to. */
function lookUp({ rows, told, sensitive, people }: File): string[] {
  const keys = told.filter((key) => !sensitive.includes(key));
  const fits = (one: Known, row: Readonly<Record<string, string>>): boolean =>
    keys.every((key) => {
      const cell = row[NAMES[key]] ?? '';
      if (key === 'band') return cell === one.band;
      return CHAINS[key] === undefined || CHAINS[key](one).includes(cell);
    });
  return everybody.flatMap((one) => {
    const own = rows.filter((row) => fits(one, row));
    const found = own.length > 0 && own.length < K ? [`${own.length} rows fit one person`] : [];
    const poor = sensitive.filter(
      (key) => own.length > 0 && new Set(own.map((row) => row[NAMES[key]])).size < L,
    );
    const of = [...people].filter((other) => fits(other, own[0] ?? {}));
    const alone = own.length > 0 && new Set(of.map(({ researcher }) => researcher)).size < RESEARCHERS;
    return [
      ...found,
      ...poor.map((key) => `${key} of one person is known`),
      ...(alone ? ['one researcher'] : []),
    ];
  });
}

/** All ways to look at people by some columns at some level: in each, who is in these files and not in those. */
function subtract(files: readonly File[]): string[] {
  const found: string[] = [];
  const keys = KEYS.filter(
    (key) =>
      CHAINS[key] !== undefined &&
      files.every(({ told, sensitive }) => told.includes(key) && !sensitive.includes(key)),
  );
  for (const cellOf of views(keys, files)) {
    const pieces = Map.groupBy(
      everybody.filter((one) => files.some(({ people }) => people.has(one))),
      (one) => `${cellOf(one)}: ${files.map(({ people }) => (people.has(one) ? 'in' : 'out')).join(' ')}`,
    );
    for (const [piece, of] of pieces) if (of.length < K) found.push(`${of.length} people: ${piece}`);
  }
  return found;
}

/** By no column, by each at each level that all files print or are finer than, and by all of them together. */
function views(keys: readonly Key[], files: readonly File[]): ((one: Known) => string)[] {
  let made: ((one: Known) => string)[] = [() => ''];
  for (const key of keys) {
    const chain = CHAINS[key] ?? (() => []);
    const coarsest = Math.max(...files.map(({ steps }) => levelOf(key, steps)));
    const levels = chain(everybody[0]!)
      .map((_, level) => (one: Known) => chain(one)[level] ?? '')
      .slice(coarsest);
    made = [
      ...made,
      ...made.flatMap((view) => levels.map((at) => (one: Known) => `${view(one)} ${at(one)}`)),
    ];
  }
  return made;
}

test('attack 13: whoever has all files of a study side by side finds nobody in them, and no class that shares what is sensitive (seed printed)', async () => {
  for (let i = 0; i < 22; i++) await meet();
  const files: File[] = [];
  let refused = 0;
  const attempt = async (wanted: Partial<Choice>): Promise<void> => {
    const file = await letOut({ ...choose(), again: false, sensitive: [], ...wanted });
    if (file) files.push(file);
    else refused += 1;
  };
  await attempt({ steps: { ...NO_STEPS, place: 'province' } });
  await attempt({ steps: { ...NO_STEPS, month: 'half-year', band: 'band' }, sensitive: ['band'] });
  expect(refused, `seed ${SEED}: four in a place, one band in half a year`).toBe(2);
  await attempt({ steps: null });
  const steps = files[0]?.steps ?? null;
  await attempt({ steps, again: true });
  await meet();
  await attempt({ steps });
  await attempt(choose());
  await attempt(choose());
  const seed = `seed ${SEED}, ${files.length} files, ${refused} refused`;
  expect(files.length, seed).toBeGreaterThan(1);
  for (const file of files) {
    expect(file.rows, seed).toHaveLength(file.people.size);
    expect(lookUp(file), seed).toEqual([]);
  }
  for (const [i, one] of files.entries())
    for (const [j, two] of files.slice(i + 1).entries()) {
      expect(subtract([one, two]), seed).toEqual([]);
      for (const three of files.slice(i + j + 2)) expect(subtract([one, two, three]), seed).toEqual([]);
    }
});
