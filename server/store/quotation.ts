/**
 * Quotations: proposed by whoever reads the analysis copy, let out by two leads, one after the other. Each look holds them
 * against the copy, the scan, consent, the label and one another again: what does not hold any more is not printed.
 */
import { and, desc, eq, isNull, sql as raw } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { AccountId, RecordId } from '#core/ids.ts';
import type { PrintedQuotation } from '#core/quotation/print.ts';
import { readQuotation, type QuotationFault } from '#core/quotation/read.ts';
import { scanQuotation, type QuotationHit } from '#core/quotation/scan.ts';
import type { Obstacle, QuotationView } from '#core/quotation/view.ts';
import type { Handle, LeadActOutcome, Standing } from '#core/two-leads.ts';
import { quotation, record } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import { publish } from '../live.ts';
import type { Place, Work } from '../place.ts';
import { appendHere } from './audit.ts';
import { listQuotable, readAnswers } from './quotation-copy.ts';
import { readQuotationRules, type PlaceOf, type QuotationRules } from './quotation-rules.ts';
import { lockLedger } from './outside-ledger.ts';
import { handlesOf, standingOf } from './second-lead.ts';

const here = (work: Work) => eq(quotation.projectId, work.project);

export interface ProposedQuotation {
  record: string;
  position: number;
  typed: string;
}

export type Proposed =
  | { kind: 'proposed'; id: string }
  | { kind: 'refused'; why: QuotationFault | 'gone' | 'there' }
  /** Q5: what the scan finds is left out or replaced in brackets before anybody is asked. */
  | { kind: 'refused'; why: 'identifies'; hits: readonly QuotationHit[] };

/** Whether the actor may, the caller has asked (`quotation.propose`). */
export async function proposeQuotation(work: Work, asked: ProposedQuotation): Promise<Proposed> {
  const at = (await listQuotable(work)).find(({ code }) => code === asked.record);
  const answers = at ? (await readAnswers(work, at.id)).get(at.id) : undefined;
  const answer = answers?.find(({ position }) => position === asked.position);
  if (!at || !answer) return { kind: 'refused', why: 'gone' };
  const read = readQuotation(asked.typed, answer.text);
  if (!read.ok) return { kind: 'refused', why: read.fault };
  const { original, printed } = read.quotation;
  const hits = scanQuotation(printed);
  if (hits.length > 0) return { kind: 'refused', why: 'identifies', hits };
  const there = (await readRows(work)).some(
    (row) => row.record === at.id && row.printed === printed && isOpen(row),
  );
  if (there) return { kind: 'refused', why: 'there' };
  const id = randomUUID();
  await work.tx.insert(quotation).values({
    projectId: work.project,
    id,
    recordId: at.id,
    originalEnc: work.words.seal(original),
    printedEnc: work.words.seal(printed),
    askedBy: work.actor.account,
    askedAt: work.ground.now(),
  });
  await tell(work, id);
  await appendHere(work, { act: 'quotation.proposed', object: id, more: {} });
  return { kind: 'proposed', id };
}

const tell = (work: Work, id: string) =>
  publish(work.tx, { kind: 'changed', project: work.project, noun: 'export', id });

const isOpen = ({ outcome }: { outcome: LeadActOutcome | null }): boolean =>
  outcome === null || outcome === 'done';

export interface QuotationRow {
  id: string;
  record: RecordId;
  code: string;
  original: string;
  printed: string;
  askedBy: AccountId;
  askedAt: Date;
  firstBy: AccountId | null;
  label: string | null;
  wordsMac: string | null;
  settledBy: AccountId | null;
  outcome: LeadActOutcome | null;
}

async function readRows(work: Work): Promise<QuotationRow[]> {
  const rows = await work.tx
    .select({ row: quotation, code: record.code })
    .from(quotation)
    .innerJoin(record, and(eq(record.projectId, quotation.projectId), eq(record.id, quotation.recordId)))
    .where(here(work))
    .orderBy(desc(quotation.askedAt), desc(quotation.id));
  return rows.map(({ row, code }) => ({
    id: row.id,
    record: row.recordId,
    code,
    original: work.words.open(row.originalEnc),
    printed: work.words.open(row.printedEnc),
    askedBy: row.askedBy,
    askedAt: row.askedAt,
    firstBy: row.firstBy,
    label: row.labelEnc === null ? null : work.words.open(row.labelEnc),
    wordsMac: row.wordsMac,
    settledBy: row.settledBy,
    outcome: row.outcome,
  }));
}

/** All of them, the newest first. `placeOf`: what a place's key is called. */
export async function listQuotations(
  ground: Ground,
  place: Place,
  placeOf: PlaceOf,
): Promise<QuotationView[]> {
  const { rows, views } = await place.work(async (work) => {
    const rows = await readRows(work);
    return { rows, views: await viewsOf(work, rows, placeOf) };
  });
  const list: QuotationView[] = [];
  for (const [i, view] of views.entries()) {
    const row = rows[i];
    if (row) list.push({ ...view, standing: await standingIn(ground, place, row) });
  }
  return list;
}

async function viewsOf(
  work: Work,
  rows: readonly QuotationRow[],
  placeOf: PlaceOf,
): Promise<Omit<QuotationView, 'standing'>[]> {
  const handles = await handlesOf(work);
  const answers = await readAnswers(work);
  const rules = work.actor.role === 'lead' ? await readQuotationRules(work, placeOf) : null;
  const handle = (id: AccountId | null): Handle | null => (id === null ? null : (handles.get(id) ?? null));
  return rows.map((row) => {
    const { id, code, original, printed, askedAt, outcome } = row;
    const judged = rules?.judge(row, rows, answers.get(row.record) ?? []);
    const read = readQuotation(printed, original);
    return {
      ...{ id, code, original, printed, askedAt, outcome },
      pieces: read.ok ? read.quotation.pieces : [{ kind: 'said' as const, text: printed }],
      askedBy: handle(row.askedBy),
      firstBy: handle(row.firstBy),
      settledBy: handle(row.settledBy),
      label: judged?.label ?? null,
      shown: judged?.mac ?? '',
      obstacles: judged?.obstacles ?? [],
    };
  });
}

