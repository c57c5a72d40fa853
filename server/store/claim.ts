/** Claims with the lists that their assertions pick from, and to whom they are shown. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import {
  claimFaults,
  ownValues,
  type ClaimDraft,
  type ClaimKind,
  type Fault,
  type Interest,
  type Term,
} from '#core/claim.ts';
import {
  keyFaults,
  keyTerms,
  listFaults,
  rekeyInterest,
  termFaults,
  type KeyedTerm,
  type TermKind,
} from '#core/claim-term.ts';
import { retaggedBetween } from '#core/interest-change.ts';
import { asId, isUuid, type AccountId, type ClaimId } from '#core/ids.ts';
import type { Period } from '#core/month.ts';
import { assertion, claim, claimReviewer, claimTerm } from '../db/schema.ts';
import { publish } from '../live.ts';
import type { Work } from '../place.ts';
import { inSlices } from '../projection/pace.ts';
import { appendHere } from './audit.ts';
import { keepInterestChange } from './interest-change.ts';
import { partiesInUse } from './party.ts';
import { newId } from '../id.ts';

export interface ClaimView {
  id: ClaimId;
  kind: ClaimKind;
  proposition: string;
  place: string | null;
  period: Period | null;
  /** What it may be: a category's own list, else those of its kind; empty for a quantity. */
  values: Term[];
  /** The first is the claim's own; a nominal claim may have some for figures said in passing. */
  units: Term[];
  definitions: Term[];
  /** By value key; a quantity's only key is `high`. */
  interest: Interest;
  state: boolean;
  event: boolean;
  exhaustive: boolean;
  family: string | null;
  parts: ClaimId[];
  headline: number | null;
  filed: string | null;
}

/** As a reviewer is shown it: without ids of claims that they are not, and without what somebody holds of it. */
export type ShownClaim = Omit<ClaimView, 'parts' | 'family' | 'filed'>;

export function asShown({ parts: _p, family: _f, filed: _v, ...shown }: ClaimView): ShownClaim {
  return shown;
}

export type ClaimResult = { ok: true; id: ClaimId } | { ok: false; faults: Fault[] };

type ClaimRow = typeof claim.$inferSelect;
type TermRow = typeof claimTerm.$inferSelect;

/**
 * Values of a category get the keys v1, v2 … in order, units u1 …, definitions d1 …, whatever keys the draft uses;
 * `interest` and `filed` may name a value by the draft's key or its label.
 */
export async function createClaim(work: Work, draft: ClaimDraft): Promise<ClaimResult> {
  const terms = keyTerms(draft, []);
  const faults = await faultsOf(work, draft, terms, []);
  if (faults.length > 0) return { ok: false, faults };
  const id = newId<ClaimId>();
  await work.tx.insert(claim).values({ id, createdBy: work.actor.account, ...columns(work, draft, terms) });
  await writeTerms(work, id, terms);
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'claim', id });
  return { ok: true, id };
}

/**
 * Null: there is no such claim here. A term keeps its key as long as its draft names it by key. `why`: the reason why it is
 * said otherwise whom the claim serves, without which nobody changes that once somebody has spoken on it.
 */
export async function editClaim(
  work: Work,
  id: ClaimId,
  draft: ClaimDraft,
  why = '',
): Promise<ClaimResult | null> {
  const before = await openClaim(work, id);
  if (!before) return null;
  const edited = await editedTo(work, before, draft, why);
  if (!edited.ok) return edited;
  const { terms, retagged } = edited;
  await work.tx
    .update(claim)
    .set(columns(work, draft, terms))
    .where(here(work, id));
  await work.tx
    .delete(claimTerm)
    .where(and(eq(claimTerm.projectId, work.project), eq(claimTerm.claimId, id)));
  await writeTerms(work, id, terms);
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'claim', id });
  if (retagged) await keepInterestChange(work, id, { before: before.interest, after: retagged, reason: why });
  return { ok: true, id };
}

/** From here to the transaction's end nobody else edits it. */
export async function holdClaim(work: Work, id: ClaimId): Promise<void> {
  await work.tx.select({ id: claim.id }).from(claim).where(here(work, id)).for('no key update');
}

