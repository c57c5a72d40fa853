/** `load.do`: Stata code that reads every table, turns categories into labelled numbers, and saves it as .dta. */
import type { ReleaseTable, Variable } from '../table.ts';

/** What Stata keeps of a variable's label, in characters. */
const LABEL_LENGTH = 80;

export function loaderStata(tables: readonly ReleaseTable[]): string {
  return `* Reads the tables of this release, sets labels and saves each as .dta. Run it in the folder of this file: do load.do
version 16
set more off

${tables.map(tableStata).join('\n')}`;
}

function tableStata({ name, variables }: ReleaseTable): string {
  const texts = variables.flatMap(({ kind }, i) => (kind === 'integer' || kind === 'decimal' ? [] : [i + 1]));
  return `import delimited using "data/${name}.csv", clear varnames(1) case(preserve) encoding("utf-8") bindquotes(strict) stringcols(${texts.join(' ')})
${variables.map((one) => variableStata(name, one)).join('')}save "${name}.dta", replace
`;
}

function variableStata(table: string, variable: Variable): string {
  const { name, label, kind, values } = variable;
  const coded =
    kind === 'truth'
      ? codes(table, name, [
          { code: 0, value: 'false', label: 'false' },
          { code: 1, value: 'true', label: 'true' },
        ])
      : values === null || values.length === 0
        ? ''
        : codes(
            table,
            name,
            values.map((one, i) => ({ ...one, code: i + 1 })),
          );
  return `${coded}label variable ${name} ${quote([...label].slice(0, LABEL_LENGTH).join(''))}\n`;
}

/** Stata labels numbers alone: the text becomes one, in the place where it stood. */
function codes(
  table: string,
  name: string,
  values: readonly { code: number; value: string; label: string }[],
): string {
  const list = `${table.slice(0, 12)}_${name}`.slice(0, 32);
  return [
    `rename ${name} text_`,
    `generate int ${name} = ., after(text_)`,
    ...values.map(({ code, value }) => `replace ${name} = ${code} if text_ == ${quote(value)}`),
    'drop text_',
    ...values.map(({ code, label }) => `label define ${list} ${code} ${quote(label)}, add`),
    `label values ${name} ${list}`,
    '',
  ].join('\n');
}

/** In compound quotes, within which a quotation mark is one; what would call a macro is not. */
const quote = (text: string): string =>
  `\`"${text.replaceAll(/\s+/g, ' ').replaceAll('`', '’').replaceAll('$', '\\$')}"'`;
