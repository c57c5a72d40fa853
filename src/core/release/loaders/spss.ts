/** `load.sps`: SPSS and PSPP syntax that reads every table, sets labels, and saves it as .sav. */
import type { ReleaseTable, Variable } from '../table.ts';

/** What SPSS keeps of a label of a variable and of a value, in bytes. */
const LABEL_BYTES = 255;
const VALUE_LABEL_BYTES = 120;

export function loaderSpss(tables: readonly ReleaseTable[]): string {
  return `* Reads the tables of this release, sets labels and saves each as .sav.
* Run it in the folder of this file. An empty cell is a missing value.
SET DECIMAL=DOT.

${tables.map(tableSpss).join('\n')}`;
}

function tableSpss(table: ReleaseTable): string {
  const { name, variables } = table;
  const labelled = variables.filter(({ values }) => values !== null && values.length > 0);
  return `GET DATA
  /TYPE=TXT
  /FILE='data/${name}.csv'
  /ENCODING='UTF8'
  /ARRANGEMENT=DELIMITED
  /DELIMITERS=","
  /QUALIFIER='"'
  /FIRSTCASE=2
  /VARIABLES=
${variables.map((one, at) => `    ${one.name} ${formatOf(table, one, at)}`).join('\n')}.
VARIABLE LABELS
${variables.map((one) => `  ${one.name} ${quote(one.label, LABEL_BYTES)}`).join('\n')}.
${labelled.length === 0 ? '' : `VALUE LABELS\n${labelled.map(valuesSpss).join('\n')}.\n`}SAVE OUTFILE='${name}.sav'.
`;
}

const valuesSpss = ({ name, values }: Variable): string =>
  `  /${name}\n${(values ?? [])
    .map(({ value, label }) => `    ${quote(value, VALUE_LABEL_BYTES)} ${quote(label, VALUE_LABEL_BYTES)}`)
    .join('\n')}`;

function formatOf(table: ReleaseTable, { kind, values }: Variable, at: number): string {
  if (kind === 'integer') return 'F8.0';
  if (kind === 'decimal') return 'F16.6';
  const cells = table.rows.map((row) => String(row[at] ?? ''));
  const listed = (values ?? []).map(({ value }) => value);
  return `A${Math.max(1, ...[...cells, ...listed].map(widthOf))}`;
}

/** Widths are in bytes, and an apostrophe may stand before. */
const widthOf = (text: string): number => new TextEncoder().encode(text).length + 1;

/** In single quotes, doubled within; on one line, and cut to whole characters. */
function quote(text: string, most: number): string {
  let kept = text.replaceAll(/\s+/g, ' ');
  while (new TextEncoder().encode(kept).length > most) kept = [...kept].slice(0, -1).join('');
  return `'${kept.replaceAll("'", "''")}'`;
}
