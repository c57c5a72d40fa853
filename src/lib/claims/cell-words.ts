/** A cell of the matrix in words: "IS-K members: 1 affirms, 2 qualify against interest, 9". */
import type { Messages } from '#lib/messages/en.ts';
import { type Cell } from './cell.ts';
import type { Denial } from './denial.ts';

export function cellInWords(m: Messages['claims'], label: string, cell: Cell): string {
  const figure = cell.figure === null ? [] : [figureInWords(m, cell.figure)];
  const other = cell.countsElse && cell.elsewhere === 0 ? [m.countsElse] : [];
  const all = [...marksInWords(m, cell), ...besidesInWords(m, cell), ...figure, ...other];
  return `${many(m, label)}: ${all.length === 0 ? m.nothingSaid : all.join(', ')}`;
}

/** "8 voices: 5 affirm, 3 deny; 1 speaks of something else". */
export const sumInWords = (m: Messages['claims'], cell: Cell): string =>
  [m.sumOf(m.voicesOf(cell.voices), marksInWords(m, cell).join(', ')), ...besidesInWords(m, cell)].join('; ');

/** "three voices, 1 copy": over what was said. */
export const voicesInWords = (m: Messages['claims'], cell: Cell): string =>
  [m.voicesIn(cell.voices), ...besidesInWords(m, cell)].join(', ');

const marksInWords = (m: Messages['claims'], { marks }: Cell): string[] =>
  marks.map(
    ({ stance, against, count }) =>
      `${count} ${m.say(stance, count)}${against ? ` ${m.againstInterest}` : ''}`,
  );

/** What is no voice on the claim, and stands beside those that are. */
function besidesInWords(m: Messages['claims'], cell: Cell): string[] {
  return [
    ...(cell.elsewhere > 0 ? [m.elsewhere(cell.elsewhere)] : []),
    ...(cell.copies > 0 ? [m.copies(cell.copies)] : []),
  ];
}

/** "disputed by S-7KQ2F (Taliban official), against its own side’s interest; …"; `ahead`: what, where it is not the sentence. */
export const deniersInWords = (
  m: Messages['claims'],
  denials: readonly Pick<Denial, 'code' | 'type' | 'stake'>[],
  ahead: string | null,
): string =>
  m.disputedBy(
    ahead,
    denials.map(({ code, type, stake }) => m.denier(code, type.label, m.stakes[stake])).join('; '),
  );

/** The name of a source type as its group: known ones in the plural, a project's own as it is. */
export const many = (m: Messages['claims'], label: string): string => m.many[label] ?? label;

const figureInWords = (m: Messages['claims'], figure: string): string =>
  figure.replace('≥ ', `${m.atLeast} `).replace('≤ ', `${m.atMost} `);

/** The head of a type's column, under its camp's. */
export const columnHead = (m: Messages['claims'], label: string, camp: string): string =>
  m.columns[label] ?? columnLabel(label, campHead(m, camp));

export const campHead = (m: Messages['claims'], camp: string): string =>
  m.camps[camp] ?? columnLabel(camp, '');

/** Without the camp that stands above it: "Taliban official" under "Taliban" is "Official". */
export function columnLabel(label: string, camp: string): string {
  const rest = label.toLowerCase().startsWith(`${camp.toLowerCase()} `)
    ? label.slice(camp.length + 1)
    : label;
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
