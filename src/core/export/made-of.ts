/**
 * What the coded data is made of, for the ledger: who stands in which row, and in which count. It goes through no disclosure
 * control and is for the leads alone, so that nothing is held to k for it: a row may be one person's.
 */
import { keptStatement, type CodedMadeOf } from '../disclosure/made-of.ts';
import type { Statement } from '../disclosure/differencing.ts';
import type { ExportRows, InterviewRow } from './rows.ts';

export function codedMadeOf({ interviews, codings, assertions }: ExportRows): CodedMadeOf {
  const met = interviews.filter(isWithSomebody);
  const metIn = (rows: readonly { interview: InterviewRow }[]): InterviewRow[] =>
    rows.map(({ interview }) => interview).filter(isWithSomebody);
  const statements: Statement[] = [
    { of: 'codings.csv', kind: 'records', by: CONTEXT, printed: by(metIn(codings), contextOf) },
    { of: 'assertions.csv', kind: 'records', by: CONTEXT, printed: by(metIn(assertions), contextOf) },
    {
      of: 'interviews-by-source-type.csv',
      kind: 'whole',
      by: ['type'],
      printed: by(met, ({ sourceType }) => [sourceType]),
    },
    { of: 'number of interviews', kind: 'whole', by: [], printed: by(met, () => []) },
  ];
  return {
    version: 1,
    audience: 'leads',
    statements: statements.map(keptStatement),
    people: Object.fromEntries(met.map(({ id, person }) => [id, person])),
  };
}

const isWithSomebody = ({ mode }: InterviewRow): boolean => mode !== 'document';

/** What every row says of its interview, by the names that other exports' groups go by. */
const CONTEXT = ['month', 'place', 'type', 'camp', 'band', 'language', 'mode'] as const;

const contextOf = (row: InterviewRow): string[] => [
  row.month,
  row.region ?? '',
  row.sourceType,
  row.camp,
  row.roleBand ?? '',
  row.language,
  row.mode,
];

const by = (
  rows: readonly InterviewRow[],
  groupOf: (row: InterviewRow) => string[],
): ReadonlyMap<string, string[]> => new Map(rows.map((row) => [row.id, groupOf(row)]));
