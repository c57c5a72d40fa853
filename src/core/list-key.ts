/**
 * A key for a new item of a project's list, such as `type-11`: stored in clear and named by the API, so nothing of what
 * a person typed may be in it.
 */
export function nextKey(stem: 'type' | 'band' | 'party', taken: readonly string[]): string {
  for (let n = taken.length + 1; ; n++) {
    const key = `${stem}-${n}`;
    if (!taken.includes(key)) return key;
  }
}

/** Whether the text has the form of a key. */
export const isKey = (text: string): boolean => /^[a-z0-9-]{1,40}$/.test(text);
