/** What a list shows stands in its address: the fields that say something, as a query. */
export function queryOf(fields: Iterable<[string, FormDataEntryValue]>): string {
  const query = new URLSearchParams();
  for (const [name, value] of fields) if (typeof value === 'string' && value !== '') query.set(name, value);
  return `?${query}`;
}
