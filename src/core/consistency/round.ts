/**
 * Rounding at the published precision (C10): half up after adding 1e−9 of a unit, so that ties do not hang
 * on the order of additions.
 */

const NUDGE = 1e-9;

export function roundTo(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return plain(Math.floor(value * scale + 0.5 + NUDGE) / scale);
}

/** In steps of 1/perUnit: 20 gives steps of 0.05. */
export function roundToStep(value: number, perUnit: number): number {
  return plain(Math.floor(value * perUnit + 0.5 + NUDGE) / perUnit);
}

export function toSignificant(value: number, digits: number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  const magnitude = Math.floor(Math.log10(Math.abs(value))) + 1;
  const decimals = digits - magnitude;
  if (decimals >= 0) return roundTo(value, decimals);
  const unit = 10 ** -decimals;
  return plain(Math.floor(value / unit + 0.5 + NUDGE) * unit);
}

/** Whether two figures above 0, each rounded to so many significant digits, are one but for that: a unit of the last apart. */
export const mayBeOne = (a: number, b: number, digits: number): boolean =>
  Math.abs(a - b) <= 1.1 * 10 ** (1 - digits) * Math.max(a, b);

export function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** JSON knows one zero. */
function plain(value: number): number {
  return value === 0 ? 0 : value;
}
