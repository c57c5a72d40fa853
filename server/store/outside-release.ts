/**
 * Outside releases: one lead proposes what they have seen, a second one lets it out. What is let out is what was proposed:
 * where the study has changed since, or another release has left, nothing leaves.
 */
import { and, desc, eq, gt, isNull, or } from 'drizzle-orm';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { MadeOf, ReleaseCounts, ReleaseView } from '#core/disclosure/made-of.ts';
import { obstacleTo, type Choice, type Obstacle } from '#core/disclosure/preparation.ts';
import type { AccountId, ProjectId } from '#core/ids.ts';
import type { ReleaseData } from '#core/release/data.ts';
import { ACT_DAYS, daysBefore, type LeadActOutcome } from '#core/two-leads.ts';
import { heedCancel, tellProgress } from '../analysis/progress.ts';
import { exportTable, outsideRelease } from '../db/schema.ts';
import { publish } from '../live.ts';
import { ofOneMoment, type Place, type Work } from '../place.ts';
import type { Packed } from '../release/pack.ts';
import { appendHere, saltedDigest } from './audit.ts';
import { controlClaims } from './control-claim.ts';
import type { Contents } from './export.ts';
import type { Ground } from '../ground.ts';
import { handlesOf, standingOf } from './second-lead.ts';
import { keepFile } from './outside-file.ts';
import { lockLedger, openMadeOf, sealMadeOf } from './outside-ledger.ts';
import { prepareRelease, type Preparation } from './outside-preparation.ts';
import { readReleaseData, type ReleaseAmounts } from './outside-data.ts';

export type Proposed = { kind: 'proposed'; id: string } | { kind: 'refused'; why: Obstacle };

export async function proposeRelease(work: Work, choice: Choice): Promise<Proposed> {
  const prepared = await prepareRelease(work, choice);
  const why = obstacleTo(prepared);
  if (why !== null) return { kind: 'refused', why };
  if (prepared.madeOf === null) return { kind: 'refused', why: 'too-few' };
  const id = randomUUID();
  const madeOf: MadeOf = { ...prepared.madeOf, seed: randomBytes(32).toString('hex') };
  await work.tx.insert(outsideRelease).values({
    projectId: work.project,
    id,
    askedBy: work.actor.account,
    askedAt: work.ground.now(),
    madeOfEnc: sealMadeOf(work, madeOf),
  });
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'export', id });
  await appendHere(work, { act: 'outside.proposed', object: id, more: amounts(madeOf) });
  return { kind: 'proposed', id };
}

const amounts = ({ counts: { interviews, withheld } }: MadeOf) => ({ records: interviews, withheld });

export type Confirmed =
  | { kind: 'done' }
  /**
   * `changed`: it would not be what was proposed any more. `own`, `tied`, `gone`: not for this lead to confirm. `cancelled`,
   * `too-long`: the file was not made.
   */
  | {
      kind: 'refused';
      why: Obstacle | 'changed' | 'own' | 'tied' | 'gone' | Exclude<Packed['kind'], 'packed'>;
    };

/**
 * As the second lead: the file exists from here on, for the lead who asked. It is made outside of every transaction, and let
 * out only if nothing has changed while it was made.
 */
export async function confirmRelease(ground: Ground, place: Place, id: string): Promise<Confirmed> {
  const asked = await place.work((work) => askedFor(work, id));
  if (asked.kind === 'refused') return asked;
  const standing = await standingOf(ground, place, asked.by);
  if (standing !== 'may') return { kind: 'refused', why: standing };
  const packed = await packWatched(ground, { project: place.project.id, run: id }, asked.data);
  if (packed.kind !== 'packed') return { kind: 'refused', why: packed.kind };
  return place.work((work) => letOut(work, id, packed.zip, asked));
}

/**
 * Its run goes by the release's id: whoever opens the page meanwhile sees how far it is, and any lead can cancel it. It goes on
 * when the page that began it is closed.
 */
