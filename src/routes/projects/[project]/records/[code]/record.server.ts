/** A record for its page and for what the page reads anew while it stands: one way to find it, one set of lists. */
import type { ProjectAction } from '#core/access.ts';
import { codeList } from '#core/codebook.ts';
import type { RecordLists } from '#lib/editor/record-lists.ts';
import type { Place } from '#server/place.ts';
import { fitting, questionsForMe } from '#server/store/asked-question.ts';
import { listClaims, type ClaimView } from '#server/store/claim.ts';
import { listCodes } from '#server/store/codebook.ts';
import { openRecord, type RecordView, type Rooms } from '#server/store/record.ts';
import { listSources, partyOf } from '#server/store/source.ts';

/** Goes on only if the caller may do this; one that is not in sight answers as one that is not there. */
export async function findRecord(
  locals: App.Locals,
  place: Place,
  code: string,
  action: ProjectAction,
): Promise<RecordView> {
  const record = await place.work((work) => openRecord(work, code));
  if (!record) return hidden(locals);
  locals.demand(place.can(action, record.access));
  return record;
}

/** The answer of what does not exist. */
export function hidden(locals: App.Locals): never {
  locals.demand('hide');
  throw new Error('what is hidden was shown');
}

/** The analysis copy of a record that has one for the caller; the field copy where it is asked for, or is all there is. */
export function copyOf(rooms: Rooms, asked: string | null): 'field' | 'analysis' {
  if (rooms.analysis === undefined) return 'field';
  return asked === 'field' && rooms.field !== undefined ? 'field' : 'analysis';
}

/** What the page says of a record, and what may be done to it as a whole. */
export async function aboutFor(place: Place, record: RecordView, copy: 'field' | 'analysis') {
  const { id: _id, access, rooms, leftOut, ...shown } = record;
  const may = (action: ProjectAction): boolean => place.can(action, access) === 'allow';
  return {
    record: shown,
    copy,
    leftOut: leftOut[copy] ?? 0,
    copies: { field: rooms.field !== undefined, analysis: rooms.analysis !== undefined },
    approvals: place.project.approvals,
    may: {
      release: may('record.release'),
      lock: may('record.lock'),
      import:
        may('record.import') &&
        rooms.field !== undefined &&
        place.can('document.write', { ...access, copy: 'field' }) === 'allow',
      correct: may('interview.edit'),
      consent: may('consent.edit'),
      withdraw: may('consent.withdraw'),
    },
    questions: copy === 'field' ? await questionsFor(place, record) : [],
  };
}

/** Questions that whoever may write here was handed, and that fit this source. */
async function questionsFor(place: Place, { access, source }: RecordView) {
  const may =
    place.can('question.ask', access) === 'allow' &&
    place.can('document.write', { ...access, copy: 'field' }) === 'allow';
  if (!may) return [];
  const all = await place.work(questionsForMe);
  return fitting(all, { source: source.code, type: source.type.key }).map(({ id, text }) => ({ id, text }));
}

/** What codings and assertions are made with; a field copy has neither. */
export async function listsFor(
  place: Place,
  record: RecordView,
  copy: 'field' | 'analysis',
): Promise<RecordLists> {
  const readOnly = readOnlyFor(place, record, copy);
  if (copy === 'field') return { readOnly, codes: [], claims: [], sources: [], party: null };
  return place.work(async (work) => ({
    readOnly,
    codes: codeList(await listCodes(work)).map(({ id, label, definition, path, retired }) => ({
      id,
      label,
      definition,
      path,
      retired,
    })),
    claims: (await listClaims(work)).map(claimOption),
    sources: (await listSources(work, { limit: 1000 })).items.map(({ id, code, type }) => ({
      id,
      code,
      type: type.label,
    })),
    party: await partyOf(work, record.source.code),
  }));
}

function readOnlyFor(place: Place, record: RecordView, copy: 'field' | 'analysis'): RecordLists['readOnly'] {
  if (place.can('document.write', { ...record.access, copy }) === 'allow') return null;
  return record.locked ? 'locked' : 'role';
}

export const claimOption = (claim: ClaimView): RecordLists['claims'][number] => ({
  id: claim.id,
  kind: claim.kind,
  proposition: claim.proposition,
  period: claim.period,
  values: claim.values,
  units: claim.units,
  definitions: claim.definitions,
  interest: claim.interest,
});
