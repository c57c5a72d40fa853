/** A transcript from a file into a field copy: all of it in one update, or nothing. */
import type { DocumentId } from '#core/ids.ts';
import { apart, countTurns, type Passage } from '#core/transcript-import.ts';
import { appendBlocks, readBlocks } from '#doc/transcript.ts';
import type { Ground } from '../ground.ts';
import type { Place, Work } from '../place.ts';
import { findCopy } from '../store/document.ts';
import { openRecord } from '../store/record.ts';
import { appendIn, asLog, readDocumentFor } from '../sync/update-log.ts';
import { readTranscriptFile, type FileFault, type ImportFile } from './transcript-file.ts';

export interface ImportFault {
  code: FileFault['code'] | 'hidden' | 'refused' | 'locked';
  /** Names the thing and says what to do. */
  message: string;
}

/** `turns`: questions with their answers that were appended. */
export type Imported = { ok: true; code: string; turns: number } | { ok: false; fault: ImportFault };

/** For whoever may write that field copy; `hidden` is the answer of a record that does not exist. */
export async function importTranscript(
  ground: Ground,
  place: Place,
  code: string,
  file: ImportFile,
): Promise<Imported> {
  // Asked before as well: reading is work that only whoever may write here can ask for.
  const asked = await place.work((work) => openTarget(work, place, code));
  if (!asked.ok) return asked;
  const read = await readTranscriptFile(file, ground.readDocx);
  if (!read.ok) return read;
  return place.work(async (work) => {
    const target = await openTarget(work, place, code);
    if (!target.ok) return target;
    await append(work, ground, target.document, read.passages);
    return { ok: true, code, turns: countTurns(read.passages) };
  });
}

type Target = { ok: true; document: DocumentId } | { ok: false; fault: ImportFault };

async function openTarget(work: Work, place: Place, code: string): Promise<Target> {
  const record = await openRecord(work, code);
  const hidden = fault('hidden', `There is no record ${code} that you may see. Check its code.`);
  if (!record) return hidden;
  const copyOf = { ...record.access, copy: 'field' as const };
  switch (place.can('record.import', { ...copyOf, locked: false })) {
    case 'allow':
      break;
    case 'refuse':
      return fault('refused', `Only its researcher and the leads may write into the field copy of ${code}.`);
    case 'hide':
    case 'sign-in':
      return hidden;
  }
  const isOpen = (['record.import', 'document.write'] as const).every(
    (action) => place.can(action, copyOf) === 'allow',
  );
  if (!isOpen)
    return fault('locked', `${code} is locked, and only leads may write into it. Ask a lead to unlock it.`);
  const copy = await findCopy(work, record.id, 'field');
  if (copy === null) throw new Error('a record has no open field copy');
  return { ok: true, document: copy };
}

async function append(
  work: Work,
  ground: Ground,
  id: DocumentId,
  passages: readonly Passage[],
): Promise<void> {
  const { doc } = await readDocumentFor(work, id);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  appendBlocks(doc, readBlocks(doc).length > 0 ? apart(passages) : passages);
  doc.destroy();
  const [update] = updates;
  if (!update || updates.length > 1) throw new Error('an import is one update');
  await asLog(work.tx, () => appendIn(work.tx, ground, id, work.actor.account, update));
}

function fault(code: ImportFault['code'], message: string): { ok: false; fault: ImportFault } {
  return { ok: false, fault: { code, message } };
}
