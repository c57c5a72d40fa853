/** Types of the data that are counted as one, a line each: “bomb: car bomb, IED”. What no line names stays as it is. */
import type { Incident } from './read.ts';

export interface Category {
  name: string;
  types: readonly string[];
}

/** Null: a line has no name or no types, or a type stands in two lines. */
export function readCategories(text: string): Category[] | null {
  const lines = text.split(/\r?\n|;/).filter((line) => line.trim() !== '');
  const read = lines.map((line): Category => {
    const [name = '', ...rest] = line.split(':');
    const types = rest
      .join(':')
      .split(',')
      .map((type) => type.trim())
      .filter((type) => type !== '');
    return { name: name.trim(), types };
  });
  const all = read.flatMap(({ types }) => types.map((type) => type.toLowerCase()));
  const isWhole = read.every(({ name, types }) => name !== '' && types.length > 0);
  return isWhole && new Set(all).size === all.length ? read : null;
}

export function inCategories(incidents: readonly Incident[], categories: readonly Category[]): Incident[] {
  const names = new Map(
    categories.flatMap(({ name, types }) => types.map((type) => [type.toLowerCase(), name])),
  );
  return incidents.map((one) => ({ ...one, type: names.get(one.type.toLowerCase()) ?? one.type }));
}

/** For the note. */
export const categoriesNote = (categories: readonly Category[]): string =>
  categories.length === 0
    ? 'Types are those of the data.'
    : `Types are those of the data, some of them as one: ${categories
        .map(({ name, types }) => `“${name}” is ${types.map((type) => `“${type}”`).join(', ')}`)
        .join('; ')}.`;
