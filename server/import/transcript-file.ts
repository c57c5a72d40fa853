/** A file that somebody chose → the passages of its transcript, or what is wrong with it, by name. */
import { fileTooLarge, MOST_PASSAGES, readTranscript, type Passage } from '#core/transcript-import.ts';
import type { ReadDocx } from './docx.ts';

export interface ImportFile {
  name: string;
  bytes: Uint8Array;
}

export interface FileFault {
  code: 'too-large' | 'wrong-type' | 'unreadable' | 'not-utf-8' | 'empty' | 'too-long';
  /** Names the file and says what to do. */
  message: string;
}

export type FileRead = { ok: true; passages: Passage[] } | { ok: false; fault: FileFault };

/** What one update may hold (the gate's cap for clients): a record beyond it could not be sent again in one piece. */
const CHARACTER_LIMIT = 1_000_000;

export async function readTranscriptFile(file: ImportFile, readDocx: ReadDocx): Promise<FileRead> {
  const text = await textOf(file, readDocx);
  if (!text.ok) return text;
  const passages = readTranscript(text.value);
  const characters = passages.reduce((sum, p) => sum + p.text.length, 0);
  if (characters === 0)
    return fault('empty', `“${file.name}” holds no text. Choose the file that has the transcript.`);
  if (characters > CHARACTER_LIMIT)
    return fault(
      'too-long',
      `“${file.name}” holds ${characters.toLocaleString('en')} characters, more than the ${CHARACTER_LIMIT.toLocaleString('en')} that one import takes. Split it and import the parts in order.`,
    );
  if (passages.length > MOST_PASSAGES)
    return fault(
      'too-long',
      `“${file.name}” holds ${passages.length.toLocaleString('en')} paragraphs, more than the ${MOST_PASSAGES.toLocaleString('en')} that one import takes. Split it and import the parts in order, or take its line breaks out.`,
    );
  return { ok: true, passages };
}

type TextRead = { ok: true; value: string } | { ok: false; fault: FileFault };

async function textOf(file: ImportFile, readDocx: ReadDocx): Promise<TextRead> {
  const { name, bytes } = file;
  const tooLarge = fileTooLarge(name, bytes.length);
  if (tooLarge !== null) return fault('too-large', tooLarge);
  if (bytes.length === 0)
    return fault('empty', `“${name}” is empty. Choose the file that has the transcript.`);
  switch (/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '') {
    case 'docx':
      return docxText(file, readDocx);
    case 'txt':
      return plainText(file);
    default:
      return fault(
        'wrong-type',
        `“${name}” is neither .docx nor .txt. Save the transcript as one of the two.`,
      );
  }
}

async function docxText({ name, bytes }: ImportFile, readDocx: ReadDocx): Promise<TextRead> {
  const read = await readDocx(bytes);
  if (read.ok) return { ok: true, value: read.text };
  return read.why === 'too-large'
    ? fault(
        'too-large',
        `“${name}” holds more than can be read as a Word document here. Split it and import the parts in order, or save its text as .txt and import that.`,
      )
    : fault(
        'unreadable',
        `“${name}” cannot be read as a Word document: it may be damaged, locked by a password, or another kind of file. Open it in a word processor and save it as .docx or .txt.`,
      );
}

function plainText({ name, bytes }: ImportFile): TextRead {
  const not = fault(
    'not-utf-8',
    `“${name}” is not plain text in UTF-8, so its letters would come out wrong. Save it again as “Plain text, UTF-8”.`,
  );
  try {
    const value = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return value.includes('\0') ? not : { ok: true, value };
  } catch {
    return not;
  }
}

function fault(code: FileFault['code'], message: string): { ok: false; fault: FileFault } {
  return { ok: false, fault: { code, message } };
}
