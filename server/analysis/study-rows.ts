/**
 * A study's rows as the engine reads them, over a thread's own connection. The statements are written out: a thread would
 * take longer to load Drizzle than to weigh the demo study.
 */
import type postgres from 'postgres';
import { latestAnswers, type AnsweredPair, type EventAnswer } from '#core/consistency/another-event.ts';
import {
  stancesOf,
  type AssertionRow,
  type ClaimRow,
  type ProjectRows,
  type SourceRow,
} from '#core/consistency/from-rows.ts';
import type { Upstream } from '#core/consistency/upstream.ts';
import type { KeyId, ProjectId } from '#core/ids.ts';
import { AnswerShape } from '#core/resolution.ts';
import type { KeyStore, Words } from '../keys.ts';
import { researcherIds } from './researcher-ids.ts';

export interface Study {
  sql: postgres.TransactionSql;
  keys: Pick<KeyStore, 'words' | 'derive'>;
  project: ProjectId;
}

/**
 * What the file is made of: for a look at what it would be with another row. `held`: whoever waits for it holds the keys
 * until then. Holding them here too could wait for a purge that waits for them.
 */
export async function readStudyRows(study: Study, held = false): Promise<ProjectRows> {
  if (!held) await holdStudyKeys(study);
  const words = await studyWords(study);
  return {
    sources: await sourceRows(study),
    claims: await claimRows(study, words),
    assertions: await assertionRows(study),
    events: await eventAnswers(study),
    upstreams: await upstreams(study),
  };
}

/** As `holdKeys`: until the transaction ends. A key's id is read after that. */
const holdStudyKeys = ({ sql }: Study) =>
  sql`select pg_advisory_xact_lock_shared(hashtextextended('sanad.words', 0))`;

async function studyWords({ sql, keys, project }: Study): Promise<Words> {
  const [row] = await sql<{ key: KeyId }[]>`select key_id as key from project where id = ${project}`;
  if (!row) throw new Error(`Project ${project} cannot be seen from here.`);
  return keys.words(row.key);
}

const sourceRows = ({ sql, project }: Study) => sql<SourceRow[]>`
  select s.id, s.code, t.key as "type", t.affiliation as "typeAffiliation", s.affiliation, s.unaffiliated,
    s.network_id as "network", s.external
  from source s
  join source_type t on t.project_id = s.project_id and t.id = s.type_id
  where s.project_id = ${project}`;

type BareClaim = Omit<ClaimRow, 'values' | 'stances' | 'units' | 'definitions' | 'resolved'>;
/** `label` is read of values alone. */
interface TermRow {
  claim: string;
  kind: 'value' | 'unit' | 'definition';
  key: string;
  label: Uint8Array;
}

async function claimRows(study: Study, words: Words): Promise<ClaimRow[]> {
  const { sql, project } = study;
  const rows = await sql<BareClaim[]>`
    select id, kind, period_from as "periodFrom", period_to as "periodTo", state, event, exhaustive,
      family_id as "family", interest, parts, headline, filed
    from claim
    where project_id = ${project}`;
  const terms = await sql<TermRow[]>`
    select claim_id as "claim", kind, key, label_enc as "label"
    from claim_term
    where project_id = ${project}
    order by position, key`;
  const byClaim = Map.groupBy(terms, (term) => term.claim);
  const resolved = await standingAnswers(study, words);
  return rows.map((row) => {
    const own = byClaim.get(row.id) ?? [];
    const keys = (kind: TermRow['kind']): string[] =>
      own.filter((term) => term.kind === kind).map((term) => term.key);
    // The file holds keys; the words are read for one thing only: which of them say true, partly, false.
    const values = own.filter((term) => term.kind === 'value');
    const stances =
      row.kind === 'category'
        ? stancesOf(values.map(({ key, label }) => ({ key, label: words.open(label) })))
        : null;
    return {
      ...row,
      values: keys('value'),
      stances,
      units: keys('unit'),
      definitions: keys('definition'),
      resolved: resolved.get(row.id) ?? null,
    };
  });
}

