/** /api/v1/projects/:slug/records: logging interviews, reading records, releasing and locking them. */
import type { z } from 'zod';
import type { Fault } from '#core/claim.ts';
import type { NewSource } from '#core/record.ts';
import type { Ground } from '../ground.ts';
import type { Place, Work } from '../place.ts';
import { foldEmail } from '../store/account.ts';
import { listMembers } from '../store/membership.ts';
import { type ConsentView } from '../store/consent.ts';
import { listRecords, openRecord, type RecordItem as Item, type RecordView } from '../store/record.ts';
import { createRecord, lockRecord, type NewRecord } from '../store/record-writer.ts';
import { approveRelease, dismissIn } from '../store/release.ts';
import { answered, refused, type Answer } from './answer.ts';
import { problems, type Problem } from './problem.ts';
import type {
  ListAnswer,
  ListQuery,
  NewRecordAnswer,
  NewRecordBody,
  RecordAnswer,
  RecordItem,
  RecordPatch,
  ReleaseBody,
  ReleasedAnswer,
  ReleaseWaitingAnswer,
} from './schema.ts';

export async function getRecords(
  place: Place,
  query: ListQuery,
): Promise<ListAnswer<z.infer<typeof RecordItem>>> {
  const { items, next } = await place.work((work) =>
    listRecords(work, { cursor: query.cursor, limit: query.limit }),
  );
  return { items: items.map(itemOf), next };
}

export async function postRecord(
  place: Place,
  body: NewRecordBody,
): Promise<Answer<z.infer<typeof NewRecordAnswer>>> {
  return place.work(async (work) => {
    const researcher = await researcherOf(work, place, body.researcher);
    if (!researcher.ok) return researcher;
    const made = await createRecord(work, { ...recordOf(body), researcher: researcher.value });
    return made.ok
      ? answered({ code: made.code, rooms: made.rooms }, 201)
      : refused(problems.invalidBody([fieldOf(made.fault)]));
  });
}

export async function getRecord(place: Place, code: string): Promise<Answer<z.infer<typeof RecordAnswer>>> {
  const record = await place.work((work) => openRecord(work, code));
  const verdict = record ? place.can('record.open', record.access) : 'hide';
  return record && verdict === 'allow' ? answered(viewOf(place, record)) : refused(problems.notFound());
}

/** Why this member may not do that to this record, or null. */
export async function refusalOf(
  place: Place,
  code: string,
  action: 'record.lock' | 'record.release',
): Promise<Problem | null> {
  const record = await place.work((work) => openRecord(work, code));
  switch (record ? place.can(action, record.access) : 'hide') {
    case 'allow':
      return null;
    case 'refuse':
      return problems.forbidden();
    case 'hide':
    case 'sign-in':
      return problems.notFound();
  }
}

/** Whether the caller may, `refusalOf` has been asked. */
export async function patchRecord(
  place: Place,
  code: string,
  patch: z.infer<typeof RecordPatch>,
): Promise<Answer<z.infer<typeof RecordAnswer>>> {
  await place.work((work) => lockRecord(work, code, patch.locked));
  return getRecord(place, code);
}

/** Whether the caller may, `refusalOf` has been asked. */
export async function postRelease(
  ground: Ground,
  place: Place,
  code: string,
  body: z.infer<typeof ReleaseBody> = {},
): Promise<Answer<z.infer<typeof ReleasedAnswer> | z.infer<typeof ReleaseWaitingAnswer>>> {
  const dismissed = body.dismiss ? await dismissIn(ground, place, code, body.dismiss) : { ok: true as const };
  if (dismissed === null) return refused(problems.notFound());
  if (!dismissed.ok)
    return refused(
      problems.conflict(
        `There is no hit ${dismissed.gone} in ${code} any more. Nothing was dismissed. Ask for the hits anew, with {}.`,
      ),
    );
  const release = await approveRelease(ground, place, code);
  switch (release.kind) {
    case 'released':
    case 'already':
      return answered({ code, rooms: release.rooms });
    case 'waiting':
      return answered({ code, approvals: release.approvals, needed: release.needed }, 202);
    case 'nothing-to-release':
      return refused(
        problems.conflict(`The field copy of ${code} has no words yet. Write the interview first.`),
      );
    case 'other-words':
      return refused(problems.conflict(`The words of ${code} were changed meanwhile. Ask again.`));
    case 'open-hits':
      return refused(
        problems.openHits(
          code,
          release.hits.map(({ id, rule, words, block, from, to }) => ({
            hit: id,
            rule,
            words,
            block,
            from,
            to,
          })),
        ),
      );
    case 'unknown':
      return refused(problems.notFound());
  }
}

