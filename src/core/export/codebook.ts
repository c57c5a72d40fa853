/** The codebook file of an export: every variable with its label, type, values and what an empty cell means. */
import { csv, type Described } from './table.ts';

export function codebookCsv(tables: readonly Described[]): string {
  const head = ['file', 'variable', 'value', 'label', 'type', 'empty_cell_means'];
  const lines = tables.flatMap(({ file, variables }) =>
    variables.flatMap((v) => [
      [file, v.name, null, v.label, v.type, v.empty],
      ...(v.values ?? []).map(({ value, label }) => [file, v.name, value, label, null, null]),
    ]),
  );
  return csv([head, ...lines]);
}

export function codebookMarkdown(tables: readonly Described[]): string {
  return `# Codebook\n\n${tables.map(section).join('\n')}`;
}

function section({ file, row, variables }: Described): string {
  const lines = variables.map(
    (v) => `| ${[v.name, v.label, v.type, v.empty ?? 'never empty'].map(escape).join(' | ')} |`,
  );
  const lists = variables
    .filter((v) => (v.values?.length ?? 0) > 0)
    .map((v) => `Values of ${v.name}:\n\n${(v.values ?? []).map(item).join('\n')}\n`);
  return [
    `## ${file}`,
    '',
    `A row is ${row}.`,
    '',
    '| Variable | Label | Type | An empty cell means |',
    '|---|---|---|---|',
    ...lines,
    '',
    ...lists,
  ].join('\n');
}

const item = ({ value, label }: { value: string; label: string }): string =>
  value === label ? `- \`${value}\`` : `- \`${value}\`: ${escape(label)}`;

/** A label is the project's own text: it must not break the table. */
const escape = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replace(/\s+/g, ' ');