/** The first to approve is anybody; the second is another, not tied to the first. */
async function standingIn(ground: Ground, place: Place, row: QuotationRow): Promise<Standing | null> {
  if (row.outcome !== null) return null;
  if (place.actor.role !== 'lead') return row.askedBy === place.actor.account ? 'own' : null;
  if (row.firstBy === null) return 'may';
  const standing = await standingOf(ground, place, row.firstBy);
  return standing === 'gone' ? 'tied' : standing;
}

export type Approved =
  | { kind: 'first' | 'done' }
  /** `other-words`: it is not what the lead was shown. */
  | { kind: 'refused'; why: Obstacle | 'gone' | 'own' | 'tied' | 'other-words' };

/** As a lead; the second one lets it out. Whether the actor may, the caller has asked (`quotation.approve`). */
export async function approveQuotation(
  ground: Ground,
  place: Place,
  { id, shown }: { id: string; shown: string },
  placeOf: PlaceOf,
): Promise<Approved> {
  const first = await place.work((work) => lockWaiting(work, id));
  if (first === null) return { kind: 'refused', why: 'gone' };
  const standing = first.firstBy === null ? 'may' : await standingOf(ground, place, first.firstBy);
  if (standing !== 'may') return { kind: 'refused', why: standing };
  return place.work(async (work) => {
    await lockLedger(work);
    await lockQuotations(work);
    const row = await lockWaiting(work, id);
    if (row === null || row.firstBy !== first.firstBy) return { kind: 'refused', why: 'gone' };
    const judged = await judgeOne(work, row, placeOf);
    const [why] = judged.obstacles;
    if (why !== undefined) return { kind: 'refused', why };
    if (judged.mac !== shown) return { kind: 'refused', why: 'other-words' };
    return row.firstBy === null ? approveFirst(work, id, judged) : letOut(work, id);
  });
}

/** One at a time: each is compared with all that were let out. */
const lockQuotations = (work: Work) =>
  work.tx.execute(
    raw`select pg_advisory_xact_lock(hashtextextended(${`sanad.quotation.${work.project}`}, 0))`,
  );

async function lockWaiting(work: Work, id: string): Promise<QuotationRow | null> {
  const found = await work.tx
    .select({ id: quotation.id })
    .from(quotation)
    .where(and(here(work), eq(quotation.id, id), isNull(quotation.outcome)))
    .for('update');
  return found.length === 0 ? null : ((await readRows(work)).find((row) => row.id === id) ?? null);
}

type Judged = ReturnType<QuotationRules['judge']>;

async function judgeOne(work: Work, row: QuotationRow, placeOf: PlaceOf): Promise<Judged> {
  const rules = await readQuotationRules(work, placeOf);
  const answers = (await readAnswers(work, row.record)).get(row.record) ?? [];
  return rules.judge(row, await readRows(work), answers);
}

async function approveFirst(work: Work, id: string, { keys, mac }: Judged): Promise<Approved> {
  if (keys === null) return { kind: 'refused', why: 'no-label' };
  await work.tx
    .update(quotation)
    .set({
      firstBy: work.actor.account,
      firstAt: work.ground.now(),
      labelEnc: work.words.seal(JSON.stringify(keys)),
      wordsMac: mac,
    })
    .where(and(here(work), eq(quotation.id, id)));
  await tell(work, id);
  await appendHere(work, { act: 'quotation.approved', object: id, more: { words: mac } });
  return { kind: 'first' };
}

async function letOut(work: Work, id: string): Promise<Approved> {
  const [row] = await settle(work, id, 'done');
  await appendHere(work, { act: 'quotation.let-out', object: id, more: { words: row?.words ?? '' } });
  return { kind: 'done' };
}

async function settle(work: Work, id: string, outcome: LeadActOutcome) {
  const rows = await work.tx
    .update(quotation)
    .set({ outcome, settledBy: work.actor.account, settledAt: work.ground.now() })
    .where(and(here(work), eq(quotation.id, id)))
    .returning({ words: quotation.wordsMac });
  await tell(work, id);
  return rows;
}

/** Turned down by a lead, or taken back by whoever proposed it. False: it waits no more, or is not theirs. */
export async function turnDownQuotation(work: Work, id: string): Promise<boolean> {
  const row = await lockWaiting(work, id);
  if (row === null) return false;
  const own = row.askedBy === work.actor.account;
  if (!own && work.actor.role !== 'lead') return false;
  await settle(work, id, own ? 'withdrawn' : 'declined');
  await appendHere(work, { act: 'quotation.turned-down', object: id, more: {} });
  return true;
}

/** What two leads let out, and what still holds: to be printed. In an order that says nothing of when. */
export async function printQuotations(work: Work, placeOf: PlaceOf): Promise<PrintedQuotation[]> {
  const rows = await readRows(work);
  const views = await viewsOf(work, rows, placeOf);
  const printed = views.flatMap(({ printed, label, outcome, obstacles }) =>
    outcome === 'done' && obstacles.length === 0 && label !== null ? [{ printed, label }] : [],
  );
  return printed.toSorted((a, b) => (a.printed < b.printed ? -1 : 1));
}
