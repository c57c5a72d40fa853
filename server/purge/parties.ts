/**
 * Parties and camps: keys that stand in clear, so that who sides with whom is stored without a word. Where somebody put a
 * name into one, a purge finds it, and the party goes by another key from then on, wherever the old one stands.
 */
import { sql as raw } from 'drizzle-orm';
import type { Find } from '#core/disclosure/phrase.ts';
import type { ProjectId } from '#core/ids.ts';
import { isKey, nextKey } from '#core/list-key.ts';
import type { FoundPlace } from '#core/purge.ts';
import type { Tx } from '../db/client.ts';

/** Columns that hold a key, and values of `party` in what the engine wrote. */
const named = (name: string): { table: string; column: string } => {
  const [table = '', column = ''] = name.split('.');
  return { table, column };
};
const COLUMNS = ['source_type.affiliation', 'source.affiliation', 'source_type.camp', 'role_band.camp'].map(
  named,
);
const WRITTEN = ['assessment', 'finding'] as const;
/** Columns whose names are parties: whom a claim serves, and whom it was said to serve before. */
const INTERESTS = ['claim.interest', 'interest_change.before', 'interest_change.after'].map(named);

const keyOfParty = (party: string): string => `party.${party}`;

export async function searchParties(tx: Tx, project: ProjectId, find: Find): Promise<FoundPlace[]> {
  return (await partiesOf(tx, project)).flatMap((party) => {
    const texts = find(party).map(({ from, to }) => ({
      ...{ part: 'text' as const, turn: null },
      ...{ before: party.slice(0, from), hit: party.slice(from, to), after: party.slice(to) },
    }));
    return texts.length === 0 ? [] : [{ key: keyOfParty(party), what: 'party', code: null, texts }];
  });
}

/** In use, or named by a verdict of former times. */
async function partiesOf(tx: Tx, project: ProjectId): Promise<string[]> {
  const parts = [
    ...COLUMNS.map(
      ({ table, column }) =>
        raw`select ${raw.identifier(column)} as key from ${raw.identifier(table)} where project_id = ${project}`,
    ),
    ...INTERESTS.map(
      ({ table, column }) =>
        raw`select jsonb_object_keys(${raw.identifier(column)}) from ${raw.identifier(table)}
          where project_id = ${project}`,
    ),
    ...WRITTEN.map(
      (table) =>
        raw`select jsonb_path_query(result, '$.**.party') #>> '{}' from ${raw.identifier(table)}
          where project_id = ${project}`,
    ),
  ];
  const rows = await tx.execute<{ key: string }>(
    raw`select key from (${raw.join(parts, raw` union `)}) as named where key is not null order by key`,
  );
  return rows.map(({ key }) => key);
}

/** Every party that goes, under another key: what stands in its place if that is a free key, else the next number. */
export async function renameParties(
  tx: Tx,
  project: ProjectId,
  { goes, by }: { goes(key: string): boolean; by: string },
): Promise<boolean> {
  const taken = await partiesOf(tx, project);
  const going = taken.filter((party) => goes(keyOfParty(party)));
  for (const party of going) {
    const name = isKey(by) && !taken.includes(by) ? by : nextKey('party', taken);
    taken.push(name);
    await rename(tx, project, party, name);
  }
  return going.length > 0;
}

async function rename(tx: Tx, project: ProjectId, from: string, to: string): Promise<void> {
  for (const { table, column } of COLUMNS)
    await tx.execute(raw`update ${raw.identifier(table)} set ${raw.identifier(column)} = ${to}
      where project_id = ${project} and ${raw.identifier(column)} = ${from}`);
  for (const { table, column } of INTERESTS) {
    const interest = raw.identifier(column);
    await tx.execute(raw`update ${raw.identifier(table)} set ${interest} = (${interest} - ${from}::text)
        || jsonb_build_object(${to}::text, ${interest} -> ${from}::text)
      where project_id = ${project} and jsonb_exists(${interest}, ${from})`);
  }
  // A key holds neither quotes nor anything else that JSON escapes; inside of a text a quote would be escaped.
  const [old, now] = [from, to].map((party) => `"party": "${party}"`);
  for (const table of WRITTEN)
    await tx.execute(raw`update ${raw.identifier(table)} set result = replace(result::text, ${old}, ${now})::jsonb
      where project_id = ${project} and position(${old} in result::text) > 0`);
}
