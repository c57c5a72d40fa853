/** The review of a field copy before its release: hits, what leads decided of them, and the words that leave. */
import { and, asc, eq, ne } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { DocumentId, KeyId, RecordId } from '#core/ids.ts';
import {
  leaving,
  markOf,
  sameWords,
  settleFault,
  spotsOf,
  type Settled,
  type SettledSpot,
  type SettleFault,
  type Spot,
} from '#core/release-review.ts';
import { readMemos } from '#doc/entry.ts';
import { readBlocks, type Block } from '#doc/transcript.ts';
import { document, membership, releaseChoice } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import type { Words } from '../keys.ts';
import { publish } from '../live.ts';
import type { Work } from '../place.ts';
import { readDocument } from '../sync/update-log.ts';
import { appendHere, saltedDigest } from './audit.ts';

/** A field copy as one read it. */
export interface FieldCopy {
  record: RecordId;
  document: DocumentId;
  blocks: Block[];
  headSeq: number;
  /** How many notes stay behind in it. */
  notes: number;
}

export interface ReviewHit extends SettledSpot {
  /** Opaque; the same as long as its paragraph stays as it is. */
  id: string;
  words: string;
  /** Who settled it. */
  by: { role: string; ordinal: number } | null;
  /** What the same words became in this study before, or null. */
  before: string | null;
}

export interface ReviewBlock extends Block {
  hits: ReviewHit[];
}

export interface Review {
  blocks: ReviewBlock[];
  open: number;
}

export async function readField(ground: Ground, record: RecordId, id: DocumentId): Promise<FieldCopy> {
  const { doc, seq } = await readDocument(ground, id);
  const [blocks, notes] = [readBlocks(doc), readMemos(doc).length];
  doc.destroy();
  return { record, document: id, blocks, headSeq: seq, notes };
}

/** The paragraphs as they leave: plain values for a fresh document. */
export const leavingBlocks = (review: Review): Block[] =>
  review.blocks.map(({ kind, text, hits }) => ({ kind, text: leaving(text, hits) }));

export async function readReview(work: Work, field: FieldCopy): Promise<Review> {
  const [choices, words] = [await choicesOf(work, field), await wordsOf(work, field.document)];
  const earlier = await earlierIn(work, field);
  const blocks = field.blocks.map((block) => {
    const paragraph = words.digest(block.text);
    const here = choices.get(hex(paragraph)) ?? [];
    const hits = spotsOf(block.text, marksOf(here)).map((spot): ReviewHit => {
      const said = block.text.slice(spot.from, spot.to);
      const choice = here.find((one) => idOf(one.spot) === idOf(spot));
      return {
        ...spot,
        id: `${hex(paragraph).slice(0, 32)}.${idOf(spot)}`,
        words: said,
        settled: choice?.settled ?? null,
        by: choice?.settled ? choice.by : null,
        before: earlier(said),
      };
    });
    return { ...block, hits };
  });
  const open = blocks.flatMap((block) => block.hits).filter((hit) => hit.settled === null).length;
  return { blocks, open };
}

export type SettleResult = { ok: true } | { ok: false; fault: SettleFault | 'gone' };

/**
 * Settles a hit. A replacement or a mask is of the words: it holds wherever they stand in this record; a dismissal is of
 * the one place. `gone`: the paragraph was changed since it was read, or there is no such hit.
 */
export async function settleHit(
  work: Work,
  field: FieldCopy,
  id: string,
  settled: Settled,
): Promise<SettleResult> {
  const review = await readReview(work, field);
  const places = placesOf(review);
  const place = places.find((one) => one.hit.id === id);
  if (!place) return { ok: false, fault: 'gone' };
  const { hit } = place;
  const fault = settleFault(settled, hit.before);
  if (fault !== null) return { ok: false, fault };
  const same = sameWords(hit.words);
  const meant =
    settled.act === 'dismiss'
      ? [place]
      : places.filter(
          (one) => one === place || (one.hit.settled?.act !== 'dismiss' && sameWords(one.hit.words) === same),
        );
  for (const one of meant) await insert(work, field, one.text, one.hit, settled.act, settled.words);
  const result = await told(work, field);
  const more = { as: AUDITED[settled.act], hit: saltedDigest(work.ground.keys, work.project, id) };
  await appendHere(work, { act: 'release.hit-settled', object: field.record, more });
  return result;
}

const AUDITED = { generalise: 'generalised', mask: 'masked', dismiss: 'dismissed' } as const;

/** Takes back what was decided of a hit; a mark that a lead made goes with it. */
export async function reopenHit(work: Work, field: FieldCopy, id: string): Promise<SettleResult> {
  const place = placesOf(await readReview(work, field)).find((one) => one.hit.id === id);
  if (!place) return { ok: false, fault: 'gone' };
  const { hit, text } = place;
  const act = hit.rule === 'marked' && hit.settled === null ? 'unmark' : 'open';
  await insert(work, field, text, hit, act, null);
  return told(work, field);
}

/** Words that no rule found, marked by a lead: a hit like the others. */
export async function markWords(
  work: Work,
  field: FieldCopy,
  at: { block: number; from: number; to: number },
): Promise<SettleResult> {
  const block = (await readReview(work, field)).blocks[at.block];
  const marked = block?.hits.filter((hit) => hit.rule === 'marked') ?? [];
  const spot = block ? markOf(block.text, at.from, at.to, marked) : null;
  if (!block || !spot) return { ok: false, fault: 'gone' };
  for (const mark of marked)
    if (mark.from < spot.to && spot.from < mark.to)
      await insert(work, field, block.text, mark, 'unmark', null);
  await insert(work, field, block.text, spot, 'mark', null);
  return told(work, field);
}