interface ResolutionRow {
  claim: string;
  kind: 'control' | 'event' | 'withdrawn';
  month: string | null;
  public: boolean;
  answer: Uint8Array | null;
}

/** The latest of each claim, unless it was withdrawn. */
async function standingAnswers(
  { sql, project }: Study,
  words: Words,
): Promise<Map<string, ClaimRow['resolved']>> {
  const rows = await sql<ResolutionRow[]>`
    select distinct on (claim_id) claim_id as "claim", kind, month, public, answer_enc as "answer"
    from resolution
    where project_id = ${project}
    order by claim_id, created_at desc, id desc`;
  return new Map(
    rows.flatMap(({ claim, kind, month, public: isPublic, answer }) => {
      if (kind === 'withdrawn' || answer === null) return [];
      const read = AnswerShape.parse(JSON.parse(words.open(answer)));
      return [[claim, { answer: read, known: kind === 'control', month, public: isPublic }]];
    }),
  );
}

type BareAssertion = Omit<AssertionRow, 'record' | 'month' | 'researcher'> & { record: string };

/** What is not of the statement itself. */
interface Taken {
  researcher: string | null;
  month: string;
}

/**
 * Joined here: what Postgres makes of four tables under their policies, of which it guesses one row each, takes minutes where
 * nothing was analysed since they grew.
 */
async function assertionRows(study: Study): Promise<AssertionRow[]> {
  const { sql, project } = study;
  const rows = await sql<BareAssertion[]>`
    select id, record_id as "record", claim_id as "claim", source_id as "source", interview_id as "interview",
      stance, value, lo, hi, bound, unit, definition, refers_from as "refersFrom", refers_to as "refersTo", basis,
      root, hops, confronted_with as "confrontedWith", probed, cases, forecast, retracted
    from assertion
    where project_id = ${project}`;
  const records = await sql<{ id: string; code: string }[]>`
    select id, code from record where project_id = ${project}`;
  const codes = new Map(records.map(({ id, code }) => [id, code]));
  const taken = await interviewsTaken(study);
  return rows.flatMap(({ record, ...row }) => {
    const [code, interview] = [codes.get(record), taken.get(row.interview)];
    return code === undefined || interview === undefined ? [] : [{ ...row, record: code, ...interview }];
  });
}

/** A document was met by nobody: whoever filed it did not stand between it and us. */
async function interviewsTaken({ sql, keys, project }: Study): Promise<Map<string, Taken>> {
  const interviews = await sql<{ id: string; month: string; mode: string }[]>`
    select id, month, mode from interview where project_id = ${project}`;
  const whose = await sql<{ id: string; account: string }[]>`
    select object_id as "id", researcher_id as "account" from compartment where project_id = ${project}`;
  const accounts = new Map(whose.map(({ id, account }) => [id, account]));
  const opaque = remembered(researcherIds(keys, project));
  return new Map(
    interviews.flatMap(({ id, month, mode }): [string, Taken][] => {
      const account = accounts.get(id);
      if (account === undefined) return [];
      return [[id, { month, researcher: mode === 'document' ? null : opaque(account) }]];
    }),
  );
}

/** A study has a few researchers and many interviews. */
function remembered(of: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text) ?? of(text);
    known.set(text, found);
    return found;
  };
}

async function eventAnswers({ sql, project }: Study): Promise<EventAnswer[]> {
  const rows = await sql<AnsweredPair[]>`
    select claim_id as "claim", statement as "one", other_statement as "other", same
    from same_event
    where project_id = ${project} and statement is not null and other_statement is not null
    order by created_at, id`;
  return latestAnswers(rows);
}

const upstreams = ({ sql, project }: Study) => sql<Upstream[]>`
  select source_id as "source", supplier_ids as "suppliers", only_these as "only"
  from source_upstream
  where project_id = ${project}`;
