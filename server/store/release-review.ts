/** The review of a field copy before its release: hits, what leads decided of them, and the words that leave. */
import { and, asc, eq, sql as raw } from 'drizzle-orm';
import { joined, piecesOf, scanPiece, type ScanHit } from '#core/disclosure/identifier-scan.ts';
import type { AccountId, DocumentId, KeyId, RecordId } from '#core/ids.ts';
import { echoesIn, knownIn } from '#core/release-echo.ts';
import {
  leaving,
  markOf,
  sameWords,
  settleFault,
  type ChoiceAct,
  type Settled,
  type SettledSpot,
  type SettleFault,
  type Spot,
} from '#core/release-review.ts';
import { readMemos } from '#doc/entry.ts';
import { readBlocks, type Block } from '#doc/transcript.ts';
import { document, membership, releaseChoice } from '../db/schema.ts';
import type { Words } from '../keys.ts';
import { publish } from '../live.ts';
import type { Work } from '../place.ts';
import { inSlices } from '../projection/pace.ts';
import { readDocumentFor, type Reader } from '../sync/update-log.ts';
import { appendHere, saltedDigest } from './audit.ts';
import { findCopy } from './document.ts';
import { choiceOf, decisionsIn, hex, idOf, type Decisions, type LostChoice } from './release-choice.ts';

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
  /** What the same words became in other records of this study, or null. */
  before: string | null;
  /** What they became in this record last, or null. */
  here: string | null;
}

export interface ReviewBlock extends Block {
  hits: ReviewHit[];
}

/** A mark whose paragraph was changed, and whose words stand nowhere in what changed. */
export interface MarkAgain {
  id: string;
  settled: Settled | null;
  by: ReviewHit['by'];
}

export interface Review {
  blocks: ReviewBlock[];
  again: MarkAgain[];
  /** How many hits nobody has settled, and marks nobody has looked at again. */
  open: number;
}

export async function readField(reader: Reader, record: RecordId, id: DocumentId): Promise<FieldCopy> {
  const { doc, seq } = await readDocumentFor(reader, id);
  const [blocks, notes] = [readBlocks(doc), readMemos(doc).length];
  doc.destroy();
  return { record, document: id, blocks, headSeq: seq, notes };
}

/** The paragraphs as they leave: plain values for a fresh document. */
export const leavingBlocks = (review: Review): Block[] =>
  review.blocks.map(({ kind, text, hits }) => ({ kind, text: leaving(text, hits) }));

/** Paragraphs, or pieces of one, that are scanned before others get on: some ten milliseconds each. */
const SCANNED_AT_ONCE = 4;

/** The scan's hits of each paragraph. */
async function scanned(blocks: readonly Block[]): Promise<ScanHit[][]> {
  const pieces = blocks.flatMap((block, of) => piecesOf(block.text).map((piece) => ({ of, block, piece })));
  const hits = await inSlices(pieces, ({ block, piece }) => scanPiece(block.text, piece), SCANNED_AT_ONCE);
  const ofBlock = Map.groupBy(pieces.keys(), (i) => pieces[i]?.of);
  return blocks.map((_, of) => joined((ofBlock.get(of) ?? []).map((i) => hits[i] ?? [])));
}

export async function readReview(work: Work, field: FieldCopy): Promise<Review> {
  const [decisions, words] = [await readDecisions(work, field), await wordsOf(work, field.document)];
  const [earlier, handles] = [await earlierIn(work, field), await handlesIn(work)];
  const hitsOf = await scanned(field.blocks);
  const reading = { decisions, words, earlier, handles };
  const found = await inSlices(field.blocks, (block, i) => readBlock(block, hitsOf[i] ?? [], reading));
  const known = knownIn(found.flatMap(({ hits }) => hits));
  const blocks = await inSlices(found, (block, i) => {
    const echoes = echoesIn(block.text, block.hits, known);
    return echoes.length === 0 ? block : readBlock(block, [...(hitsOf[i] ?? []), ...echoes], reading);
  });
  const again = decisions.again.map(({ id, settled, account }) => ({
    ...{ id, settled },
    by: handles.get(account) ?? null,
  }));
  const open = blocks.flatMap((block) => block.hits).filter((hit) => hit.settled === null);
  return { blocks, again, open: open.length + again.length };
}

