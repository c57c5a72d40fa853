/** `README.md`: what is in the zip, and how it is opened. */
import type { ReleaseData } from './data.ts';
import { keepInMind } from './keep-in-mind.ts';
import type { ReleaseTable } from './table.ts';

export function readme(data: ReleaseData, title: string, tables: readonly ReleaseTable[]): string {
  const inside = data.audience === 'inside' ? '\n**For the team’s own use. Do not pass it on.**\n' : '';
  return `# ${title}
${inside}
As of ${data.month}. Every variable is described in \`codebook.md\`: what it means, what an empty cell means, and what was
left out or made coarser.

| File | |
|---|---|
${tables.map(({ name, row, rows }) => `| \`data/${name}.csv\`, \`parquet/${name}.parquet\` | ${rows.length} rows; a row is ${row} |`).join('\n')}
| \`codebook.md\` | all variables in plain words |
| \`datapackage.json\` | the same for programs (Frictionless) |
| \`ddi-codebook.xml\` | the same for archives (DDI-Codebook 2.5) |
| \`load.R\`, \`load.py\`, \`load.sps\`, \`load.do\` | read the tables in R, Python, SPSS or PSPP, and Stata, and set labels |
| \`CITATION.cff\`, \`LICENSE.txt\` | how it is cited, and under what it may be used |
| \`SHA256SUMS\` | \`sha256sum --check SHA256SUMS\` finds a changed file |

DuckDB and other programs read \`parquet/*.parquet\` as they are.
${['', ...keepInMind(data)].join('\n')}`;
}
