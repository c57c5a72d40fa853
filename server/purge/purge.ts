/**
 * A purge, in one transaction: every copy of the records that it reaches is made anew under a new epoch and a new key, every
 * other text of the project is put under a new key of the project's, and the phrase goes out of both where it was chosen to.
 * Until it commits nothing has changed; once it has, nothing that was sealed before can be written any more, and the old
 * keys are on the list of those that end. Whoever dies in between leaves either the one or the other.
 *
 * The project's key is always replaced: a draft, or an earlier wording, may have held the same words under it, and their
 * bytes stand in the database's files until those are written over.
 */
import { eq, inArray, sql as raw } from 'drizzle-orm';
import { phraseFinder, type Find } from '#core/disclosure/phrase.ts';
import type { AccountId, DocumentId, KeyId, ProjectId, RecordId } from '#core/ids.ts';
import type { FoundPlace, PurgeFault } from '#core/purge.ts';
import type { Tx } from '../db/client.ts';
import { document, outsideFile } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import { publish } from '../live.ts';
import { takeKeys } from '../project-words.ts';
import { holdProjection } from '../projection/project.ts';
import { append, type AuditEntry } from '../store/audit.ts';
import { compactionOf } from '../sync/compact.ts';
import { destroyEnded, drawKeys, endKeys, holdPurges, keepKeys } from './ended.ts';
import { openDocuments, type OpenDocument } from './open-document.ts';
import { renameParties } from './parties.ts';
import { rebuild } from './rebuild.ts';
import { rekey } from './rekey.ts';
import { keyOfDocument, search } from './search.ts';
import { unknownColumns } from './sealed.ts';

export interface PurgeRequest {
  project: ProjectId;
  /** Null: nothing is looked for; the record is made anew as it stands, and what was deleted in it is gone. */
  phrase: string | null;
  /** What stands in its place. */
  by: string;
  /** Only this record's copies. */
  record: RecordId | null;
  /** Of what was found, by `FoundPlace.key`; null: all. */
  chosen: ReadonlySet<string> | null;
  /** The lead; null: the server's own command line. */
  actor: AccountId | null;
}

export interface Purged {
  kind: 'done';
  /** How often the phrase stood in what was purged. */
  places: number;
  /** What else was found and was left, on purpose. */
  left: FoundPlace[];
  /** Handles of the records that were made anew. */
  records: string[];
  /** Known backups of the key store that could not be reached. */
  unreached: string[];
}

export type Purge = Purged | PurgeFault;

/** What a purge would reach: nothing is changed. */
export async function previewPurge(
  ground: Ground,
  request: Pick<PurgeRequest, 'project' | 'phrase' | 'record'>,
): Promise<FoundPlace[] | PurgeFault> {
  const find = phraseFinder(request.phrase ?? '');
  if (!find) return { kind: 'too-short' };
  return ground.db.asService('purge', (tx) => search(tx, ground, request.project, find, request.record));
}

/** Whether the actor may, the caller has asked (`purge.do`). */
export async function purge(ground: Ground, request: PurgeRequest): Promise<Purge> {
  const find = request.phrase === null ? null : phraseFinder(request.phrase);
  if (request.phrase !== null && !find) return { kind: 'too-short' };
  if (find && find(request.by).length > 0) return { kind: 'replacement-holds-it' };
  for (let tries = 0; tries < 5; tries++) {
    const plan = await planOf(ground, request, find);
    if (plan.goes.length === 0 && find) return { kind: 'nothing-found' };
    const asked = tries === 0 ? [askedFor(request, plan)] : [];
    const keys = await drawKeys(ground, request.project, { count: plan.documents.length + 1, asked });
    const outcome = await carryOut(ground, request, plan, keys).catch(whyNot);
    await ground.live.settle(); // this process has heard that the rooms are closed
    const { unreached } = await destroyEnded(ground); // the old keys, or those that were drawn for nothing
    if (outcome === 'busy') return { kind: 'busy' };
    if (outcome === 'moved') continue;
    const { goes, left, codes } = outcome;
    return { kind: 'done', places: countOf(goes), left, records: codes, unreached };
  }
  return { kind: 'busy' };
}