/** Whom a claim that somebody has spoken on would serve, where an edit says so otherwise; null: it does not, or is faulty. */
export async function retaggedTo(
  work: Work,
  id: ClaimId,
  draft: ClaimDraft,
  why: string,
): Promise<Interest | null> {
  const before = await openClaim(work, id);
  const edited = before && (await editedTo(work, before, draft, why));
  return edited?.ok ? edited.retagged : null;
}

type Edited = { ok: true; terms: KeyedTerm[]; retagged: Interest | null } | { ok: false; faults: Fault[] };

/** An edit as it would be written, or what keeps it from being. */
async function editedTo(work: Work, before: ClaimView, draft: ClaimDraft, why: string): Promise<Edited> {
  const terms = keyTerms(draft, keysOf(before));
  const faults = [
    ...(await faultsOf(work, draft, terms, Object.keys(before.interest))),
    ...(await faultsOfUse(work, before, draft, terms)),
  ];
  const interest = rekeyInterest(draft.interest, valuesOf(draft, terms));
  const retagged =
    retaggedBetween(before.interest, interest).length > 0 && (await isSpokenOn(work, before.id));
  if (retagged && why.trim() === '') faults.push(NO_REASON);
  if (draft.parts.includes(before.id))
    faults.push({ field: 'parts', message: 'A claim cannot be a part of itself. Take it out of its parts.' });
  return faults.length > 0
    ? { ok: false, faults }
    : { ok: true, terms, retagged: retagged ? interest : null };
}

const NO_REASON: Fault = {
  field: 'why',
  message:
    'Somebody has spoken on this claim: whom it serves decides what each statement weighs. Write why it is said otherwise now.',
};

async function isSpokenOn(work: Work, id: ClaimId): Promise<boolean> {
  const [said] = await work.tx
    .select({ id: assertion.id })
    .from(assertion)
    .where(and(eq(assertion.projectId, work.project), eq(assertion.claimId, id)))
    .limit(1);
  return said !== undefined;
}

/** Those that the actor may see, in the order in which they were written down. */
export async function listClaims(work: Work): Promise<ClaimView[]> {
  const rows = await work.tx
    .select()
    .from(claim)
    .where(eq(claim.projectId, work.project))
    .orderBy(asc(claim.createdAt), asc(claim.id));
  const terms = await work.tx
    .select()
    .from(claimTerm)
    .where(eq(claimTerm.projectId, work.project))
    .orderBy(asc(claimTerm.position));
  const byClaim = Map.groupBy(terms, (term) => term.claimId);
  return inSlices(rows, (row) => view(work, row, byClaim.get(row.id) ?? []));
}

export async function openClaim(work: Work, id: ClaimId): Promise<ClaimView | null> {
  const [row] = await work.tx.select().from(claim).where(here(work, id));
  const terms = await work.tx
    .select()
    .from(claimTerm)
    .where(and(eq(claimTerm.projectId, work.project), eq(claimTerm.claimId, id)))
    .orderBy(asc(claimTerm.position));
  return row ? view(work, row, terms) : null;
}

/** Adds to the list that assertions pick from; a label that is there already gives its key. */
export async function addTerm(
  work: Work,
  id: ClaimId,
  kind: TermKind,
  label: string,
): Promise<{ ok: true; key: string } | { ok: false; faults: Fault[] } | null> {
  const found = await openClaim(work, id);
  if (!found) return null;
  const list = { value: found.values, unit: found.units, definition: found.definitions }[kind];
  const same = list.find((term) => term.label === label.trim());
  if (same) return { ok: true, key: same.key };
  const faults = termFaults(found.kind, kind, label);
  if (faults.length > 0) return { ok: false, faults };
  const terms = keyTerms({ ...found, ...grown(found, kind, label) }, keysOf(found));
  const made = terms.findLast((term) => term.kind === kind);
  if (!made) throw new Error(`the new ${kind} got no key`);
  await writeTerms(work, id, [made]);
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'claim', id });
  return { ok: true, key: made.key };
}

