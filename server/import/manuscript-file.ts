/** A file that somebody chose → the manuscript in it, or what is wrong with the file, by name. */
import type { ReadDocx } from './docx.ts';

export interface ManuscriptFile {
  name: string;
  bytes: Uint8Array;
}

export type ManuscriptRead =
  | { ok: true; text: string; isWord: boolean }
  | {
      ok: false;
      code: 'too-large' | 'wrong-type' | 'unreadable' | 'not-utf-8' | 'empty' | 'tracked-changes';
      message: string;
    };

const MOST_BYTES = 10 * 1024 * 1024;

export async function readManuscriptFile(file: ManuscriptFile, readDocx: ReadDocx): Promise<ManuscriptRead> {
  const { name, bytes } = file;
  if (bytes.length === 0)
    return fault('empty', `“${name}” is empty. Choose the file that has the manuscript.`);
  if (bytes.length > MOST_BYTES)
    return fault('too-large', `“${name}” is larger than 10 MB. Take the pictures out, or split it.`);
  switch (/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '') {
    case 'docx':
      return wordText(file, readDocx);
    case 'md':
    case 'markdown':
      return markdownText(file);
    default:
      return fault(
        'wrong-type',
        `“${name}” is neither .md nor .docx. Save the manuscript as one of the two.`,
      );
  }
}

async function wordText({ name, bytes }: ManuscriptFile, readDocx: ReadDocx): Promise<ManuscriptRead> {
  const read = await readDocx(bytes, 'manuscript');
  if (read.ok)
    return read.text.trim() === ''
      ? fault('empty', `“${name}” holds no text.`)
      : { ok: true, text: read.text, isWord: true };
  switch (read.why) {
    case 'tracked-changes':
      return fault(
        'tracked-changes',
        `“${name}” holds tracked changes, so it is not settled which words would be checked. Accept or reject them all, save it, and check it again.`,
      );
    case 'too-large':
      return fault(
        'too-large',
        `“${name}” holds more than can be read as a Word document here. Split it, or save its text as .md.`,
      );
    case 'unreadable':
      return fault(
        'unreadable',
        `“${name}” cannot be read as a Word document: it may be damaged, locked by a password, or another kind of file.`,
      );
  }
}

function markdownText({ name, bytes }: ManuscriptFile): ManuscriptRead {
  const not = fault(
    'not-utf-8',
    `“${name}” is not text in UTF-8, so its letters would come out wrong. Save it again as UTF-8.`,
  );
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.includes('\0')) return not;
    return text.trim() === ''
      ? fault('empty', `“${name}” holds no text.`)
      : { ok: true, text, isWord: false };
  } catch {
    return not;
  }
}

const fault = (code: Extract<ManuscriptRead, { ok: false }>['code'], message: string): ManuscriptRead => ({
  ok: false,
  code,
  message,
});