const askedFor = ({ project, actor }: PurgeRequest, { codes }: Plan): AuditEntry => ({
  project,
  actor,
  act: 'purge.asked',
  object: project,
  more: { records: codes.length },
});

/** A copy was made or closed since the plan was made. */
class MovedError extends Error {
  override name = 'MovedError';
}

/** 55P03: it waited for a lock as long as it may; 40P01: two waited for one another. */
function whyNot(error: unknown): 'moved' | 'busy' {
  if (error instanceof MovedError) return 'moved';
  const of = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (of instanceof Error && ['55P03', '40P01'].includes(String(Reflect.get(of, 'code')))) return 'busy';
  throw error;
}

const countOf = (places: readonly FoundPlace[]): number =>
  places.reduce((sum, { texts }) => sum + texts.length, 0);

interface Plan {
  find: Find | null;
  goes: FoundPlace[];
  left: FoundPlace[];
  /** All open copies of the records that are made anew. */
  documents: OpenDocument[];
  /** Their handles. */
  codes: string[];
}

function planOf(ground: Ground, request: PurgeRequest, find: Find | null): Promise<Plan> {
  const { project, record, chosen } = request;
  return ground.db.asService('purge', async (tx) => {
    const found = find ? await search(tx, ground, project, find, record) : [];
    const goes = found.filter(({ key }) => chosen === null || chosen.has(key));
    const all = await openDocuments(tx, project, null);
    const hit = new Set(goes.map(({ code }) => code));
    const documents = all.filter((each) => (find ? hit.has(each.code) : each.record === record));
    const left = found.filter((place) => !goes.includes(place));
    return { find, goes, left, documents, codes: [...new Set(documents.map(({ code }) => code))] };
  });
}

/** How long it waits for those who are at work in what it takes. */
const PATIENCE = '10s';

/** Returns what was really reached and left. */
async function carryOut(
  ground: Ground,
  request: PurgeRequest,
  planned: Plan,
  keys: readonly KeyId[],
): Promise<Plan> {
  const { project } = request;
  return ground.db.asService('purge', async (tx) => {
    await tx.execute(raw`select set_config('lock_timeout', ${PATIENCE}, true)`);
    const unknown = await unknownColumns(tx);
    if (unknown.length > 0)
      throw new Error(`a purge does not know what seals ${unknown.join(', ')}: see server/purge/sealed.ts`);
    await holdPurges(tx);
    await takeKeys(tx);
    if (!(await keepKeys(tx, project, keys))) throw new MovedError();
    const documents = await freeze(tx, project, planned.documents);
    const plan = await lookAgain(tx, ground, request, planned);
    const [ofProject, ...ofDocuments] = keys;
    if (!ofProject) throw new Error('no key was drawn');
    const closed = await rebuildAll(tx, ground, request, plan, documents, ofDocuments);
    await tx.delete(outsideFile).where(eq(outsideFile.projectId, project)); // a file lives until a purge at most
    const cut = cutOf(request, plan);
    const { old, changed } = await rekey(tx, ground.keys, project, ofProject, cut);
    if (cut && (await renameParties(tx, project, cut)))
      for (const table of ['source_type', 'source', 'claim']) changed.add(table);
    const ended = [old, ...documents.map((each) => each.key)];
    await endKeys(tx, project, ended);
    await tell(tx, project, { documents: closed, keys: ended, changed });
    await note(tx, request, plan, documents);
    return plan;
  });
}

/**
 * With all keys taken no text of the project can be written any more: what came since the plan goes too, or is named as
 * left. Where it came into a record that the plan does not reach, the plan is made anew.
 */
async function lookAgain(
  tx: Tx,
  ground: Ground,
  { project, record, chosen }: PurgeRequest,
  plan: Plan,
): Promise<Plan> {
  if (!plan.find) return plan;
  const found = await search(tx, ground, project, plan.find, record);
  const goes = found.filter(({ key }) => chosen === null || chosen.has(key));
  if (goes.some(({ code }) => code !== null && !plan.codes.includes(code))) throw new MovedError();
  return { ...plan, goes, left: found.filter((place) => !goes.includes(place)) };
}

