/** `load.R`: reads every table with its types, and sets labels. Base R alone. */
import type { ReleaseTable, Variable } from '../table.ts';

export function loaderR(tables: readonly ReleaseTable[]): string {
  return `# Reads the tables of this release with their types and labels. Run it in the folder of this file: source("load.R")
read_table <- function(name, classes) {
  read.csv(file.path("data", paste0(name, ".csv")), colClasses = classes, na.strings = "",
           encoding = "UTF-8", check.names = FALSE, stringsAsFactors = FALSE)
}
truth <- function(x) as.logical(toupper(x))

${tables.map(tableR).join('\n')}`;
}

function tableR({ name, variables }: ReleaseTable): string {
  const classes = variables.map((one) => `${one.name} = "${classOf(one)}"`).join(', ');
  return `${name} <- read_table("${name}", c(${classes}))\n${variables.map((one) => variableR(name, one)).join('')}`;
}

function classOf({ kind }: Variable): string {
  if (kind === 'integer') return 'integer';
  return kind === 'decimal' ? 'numeric' : 'character';
}

function variableR(table: string, { name, label, kind, values }: Variable): string {
  const of = `${table}$${name}`;
  const factor =
    values === null || values.length === 0
      ? ''
      : `${of} <- factor(${of}, levels = ${vector(values.map(({ value }) => value))}, labels = ${vector(distinct(values))})\n`;
  return `${kind === 'truth' ? `${of} <- truth(${of})\n` : factor}attr(${of}, "label") <- ${quote(label)}\n`;
}

/** Two levels of one label would become one. */
const distinct = (values: readonly { value: string; label: string }[]): string[] =>
  values.map(({ value, label }) =>
    values.some((other) => other.value !== value && other.label === label) ? `${label} (${value})` : label,
  );

const vector = (texts: readonly string[]): string => `c(${texts.map(quote).join(', ')})`;
/** R reads the escapes of JSON, but for that of a slash, which is not written. */
const quote = (text: string): string => JSON.stringify(text);
