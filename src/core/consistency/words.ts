/** Numbers in words, without locale: the same bytes everywhere. */

/** What an id is called where it is read. */
export type Name = (id: string) => string;

/** Four significant digits are computed; people read three, and whole numbers from a thousand on. */
export function figureWords(figure: number): string {
  const shown = figure >= 1000 ? Math.round(figure) : Number(figure.toPrecision(3));
  const [whole = '', part] = String(shown).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? grouped : `${grouped}.${part}`;
}

/** +7.68, −4.54, 0.00: with the minus sign of print. */
export function signed(dB: number, decimals: number): string {
  const text = Math.abs(dB).toFixed(decimals);
  if (Number(text) === 0) return text;
  return dB < 0 ? `−${text}` : `+${text}`;
}

/** −0.48, 0.00, 5.01: with the minus sign of print, and none before what is rounded to nothing. */
export const plain = (figure: number, decimals: number): string => signed(figure, decimals).replace('+', '');

export function inHundred(share: number): number {
  return Math.round(share * 100);
}

export function percent(share: number): string {
  return `${inHundred(share)} %`;
}

/** A limit of p, as verdicts write it: “.80”. */
export function likelihood(p: number): string {
  return p.toFixed(2).slice(1);
}

/** Sentences one after the other, without those that do not apply. */
export function sentences(all: readonly (string | false)[]): string {
  return all.filter((one) => one !== false && one !== '').join(' ');
}