/**
 * Nobody writes in them until the transaction ends: neither a commit, nor a compaction, nor the projection. Throws when what
 * is open is no longer what the plan was made for.
 */
async function freeze(tx: Tx, project: ProjectId, planned: readonly OpenDocument[]): Promise<OpenDocument[]> {
  if (planned.length === 0) return [];
  const ids = planned.map(({ id }) => id).toSorted();
  for (const id of ids) {
    await tx.execute(raw`select pg_advisory_xact_lock(hashtextextended(${compactionOf(id)}, 0))`);
    await holdProjection(tx, id);
  }
  await tx.select().from(document).where(inArray(document.id, ids)).orderBy(document.id).for('update');
  const now = await openDocuments(tx, project, [...new Set(planned.map(({ record }) => record))]);
  if (now.length !== ids.length || !now.every(({ id }) => ids.includes(id))) throw new MovedError();
  return now;
}

async function rebuildAll(
  tx: Tx,
  ground: Ground,
  { by, actor: author }: PurgeRequest,
  { find, goes }: Plan,
  documents: readonly OpenDocument[],
  keys: readonly KeyId[],
): Promise<DocumentId[]> {
  const chosen = new Set(goes.map(({ key }) => key));
  for (const [i, each] of documents.entries()) {
    const key = keys[i];
    if (!key) throw new Error('a document has no new key');
    await rebuild(tx, ground, each, { find: chosen.has(keyOfDocument(each)) ? find : null, by, key, author });
  }
  return documents.map(({ id }) => id);
}

function cutOf({ by }: PurgeRequest, { find, goes }: Plan) {
  if (!find) return null;
  const chosen = new Set(goes.map(({ key }) => key));
  return { find, by, goes: (key: string) => chosen.has(key) };
}

/** Of a table, what the pages call it that show it. */
const NOUNS = new Map<string, 'claim' | 'source' | 'codebook'>([
  ...(
    ['claim', 'claim_term', 'decision', 'resolution', 'opinion', 'same_event', 'interest_change'] as const
  ).map((table) => [table, 'claim'] as const),
  ...(['source', 'network', 'source_upstream', 'material_caveat'] as const).map(
    (table) => [table, 'source'] as const,
  ),
  ...(['code', 'code_version'] as const).map((table) => [table, 'codebook'] as const),
]);

/** So many ids fit into a notification. */
const TOLD_AT_ONCE = 50;

async function tell(
  tx: Tx,
  project: ProjectId,
  what: { documents: readonly DocumentId[]; keys: readonly KeyId[]; changed: ReadonlySet<string> },
): Promise<void> {
  for (let i = 0; i < what.keys.length; i += TOLD_AT_ONCE)
    await publish(tx, {
      kind: 'ended',
      project,
      documents: what.documents.slice(i, i + TOLD_AT_ONCE),
      keys: what.keys.slice(i, i + TOLD_AT_ONCE),
    });
  await publish(tx, { kind: 'changed', project, noun: 'record', id: null });
  const nouns = new Set([...what.changed].map((table) => NOUNS.get(table) ?? 'project'));
  for (const noun of nouns) await publish(tx, { kind: 'changed', project, noun, id: null });
}

/** Last, since the chain is locked until the transaction ends. Neither the phrase nor a digest of it is kept. */
async function note(
  tx: Tx,
  { project, actor }: PurgeRequest,
  { goes }: Plan,
  documents: readonly OpenDocument[],
): Promise<void> {
  const records = Map.groupBy(documents, ({ record }) => record);
  for (const [object, copies] of records) {
    const epoch = Math.max(...copies.map((each) => each.epoch)) + 1;
    const places = countOf(goes.filter(({ code }) => code !== null && code === copies[0]?.code));
    await append(tx, { project, actor, act: 'purge.done', object, more: { epoch, places } });
  }
  const places = countOf(goes.filter(({ code }) => code === null));
  await append(tx, { project, actor, act: 'purge.rekeyed', object: project, more: { places } });
}
