/** One project at the engine: what was read last, what the engine made of it, and what of that is stored. In a thread. */
import type postgres from 'postgres';
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Assessments, ClaimAssessment } from '#core/consistency/assessment.ts';
import type { Change } from '#core/consistency/book.ts';
import { createEngine, type Engine } from '#core/consistency/engine.ts';
import { projectOf } from '#core/consistency/from-rows.ts';
import type { Project } from '#core/consistency/interchange.ts';
import type { ClaimId, ProjectId } from '#core/ids.ts';
import type { AssessmentCause } from '../db/schema.ts';
import { idShape } from '../id.ts';
import { CHANNEL, encodeEvent } from '../live-event.ts';
import { actsOf, ANEW, type Act, type Names } from './causes.ts';
import { changesBetween } from './changes.ts';
import type { Watch } from './job.ts';
import type { OwnDatabase } from './own-database.ts';
import { readStudyRows, type Study } from './study-rows.ts';

/** The engine gives back the ids that it was given. */
const ClaimIdShape = idShape<ClaimId>();
/** Rows that go into one statement. */
const BATCH = 500;

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

/** The engine, and the records as it has them. */
interface Standing {
  engine: Engine;
  read: Project;
}

type Sql = postgres.TransactionSql;

export class Desk {
  readonly #db: OwnDatabase;
  readonly #project: ProjectId;
  #standing: Standing | null = null;
  /** Claim → its latest row. Checked by the row's id at every run. */
  readonly #stored = new Map<string, Stored>();

  constructor(db: OwnDatabase, project: ProjectId) {
    this.#db = db;
    this.#project = project;
  }

  /**
   * Reads, weighs and stores what came out different; one at a time over all processes. After a run that failed the
   * engine may be ahead of what is stored: another desk then begins anew.
   */
  run(told: Causes, watch: Watch): Promise<void> {
    return this.#db.write(this.#project, async (study) => {
      const { sql } = study;
      await sql`select pg_advisory_xact_lock(hashtextextended(${`sanad.analysis ${this.#project}`}, 0))`;
      const project = projectOf(await readStudyRows(study));
      const { claims, causes, leanings, researchers } = await this.#weigh(study, project, told, watch);
      const others = this.#weighedOf(await this.#loadStored(sql), claims);
      const changed = [...claims, ...others].filter(
        (claim) => !same(this.#stored.get(claim.id)?.result, claim),
      );
      await this.#insert(sql, changed, (id) => causes.get(id) ?? told.claims.get(id) ?? onlyOf(told));
      const found = [
        await this.#insertFinding(sql, 'leanings', leanings),
        await this.#insertFinding(sql, 'researchers', researchers),
      ];
      if (changed.length === 0 && !found.includes(true)) return;
      const ids = changed.map((claim) => ClaimIdShape.parse(claim.id));
      const event = encodeEvent({ kind: 'assessed', project: this.#project, claims: ids });
      await sql`select pg_notify(${CHANNEL}, ${event})`;
    });
  }

  async #weigh(study: Study, project: Project, { told }: Causes, watch: Watch): Promise<Weighed> {
    const before = this.#standing;
    if (before === null) {
      watch(0);
      const engine = createEngine(project, { watch: (done, of) => watch(done / of) });
      this.#standing = { engine, read: project };
      return { ...engine.assessments(), causes: new Map() };
    }
    const { engine, read } = before;
    this.#standing = { engine, read: project };
    const changes = changesBetween(read, project);
    return this.#weighActs(engine, actsOf(changes, read, await namesFor(study, changes), told), told);
  }

  /** One act after another, so that what each moved is known to be moved by it. */
  #weighActs(engine: Engine, acts: readonly Act[], told: readonly AssessmentCause[]): Weighed {
    const latest = new Map<string, ClaimAssessment>();
    const causes = new Map<string, AssessmentCause>();
    const nothing: Act = { cause: told.at(-1) ?? ANEW, changes: [], own: new Set() };
    for (const act of acts.length === 0 ? [nothing] : acts) {
      for (const claim of engine.update(act.changes).claims) {
        const before = latest.get(claim.id) ?? this.#stored.get(claim.id)?.result;
        if (!same(before, claim)) causes.set(claim.id, act.cause);
        latest.set(claim.id, claim);
      }
    }
    // What happened to a claim itself goes before what came to it from others.
    for (const { own, cause } of acts) for (const claim of own) causes.set(claim, cause);
    return { claims: [...latest.values()], causes, ...engine.findings() };
  }

