/** A cell of the matrix in words: "IS-K members: 1 affirms, 2 qualify against interest, 9". */
import type { Messages } from '#lib/messages/en.ts';
import type { Cell } from './cell.ts';

export function cellInWords(m: Messages['claims'], label: string, cell: Cell): string {
  const marks = cell.marks.map(
    ({ stance, against, count }) =>
      `${count} ${m.say(stance, count)}${against ? ` ${m.againstInterest}` : ''}`,
  );
  const copies = cell.copies > 0 ? [m.copies(cell.copies)] : [];
  const figure = cell.figure === null ? [] : [figureInWords(m, cell.figure)];
  const other = cell.countsElse ? [m.countsElse] : [];
  const all = [...marks, ...copies, ...figure, ...other];
  return `${many(m, label)}: ${all.length === 0 ? m.nothingSaid : all.join(', ')}`;
}

/** The name of a source type as its group: known ones in the plural, a project's own as it is. */
export const many = (m: Messages['claims'], label: string): string => m.many[label] ?? label;

const figureInWords = (m: Messages['claims'], figure: string): string =>
  figure.replace('≥ ', `${m.atLeast} `).replace('≤ ', `${m.atMost} `);

/** Without the camp that stands above it: "Taliban official" under "Taliban" is "Official". */
export function columnLabel(label: string, camp: string): string {
  const rest = label.toLowerCase().startsWith(`${camp.toLowerCase()} `)
    ? label.slice(camp.length + 1)
    : label;
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