interface Reading {
  decisions: Decisions;
  words: Words;
  earlier: (said: string) => Pick<ReviewHit, 'before' | 'here'>;
  handles: ReadonlyMap<AccountId, { role: string; ordinal: number }>;
}

function readBlock(
  block: Block,
  scan: readonly Spot[],
  { decisions, words, earlier, handles }: Reading,
): ReviewBlock {
  const paragraph = hex(words.digest(block.text));
  const hits = decisions.of(block.text, scan).map(({ account, ...spot }): ReviewHit => {
    const said = block.text.slice(spot.from, spot.to);
    return {
      ...spot,
      id: `${paragraph.slice(0, 32)}.${idOf(spot)}`,
      words: said,
      by: spot.settled && account ? (handles.get(account) ?? null) : null,
      ...earlier(said),
    };
  });
  return { ...block, hits };
}

export async function readDecisions(work: Work, field: FieldCopy) {
  const rows = await work.tx
    .select()
    .from(releaseChoice)
    .where(and(eq(releaseChoice.projectId, work.project), eq(releaseChoice.documentId, field.document)))
    .orderBy(asc(releaseChoice.createdAt), asc(releaseChoice.id));
  const marked = rows.some(({ rule }) => rule === 'marked');
  const released = marked ? await releasedTexts(work, field.record) : [];
  const texts = field.blocks.map(({ text }) => text);
  return decisionsIn(rows, await wordsOf(work, field.document), texts, new Set(released));
}

/** The paragraphs of the analysis copy; none before the release. */
async function releasedTexts(work: Work, id: RecordId): Promise<string[]> {
  const analysis = await findCopy(work, id, 'analysis');
  if (analysis === null) return [];
  const { doc } = await readDocumentFor(work, analysis);
  const texts = readBlocks(doc).map(({ text }) => text);
  doc.destroy();
  return texts;
}

export type SettleResult = { ok: true } | { ok: false; fault: SettleFault | 'gone' };

/** Wherever the words of a hit stand, but where they were dismissed. */
function everywhere({ blocks }: Review, of: ReviewHit, settled: Settled): { text: string; hit: Spot }[] {
  const same = sameWords(of.words);
  const known = knownIn([{ ...of, settled }]);
  return blocks.flatMap(({ text, hits }) =>
    [
      ...hits.filter(
        (hit) => hit.id === of.id || (hit.settled?.act !== 'dismiss' && sameWords(hit.words) === same),
      ),
      ...echoesIn(text, hits, known),
    ].map((hit) => ({ text, hit })),
  );
}

export interface Dismissal {
  hit: string;
  reason: string;
}

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
  if (settled.act === 'generalise') await lockReplacements(work);
  const review = await readReview(work, field);
  const place = placesOf(review).find((one) => one.hit.id === id);
  if (!place) return { ok: false, fault: 'gone' };
  const fault = settleFault(settled, place.hit.before);
  if (fault !== null) return { ok: false, fault };
  const meant = settled.act === 'dismiss' ? [place] : everywhere(review, place.hit, settled);
  for (const { text, hit } of meant) await insert(work, field, text, hit, settled.act, settled.words);
  const result = await told(work, field);
  const more = { as: AUDITED[settled.act], hit: saltedDigest(work.ground.keys, work.project, id) };
  await appendHere(work, { act: 'release.hit-settled', object: field.record, more });
  return result;
}

/** One at a time in a study: of two leads who replace the same words at the same moment, the second is told of the first. */
const lockReplacements = (work: Work) =>
  work.tx.execute(
    raw`select pg_advisory_xact_lock(hashtextextended(${`sanad.replacement.${work.project}`}, 0))`,
  );

/** Dismisses several hits, each with its reason; or none, where one of them is not there: its id is told. */
export async function dismissHits(
  work: Work,
  field: FieldCopy,
  dismissals: readonly Dismissal[],
): Promise<{ ok: true } | { ok: false; gone: string }> {
  const places = new Map(placesOf(await readReview(work, field)).map((place) => [place.hit.id, place]));
  const gone = dismissals.find(({ hit }) => !places.has(hit));
  if (gone) return { ok: false, gone: gone.hit };
  for (const { hit: id, reason } of dismissals) {
    const place = places.get(id);
    if (place) await insert(work, field, place.text, place.hit, 'dismiss', reason);
    const more = { as: AUDITED.dismiss, hit: saltedDigest(work.ground.keys, work.project, id) };
    await appendHere(work, { act: 'release.hit-settled', object: field.record, more });
  }
  await told(work, field);
  return { ok: true };
}