/** Says that two claims ask the same question for different periods. False: there is no such other claim here. */
export async function joinFamily(work: Work, id: ClaimId, other: ClaimId): Promise<boolean> {
  const kin = await openClaim(work, other);
  if (!kin) return false;
  const familyId = kin.family ?? randomUUID();
  await work.tx
    .update(claim)
    .set({ familyId })
    .where(and(eq(claim.projectId, work.project), inArray(claim.id, [id, other])));
  for (const one of [id, other])
    await publish(work.tx, { kind: 'changed', project: work.project, noun: 'claim', id: one });
  return true;
}

export async function showClaim(work: Work, id: ClaimId, reviewer: AccountId): Promise<void> {
  const shown = await work.tx
    .insert(claimReviewer)
    .values({ projectId: work.project, claimId: id, accountId: reviewer })
    .onConflictDoNothing()
    .returning({ claim: claimReviewer.claimId });
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'claim', id });
  if (shown.length > 0) await appendHere(work, { act: 'claim.shown', object: id, more: { reviewer } });
}

export async function unshowClaim(work: Work, id: ClaimId, reviewer: AccountId): Promise<void> {
  const hidden = await work.tx
    .delete(claimReviewer)
    .where(
      and(
        eq(claimReviewer.projectId, work.project),
        eq(claimReviewer.claimId, id),
        eq(claimReviewer.accountId, reviewer),
      ),
    )
    .returning({ claim: claimReviewer.claimId });
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'claim', id });
  if (hidden.length > 0) await appendHere(work, { act: 'claim.hidden', object: id, more: { reviewer } });
}

/** To whom each claim is shown: all for a lead, for a reviewer their own. */
export async function listShown(work: Work): Promise<{ claim: ClaimId; reviewer: AccountId }[]> {
  return work.tx
    .select({ claim: claimReviewer.claimId, reviewer: claimReviewer.accountId })
    .from(claimReviewer)
    .where(eq(claimReviewer.projectId, work.project))
    .orderBy(asc(claimReviewer.createdAt), asc(claimReviewer.accountId));
}

const here = (work: Work, id: ClaimId) => and(eq(claim.projectId, work.project), eq(claim.id, id));

function columns(work: Work, draft: ClaimDraft, terms: readonly KeyedTerm[]) {
  const values = valuesOf(draft, terms);
  return {
    projectId: work.project,
    kind: draft.kind,
    propositionEnc: work.words.seal(draft.proposition.trim()),
    placeEnc: draft.place === null ? null : work.words.seal(draft.place.trim()),
    periodFrom: draft.period?.from ?? null,
    periodTo: draft.period?.to ?? null,
    state: draft.state,
    event: draft.event,
    exhaustive: draft.exhaustive,
    familyId: draft.family,
    interest: rekeyInterest(draft.interest, values),
    parts: draft.parts.flatMap((part) => asId<ClaimId>(part) ?? []),
    headline: draft.headline,
    filed: draft.filed === null ? null : (values.get(draft.filed) ?? null),
  };
}

/** Of a quantity: whose interest a high figure serves. */
const HIGH: [string, string][] = [['high', 'high']];

/** What the draft may call a value → its key. */
function valuesOf(draft: ClaimDraft, terms: readonly KeyedTerm[]): Map<string, string> {
  const keyed = terms.filter((term) => term.kind === 'value');
  return new Map([
    ...ownValues(draft.kind).map((term): [string, string] => [term.key, term.key]),
    ...keyed.map((term): [string, string] => [term.label, term.key]),
    ...draft.values.map((term, i): [string, string] => [term.key, keyed[i]?.key ?? term.key]),
    ...(draft.kind === 'quantity' ? HIGH : []),
  ]);
}

async function writeTerms(work: Work, id: ClaimId, terms: readonly KeyedTerm[]): Promise<void> {
  if (terms.length === 0) return;
  await work.tx.insert(claimTerm).values(
    terms.map(({ kind, key, label, position }) => ({
      projectId: work.project,
      claimId: id,
      kind,
      key,
      labelEnc: work.words.seal(label),
      position,
    })),
  );
}

