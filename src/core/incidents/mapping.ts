/** Which column of a file holds what: guessed from the names of its columns, for a person to correct. */
import { z } from 'zod';
import type { CsvTable } from '../csv.ts';
import { DAY_FORMATS, readDay, type DayFormat } from './day.ts';

const Column = z.string().min(1).nullable().default(null);
export const MappingShape = z.strictObject({
  date: z.string().min(1),
  dateFormat: z.enum(DAY_FORMATS).default('YMD'),
  place: Column,
  province: Column,
  latitude: Column,
  longitude: Column,
  type: Column,
  /** Names apart by semicolons. */
  claimed: Column,
  attributed: Column,
  /** Deaths, at least and at most; where one column holds both, it stands in each. */
  deadLow: Column,
  deadHigh: Column,
  source: Column,
});
/** Null: the file has none such. */
export type Mapping = z.infer<typeof MappingShape>;

export const FIELDS = [
  'date',
  'place',
  'province',
  'latitude',
  'longitude',
  'type',
  'claimed',
  'attributed',
  'deadLow',
  'deadHigh',
  'source',
] as const satisfies readonly (keyof Mapping)[];
export type MappedField = (typeof FIELDS)[number];

/** What columns are called, the likeliest first; as in files of ACLED, UCDP and the GTD, and as people name them. */
const NAMES: Readonly<Record<MappedField, readonly string[]>> = {
  date: ['date', 'day', 'when', 'eventdate', 'datestart', 'incidentdate', 'dateofincident'],
  place: ['place', 'location', 'where', 'district', 'town', 'city', 'village', 'adm2', 'admin2'],
  province: ['province', 'admin1', 'adm1', 'provstate'],
  latitude: ['latitude', 'lat', 'y'],
  longitude: ['longitude', 'lon', 'long', 'lng', 'x'],
  type: ['type', 'eventtype', 'incidenttype', 'kind', 'category', 'subeventtype', 'attacktype1txt', 'method'],
  claimed: ['claimedby', 'claimed', 'actorclaimed', 'claimant', 'claimants', 'claim'],
  attributed: [
    ...['attributedto', 'attributed', 'actorattributed', 'perpetrator', 'actor', 'actor1', 'group', 'gname'],
    ...['sidea', 'by'],
  ],
  deadLow: ['deadlow', 'deadmin', 'fatalitieslow', 'fatalitiesmin', 'killedmin', 'min', 'low'],
  deadHigh: ['deadhigh', 'deadmax', 'fatalitieshigh', 'fatalitiesmax', 'killedmax', 'max', 'high'],
  source: ['source', 'sources', 'reference', 'sourcearticle', 'scite1', 'link'],
};
/** One figure for both bounds: beside one bound alone too, of which it is not the other. */
const DEAD = ['fatalities', 'dead', 'deaths', 'killed', 'nkill', 'best', 'toll'];

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

export function guessMapping({ columns, rows }: CsvTable): Mapping {
  const taken = new Set<string>();
  const find = (names: readonly string[]): string | null => {
    for (const name of names) {
      const column = columns.find((one) => plain(one) === name && !taken.has(one));
      if (column !== undefined) {
        taken.add(column);
        return column;
      }
    }
    return null;
  };
  const found = (field: MappedField): string | null => find(NAMES[field]);
  const date = found('date') ?? columns[0] ?? '';
  const one = { low: found('deadLow'), high: found('deadHigh') };
  const both = one.low === null || one.high === null ? find(DEAD) : null;
  const cells = rows.map((row) => (row.cells[columns.indexOf(date)] ?? '').trim());
  return {
    date,
    dateFormat: guessFormat(cells),
    place: found('place'),
    province: found('province'),
    latitude: found('latitude'),
    longitude: found('longitude'),
    type: found('type'),
    claimed: found('claimed'),
    attributed: found('attributed'),
    deadLow: both ?? one.low,
    deadHigh: both ?? one.high,
    source: found('source'),
  };
}

/** The order in which most cells are days. Where two are as good, the earlier of the list: a person looks at the preview. */
function guessFormat(cells: readonly string[]): DayFormat {
  const readable = (format: DayFormat): number =>
    cells.filter((cell) => readDay(cell, format) !== null).length;
  return DAY_FORMATS.reduce((best, format) => (readable(format) > readable(best) ? format : best));
}