async function packWatched(
  ground: Ground,
  told: { project: ProjectId; run: string },
  data: ReleaseData,
): Promise<Packed> {
  const progress = tellProgress(ground, told);
  const cancelled = heedCancel(ground, told);
  try {
    return await ground.pack(data, { signal: cancelled.signal, watch: progress.watch });
  } finally {
    cancelled.end();
    progress.end();
  }
}

type Waiting = Refused | ({ kind: 'waits'; by: AccountId } & Read);

interface Read {
  data: ReleaseData;
  /** How many claims are control questions, of that moment. */
  control: number;
  /** Of the project's key under which it was read. */
  key: Uint8Array;
}

/** A purge puts another key in its place, and takes away every file that was made before it. */
const keyOf = (work: Work): Uint8Array => work.words.digest('what a file was read under');

/** What waits, as it would leave now: all of one moment, whatever is edited meanwhile. */
async function askedFor(work: Work, id: string): Promise<Waiting> {
  const row = await lockWaiting(work, id);
  if (row === null) return { kind: 'refused', why: 'gone' };
  return ofOneMoment(work, async (at): Promise<Waiting> => {
    const found = await stillStands(at, row);
    if (found.kind === 'refused') return found;
    const [data, control] = [await readProposed(at, found), await controlClaims(at)];
    return { kind: 'waits', by: row.askedBy, data, control: control.size, key: keyOf(work) };
  });
}

const readProposed = (work: Work, { release, madeOf }: Standing): Promise<ReleaseData> =>
  readReleaseData(work, {
    audience: madeOf.audience,
    seed: Buffer.from(madeOf.seed, 'hex'),
    least: madeOf.thresholds,
    steps: madeOf.steps,
    sensitive: release.sensitive,
    leftOut: leftOutOf(madeOf.counts),
    interviews: release.printed.map(({ sitting, cells }) => ({ record: sitting.interview, cells })),
  });

/** Who is held back with a withdrawn consent is not told apart from who is withheld. */
const leftOutOf = ({ withheld, heldBack, withoutConsent, notReleased }: ReleaseCounts) => ({
  withheld: withheld + heldBack,
  withoutConsent,
  notReleased,
});

async function letOut(
  work: Work,
  id: string,
  zip: Uint8Array,
  { data, control, key }: Read,
): Promise<Confirmed> {
  await lockLedger(work);
  const row = await lockWaiting(work, id);
  if (row === null) return { kind: 'refused', why: 'gone' };
  const found = await stillStands(work, row);
  if (found.kind === 'refused') return found;
  if (!Buffer.from(key).equals(keyOf(work))) return { kind: 'refused', why: 'changed' };
  // What became a control question while the file was made is the leads’ secret from then on.
  const secret: ReadonlySet<string> = await controlClaims(work);
  if (data.claims.some((claim) => secret.has(claim.id))) return { kind: 'refused', why: 'changed' };
  await settle(work, id, 'done');
  await keepFile(work, { id, owner: row.askedBy, zip });
  const { kind, counts } = found.madeOf;
  const { interviews } = counts;
  await enter(work, id, zip, {
    version: 1,
    counts: {
      interviews,
      ...leftOutOf(counts),
      ...amountsOf(data),
      controlClaims: control,
      overBounds: data.overBounds,
    },
    records: [],
    kind,
  });
  return { kind: 'done' };
}

type WaitingRow = typeof outsideRelease.$inferSelect;
type Refused = Extract<Confirmed, { kind: 'refused' }>;
interface Standing {
  kind: 'stands';
  release: NonNullable<Preparation['release']>;
  madeOf: MadeOf;
}

/** Whether what was proposed is what would be made now, and may leave beside all that has left. */
async function stillStands(work: Work, row: WaitingRow): Promise<Standing | Refused> {
  const refuse = (why: Obstacle | 'changed'): Refused => ({ kind: 'refused', why });
  const madeOf = openMadeOf(work, row.madeOfEnc);
  const now = await prepareRelease(work, madeOf);
  const why = obstacleTo(now);
  if (why !== null) return refuse(why);
  if (now.release === null || now.madeOf === null || !isSame(now.madeOf, madeOf)) return refuse('changed');
  return { kind: 'stands', release: now.release, madeOf };
}