const AUDITED = { generalise: 'generalised', mask: 'masked', dismiss: 'dismissed' } as const;

/** Takes back what was decided of a hit; a mark that a lead made goes with it, and one that was looked at again. */
export async function reopenHit(work: Work, field: FieldCopy, id: string): Promise<SettleResult> {
  const again = (await readDecisions(work, field)).again.find((one) => one.id === id);
  if (again) return lookedAt(work, field, again);
  const place = placesOf(await readReview(work, field)).find((one) => one.hit.id === id);
  if (!place) return { ok: false, fault: 'gone' };
  const { hit, text } = place;
  const act = hit.rule === 'marked' && hit.settled === null ? 'unmark' : 'open';
  await insert(work, field, text, hit, act, null);
  return told(work, field);
}

/** No paragraph. */
const NOWHERE = '\0looked at';

/** Its words are marked no more. Where the very paragraph comes back, what was decided in it holds again. */
async function lookedAt(work: Work, field: FieldCopy, { spot, digest }: LostChoice): Promise<SettleResult> {
  const words = await wordsOf(work, field.document);
  const row = choiceOf(words, NOWHERE, spot, 'unmark', null);
  await write(work, field, { ...row, words: digest });
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
  const spot = block ? markOf(block.text, at.from, at.to, block.hits) : null;
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

async function insert(
  work: Work,
  field: FieldCopy,
  paragraph: string,
  spot: Spot,
  act: ChoiceAct,
  body: string | null,
): Promise<void> {
  await write(work, field, choiceOf(await wordsOf(work, field.document), paragraph, spot, act, body));
}

async function write(work: Work, field: FieldCopy, row: ReturnType<typeof choiceOf>): Promise<void> {
  await work.tx.insert(releaseChoice).values({
    projectId: work.project,
    recordId: field.record,
    documentId: field.document,
    accountId: work.actor.account,
    ...row,
  });
}

/** The key of a document: what was decided of its words is sealed under it, and goes with it. */
export async function wordsOf(work: Work, id: DocumentId): Promise<Words> {
  const [row] = await work.tx.select({ key: document.keyId }).from(document).where(eq(document.id, id));
  if (!row) throw new Error('a review of a document that is not there');
  return work.ground.keys.words(row.key);
}

async function handlesIn(work: Work): Promise<Map<AccountId, { role: string; ordinal: number }>> {
  const rows = await work.tx
    .select({ account: membership.accountId, role: membership.role, ordinal: membership.ordinal })
    .from(membership)
    .where(eq(membership.projectId, work.project));
  return new Map(rows.map(({ account, role, ordinal }) => [account, { role, ordinal }]));
}

/**
 * What the same words became in this record and in others of the study. Each knows its words by digests under its own key
 * alone, so that a question is asked of each; a record whose key is gone answers nothing.
 */
async function earlierIn(work: Work, field: FieldCopy): Promise<Reading['earlier']> {
  const rows = await work.tx
    .select({
      document: releaseChoice.documentId,
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
    .where(eq(releaseChoice.projectId, work.project))
    .orderBy(asc(releaseChoice.createdAt), asc(releaseChoice.id));
  const here: Became = new Map();
  const elsewhere: Became = new Map();
  for (const { document: of, words, act, body, key } of rows) {
    const became = of === field.document ? here : elsewhere;
    const known = became.get(key) ?? new Map<string, Uint8Array>();
    became.set(key, known);
    if (act === 'generalise' && body !== null) known.set(hex(words), body);
    else if (act === 'mask' || act === 'open') known.delete(hex(words));
  }
  return (said) => ({
    before: becameIn(work, elsewhere, sameWords(said)),
    here: becameIn(work, here, sameWords(said)),
  });
}

/** By the key of their record and the digest of the words: what stands in their place, sealed. */
type Became = Map<KeyId, Map<string, Uint8Array>>;

function becameIn(work: Work, became: Became, same: string): string | null {
  for (const [key, known] of became) {
    if (!work.ground.keys.has(key)) continue;
    const words = work.ground.keys.words(key);
    const body = known.get(hex(words.digest(same)));
    if (body !== undefined) return words.open(body);
  }
  return null;
}
