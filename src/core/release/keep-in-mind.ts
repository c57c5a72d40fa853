/** What is to be kept in mind of public material, in the row of each figure that rests on it, and once for whoever opens the files. */
import { caveatInWords } from '../caveat.ts';
import type { ReleaseData, ReleasedCaveat } from './data.ts';
import { column, safeText, WITHHELD_TEXT, type Column } from './table.ts';

/** Where the identifier scan finds something in one, it says that there is one. */
const inWords = (caveats: readonly ReleasedCaveat[]): string[] =>
  [
    ...new Set(caveats.map((one) => caveatInWords({ ...one, text: safeText(one.text) ?? WITHHELD_TEXT }))),
  ].toSorted();

export const caveatColumn = <Row extends { caveats: readonly ReleasedCaveat[] }>(): Column<Row> =>
  column(
    'caveat',
    'text',
    'What to keep in mind of the public material that it rests on',
    (row) => inWords(row.caveats).join(' ') || null,
    {
      missing: 'nothing is noted of the public material in these files',
      rule: 'of documents and data sets alone: whether a person retells one is not told',
    },
  );

/** Lines of Markdown; none where there is nothing to keep in mind. */
export function keepInMind({ claims, assertions }: ReleaseData): string[] {
  const said = inWords([...claims, ...assertions].flatMap((row) => row.caveats));
  if (said.length === 0) return [];
  return [
    '## What to keep in mind',
    '',
    'It follows every figure that rests on the material: `caveat` of `claims` and `assertions`.',
    '',
    ...said.map((line) => `- ${line}`),
    '',
  ];
}
