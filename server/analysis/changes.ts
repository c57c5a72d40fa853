/** What differs between two readings of a project, as the engine takes it. */
import type { Change } from '#core/consistency/book.ts';
import type { Project } from '#core/consistency/interchange.ts';

/** What is put comes before what is dropped, sources before what names them. */
export function changesBetween(before: Project, after: Project): Change[] {
  return [
    ...put('source', before.sources, after.sources),
    ...after.researchers
      .filter((id) => !before.researchers.includes(id))
      .map((record): Change => ({ put: 'researcher', record })),
    ...put('claim', before.claims, after.claims),
    ...put('assertion', before.assertions, after.assertions),
    ...gone(before.assertions, after.assertions).map((id): Change => ({ drop: 'assertion', id })),
    ...gone(before.claims, after.claims).map((id): Change => ({ drop: 'claim', id })),
    ...before.researchers
      .filter((id) => !after.researchers.includes(id))
      .map((id): Change => ({ drop: 'researcher', id })),
    ...gone(before.sources, after.sources).map((id): Change => ({ drop: 'source', id })),
  ];
}

type Puts = Extract<Change, { put: string }>;
type RecordOf<N extends Puts['put']> = Extract<Puts, { put: N }>['record'];

/** Records are plain data, built in one order of keys: their text tells whether they differ. */
function put<N extends 'source' | 'claim' | 'assertion'>(
  noun: N,
  before: readonly RecordOf<N>[],
  after: readonly RecordOf<N>[],
): { put: N; record: RecordOf<N> }[] {
  const old = new Map(before.map((record) => [record.id, JSON.stringify(record)]));
  return after
    .filter((record) => old.get(record.id) !== JSON.stringify(record))
    .map((record) => ({ put: noun, record }));
}

function gone(before: readonly { id: string }[], after: readonly { id: string }[]): string[] {
  const kept = new Set(after.map((record) => record.id));
  return before.filter((record) => !kept.has(record.id)).map((record) => record.id);
}
