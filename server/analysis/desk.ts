/** One project at the engine: what was read last, what the engine made of it, and what of that is stored. */
import { and, desc, eq, inArray, sql as raw } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Assessments, ClaimAssessment } from '#core/consistency/assessment.ts';
import type { Change } from '#core/consistency/book.ts';
import type { Project } from '#core/consistency/interchange.ts';
import type { ClaimId, ProjectId } from '#core/ids.ts';
import type { Tx } from '../db/client.ts';
import { assessment, finding, record, source, type AssessmentCause } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import { publish } from '../live.ts';
import { actsOf, ANEW, type Act, type Names } from './causes.ts';
import { changesBetween } from './changes.ts';
import { readInterchange } from './interchange.ts';
import { tellProgress } from './progress.ts';
import { idShape } from '../id.ts';

/** The engine gives back the ids that it was given. */
const ClaimIdShape = idShape<ClaimId>();

/** Why a run is made: what happened, and to which claims it happened themselves. */
export interface Causes {
  claims: ReadonlyMap<string, AssessmentCause>;
  told: readonly AssessmentCause[];
}

/** What a run made of the records. */
interface Weighed extends Pick<Assessments, 'leanings' | 'researchers'> {
  /** Those that may differ from what is stored. */
  claims: readonly ClaimAssessment[];
  /** What moved each, as far as that can be told apart. */
  causes: ReadonlyMap<string, AssessmentCause>;
}

/** A stored result, known by its row: another process may have stored a newer one since. */
interface Stored {
  id: string;
  result: unknown;
}

export class Desk {
  readonly #ground: Ground;
  readonly #project: ProjectId;
  /** Its engine's name in the thread of the desks. */
  readonly #name = randomUUID();
  #read: Project | null = null;
  #isRunning = false;
  #isClosed = false;
  /** Claim → its latest row. Checked by the row's id at every run. */
  readonly #stored = new Map<string, Stored>();

  constructor(ground: Ground, project: ProjectId) {
    this.#ground = ground;
    this.#project = project;
  }

