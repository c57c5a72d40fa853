/** A phrase in a sealed value: where text may stand in it, and what it reads afterwards. Pure. */
import { replaceAt, type Find } from '#core/disclosure/phrase.ts';

/**
 * `text`: words and nothing else · `day`: a date, which goes as a whole · `draft`: JSON with words in some of its fields ·
 * `structure`: keys, figures or bytes that only a browser opens, never words.
 */
export type Form = 'text' | 'day' | 'draft' | 'structure';

/** Words that somebody picked from a list stand in these fields of a draft. */
const PICKED = new Set([
  ...[
    'kind',
    'introduction',
    'said',
    'covers',
    'expressed',
    'region',
    'country',
    'mode',
    'language',
    'audience',
  ],
]);

export function textsIn(form: Form, value: string): string[] {
  if (form === 'structure') return [];
  return form === 'draft' ? leavesOf(null, JSON.parse(value)) : [value];
}

/** Null: nothing is left of it. */
export function rewrite(form: Form, value: string, find: Find, by: string): string | null {
  switch (form) {
    case 'structure':
      return value;
    case 'text':
      return replaceAt(value, find(value), by);
    case 'day':
      return find(value).length > 0 ? null : value;
    case 'draft':
      return JSON.stringify(mapLeaves(null, JSON.parse(value), (leaf) => shorten(leaf, find, by)));
  }
}

/** Every text that `leavesOf` names, in its place. */
function mapLeaves(key: string | null, value: unknown, change: (leaf: string) => string): unknown {
  if (typeof value === 'string') return key !== null && PICKED.has(key) ? value : change(value);
  if (Array.isArray(value)) return value.map((each: unknown) => mapLeaves(key, each, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, mapLeaves(name, each, change)]),
  );
}

/** A draft's fields are bounded, and one that is too long could not be read any more: nothing grows in it. */
function shorten(text: string, find: Find, by: string): string {
  const replaced = replaceAt(text, find(text), by);
  return replaced.length <= text.length ? replaced : replaceAt(text, find(text), '');
}

function leavesOf(key: string | null, value: unknown): string[] {
  if (typeof value === 'string') return key !== null && PICKED.has(key) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((each) => leavesOf(key, each));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, each]) => leavesOf(name, each));
}
