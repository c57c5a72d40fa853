/** In which province an incident was: as the file says, else that of the nearest capital, which is told apart. */
import { CAPITALS, nearestCapital } from './capitals.ts';
import type { Incident } from './read.ts';

export const PROVINCES: readonly string[] = CAPITALS.map(({ province }) => province).toSorted();

/** As other files write them; what differs by hyphens, spaces and accents alone is not here. */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  badghis: ['badghes'],
  bamyan: ['bamian', 'bamiyan'],
  daykundi: ['daikundi', 'dykundi'],
  ghor: ['ghowr'],
  helmand: ['hilmand'],
  herat: ['hirat'],
  jowzjan: ['jawzjan', 'jozjan'],
  kandahar: ['qandahar'],
  kunar: ['konar', 'kunarha'],
  kunduz: ['konduz', 'kondoz', 'qunduz'],
  logar: ['lowgar'],
  nangarhar: ['nangrahar', 'ningarhar'],
  nimroz: ['nimruz'],
  nuristan: ['nooristan', 'nurestan'],
  paktia: ['paktya'],
  panjshir: ['panjsher', 'panjshayr'],
  'sar-e-pol': ['sarepul', 'saripul', 'saripol'],
  uruzgan: ['oruzgan', 'urozgan'],
  wardak: ['maidanwardak', 'maydanwardak', 'wardag'],
  zabul: ['zabol'],
};

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}]/gu, '')
    .replace(/(province|city|wilayat)$/, '');

const BY_NAME: ReadonlyMap<string, string> = new Map(
  CAPITALS.flatMap(({ province, name }): [string, string][] =>
    [name, province, ...(SPELLINGS[province] ?? [])].map((word) => [plain(word), province]),
  ),
);

/** So far from every capital that a point is taken to lie beyond the country; no corner of it is farther. */
export const FARTHEST = 200;

export interface InProvince {
  province: string | null;
  /** By which the province is known. Null: by nothing. */
  by: 'said' | 'nearest' | null;
}

export function provinceOf({ province, place, point }: Incident): InProvince {
  const said = nameIn(province) ?? nameIn(place);
  if (said !== null) return { province: said, by: 'said' };
  const near = point === null ? null : nearestCapital(point);
  return near !== null && near.km <= FARTHEST
    ? { province: near.capital.province, by: 'nearest' }
    : { province: null, by: null };
}

/** “Kama, Nangarhar”: what stands last is the wider place. */
function nameIn(text: string | null): string | null {
  if (text === null) return null;
  for (const part of [text, ...text.split(/[,;/()]/).toReversed()]) {
    const found = BY_NAME.get(plain(part));
    if (found !== undefined) return found;
  }
  return null;
}

export interface ProvinceCounts {
  counts: Readonly<Record<string, number>>;
  /** Of those counted, by the nearest capital. */
  byNearest: number;
  /** In no province: the file says neither one nor where. */
  nowhere: number;
}

export function provinceCounts(incidents: readonly Incident[]): ProvinceCounts {
  const places = incidents.map(provinceOf);
  const of = (province: string): number => places.filter((one) => one.province === province).length;
  return {
    counts: Object.fromEntries(PROVINCES.map((province) => [province, of(province)])),
    byNearest: places.filter(({ by }) => by === 'nearest').length,
    nowhere: places.filter(({ province }) => province === null).length,
  };
}