  /**
   * Reads, weighs and stores what came out different; one at a time over all processes. After a run that failed the
   * engine may be ahead of what is stored: the desk is then closed, and another begins anew.
   */
  async run(causes: Causes): Promise<void> {
    this.#isRunning = true;
    try {
      await this.#runOnce(causes);
    } finally {
      this.#isRunning = false;
      if (this.#isClosed) this.close();
    }
  }

  /** Its engine goes, at the end of a run that goes on; nothing waits for that. */
  close(): void {
    this.#isClosed = true;
    if (this.#isRunning || this.#read === null) return;
    const close = this.#ground.engines.atDesk('close', { kind: 'close', desk: this.#name });
    close.catch(() => undefined); // it went with its thread
  }

  async #runOnce(told: Causes): Promise<void> {
    await this.#ground.db.asService('engine', async (tx) => {
      await tx.execute(
        raw`select pg_advisory_xact_lock(hashtextextended(${`sanad.analysis ${this.#project}`}, 0))`,
      );
      const project = await readInterchange({ tx, ground: this.#ground }, this.#project);
      const { claims, causes, leanings, researchers } = await this.#weigh(tx, project, told);
      const others = await this.#weighedOf(await this.#loadStored(tx), claims);
      const changed = [...claims, ...others].filter(
        (claim) => !same(this.#stored.get(claim.id)?.result, claim),
      );
      await this.#insert(tx, changed, (id) => causes.get(id) ?? told.claims.get(id) ?? onlyOf(told));
      const found = [
        await this.#insertFinding(tx, 'leanings', leanings),
        await this.#insertFinding(tx, 'researchers', researchers),
      ];
      if (changed.length === 0 && !found.includes(true)) return;
      const ids = changed.map((claim) => ClaimIdShape.parse(claim.id));
      await publish(tx, { kind: 'assessed', project: this.#project, claims: ids });
    });
  }

  async #weigh(tx: Tx, project: Project, { told }: Causes): Promise<Weighed> {
    const { engines } = this.#ground;
    const [before, desk] = [this.#read, this.#name];
    this.#read = project;
    if (before === null) {
      const progress = tellProgress(this.#ground, { project: this.#project, run: null });
      const job = { kind: 'open', desk, project } as const;
      const opened = await engines.atDesk('open', job, progress.watch).finally(progress.end);
      return { ...opened, causes: new Map() };
    }
    const changes = changesBetween(before, project);
    return this.#weighActs(actsOf(changes, before, await this.#names(tx, changes), told), told);
  }

  /** One act after another, so that what each moved is known to be moved by it. */
  async #weighActs(acts: readonly Act[], told: readonly AssessmentCause[]): Promise<Weighed> {
    const { engines } = this.#ground;
    const latest = new Map<string, ClaimAssessment>();
    const causes = new Map<string, AssessmentCause>();
    const nothing: Act = { cause: told.at(-1) ?? ANEW, changes: [], own: new Set() };
    let found: Pick<Assessments, 'leanings' | 'researchers'> = { leanings: [], researchers: [] };
    for (const act of acts.length === 0 ? [nothing] : acts) {
      const job = { kind: 'update', desk: this.#name, changes: act.changes } as const;
      const { claims, ...findings } = await engines.atDesk('update', job);
      found = findings;
      for (const claim of claims) {
        const before = latest.get(claim.id) ?? this.#stored.get(claim.id)?.result;
        if (!same(before, claim)) causes.set(claim.id, act.cause);
        latest.set(claim.id, claim);
      }
    }
    // What happened to a claim itself goes before what came to it from others.
    for (const { own, cause } of acts) for (const claim of own) causes.set(claim, cause);
    return { claims: [...latest.values()], causes, ...found };
  }

  /** What the rows behind the changed records are called. */
  async #names(tx: Tx, changes: readonly Change[]): Promise<Names> {
    const nouns = new Set(changes.map((change) => ('put' in change ? change.put : change.drop)));
    const ofProject = eq(record.projectId, this.#project);
    const records = nouns.has('assertion')
      ? await tx.select({ id: record.id, interview: record.interviewId }).from(record).where(ofProject)
      : [];
    const sources = nouns.has('source')
      ? await tx
          .select({ id: source.id, code: source.code })
          .from(source)
          .where(eq(source.projectId, this.#project))
      : [];
    return {
      records: new Map(records.map(({ id, interview }) => [interview, id])),
      sources: new Map(sources.map(({ id, code }) => [code, id])),
    };
  }

  /** What this engine makes of claims of which another process stored something since. */
  async #weighedOf(
    claims: readonly string[],
    known: readonly ClaimAssessment[],
  ): Promise<readonly ClaimAssessment[]> {
    const looked = new Set(known.map(({ id }) => id));
    const missing = claims.filter((id) => !looked.has(id));
    if (missing.length === 0) return [];
    return this.#ground.engines.atDesk('look', { kind: 'look', desk: this.#name, claims: missing });
  }

  /** Gives the claims of which something was stored that this desk did not know. */
  async #loadStored(tx: Tx): Promise<string[]> {
    const latest = await tx
      .selectDistinctOn([assessment.claimId], { id: assessment.id, claim: assessment.claimId })
      .from(assessment)
      .where(eq(assessment.projectId, this.#project))
      .orderBy(assessment.claimId, desc(assessment.createdAt), desc(assessment.id));
    const news = latest.filter((row) => this.#stored.get(row.claim)?.id !== row.id);
    if (news.length === 0) return [];
    const rows = await tx
      .select({ id: assessment.id, claim: assessment.claimId, result: assessment.result })
      .from(assessment)
      .where(
        and(
          eq(assessment.projectId, this.#project),
          inArray(
            assessment.id,
            news.map((row) => row.id),
          ),
        ),
      );
    for (const { id, claim, result } of rows) this.#stored.set(claim, { id, result });
    return rows.map(({ claim }) => claim);
  }

  async #insert(
    tx: Tx,
    changed: readonly ClaimAssessment[],
    causeOf: (claim: string) => AssessmentCause,
  ): Promise<void> {
    if (changed.length === 0) return;
    const rows = changed.map((result) => ({
      projectId: this.#project,
      id: randomUUID(),
      claimId: ClaimIdShape.parse(result.id),
      cause: causeOf(result.id),
      status: result.status,
      result: plain(result),
    }));
    // The clock of each row, so that the order of a claim's rows is that of their runs.
    await tx.insert(assessment).values(rows.map((row) => ({ ...row, createdAt: raw`clock_timestamp()` })));
    for (const { id, claimId, result } of rows) this.#stored.set(claimId, { id, result });
  }

  async #insertFinding(tx: Tx, kind: 'leanings' | 'researchers', result: unknown): Promise<boolean> {
    const [latest] = await tx
      .select({ result: finding.result })
      .from(finding)
      .where(and(eq(finding.projectId, this.#project), eq(finding.kind, kind)))
      .orderBy(desc(finding.createdAt), desc(finding.id))
      .limit(1);
    if (same(latest?.result ?? [], result)) return false;
    await tx.insert(finding).values({
      projectId: this.#project,
      id: randomUUID(),
      kind,
      result: plain(result),
      createdAt: raw`clock_timestamp()`,
    });
    return true;
  }
}

/** One thing that happened is what moved all; of several it cannot be said. */
const onlyOf = ({ told }: Causes): AssessmentCause => (told.length === 1 ? (told[0] ?? ANEW) : ANEW);

/** As it comes back from the database: no undefined, no minus nought. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const same = (stored: unknown, now: unknown): boolean => isDeepStrictEqual(stored, plain(now));