  /** What this engine makes of claims of which another process stored something since. */
  #weighedOf(claims: readonly string[], known: readonly ClaimAssessment[]): readonly ClaimAssessment[] {
    const looked = new Set(known.map(({ id }) => id));
    const missing = new Set(claims.filter((id) => !looked.has(id)));
    if (missing.size === 0 || this.#standing === null) return [];
    return this.#standing.engine.assessments().claims.filter(({ id }) => missing.has(id));
  }

  /** Gives the claims of which something was stored that this desk did not know. */
  async #loadStored(sql: Sql): Promise<string[]> {
    const latest = await sql<{ id: string; claim: string }[]>`
      select distinct on (claim_id) id, claim_id as "claim"
      from assessment
      where project_id = ${this.#project}
      order by claim_id, created_at desc, id desc`;
    const news = latest.filter((row) => this.#stored.get(row.claim)?.id !== row.id).map((row) => row.id);
    if (news.length === 0) return [];
    const rows = await sql<(Stored & { claim: string })[]>`
      select id, claim_id as "claim", result
      from assessment
      where project_id = ${this.#project} and id = any(${news}::uuid[])`;
    for (const { id, claim, result } of rows) this.#stored.set(claim, { id, result });
    return rows.map(({ claim }) => claim);
  }

  /** In as many statements as it takes: Postgres takes 65,535 values at once, a large study's first run has more. */
  async #insert(
    sql: Sql,
    changed: readonly ClaimAssessment[],
    causeOf: (claim: string) => AssessmentCause,
  ): Promise<void> {
    for (let from = 0; from < changed.length; from += BATCH) {
      const rows = changed.slice(from, from + BATCH).map((result) => ({
        id: randomUUID(),
        claim: ClaimIdShape.parse(result.id),
        cause: causeOf(result.id),
        status: result.status,
        result: plain(result),
      }));
      // The clock of each row, so that the order of a claim's rows is that of their runs.
      await sql`
        insert into assessment (project_id, id, claim_id, cause, status, result, created_at)
        select ${this.#project}, id, claim, cause, status, result, clock_timestamp()
        from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
          as r (id uuid, claim uuid, cause jsonb, status text, result jsonb)`;
      for (const { id, claim, result } of rows) this.#stored.set(claim, { id, result });
    }
  }

  async #insertFinding(sql: Sql, kind: 'leanings' | 'researchers', result: unknown): Promise<boolean> {
    const [latest] = await sql<{ result: unknown }[]>`
      select result
      from finding
      where project_id = ${this.#project} and kind = ${kind}
      order by created_at desc, id desc
      limit 1`;
    if (same(latest?.result ?? [], result)) return false;
    await sql`
      insert into finding (project_id, id, kind, result, created_at)
      values (${this.#project}, ${randomUUID()}, ${kind}, ${JSON.stringify(result)}::text::jsonb, clock_timestamp())`;
    return true;
  }
}

/** What the rows behind the changed records are called. */
async function namesFor({ sql, project }: Study, changes: readonly Change[]): Promise<Names> {
  const nouns = new Set(changes.map((change) => ('put' in change ? change.put : change.drop)));
  const records = nouns.has('assertion')
    ? await sql<{ id: string; interview: string }[]>`
        select id, interview_id as "interview" from record where project_id = ${project}`
    : [];
  const sources = nouns.has('source')
    ? await sql<{ id: string; code: string }[]>`select id, code from source where project_id = ${project}`
    : [];
  return {
    records: new Map(records.map(({ id, interview }) => [interview, id])),
    sources: new Map(sources.map(({ id, code }) => [code, id])),
  };
}

/** One thing that happened is what moved all; of several it cannot be said. */
const onlyOf = ({ told }: Causes): AssessmentCause => (told.length === 1 ? (told[0] ?? ANEW) : ANEW);

/** As it comes back from the database: no undefined, no minus nought. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const same = (stored: unknown, now: unknown): boolean => isDeepStrictEqual(stored, plain(now));
