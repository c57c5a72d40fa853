/** The codebook: codes, and every version that they had. */
import { and, asc, count, eq, sql as raw } from 'drizzle-orm';
import type { Fault } from '#core/claim.ts';
import { codeFaults, mayHangUnder, positionsAfterMove, type Code, type CodeDraft } from '#core/codebook.ts';
import type { ClaimId, CodeId } from '#core/ids.ts';
import { assertion, code, coding, codeVersion, membership } from '../db/schema.ts';
import { publish } from '../live.ts';
import type { Work } from '../place.ts';
import { newId } from '../id.ts';

export type CodeResult = { ok: true; id: CodeId } | { ok: false; faults: Fault[] };

interface StoredCode extends Code {
  id: CodeId;
  parent: CodeId | null;
}

export async function listCodes(work: Work): Promise<StoredCode[]> {
  const rows = await work.tx
    .select()
    .from(code)
    .where(eq(code.projectId, work.project))
    .orderBy(asc(code.position), asc(code.id));
  return rows.map((row) => ({
    id: row.id,
    parent: row.parentId,
    label: work.words.open(row.labelEnc),
    definition: work.words.open(row.definitionEnc),
    position: row.position,
    version: row.version,
    retired: row.retiredAt !== null,
  }));
}

/** Stands last under its parent. */
export async function createCode(work: Work, draft: CodeDraft): Promise<CodeResult> {
  const codes = await listCodes(work);
  const faults = codeFaults(codes, null, draft);
  if (faults.length > 0) return { ok: false, faults };
  const id = newId<CodeId>();
  const siblings = codes.filter((c) => c.parent === draft.parent).map((c) => c.position);
  await work.tx.insert(code).values({
    projectId: work.project,
    id,
    parentId: draft.parent,
    labelEnc: work.words.seal(draft.label.trim()),
    definitionEnc: work.words.seal(draft.definition.trim()),
    position: Math.max(-1, ...siblings) + 1,
  });
  await keepVersion(work, id, 1, draft);
  await tell(work, id);
  return { ok: true, id };
}

/** A new version; the old one stays in the history. Null: there is no such code here. */
export async function editCode(
  work: Work,
  id: CodeId,
  words: { label: string; definition: string },
): Promise<CodeResult | null> {
  await lockCodes(work);
  const codes = await listCodes(work);
  const before = codes.find((c) => c.id === id);
  if (!before) return null;
  const draft = { ...words, parent: before.parent };
  const faults = codeFaults(codes, id, draft);
  if (faults.length > 0) return { ok: false, faults };
  if (before.label === words.label.trim() && before.definition === words.definition.trim())
    return { ok: true, id };
  await work.tx
    .update(code)
    .set({
      labelEnc: work.words.seal(words.label.trim()),
      definitionEnc: work.words.seal(words.definition.trim()),
      version: before.version + 1,
    })
    .where(here(work, id));
  await keepVersion(work, id, before.version + 1, draft);
  await tell(work, id);
  return { ok: true, id };
}

/** Hangs it under `parent` as the child number `index` (0-based). Another parent is a new version, another place is not. */
export async function moveCode(
  work: Work,
  id: CodeId,
  to: { parent: CodeId | null; index: number },
): Promise<CodeResult | null> {
  await lockCodes(work);
  const codes = await listCodes(work);
  const before = codes.find((c) => c.id === id);
  if (!before) return null;
  if (!mayHangUnder(codes, id, to.parent))
    return {
      ok: false,
      faults: [
        {
          field: 'parent',
          message: `“${before.label}” cannot hang under itself or under one of its own. Choose another place.`,
        },
      ],
    };
  const draft = { label: before.label, definition: before.definition, parent: to.parent };
  const faults = codeFaults(codes, id, draft);
  if (faults.length > 0) return { ok: false, faults };
  const moved = before.parent !== to.parent;
  const version = before.version + (moved ? 1 : 0);
  for (const [sibling, position] of positionsAfterMove(codes, id, to))
    await work.tx.update(code).set({ position }).where(here(work, sibling));
  await work.tx.update(code).set({ parentId: to.parent, version }).where(here(work, id));
  if (moved) await keepVersion(work, id, version, draft);
  await tell(work, id);
  return { ok: true, id };
}

