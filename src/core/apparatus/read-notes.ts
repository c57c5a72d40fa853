/** The inverse of `printNotes`: what each note cites, of every kind, with what its short forms point to. */
import { findDates } from '#core/attribution/dates.ts';
import { readLabel } from '#core/attribution/label.ts';
import { parseAttribution } from '#core/attribution/parse.ts';
import type { Cited } from './citation.ts';

/** A line a note; null where one holds what is no citation, or points to none. */
export function readNotes(notes: readonly string[]): (readonly Cited[] | null)[] {
  const documents: Cited[] = [];
  let before: readonly Cited[] | null = null;
  return notes.map((note) => {
    const text = note.trim().replace(/\.$/, '');
    const cited: readonly Cited[] | null = /^ibid\.?$/i.test(text) ? before : readNote(text, documents);
    documents.push(...(cited ?? []).filter(({ kind }) => kind === 'document'));
    before = cited?.length === 1 ? cited : null;
    return cited;
  });
}

/** Between semicolons, but for those in a title. */
const PARTS = /;\s+(?=(?:[^“”]*“[^”]*”)*[^“”]*$)/;
/** “Crisis Group interviews, ”: said once for several that follow each other. */
const LEAD = /^[^,]*?interviews?, /i;

function readNote(text: string, documents: readonly Cited[]): readonly Cited[] | null {
  const cited: Cited[] = [];
  let lead = '';
  for (const part of text.split(PARTS)) {
    const read = readOther(part, [...documents, ...cited]) ?? readInterview(part, lead);
    if (read === null) return null;
    lead = read.kind === 'interview' ? (LEAD.exec(part)?.[0] ?? lead) : '';
    cited.push(read);
  }
  return cited;
}

const readOther = (part: string, before: readonly Cited[]): Cited | null =>
  readCalculation(part) ?? readPost(part) ?? readShort(part, before) ?? readDocument(part);

function readInterview(part: string, lead: string): Cited | null {
  const inherits = lead !== '' && readLabel(part) === null;
  const fields = parseAttribution(inherits ? lead + part : part);
  return fields === null || fields.form === 'short-form' ? null : { kind: 'interview', fields };
}

/** Data set, selection and window: a comma ends the first, and the last begins with one. */
function readCalculation(part: string): Cited | null {
  const [, dataSet, selection, last = ''] = /^own calculation from ([^,]+), (.+), ([^,]+)$/i.exec(part) ?? [];
  const [window] = findDates(last);
  if (dataSet === undefined || selection === undefined || !window?.span) return null;
  return window.at === 0 && window.end === last.length
    ? { kind: 'calculation', dataSet, selection, window: window.span }
    : null;
}

function readPost(part: string): Cited | null {
  const [, said] = /^post by (.+)$/i.exec(part) ?? [];
  const [author, ...rest] = said?.split(', ') ?? [];
  const at = rest.findIndex((one) => one.startsWith('@'));
  const [handle, ...after] = rest.slice(at);
  const day = after.at(-1);
  if (author === undefined || at === -1 || handle === undefined || day === undefined) return null;
  const office = rest.slice(0, at).join(', ');
  const time = after.slice(0, -1).join(', ');
  return { kind: 'post', author, office: office || null, handle, time: time || null, day };
}

function readDocument(part: string): Cited | null {
  const [, author, title, date, language] = /^(.+?), “(.+)”, ([^()]+?)(?: \(([^()]+)\))?$/.exec(part) ?? [];
  return author === undefined || title === undefined || date === undefined
    ? null
    : { kind: 'document', author, title, date, language: language ?? null };
}

/** “Hill, op. cit.”: the last that was cited of theirs; “Hill, “Boats”, op. cit.”: that of this title. */
function readShort(part: string, before: readonly Cited[]): Cited | null {
  const [, author, title] = /^(.+?)(?:, “(.+)”)?, op\. cit\.?$/i.exec(part) ?? [];
  const isIt = (one: Cited): boolean =>
    one.kind === 'document' && one.author === author && (title === undefined || one.title === title);
  return author === undefined ? null : (before.findLast(isIt) ?? null);
}
