/**
 * All that was said on a claim as a small table, by the month in which it was said: how it stands, from which camp, with what
 * figure. Without a handle and without a word of a record.
 */
import { monthInWords } from '#core/month.ts';
import type { Messages } from '#lib/messages/en.ts';
import { figuresInWords } from './cell.ts';
import { campHead } from './cell-words.ts';
import type { Statement } from './statement.ts';

/** What is to be kept in mind of statements, by their ids. */
type Minded = Readonly<Record<string, readonly { text: string }[]>>;

interface SaidTable {
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

/** With a column for what is to be kept in mind where there is something. */
export function saidTable(m: Messages, statements: readonly Statement[], minded: Minded): SaidTable {
  const { columns, minded: heading } = m.saidTable;
  const rows = saidRows(m, statements);
  const notes = statements.toSorted(byMonth).map(({ id }) => {
    const texts = (minded[id] ?? []).map(({ text }) => text);
    return [...new Set(texts)].join(' ');
  });
  return notes.every((note) => note === '')
    ? { columns, rows }
    : { columns: [...columns, heading], rows: rows.map((cells, i) => [...cells, notes[i] ?? '']) };
}

const byMonth = (a: Statement, b: Statement): number => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0);

const saidRows = (m: Messages, statements: readonly Statement[]): string[][] =>
  statements
    .toSorted(byMonth)
    .map((one) => [
      monthInWords(one.month),
      campHead(m.claims, one.source.type.camp),
      one.source.type.label,
      [m.claims.marks[one.stance], one.value ?? ''].filter(Boolean).join(': '),
      one.figure === null ? '' : `${figuresInWords([one.figure]) ?? ''} ${one.figure.unit}`.trim(),
      howOf(m, one),
      m.audiences.audience[one.audience],
    ]);

function howOf({ saidTable: words }: Messages, said: Statement): string {
  const { root, against, serves, forecast, elsewhere } = said;
  return [
    root === null ? words.own : root === 'unknown' ? words.hearsay : words.retold,
    against ? words.against : serves ? words.serves : '',
    forecast ? words.forecast : '',
    elsewhere === null ? '' : words.elsewhere,
  ]
    .filter(Boolean)
    .join(', ');
}

/** As a manuscript in Markdown takes it. */
export function saidMarkdown({ columns, rows }: SaidTable): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('\\', '\\\\').replaceAll('|', '\\|')).join(' | ')} |\n`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('');
}