/** Whether the same people would be told of in the same words. */
const isSame = (a: Omit<MadeOf, 'seed'>, b: MadeOf): boolean =>
  JSON.stringify([a.statements, a.stated, a.thresholds, a.held]) ===
  JSON.stringify([b.statements, b.stated, b.thresholds, b.held]);

/** The entry of the ledger that everybody who may see exports reads, and that of the audit. */
async function enter(work: Work, id: string, zip: Uint8Array, contents: Contents): Promise<void> {
  const sha256 = createHash('sha256').update(zip).digest('hex');
  await work.tx.insert(exportTable).values({
    projectId: work.project,
    id,
    accountId: work.actor.account,
    marking: 'outside',
    sha256,
    bytes: zip.length,
    contents,
  });
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'export', id });
  const file = saltedDigest(work.ground.keys, work.project, sha256);
  await appendHere(work, {
    act: 'export.made',
    object: id,
    more: { file, records: contents.counts.interviews },
  });
}

const amountsOf = ({ documents, codings, assertions, claims }: ReleaseData): ReleaseAmounts => ({
  documents: documents.length,
  codings: codings.length,
  assertions: assertions.length,
  claims: claims.length,
});

/** Turned down by another lead, or taken back by whoever proposed it. False: it waits no more. */
export async function turnDownRelease(work: Work, id: string): Promise<boolean> {
  const row = await lockWaiting(work, id);
  if (row === null) return false;
  await settle(work, id, row.askedBy === work.actor.account ? 'withdrawn' : 'declined');
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'export', id });
  await appendHere(work, { act: 'outside.turned-down', object: id, more: {} });
  return true;
}

async function settle(work: Work, id: string, outcome: LeadActOutcome): Promise<void> {
  await work.tx
    .update(outsideRelease)
    .set({ outcome, settledBy: work.actor.account, settledAt: work.ground.now() })
    .where(and(eq(outsideRelease.projectId, work.project), eq(outsideRelease.id, id)));
}

/** One that waits, locked until the transaction ends. */
async function lockWaiting(work: Work, id: string) {
  const [row] = await work.tx
    .select()
    .from(outsideRelease)
    .where(
      and(
        eq(outsideRelease.projectId, work.project),
        eq(outsideRelease.id, id),
        isNull(outsideRelease.outcome),
        gt(outsideRelease.askedAt, daysBefore(work.ground.now(), ACT_DAYS)),
      ),
    )
    .for('update');
  return row ?? null;
}

const SETTLED_DAYS = 30;

/** Those that wait, and what became of the others of the last thirty days, the newest first. */
export async function listReleases(ground: Ground, place: Place): Promise<ReleaseView[]> {
  const views = await place.work(readReleases);
  const listed: ReleaseView[] = [];
  for (const { asker, ...view } of views) {
    const waits = view.outcome === null && view.askedAt > daysBefore(ground.now(), ACT_DAYS);
    const standing = waits ? await standingOf(ground, place, asker) : null;
    listed.push({ ...view, standing: standing === 'gone' ? null : standing });
  }
  return listed;
}

async function readReleases(work: Work): Promise<(Omit<ReleaseView, 'standing'> & { asker: AccountId })[]> {
  const since = daysBefore(work.ground.now(), SETTLED_DAYS);
  const rows = await work.tx
    .select()
    .from(outsideRelease)
    .where(
      and(
        eq(outsideRelease.projectId, work.project),
        or(gt(outsideRelease.askedAt, since), gt(outsideRelease.settledAt, since)),
      ),
    )
    .orderBy(desc(outsideRelease.askedAt), desc(outsideRelease.id));
  const leads = await handlesOf(work);
  return rows.map((row) => {
    const { kind, again, apparatus, steps, sensitive, counts } = openMadeOf(work, row.madeOfEnc);
    return {
      id: row.id,
      asker: row.askedBy,
      askedBy: leads.get(row.askedBy) ?? null,
      askedAt: row.askedAt,
      kind,
      again,
      apparatus,
      steps,
      sensitive,
      counts,
      outcome: row.outcome,
      settledBy: row.settledBy === null ? null : (leads.get(row.settledBy) ?? null),
    };
  });
}
