/** The register of sources as it is written: keys and codes are looked up among what the actor may see. */
import { and, eq, isNull } from 'drizzle-orm';
import { randomBytes, randomUUID } from 'node:crypto';
import type { Fault } from '#core/claim.ts';
import { drawCode, type AccountId, type SourceId } from '#core/ids.ts';
import { sourceFaults, type NewSource } from '#core/record.ts';
import { INTRODUCTIONS, type Introduction } from '#core/source.ts';
import { network, roleBand, source, sourceType } from '../db/schema.ts';
import { publish } from '../live.ts';
import type { Work } from '../place.ts';
import { placeIn } from './compartment.ts';
import { partiesInUse } from './party.ts';
import { findSource, hidesIntroducer, listNetworks } from './source.ts';
import { newId } from '../id.ts';

export type SourceResult = { ok: true; id: SourceId; code: string } | { ok: false; fault: Fault };

/** Fields to change: what is left out stays, null clears. */
export type SourceEdit = { [K in keyof NewSource]?: NewSource[K] | null };

/** The caller is its researcher; a lead may name another (`createRecord` does). */
export async function createSource(
  work: Work,
  fields: NewSource,
  researcher: AccountId = work.actor.account,
): Promise<SourceResult> {
  const columns = await columnsOf(work, fields, null);
  if (!columns.ok) return columns;
  const { typeId, ...rest } = columns.set;
  if (typeId === undefined) throw new Error('a new source passed the checks without a type');
  const id = newId<SourceId>();
  const row = { projectId: work.project, id, typeId, ...rest };
  await placeIn(work.tx, work.project, researcher, [id]);
  const code = await underNewCode('S', async (drawn) => {
    const made = await work.tx
      .insert(source)
      .values({ ...row, code: drawn })
      .onConflictDoNothing({ target: [source.projectId, source.code] })
      .returning({ id: source.id });
    return made.length > 0;
  });
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'source', id });
  return { ok: true, id, code };
}

/** Draws codes until one is free. Among 24 million a second draw is rare, and a sixth says that something is wrong. */
export async function underNewCode(
  kind: 'S' | 'R',
  insert: (code: string) => Promise<boolean>,
): Promise<string> {
  for (let draw = 0; draw < 6; draw++) {
    const code = drawCode(kind, randomBytes(5));
    if (await insert(code)) return code;
  }
  throw new Error('No free code was found in six draws.');
}

/** Null: no such source for this actor. Only the fields that are given change; null clears one. */
export async function editSource(work: Work, code: string, fields: SourceEdit): Promise<SourceResult | null> {
  const found = await findSource(work, code);
  if (!found) return null;
  const columns = await columnsOf(work, fields, found);
  if (!columns.ok) return columns;
  if (Object.keys(columns.set).length > 0)
    await work.tx
      .update(source)
      .set(columns.set)
      .where(and(eq(source.projectId, work.project), eq(source.id, found.id)));
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'source', id: found.id });
  return { ok: true, id: found.id, code };
}

const fault = (field: string, message: string): { ok: false; fault: Fault } => ({
  ok: false,
  fault: { field, message },
});

type Columns = Partial<Omit<typeof source.$inferInsert, 'projectId' | 'id' | 'code' | 'createdAt'>>;
type Looked<T> = { ok: true; value: T } | { ok: false; fault: Fault };

/** Fields as columns: keys and codes are looked up among what the actor may see. */
async function columnsOf(
  work: Work,
  given: SourceEdit,
  known: { id: SourceId } | null,
): Promise<{ ok: true; set: Columns } | { ok: false; fault: Fault }> {
  const [wrong] = sourceFaults(withoutNulls(given));
  if (wrong) return { ok: false, fault: wrong };
  const fields = emptyAsNull(given);
  const party = await partyFault(work, fields.affiliation);
  if (party) return party;
  const type = await look(fields.typeKey, (key) => typeId(work, key));
  if (!type.ok) return type;
  if (!type.value && !known) return fault('typeKey', 'Say what type of source this is.');
  const band = await look(fields.roleBandKey, (key) => roleBandId(work, key));
  if (!band.ok) return band;
  const introduced = await look(fields.introducedBy, (code) => introducerId(work, code));
  if (!introduced.ok) return introduced;
  if (known && introduced.value === known.id)
    return fault('introducedBy', 'A source cannot have introduced itself. Name another source, or none.');
  const keepsIntroducer =
    known !== null && introduced.value === null && (await hidesIntroducer(work, known.id));
  // The last, since it may make the network: nothing is written when anything is wrong.
  const tie = await look(fields.networkLabel, (label) => networkId(work, label));
  if (!tie.ok) return tie;
  const set: Columns = {
    ...(type.value ? { typeId: type.value } : {}),
    ...optional('roleBandId', band.value),
    ...optional('networkId', tie.value),
    ...(keepsIntroducer ? {} : optional('introducedBy', introduced.value)),
    ...affiliationColumns(fields),
    ...optional('region', fields.region),
    ...(fields.introduction === undefined ? {} : { introduction: introductionOf(fields.introduction) }),
    ...(fields.external === undefined ? {} : { external: fields.external === true }),
    ...(fields.title === undefined ? {} : { titleEnc: sealed(work, fields.title) }),
  };
  return { ok: true, set };
}