const placesOf = (review: Review): { text: string; hit: ReviewHit }[] =>
  review.blocks.flatMap(({ text, hits }) => hits.map((hit) => ({ text, hit })));

async function told(work: Work, field: FieldCopy): Promise<SettleResult> {
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'record', id: field.record });
  return { ok: true };
}

type Act = (typeof releaseChoice.$inferInsert)['act'];

async function insert(
  work: Work,
  field: FieldCopy,
  paragraph: string,
  spot: Spot,
  act: Act,
  body: string | null,
): Promise<void> {
  const words = await wordsOf(work, field.document);
  const sealed =
    (act === 'generalise' || act === 'dismiss') && body !== null ? words.seal(body.trim()) : null;
  await work.tx.insert(releaseChoice).values({
    projectId: work.project,
    id: randomUUID(),
    recordId: field.record,
    documentId: field.document,
    paragraph: words.digest(paragraph),
    words: words.digest(sameWords(paragraph.slice(spot.from, spot.to))),
    fromAt: spot.from,
    toAt: spot.to,
    rule: spot.rule,
    act,
    bodyEnc: sealed,
    accountId: work.actor.account,
  });
}

/** The key of a document: what was decided of its words is sealed under it, and goes with it. */
export async function wordsOf(work: Work, id: DocumentId): Promise<Words> {
  const [row] = await work.tx.select({ key: document.keyId }).from(document).where(eq(document.id, id));
  if (!row) throw new Error('a review of a document that is not there');
  return work.ground.keys.words(row.key);
}

interface Choice {
  spot: Spot;
  /** null: open, or a mark that nothing was decided of. */
  settled: Settled | null;
  act: Act;
  by: { role: string; ordinal: number } | null;
}

const idOf = (spot: Spot): string => `${spot.from}.${spot.to}.${spot.rule}`;
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** The latest of each place, by paragraph. */
async function choicesOf(work: Work, field: FieldCopy): Promise<Map<string, Choice[]>> {
  const rows = await work.tx
    .select({ row: releaseChoice, role: membership.role, ordinal: membership.ordinal })
    .from(releaseChoice)
    .leftJoin(
      membership,
      and(
        eq(membership.projectId, releaseChoice.projectId),
        eq(membership.accountId, releaseChoice.accountId),
      ),
    )
    .where(and(eq(releaseChoice.projectId, work.project), eq(releaseChoice.documentId, field.document)))
    .orderBy(asc(releaseChoice.createdAt), asc(releaseChoice.id));
  const words = await wordsOf(work, field.document);
  const latest = new Map<string, { paragraph: string; choice: Choice }>();
  for (const { row, role, ordinal } of rows) {
    if (row.rule === 'difference') continue;
    const spot = { from: row.fromAt, to: row.toAt, rule: row.rule };
    const by = role !== null && ordinal !== null ? { role, ordinal } : null;
    const paragraph = hex(row.paragraph);
    const choice = { spot, act: row.act, settled: settledOf(row, words), by };
    latest.set(`${paragraph} ${idOf(spot)}`, { paragraph, choice });
  }
  const byParagraph = new Map<string, Choice[]>();
  for (const { paragraph, choice } of latest.values())
    byParagraph.set(paragraph, [...(byParagraph.get(paragraph) ?? []), choice]);
  return byParagraph;
}

function settledOf(row: typeof releaseChoice.$inferSelect, words: Words): Settled | null {
  const { act, bodyEnc } = row;
  if (act !== 'generalise' && act !== 'mask' && act !== 'dismiss') return null;
  return { act, words: bodyEnc === null ? null : words.open(bodyEnc) };
}

const marksOf = (choices: readonly Choice[]): Spot[] =>
  choices.filter(({ spot, act }) => spot.rule === 'marked' && act !== 'unmark').map(({ spot }) => spot);

/**
 * What the same words became in other records of the study. Each record knows its words by digests under its own key
 * alone, so that a question is asked of each; a record whose key is gone answers nothing.
 */
async function earlierIn(work: Work, field: FieldCopy): Promise<(words: string) => string | null> {
  const rows = await work.tx
    .select({
      words: releaseChoice.words,
      act: releaseChoice.act,
      body: releaseChoice.bodyEnc,
      key: document.keyId,
    })
    .from(releaseChoice)
    .innerJoin(
      document,
      and(eq(document.projectId, releaseChoice.projectId), eq(document.id, releaseChoice.documentId)),
    )
    .where(and(eq(releaseChoice.projectId, work.project), ne(releaseChoice.documentId, field.document)))
    .orderBy(asc(releaseChoice.createdAt), asc(releaseChoice.id));
  const byKey = new Map<KeyId, Map<string, Uint8Array>>();
  for (const { words, act, body, key } of rows) {
    const known = byKey.get(key) ?? new Map<string, Uint8Array>();
    byKey.set(key, known);
    if (act === 'generalise' && body !== null) known.set(hex(words), body);
    else if (act === 'mask' || act === 'open') known.delete(hex(words));
  }
  return (said) => {
    const same = sameWords(said);
    for (const [key, known] of byKey) {
      if (!work.ground.keys.has(key)) continue;
      const words = work.ground.keys.words(key);
      const body = known.get(hex(words.digest(same)));
      if (body !== undefined) return words.open(body);
    }
    return null;
  };
}