function view(work: Work, row: ClaimRow, terms: readonly TermRow[]): ClaimView {
  const list = (kind: TermKind): Term[] =>
    terms.filter((t) => t.kind === kind).map((t) => ({ key: t.key, label: work.words.open(t.labelEnc) }));
  return {
    id: row.id,
    kind: row.kind,
    proposition: work.words.open(row.propositionEnc),
    place: row.placeEnc === null ? null : work.words.open(row.placeEnc),
    period:
      row.periodFrom !== null && row.periodTo !== null ? { from: row.periodFrom, to: row.periodTo } : null,
    values: row.kind === 'category' ? list('value') : ownValues(row.kind),
    units: list('unit'),
    definitions: list('definition'),
    interest: row.interest,
    state: row.state,
    event: row.event,
    exhaustive: row.exhaustive,
    family: row.familyId,
    parts: row.parts,
    headline: row.headline,
    filed: row.filed,
  };
}

const keysOf = (claim: ClaimView): { kind: TermKind; key: string }[] => [
  ...(claim.kind === 'category' ? claim.values : []).map(({ key }) => ({ kind: 'value' as const, key })),
  ...claim.units.map(({ key }) => ({ kind: 'unit' as const, key })),
  ...claim.definitions.map(({ key }) => ({ kind: 'definition' as const, key })),
];

const grown = (claim: ClaimView, kind: TermKind, label: string): Partial<ClaimDraft> => {
  const term = { key: '', label };
  switch (kind) {
    case 'value':
      return { values: [...claim.values, term] };
    case 'unit':
      return { units: [...claim.units, term] };
    case 'definition':
      return { definitions: [...claim.definitions, term] };
  }
};

/** Faults of the draft itself, and of what it points to. `known`: parties that the claim has named before. */
async function faultsOf(
  work: Work,
  draft: ClaimDraft,
  terms: readonly KeyedTerm[],
  known: readonly string[],
): Promise<Fault[]> {
  const parties = Object.keys(draft.interest).length === 0 ? [] : await partiesInUse(work);
  const faults = [
    ...claimFaults(draft),
    ...listFaults(draft),
    ...keyFaults(draft, valuesOf(draft, terms), [...parties, ...known]),
  ];
  if (draft.family !== null && !isUuid(draft.family))
    faults.push({
      field: 'family',
      message: 'This family is not known here. Choose a claim that asks the same.',
    });
  const unknown = draft.parts.length === 0 ? [] : await unknownClaims(work, draft.parts);
  if (unknown.length > 0)
    faults.push({
      field: 'parts',
      message: `${unknown.length === 1 ? 'One part is' : `${unknown.length} parts are`} not a claim of this project. Choose the parts from the list.`,
    });
  return faults;
}

async function unknownClaims(work: Work, ids: readonly string[]): Promise<string[]> {
  const wellFormed = ids.flatMap((id) => asId<ClaimId>(id) ?? []);
  const found = await work.tx
    .select({ id: claim.id })
    .from(claim)
    .where(and(eq(claim.projectId, work.project), inArray(claim.id, wellFormed)));
  const known = new Set<string>(found.map((row) => row.id));
  return ids.filter((id) => !known.has(id));
}

/** What statements already rest on must stay: the kind, and every term that one of them picked. */
async function faultsOfUse(
  work: Work,
  before: ClaimView,
  draft: ClaimDraft,
  terms: readonly KeyedTerm[],
): Promise<Fault[]> {
  const said = await work.tx
    .select({ value: assertion.value, unit: assertion.unit, definition: assertion.definition })
    .from(assertion)
    .where(and(eq(assertion.projectId, work.project), eq(assertion.claimId, before.id)));
  if (said.length === 0) return [];
  const faults: Fault[] = [];
  if (draft.kind !== before.kind)
    faults.push({
      field: 'kind',
      message: `${said.length} ${said.length === 1 ? 'statement rests' : 'statements rest'} on this claim as a ${before.kind}. Write a new claim for the other question.`,
    });
  const kept = new Set(terms.map((term) => `${term.kind} ${term.key}`));
  for (const { kind, key } of keysOf(before)) {
    if (kept.has(`${kind} ${key}`) || !said.some((one) => one[kind] === key)) continue;
    const label = [...before.values, ...before.units, ...before.definitions].find(
      (t) => t.key === key,
    )?.label;
    faults.push({
      field: kind === 'value' ? 'values' : kind,
      message: `“${label ?? key}” is what a statement picked. Keep it, or change the statement first.`,
    });
  }
  return faults;
}
