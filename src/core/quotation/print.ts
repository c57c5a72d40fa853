/** Approved quotations as text to copy and as a Word document: the words, and under each its attribution as a note. */
import { sentence } from '../apparatus/csl.ts';
import { writeDocx } from '../docx/document.ts';

export interface PrintedQuotation {
  printed: string;
  label: string;
}

export const quotationsMarkdown = (quotations: readonly PrintedQuotation[]): string =>
  quotations
    .map(({ printed, label }, i) => `> “${escaped(printed)}”[^${i + 1}]\n\n[^${i + 1}]: ${sentence(label)}\n`)
    .join('\n');

/** Brackets are an editor's: Markdown would read a link in two of them. */
const escaped = (text: string): string => text.replace(/[\\`*_<>[\]]/g, (sign) => `\\${sign}`);

export const quotationsDocx = (quotations: readonly PrintedQuotation[], title: string): Uint8Array =>
  writeDocx([
    { kind: 'heading', text: title },
    ...quotations.map(({ printed, label }) => ({
      kind: 'paragraph' as const,
      text: `“${printed}”`,
      note: sentence(label),
    })),
  ]);