/** A retired code takes no new codings; what was coded with it stays. False: there is no such code here. */
export async function retireCode(work: Work, id: CodeId, retired: boolean): Promise<boolean> {
  const rows = await work.tx
    .update(code)
    .set({ retiredAt: retired ? work.ground.now() : null })
    .where(here(work, id))
    .returning({ id: code.id });
  if (rows.length === 0) return false;
  await tell(work, id);
  return true;
}

/** Codings per code, in the records that the actor may read. */
export async function countUses(work: Work): Promise<Map<string, number>> {
  const rows = await work.tx
    .select({ id: coding.codeId, n: count() })
    .from(coding)
    .where(eq(coding.projectId, work.project))
    .groupBy(coding.codeId);
  return new Map(rows.flatMap((row) => (row.id === null ? [] : [[row.id, row.n]])));
}

/** Claims with a statement that shares words with a coding by this code, or by one beneath it. */
export async function claimsCodedWith(work: Work, id: CodeId): Promise<ReadonlySet<ClaimId>> {
  const beneath = raw`(with recursive tree (id) as (
      select ${id}::uuid union select c.id from code c join tree t on c.parent_id = t.id
        where c.project_id = ${work.project}) select id from tree)`;
  const rows = await work.tx
    .selectDistinct({ claim: assertion.claimId })
    .from(assertion)
    .innerJoin(
      coding,
      and(
        eq(coding.projectId, assertion.projectId),
        eq(coding.documentId, assertion.documentId),
        raw`(${coding.fromBlock}, ${coding.fromOffset}) < (${assertion.toBlock}, ${assertion.toOffset})`,
        raw`(${assertion.fromBlock}, ${assertion.fromOffset}) < (${coding.toBlock}, ${coding.toOffset})`,
      ),
    )
    .where(and(eq(assertion.projectId, work.project), raw`${coding.codeId} in ${beneath}`));
  return new Set(rows.flatMap(({ claim }) => claim ?? []));
}

export interface CodeVersion {
  version: number;
  parent: string | null;
  label: string;
  definition: string;
  /** Null: somebody whose handle the actor may not see. */
  by: { role: string; ordinal: number } | null;
  at: Date;
}

/** Oldest first. */
export async function listCodeVersions(work: Work, id: CodeId): Promise<CodeVersion[]> {
  const rows = await work.tx
    .select({ row: codeVersion, role: membership.role, ordinal: membership.ordinal })
    .from(codeVersion)
    .leftJoin(
      membership,
      and(eq(membership.projectId, codeVersion.projectId), eq(membership.accountId, codeVersion.accountId)),
    )
    .where(and(eq(codeVersion.projectId, work.project), eq(codeVersion.codeId, id)))
    .orderBy(asc(codeVersion.version));
  return rows.map(({ row, role, ordinal }) => ({
    version: row.version,
    parent: row.parentId,
    label: work.words.open(row.labelEnc),
    definition: work.words.open(row.definitionEnc),
    by: role !== null && ordinal !== null ? { role, ordinal } : null,
    at: row.createdAt,
  }));
}

const here = (work: Work, id: CodeId) => and(eq(code.projectId, work.project), eq(code.id, id));

/** Whoever else edits the codebook waits: a version follows from the one before it. In one order, so that none wait in a ring. */
async function lockCodes(work: Work): Promise<void> {
  await work.tx
    .select({ id: code.id })
    .from(code)
    .where(eq(code.projectId, work.project))
    .orderBy(asc(code.id))
    .for('update');
}

async function keepVersion(work: Work, id: CodeId, version: number, draft: CodeDraft): Promise<void> {
  await work.tx.insert(codeVersion).values({
    projectId: work.project,
    codeId: id,
    version,
    parentId: draft.parent,
    labelEnc: work.words.seal(draft.label.trim()),
    definitionEnc: work.words.seal(draft.definition.trim()),
    accountId: work.actor.account,
  });
}

async function tell(work: Work, id: CodeId): Promise<void> {
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'codebook', id });
}
