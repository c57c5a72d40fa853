/** What disclosure control asks of a project's releases: changed by two leads, for a reason. */
import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import {
  askedFigure,
  OUTSIDE,
  outsideOf,
  THRESHOLD_NAMES,
  type ThresholdChangeView,
  type ThresholdName,
  type Thresholds,
} from '#core/disclosure/thresholds.ts';
import type { AccountId } from '#core/ids.ts';
import { ACT_DAYS, daysBefore, type Handle, type LeadActOutcome } from '#core/two-leads.ts';
import { thresholdChange } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import { publish } from '../live.ts';
import type { Place, Work } from '../place.ts';
import { appendHere } from './audit.ts';
import { handlesOf, standingOf } from './second-lead.ts';

type Row = typeof thresholdChange.$inferSelect;

const here = (work: Work) => eq(thresholdChange.projectId, work.project);
const thresholdsOf = (row: Row): Thresholds => ({
  k: row.k,
  risk: riskOf(row.risk, row.k),
  researchers: row.researchers,
  withhold: row.withhold / 100,
  inside: row.insideK,
  insideRisk: riskOf(row.insideRisk, row.insideK),
  distinct: row.distinctValues,
  cell: row.cell,
  typeRow: row.typeRow,
  quotations: row.quotations,
});

/** None of its own: as the people in a class make it. */
const riskOf = (percent: number | null, people: number): number => (percent ?? Math.ceil(100 / people)) / 100;

/** What leaves for outside use is held to. Read as a lead. */
export const readThresholds = async (work: Work): Promise<Thresholds> => outsideOf(await readAgreed(work));

/** Those that two leads agreed on last, as they asked for them, else what every project begins with. */
export async function readAgreed(work: Work): Promise<Thresholds> {
  const [row] = await work.tx
    .select()
    .from(thresholdChange)
    .where(and(here(work), eq(thresholdChange.outcome, 'done')))
    .orderBy(desc(thresholdChange.settledAt), desc(thresholdChange.id))
    .limit(1);
  return row ? thresholdsOf(row) : OUTSIDE;
}

export async function proposeThresholds(work: Work, wanted: Thresholds, reason: string): Promise<string> {
  const id = randomUUID();
  await work.tx.insert(thresholdChange).values({
    projectId: work.project,
    id,
    k: wanted.k,
    risk: askedFigure('risk', wanted),
    researchers: wanted.researchers,
    withhold: askedFigure('withhold', wanted),
    insideK: wanted.inside,
    insideRisk: askedFigure('insideRisk', wanted),
    distinctValues: wanted.distinct,
    cell: wanted.cell,
    typeRow: wanted.typeRow,
    quotations: wanted.quotations,
    reasonEnc: work.words.seal(reason),
    askedBy: work.actor.account,
    askedAt: work.ground.now(),
  });
  await tell(work);
  await appendHere(work, { act: 'threshold.proposed', object: work.project, more: {} });
  return id;
}

const tell = (work: Work) =>
  publish(work.tx, { kind: 'changed', project: work.project, noun: 'export', id: null });

/** `own`, `tied`, `gone`: not for this lead to confirm. */
export type Agreed = 'done' | 'own' | 'tied' | 'gone';

/** As the second lead. */
export async function confirmThresholds(ground: Ground, place: Place, id: string): Promise<Agreed> {
  const asked = await place.work((work) => lockWaiting(work, id));
  if (asked === null) return 'gone';
  const standing = await standingOf(ground, place, asked.askedBy);
  if (standing !== 'may') return standing;
  return place.work(async (work) => {
    const row = await lockWaiting(work, id);
    if (row === null) return 'gone';
    const before = await readAgreed(work);
    await settle(work, id, 'done');
    for (const name of changed(before, thresholdsOf(row)))
      await appendHere(work, {
        act: 'threshold.changed',
        object: work.project,
        more: { threshold: WORDS[name] },
      });
    return 'done';
  });
}

/** Those in which they differ. */
const changed = (a: Thresholds, b: Thresholds) => THRESHOLD_NAMES.filter((name) => a[name] !== b[name]);

/** As the audit calls them. */
const WORDS: Readonly<Record<ThresholdName, string>> = {
  k: 'k',
  risk: 'risk',
  researchers: 'researchers',
  withhold: 'withhold',
  inside: 'inside-k',
  insideRisk: 'inside-risk',
  distinct: 'distinct-values',
  cell: 'cell',
  typeRow: 'type-row',
  quotations: 'quotations',
};

/** Turned down by another lead, or taken back by whoever asked. False: it waits no more. */
export async function turnDownThresholds(work: Work, id: string): Promise<boolean> {
  const row = await lockWaiting(work, id);
  if (row === null) return false;
  await settle(work, id, row.askedBy === work.actor.account ? 'withdrawn' : 'declined');
  await appendHere(work, { act: 'threshold.turned-down', object: work.project, more: {} });
  return true;
}

async function settle(work: Work, id: string, outcome: LeadActOutcome): Promise<void> {
  await work.tx
    .update(thresholdChange)
    .set({ outcome, settledBy: work.actor.account, settledAt: work.ground.now() })
    .where(and(here(work), eq(thresholdChange.id, id)));
  await tell(work);
}

async function lockWaiting(work: Work, id: string): Promise<Row | null> {
  const [row] = await work.tx
    .select()
    .from(thresholdChange)
    .where(
      and(
        here(work),
        eq(thresholdChange.id, id),
        isNull(thresholdChange.outcome),
        gt(thresholdChange.askedAt, daysBefore(work.ground.now(), ACT_DAYS)),
      ),
    )
    .for('update');
  return row ?? null;
}

function heldBefore({ id, settledAt }: Row, rows: readonly Row[]): Thresholds {
  const timeOf = (row: Row): number => row.settledAt?.getTime() ?? 0;
  const [last] = rows
    .filter((row) => row.id !== id && row.outcome === 'done')
    .filter((row) => settledAt === null || timeOf(row) <= settledAt.getTime())
    .toSorted((a, b) => timeOf(b) - timeOf(a));
  return last ? thresholdsOf(last) : OUTSIDE;
}

/** All changes, the newest first: nothing of them is forgotten. */
export async function listThresholdChanges(ground: Ground, place: Place): Promise<ThresholdChangeView[]> {
  const { rows, leads, reasons } = await place.work(async (work) => {
    const rows = await work.tx
      .select()
      .from(thresholdChange)
      .where(here(work))
      .orderBy(desc(thresholdChange.askedAt), desc(thresholdChange.id));
    const reasons = new Map(rows.map((row) => [row.id, work.words.open(row.reasonEnc)]));
    return { rows, leads: await handlesOf(work), reasons };
  });
  const views: ThresholdChangeView[] = [];
  const handle = (id: AccountId | null): Handle | null => (id === null ? null : (leads.get(id) ?? null));
  for (const row of rows) {
    const waits = row.outcome === null && row.askedAt > daysBefore(ground.now(), ACT_DAYS);
    const standing = waits ? await standingOf(ground, place, row.askedBy) : null;
    views.push({
      id: row.id,
      thresholds: thresholdsOf(row),
      before: heldBefore(row, rows),
      reason: reasons.get(row.id) ?? '',
      askedBy: handle(row.askedBy),
      askedAt: row.askedAt,
      outcome: row.outcome,
      settledBy: handle(row.settledBy),
      standing: standing === 'gone' ? null : standing,
    });
  }
  return views;
}
