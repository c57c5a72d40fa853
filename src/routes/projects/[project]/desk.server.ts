/** The desk, as each role finds it. */
import type { Place, Work } from '#server/place.ts';
import { firstVerdicts, latestVerdicts } from '#server/store/assessment.ts';
import { listCodes } from '#server/store/codebook.ts';
import { listDecisions } from '#server/store/decision.ts';
import type { LeadActView } from '#server/store/lead-act.ts';
import { vaultWaits, type LeavingView } from '#server/store/lead-waits.ts';
import { listMembers } from '#server/store/membership.ts';
import { listRecords, type RecordItem } from '#server/store/record.ts';
import { codedRecords, recordCodes } from '#server/store/record-mark.ts';
import { changesWaiting } from '#server/store/release-waits.ts';
import { listSourceTypes } from '#server/store/source-type.ts';
import { aheadOf, verdictInWords } from '#lib/claims/verdict.ts';
import { changesBetween } from '#lib/desk/changes.ts';
import { interviewGrid, statusRows } from '#lib/desk/squares.ts';
import { waitingFor, type WaitingRecord } from '#lib/desk/waits.ts';
import { shownClaims } from './claims/shown.server.ts';
import { weighedClaims } from './claims/weighed.server.ts';

interface Asked {
  acts: LeadActView[];
  leaving: LeavingView[];
}

/** For leads and analysts: what waits, what changed since then, interviews and claims as squares. */
export async function studyDesk(place: Place, work: Work, since: Date, asked: Asked) {
  const claims = await weighedClaims(work);
  const records = await allRecords(work);
  const now = await latestVerdicts(work);
  const decided = new Set<string>((await listDecisions(work)).map((decision) => decision.claim));
  const standing = new Map<string, Date>(now.map((stored) => [stored.claim, stored.at]));
  const may = (action: 'record.release' | 'claim.decide' | 'team.second'): boolean =>
    place.can(action) === 'allow';
  const changed = may('record.release') ? await changesWaiting(work) : new Set<string>();
  const changes = changesBetween(
    claims,
    await latestVerdicts(work, since),
    now,
    await firstVerdicts(work, since),
  );
  return {
    view: 'study' as const,
    waits: waitingFor(
      { release: may('record.release'), code: !may('record.release'), decide: may('claim.decide') },
      records.map((item) => ({ ...waitingRecord(item), changed: changed.has(item.code) })),
      await codedRecords(work),
      claims.map((claim) => ({
        id: claim.id,
        proposition: claim.proposition,
        verdict: claim.verdict,
        words: verdictInWords(claim, claim.verdict),
        denials: claim.denials,
        ahead: aheadOf(claim, claim.verdict),
        since: standing.get(claim.id) ?? null,
        decided: decided.has(claim.id),
      })),
      { ...asked, ...(may('team.second') ? await vaultWaits(work) : { openings: [], changes: [] }) },
    ),
    changes: changes.moved.slice(0, MOST_CHANGES),
    moreChanges: Math.max(0, changes.moved.length - MOST_CHANGES),
    freshClaims: changes.fresh,
    causes: Object.fromEntries(
      await recordCodes(
        work,
        changes.moved.map((change) => (change.cause.kind === 'record' ? change.cause.id : null)),
      ),
    ),
    grid: interviewGrid(
      await listSourceTypes(work),
      records.map((record) => ({ type: record.source.type.key, month: record.interview.month })),
      work.ground.now().toISOString().slice(0, 7),
    ),
    statuses: statusRows(
      claims.map(({ verdict, statements, denials }) => ({
        verdict,
        denials,
        denied: statements.some((s) => s.stance === 'denies' && !s.copy),
      })),
    ),
    claims: claims.length,
    codes: (await listCodes(work)).length,
    firstDay: records.length === 0 && may('record.release') ? await firstDay(work) : null,
  };
}

const MOST_CHANGES = 6;

async function allRecords(work: Work): Promise<RecordItem[]> {
  const all: RecordItem[] = [];
  let cursor: string | undefined;
  do {
    const page = await listRecords(work, { cursor, limit: 1000 });
    all.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return all;
}

const waitingRecord = ({ code, source, interview, state }: RecordItem): Omit<WaitingRecord, 'changed'> => ({
  code,
  type: source.type,
  month: interview.month,
  state,
});

async function firstDay(work: Work) {
  const members = await listMembers(work);
  return {
    types: (await listSourceTypes(work)).filter((type) => !type.retired).length,
    leads: members.filter((member) => member.role === 'lead').length,
    researchers: members.filter((member) => member.role === 'researcher').length,
  };
}

export async function reviewDesk(work: Work) {
  return { view: 'review' as const, claims: await shownClaims(work) };
}