function itemOf(item: Item): z.infer<typeof RecordItem> {
  const { month, region, country, mode, language, audience, groupInterview, unsaid } = item.interview;
  return {
    code: item.code,
    source: item.source.code,
    sourceType: item.source.type.key,
    month,
    region,
    country,
    mode,
    language,
    audience,
    groupInterview,
    unsaid,
    locked: item.locked,
    state: item.state,
    ...(item.researcher ? { researcher: `${item.researcher.role} ${item.researcher.ordinal}` } : {}),
  };
}

/** Consent is told to leads and the researcher who took it; null means that nothing is recorded. */
function viewOf(place: Place, record: RecordView): z.infer<typeof RecordAnswer> {
  const view = { ...itemOf(record), rooms: record.rooms };
  return place.actor.role === 'analyst' ? view : { ...view, consent: consentOf(record.consent) };
}

function consentOf(consent: ConsentView | null): z.infer<typeof RecordAnswer>['consent'] {
  if (consent === null) return null;
  const { withdrawnAt, ...given } = consent;
  return { ...given, withdrawn: withdrawnAt !== null };
}

/** By e-mail, as leads know people; anybody may name themselves. */
async function researcherOf(
  work: Work,
  place: Place,
  email: string | undefined,
): Promise<Answer<NewRecord['researcher']>> {
  if (email === undefined) return answered(undefined);
  // A lead sees the members' addresses, everybody else their own.
  const members = await listMembers(work);
  const member = members.find((m) => m.email === foldEmail(email));
  if (member?.account === work.actor.account) return answered(member.account);
  if (place.can('record.create-for') !== 'allow') return refused(problems.forbidden());
  return member
    ? answered(member.account)
    : refused(
        problems.invalidBody([
          {
            field: 'researcher',
            message: `${email} does not belong to this project. Name a researcher or lead of it.`,
          },
        ]),
      );
}

function recordOf(body: NewRecordBody): NewRecord {
  const { month, language, consent } = body;
  return {
    source: body.source === undefined ? newSourceOf(body) : { code: body.source },
    month,
    language,
    day: body.day,
    region: body.region,
    country: body.country,
    mode: body.mode,
    audience: body.audience,
    groupInterview: body.groupInterview,
    unsaid: body.unsaid,
    consent: consent && { ...consent, language: consent.language ?? language, month: consent.month ?? month },
    text: body.text,
  };
}

const newSourceOf = (body: NewRecordBody): NewSource => ({
  typeKey: body.sourceType ?? '',
  affiliation: body.affiliation ?? undefined,
  unaffiliated: body.affiliation === null,
  roleBandKey: body.roleBand,
  region: body.sourceRegion ?? body.region,
  introduction: body.introduction,
  introducedBy: body.introducedBy,
  external: body.external,
  title: body.title,
});

/** The store's field under the name that the body gives it. */
function fieldOf(fault: Fault): Fault {
  const names: Readonly<Record<string, string>> = {
    typeKey: 'sourceType',
    roleBandKey: 'roleBand',
    networkLabel: 'network',
  };
  return { ...fault, field: names[fault.field] ?? fault.field };
}
