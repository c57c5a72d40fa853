/** Provincial capitals with their coordinates (GeoNames, CC BY 4.0), and how far a place is from the nearest. */
export interface Capital {
  name: string;
  /** A key of `REGIONS`. */
  province: string;
  latitude: number;
  longitude: number;
}

const capital = (province: string, name: string, latitude: number, longitude: number): Capital => ({
  name,
  province,
  latitude,
  longitude,
});

export const CAPITALS: readonly Capital[] = [
  capital('kunar', 'Asadabad', 34.8731, 71.147),
  capital('nangarhar', 'Jalalabad', 34.4265, 70.4515),
  capital('laghman', 'Mehtar Lam', 34.6714, 70.2094),
  capital('nuristan', 'Parun', 35.4206, 70.9226),
  capital('khost', 'Khost', 33.3395, 69.9204),
  capital('paktia', 'Gardez', 33.5974, 69.2259),
  capital('paktika', 'Sharana', 33.1757, 68.7305),
  capital('ghazni', 'Ghazni', 33.5539, 68.421),
  capital('kabul', 'Kabul', 34.5281, 69.1723),
  capital('parwan', 'Charikar', 35.0136, 69.1714),
  capital('kapisa', 'Mahmud-i-Raqi', 35.0167, 69.3333),
  capital('panjshir', 'Bazarak', 35.3129, 69.5152),
  capital('logar', 'Pul-i-Alam', 33.9953, 69.0227),
  capital('wardak', 'Maidan Shahr', 34.3956, 68.8662),
  capital('bamyan', 'Bamyan', 34.8216, 67.8273),
  capital('daykundi', 'Nili', 33.7218, 66.1302),
  capital('badakhshan', 'Fayzabad', 37.1166, 70.58),
  capital('takhar', 'Taloqan', 36.736, 69.5345),
  capital('kunduz', 'Kunduz', 36.729, 68.857),
  capital('baghlan', 'Pul-i-Khumri', 35.9446, 68.7151),
  capital('balkh', 'Mazar-i-Sharif', 36.709, 67.1109),
  capital('samangan', 'Aybak', 36.2653, 68.0167),
  capital('sar-e-pol', 'Sar-e Pol', 36.2154, 65.9325),
  capital('jowzjan', 'Sheberghan', 36.6676, 65.7529),
  capital('faryab', 'Maymana', 35.9214, 64.7836),
  capital('herat', 'Herat', 34.3482, 62.1997),
  capital('badghis', 'Qala-e-Naw', 34.9874, 63.1289),
  capital('ghor', 'Firozkoh', 34.5195, 65.2509),
  capital('farah', 'Farah', 32.3745, 62.1164),
  capital('kandahar', 'Kandahar', 31.6133, 65.7101),
  capital('helmand', 'Lashkar Gah', 31.5938, 64.3716),
  capital('uruzgan', 'Tarin Kot', 32.63, 65.8781),
  capital('zabul', 'Qalat', 32.1058, 66.9083),
  capital('nimroz', 'Zaranj', 30.9596, 61.8604),
];

export interface Point {
  latitude: number;
  longitude: number;
}

/** The mean radius of the earth, in km (IUGG). */
const RADIUS = 6371.0088;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Along the surface of a sphere, in km (haversine). */
export function kilometres(a: Point, b: Point): number {
  const [north, east] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)];
  const h =
    Math.sin(north / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east / 2) ** 2;
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
}

export interface Nearest {
  capital: Capital;
  km: number;
}

export function nearestCapital(point: Point): Nearest {
  const [first, ...others] = CAPITALS.map((one) => ({ capital: one, km: kilometres(point, one) }));
  if (!first) throw new Error('there are no capitals');
  return others.reduce((nearest, one) => (one.km < nearest.km ? one : nearest), first);
}

/** Upper ends, in km; the last band is open. */
export const BANDS: readonly number[] = [5, 15, 30, 60];

export const BAND_NAMES: readonly string[] = [
  ...BANDS.map((to, i) => `${i === 0 ? 0 : BANDS[i - 1]} to under ${to} km`),
  `${BANDS.at(-1)} km and more`,
];

export const bandOf = (km: number): string =>
  BAND_NAMES[BANDS.findIndex((to) => km < to)] ?? BAND_NAMES.at(-1) ?? '';
