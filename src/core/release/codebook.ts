/** `codebook.md`: every variable in plain words, what was left out or made coarser, and by which rule. */
import type { ReleaseData } from './data.ts';
import { labelOfKey, NAMES, untold } from './interview-tables.ts';
import { keepInMind } from './keep-in-mind.ts';
import { printedName, WITHHELD_WHY, type Kind, type ReleaseTable, type Variable } from './table.ts';

const KINDS: Readonly<Record<Kind, string>> = {
  id: 'id',
  category: 'category',
  text: 'text',
  time: 'time',
  integer: 'whole number',
  decimal: 'number',
  truth: 'true or false',
};

export function codebook(data: ReleaseData, title: string, tables: readonly ReleaseTable[]): string {
  return [
    `# ${escape(title)}`,
    '',
    ...aboutData(data),
    '',
    '## Files',
    '',
    ...tables.map(({ name, row, rows }) => `- \`data/${name}.csv\`: ${rows.length} rows; a row is ${row}.`),
    '',
    '## What was left out or made coarser',
    '',
    ...leftOut(data),
    '',
    ...keepInMind(data),
    ...tables.map(section),
  ].join('\n');
}

const aboutData = ({ least, sensitive, audience }: ReleaseData): string[] => [
  `The ids are new in this release, and the order of rows says nothing. In the interviews each combination of values`,
  ...(sensitive.length === 0
    ? []
    : [
        `(without ${sensitive.map((key) => `\`${NAMES[key]}\``).join(' and ')}, which ${sensitive.length === 1 ? 'is' : 'are'} sensitive: at least ${least.distinct} values of it stand in each, D3)`,
      ]),
  `is that of at least ${least.k} people, and of interviews by at least ${least.researchers} researchers. The rules D1 to D17 are those of Sanad’s`,
  `disclosure control. An empty cell is a missing value; what it means is said with each variable. A cell of the CSV files that begins with`,
  `=, +, -, @, a tab or a carriage return has an apostrophe before it, so that no spreadsheet takes it for a formula.`,
  audience === 'inside' ? 'It is for the team’s own use, and is not to be passed on.' : '',
];

function leftOut(data: ReleaseData): string[] {
  const { least, leftOut: out } = data;
  const line = (n: number, why: string): string => `- Interviews left out, ${why}: ${atLeast(n, least.k)}.`;
  return [
    line(out.withoutConsent, 'without consent to this use'),
    line(out.notReleased, 'whose record has not been reviewed for release'),
    line(
      out.withheld,
      'since too few others are like them, or to keep those who withdrew from sight (D4, D16)',
    ),
    ...untold(data).map((key) => `- ${labelOfKey(key)} is not told at all (D7).`),
    '- Which interviews are one person’s is not told; nor who took them, nor the day, nor any word of a record.',
    ...(data.overBounds === 0
      ? []
      : ['- A record has more codes or statements than may be read of one: what is over that is left out.']),
    '- Claims that were control questions, and what was said on them, are left out.',
    '- The status of a claim rests on all that the study holds. What statements that are not in these files add to it is',
    '  one step of the derivation, in sum.',
    ...(printedName(data.study) === null ? [`- The name of the study is left out: ${WITHHELD_WHY}.`] : []),
    '- How reliable a source or an interviewer is held to be is not told.',
  ];
}

/**
 * A count of a few people is a small group itself, and two exact counts of two releases can be subtracted: that there was
 * nobody before and a few are now would tell that somebody withdrew.
 */
const atLeast = (n: number, k: number): string => (n < k ? `fewer than ${k}, or none` : `${k} or more`);

function section({ name, row, variables, key }: ReleaseTable): string {
  return [
    `## ${name}`,
    '',
    `A row is ${row}.${key === null ? '' : ` \`${key}\` tells rows apart.`}`,
    '',
    '| Variable | Label | Type | Unit | An empty cell means | Made coarser or withheld |',
    '|---|---|---|---|---|---|',
    ...variables.map(variableLine),
    '',
    ...variables.flatMap(valueLines),
  ].join('\n');
}

const variableLine = ({ name, label, kind, unit, missing, rule }: Variable): string =>
  `| ${[`\`${name}\``, label, KINDS[kind], unit ?? '', missing ?? 'never empty', rule ?? ''].map(escape).join(' | ')} |`;

const valueLines = ({ name, values }: Variable): string[] =>
  values === null || values.length === 0
    ? []
    : [
        `Values of \`${name}\`:`,
        '',
        ...values.map(({ value, label }) =>
          value === label ? `- \`${value}\`` : `- \`${value}\`: ${escape(label)}`,
        ),
        '',
      ];

/** A label is the project's own text: it must not break the table. */
const escape = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replace(/\s+/g, ' ');