function optional<K extends keyof Columns>(key: K, value: Columns[K] | undefined): Columns {
  return value === undefined ? {} : { [key]: value };
}

/** An affiliation that is given ends "has none", and the reverse. */
function affiliationColumns(fields: SourceEdit): Columns {
  if (fields.unaffiliated === true) return { unaffiliated: true, affiliation: null };
  return {
    ...(fields.unaffiliated === undefined && fields.affiliation === undefined ? {} : { unaffiliated: false }),
    ...optional('affiliation', fields.affiliation),
  };
}

const introductionOf = (text: string | null): Introduction =>
  INTRODUCTIONS.find((kind) => kind === text) ?? 'none';

const sealed = (work: Work, text: string | null): Uint8Array | null =>
  text === null || text.trim() === '' ? null : work.words.seal(text.trim());

/** A form sends an empty text where nothing was chosen. */
function emptyAsNull(fields: SourceEdit): SourceEdit {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      typeof value === 'string' && value.trim() === '' ? null : value,
    ]),
  );
}

function withoutNulls(fields: SourceEdit): Partial<NewSource> {
  return Object.fromEntries(Object.entries(emptyAsNull(fields)).filter(([, value]) => value !== null));
}

/** undefined stays (nothing to change), null clears, a text is looked up. */
async function look<T>(
  text: string | null | undefined,
  find: (text: string) => Promise<Looked<T>>,
): Promise<Looked<T | null | undefined>> {
  if (text === undefined || text === null) return { ok: true, value: text };
  return find(text);
}

async function typeId(work: Work, key: string): Promise<Looked<string>> {
  const [row] = await work.tx
    .select({ id: sourceType.id })
    .from(sourceType)
    .where(
      and(eq(sourceType.projectId, work.project), eq(sourceType.key, key), isNull(sourceType.retiredAt)),
    );
  return row
    ? { ok: true, value: row.id }
    : fault('typeKey', `“${key}” is no source type of this project. Choose one from its list.`);
}

async function roleBandId(work: Work, key: string): Promise<Looked<string>> {
  const [row] = await work.tx
    .select({ id: roleBand.id })
    .from(roleBand)
    .where(and(eq(roleBand.projectId, work.project), eq(roleBand.key, key), isNull(roleBand.retiredAt)));
  return row
    ? { ok: true, value: row.id }
    : fault('roleBandKey', `“${key}” is no role band of this project. Choose one from its list.`);
}

async function introducerId(work: Work, code: string): Promise<Looked<SourceId>> {
  const found = await findSource(work, code);
  return found
    ? { ok: true, value: found.id }
    : fault('introducedBy', `There is no source ${code} here. Choose one from the register, or none.`);
}

/** An affiliation is stored in clear: only leads make a new one, all others choose among those in use. */
async function partyFault(
  work: Work,
  party: string | null | undefined,
): Promise<{ ok: false; fault: Fault } | null> {
  if (party === null || party === undefined || work.actor.role === 'lead') return null;
  const parties = await partiesInUse(work); // their own sources' too: what stands there may stay
  if (parties.includes(party)) return null;
  const list = parties.length === 0 ? 'There is none yet' : `Choose one of: ${parties.join(', ')}`;
  return fault('affiliation', `“${party}” is no party of this project. ${list}, or ask a lead to name it.`);
}

/** Networks tie sources of several researchers together: only leads see or name them. */
async function networkId(work: Work, label: string): Promise<Looked<string>> {
  if (work.actor.role !== 'lead')
    return fault('networkLabel', 'Networks are named by leads. Leave the network out.');
  const name = label.trim();
  const same = (await listNetworks(work)).find((one) => one.label === name);
  if (same) return { ok: true, value: same.id };
  const id = randomUUID();
  await work.tx.insert(network).values({ projectId: work.project, id, labelEnc: work.words.seal(name) });
  return { ok: true, value: id };
}
