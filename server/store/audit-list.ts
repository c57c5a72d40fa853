/** A project's audit chain as leads and auditors read it: the policies decide whether there is anything. */
import { and, desc, eq, inArray, lt, max } from 'drizzle-orm';
import type { Role } from '#core/access.ts';
import { ACTS, isAct, readBody, type Act, type ActObject } from '#core/audit.ts';
import { asId, type RecordId, type SourceId } from '#core/ids.ts';
import { audit, membership, record, source } from '../db/schema.ts';
import type { Work } from '../place.ts';

export interface Handle {
  role: Role;
  ordinal: number;
}

export interface AuditLine {
  seq: number;
  at: Date;
  act: Act;
  /** Null: the server's command line. */
  actor: string | null;
  object: { kind: ActObject; id: string };
  more: Readonly<Record<string, string | number | boolean | null>>;
}

export interface AuditPage {
  lines: AuditLine[];
  /** The number before which the next page begins; null: there is none. */
  next: number | null;
  /** How many entries the chain has, and the hash of the last; filtered or not. */
  entries: number;
  hash: string | null;
  /** What was done here at all, to choose from. */
  acts: Act[];
  /** Members by account, as far as the page names them. */
  members: Readonly<Record<string, Handle>>;
  /** Codes of records and sources by id, as far as the page names them and the reader may see them. */
  codes: Readonly<Record<string, string>>;
}

const PAGE = 50;

export async function readAudit(
  work: Work,
  asked: { act: Act | null; before: number | null },
): Promise<AuditPage> {
  const here = eq(audit.projectId, work.project);
  const rows = await work.tx
    .select()
    .from(audit)
    .where(
      and(
        here,
        asked.act === null ? undefined : eq(audit.act, asked.act),
        asked.before === null ? undefined : lt(audit.seq, asked.before),
      ),
    )
    .orderBy(desc(audit.seq))
    .limit(PAGE + 1);
  const [last] = await work.tx
    .select({ seq: audit.seq, hash: audit.hash })
    .from(audit)
    .where(here)
    .orderBy(desc(audit.seq))
    .limit(1);
  const acts = await work.tx
    .select({ act: audit.act, last: max(audit.seq) })
    .from(audit)
    .where(here)
    .groupBy(audit.act);
  const shown = rows.slice(0, PAGE);
  const lines = shown.flatMap(lineOf);
  return {
    lines,
    next: rows.length > PAGE ? (shown.at(-1)?.seq ?? null) : null,
    entries: last?.seq ?? 0,
    hash: last?.hash ?? null,
    acts: acts.map(({ act }) => act).filter(isAct),
    members: await membersIn(work, lines),
    codes: await codesIn(work, lines),
  };
}

/** None, where another version wrote what this one does not know: its number is missing from the page. */
function lineOf({ seq, at, body }: typeof audit.$inferSelect): AuditLine[] {
  const read = readBody(body);
  if (!read) return [];
  const { act, actor, object, more } = read;
  return [{ seq, at, act, actor, object: { kind: ACTS[act].object, id: object }, more }];
}

async function membersIn(work: Work, lines: readonly AuditLine[]): Promise<Record<string, Handle>> {
  if (lines.length === 0) return {};
  const named = new Set(
    lines.flatMap(({ actor, object, more }) => [actor, object.id, ...Object.values(more)]),
  );
  const rows = await work.tx
    .select({ account: membership.accountId, role: membership.role, ordinal: membership.ordinal })
    .from(membership)
    .where(eq(membership.projectId, work.project));
  return Object.fromEntries(
    rows.filter(({ account }) => named.has(account)).map(({ account, ...handle }) => [account, handle]),
  );
}

async function codesIn(work: Work, lines: readonly AuditLine[]): Promise<Record<string, string>> {
  const idsOf = <Id extends string>(kind: ActObject): Id[] =>
    lines.flatMap(({ object }) => (object.kind === kind ? (asId<Id>(object.id) ?? []) : []));
  const records = await work.tx
    .select({ id: record.id, code: record.code })
    .from(record)
    .where(and(eq(record.projectId, work.project), inArray(record.id, idsOf<RecordId>('record'))));
  const sources = await work.tx
    .select({ id: source.id, code: source.code })
    .from(source)
    .where(and(eq(source.projectId, work.project), inArray(source.id, idsOf<SourceId>('source'))));
  return Object.fromEntries([...records, ...sources].map(({ id, code }) => [id, code]));
}
