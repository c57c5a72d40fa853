/** Rows → the zip that leaves. The same rows give the same bytes, in whatever order they come. */
import { strToU8, zipSync } from 'fflate';
import { codebookCsv, codebookMarkdown } from './codebook.ts';
import type { ExportRows } from './rows.ts';
import { toCsv, type Described } from './table.ts';
import { breakdownOf, tablesOf } from './tables.ts';

export interface ExportFile {
  name: string;
  text: string;
}

export function exportFiles(rows: ExportRows): ExportFile[] {
  const tables = tablesOf(sortedLists(rows.lists));
  const described: Described[] = [tables.codings, tables.assertions, tables.claims, tables.breakdown];
  return [
    { name: 'README.txt', text: readme(rows) },
    { name: tables.codings.file, text: toCsv(tables.codings, rows.codings) },
    { name: tables.assertions.file, text: toCsv(tables.assertions, rows.assertions) },
    { name: tables.claims.file, text: toCsv(tables.claims, rows.claims) },
    { name: tables.breakdown.file, text: toCsv(tables.breakdown, breakdownOf(rows.interviews)) },
    { name: 'codebook.csv', text: codebookCsv(described) },
    { name: 'codebook.md', text: codebookMarkdown(described) },
  ];
}

export function exportZip(files: readonly ExportFile[]): Uint8Array {
  // A zip's earliest time, in whatever zone: the time of packing says nothing and would change the bytes.
  const mtime = new Date(1980, 0, 1);
  return zipSync(Object.fromEntries(files.map((file) => [file.name, strToU8(file.text)])), {
    mtime,
    level: 9,
  });
}

function sortedLists(lists: ExportRows['lists']): ExportRows['lists'] {
  const sort = <T extends { value: string }>(list: readonly T[]): T[] =>
    list.toSorted((a, b) => (a.value < b.value ? -1 : 1));
  return {
    codes: sort(lists.codes),
    sourceTypes: sort(lists.sourceTypes),
    roleBands: sort(lists.roleBands),
    caveats: sort(lists.caveats),
  };
}

function readme({ interviews, leftOut }: ExportRows): string {
  const documents = interviews.filter((row) => row.mode === 'document').length;
  return `INTERNAL, NOT DISCLOSURE-CONTROLLED

These files are for the project's own work. They have not been through disclosure control: rows can single a person
out. Do not publish them and do not pass them on.

What is here
  codings.csv                      codes on passages of released records
  assertions.csv                   what sources say about claims
  claims.csv                       claims with what the evidence amounts to
  interviews-by-source-type.csv    how many interviews and documents of each type of source
  codebook.csv, codebook.md        every variable: label, type, values, what an empty cell means

Interviews with people                                ${interviews.length - documents}
Public documents                                      ${documents}
Left out, no recorded consent to analysis             ${leftOut.withoutConsent}
Left out, record not released                         ${leftOut.notReleased}
Left out, claims that are control questions           ${leftOut.controlClaims}
Left out, over what one record may have of a kind     ${leftOut.overBounds}

An interview is left out when no consent to analysis is recorded, when it was refused, or when it was withdrawn. A
source that is left out is called "withheld" where another row refers to it. The status of a claim rests on all
released statements, those of interviews that are left out included. A claim whose answer was known before anybody
was asked is left out with all statements on it: it tells how far a source can be relied on, and not what is so.

A record may have so many paragraphs, codes and statements; what is over that is kept in it, and stands in no file.

What is not here, on purpose
  no researcher, no name, no day, no quotation, no note, and no wording of a claim: sources, records and claims go by
  handle or id, units, definitions and values of a claim by their key in its list. Codes go by id; the codebook files
  give their labels, which are the project's instrument and not what people said. What leads note of a material, for
  print, is there too: the column caveat of a row that rests on it names it.
`;
}
