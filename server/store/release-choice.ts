/** What leads decided in a field copy, read from the rows of their choices for its paragraphs as they stand now. */
import { randomUUID } from 'node:crypto';
import type { AccountId } from '#core/ids.ts';
import { carriedMarks, type CarriedSpot, type LostMark } from '#core/release-marks.ts';
import {
  leaving,
  sameWords,
  spotsOf,
  touch,
  type ChoiceAct,
  type Settled,
  type SettledSpot,
  type Spot,
} from '#core/release-review.ts';
import type { releaseChoice } from '../db/schema.ts';
import type { Words } from '../keys.ts';

export type ChoiceRow = typeof releaseChoice.$inferSelect;

/** What a row says of its place and of what was decided there, under the key of its copy. */
export function choiceOf(words: Words, paragraph: string, spot: Spot, act: ChoiceAct, body: string | null) {
  return {
    paragraph: words.digest(paragraph),
    words: words.digest(sameWords(paragraph.slice(spot.from, spot.to))),
    ...placed(words, spot, act, body),
  };
}

/** Of a mark whose words stand nowhere: digests of nothing, so that it goes on waiting to be looked at. */
export const strayOf = (words: Words, { spot, settled }: LostChoice) => ({
  paragraph: words.digest(randomUUID()),
  words: words.digest(randomUUID()),
  ...placed(words, spot, settled?.act ?? 'mark', settled?.words ?? null),
});

function placed(words: Words, spot: Spot, act: ChoiceAct, body: string | null) {
  const sealed =
    (act === 'generalise' || act === 'dismiss') && body !== null ? words.seal(body.trim()) : null;
  return { id: randomUUID(), fromAt: spot.from, toAt: spot.to, rule: spot.rule, act, bodyEnc: sealed };
}

export interface DecidedSpot extends SettledSpot {
  /** Who decided it last; null: nobody has. */
  readonly account: AccountId | null;
}

/** A mark of a paragraph that stands no longer. */
export interface LostChoice extends LostMark {
  readonly id: string;
  readonly spot: Spot;
  readonly account: AccountId;
  readonly act: ChoiceAct;
  readonly order: number;
  /** The digest of the marked words, as its row has it. */
  readonly digest: Uint8Array;
}

export interface Decisions {
  /** The hits of a paragraph as they were decided, with the marks that were carried into it; scanned here, if it was not. */
  readonly of: (text: string, hits?: readonly Spot[]) => DecidedSpot[];
  /** The paragraph as it leaves, without a scan: what is open leaves as it stands. */
  readonly leaves: (text: string) => string;
  /** Marks that a lead has to look at again: their paragraph was changed, and their words stand nowhere in what changed. */
  readonly again: readonly LostChoice[];
}

/**
 * `rows`: of one copy, the oldest first. `released`: the paragraphs of the analysis copy; what leaves as it stands there
 * already did not change, and nothing is carried into it.
 */
export function decisionsIn(
  rows: readonly ChoiceRow[],
  words: Words,
  texts: readonly string[],
  released: ReadonlySet<string>,
): Decisions {
  const choices = latestChoices(rows, words);
  const ownOf = (text: string): readonly Choice[] => choices.get(hex(words.digest(text))) ?? [];
  const standing = new Set(texts.map((text) => hex(words.digest(text))));
  const lost = lostIn(choices, standing);
  const carried = new Map<string, Carried[]>();
  for (const text of lost.size > 0 ? new Set(texts) : []) {
    const own = ownOf(text);
    if (released.has(leavingOf(text, own))) continue;
    const found = carriedMarks(text, lost, (same) => hex(words.digest(same)));
    carried.set(
      text,
      found.filter((spot) => !own.some((choice) => speaksFor(choice, spot))),
    );
  }
  const stand = new Set([...carried.values()].flat().flatMap(({ of }) => of.map((mark) => mark.words)));
  const hereOf = (text: string) => [...ownOf(text), ...(carried.get(text) ?? []).flatMap(asChoice)];
  return {
    of: (text, hits) => decidedOf(text, hereOf(text), hits),
    leaves: (text) => leavingOf(text, hereOf(text)),
    again: [...lost.values()].filter(
      (mark) => mark.act !== 'dismiss' && !stand.has(mark.words) && !decidedAnew(mark, choices, standing),
    ),
  };
}

type Carried = CarriedSpot<LostChoice>;

interface Choice {
  spot: Spot;
  /** null: open, or a mark that nothing was decided of. */
  settled: Settled | null;
  act: ChoiceAct;
  account: AccountId;
  digest: Uint8Array;
  /** When it was first said, and last: the number of its row. */
  first: number;
  order: number;
}

/** The latest of each place, by paragraph. */
function latestChoices(rows: readonly ChoiceRow[], words: Words): Map<string, Choice[]> {
  const byParagraph = new Map<string, Map<string, Choice>>();
  for (const [order, row] of rows.entries()) {
    if (row.rule === 'difference') continue;
    const spot = { from: row.fromAt, to: row.toAt, rule: row.rule };
    const here = byParagraph.get(hex(row.paragraph)) ?? new Map<string, Choice>();
    byParagraph.set(hex(row.paragraph), here);
    here.set(idOf(spot), {
      spot,
      act: row.act,
      settled: settledOf(row, words),
      account: row.accountId,
      digest: row.words,
      first: here.get(idOf(spot))?.first ?? order,
      order,
    });
  }
  return new Map([...byParagraph].map(([paragraph, here]) => [paragraph, [...here.values()]]));
}

/** Marks of paragraphs that stand no longer, by their words: as the paragraph says that was decided in last. */
function lostIn(
  choices: ReadonlyMap<string, readonly Choice[]>,
  standing: ReadonlySet<string>,
): Map<string, LostChoice> {
  const lost = new Map<string, LostChoice>();
  for (const [paragraph, here] of choices) {
    if (standing.has(paragraph)) continue;
    for (const [words, marks] of Map.groupBy(here.filter(isMark), ({ digest }) => hex(digest))) {
      const latest = marks.toSorted((a, b) => a.order - b.order);
      const order = latest.at(-1)?.order ?? 0;
      const said = latest.findLast(({ act }) => act !== 'unmark') ?? latest.at(-1);
      if (!said || order < (lost.get(words)?.order ?? 0)) continue;
      const { spot } = said;
      const id = `${paragraph.slice(0, 32)}.${idOf(spot)}`;
      lost.set(words, { ...said, id, words, length: spot.to - spot.from, order });
    }
  }
  for (const [words, { act }] of lost) if (act === 'unmark') lost.delete(words);
  return lost;
}

const isMark = ({ spot }: Choice): boolean => spot.rule === 'marked';

/** What was decided in the paragraph itself, as it reads now, goes before what is carried into it. */
const speaksFor = ({ spot, act }: Choice, { from, to }: Spot): boolean =>
  spot.rule === 'marked' &&
  (act === 'unmark' ? spot.from === from && spot.to === to : touch(spot, { from, to }));

const asChoice = ({ of, settled, from, to, rule }: Carried): Choice[] =>
  of.slice(0, 1).map((mark) => ({ ...mark, spot: { from, to, rule }, settled, act: 'mark', first: 0 }));

/** The same words were marked, or the mark was taken away, in a paragraph that came to be after it. */
function decidedAnew(
  mark: LostChoice,
  choices: ReadonlyMap<string, readonly Choice[]>,
  standing: ReadonlySet<string>,
): boolean {
  return [...choices].some(
    ([paragraph, here]) =>
      standing.has(paragraph) &&
      here.some((one) => isMark(one) && hex(one.digest) === mark.words) &&
      here.every((one) => one.first > mark.order),
  );
}

const stands = (choice: Choice): boolean => isMark(choice) && choice.act !== 'unmark';

/** As `decidedOf` has it: what was masked or replaced stays so, also where nothing leads to it any more. */
function leavingOf(text: string, here: readonly Choice[]): string {
  const marks = here.filter(stands).map(({ spot }) => spot);
  const spots = here
    .filter((one) => stands(one) || (!isMark(one) && !marks.some((mark) => touch(mark, one.spot))))
    .map(({ spot, settled }) => ({ ...spot, settled }));
  return leaving(
    text,
    spots.toSorted((a, b) => a.from - b.from),
  );
}

function decidedOf(text: string, here: readonly Choice[], hits?: readonly Spot[]): DecidedSpot[] {
  const marks = here.filter(stands).map(({ spot }) => spot);
  // A mark may be known from another paragraph, and taken away in this one.
  const isTaken = (spot: Spot): boolean =>
    here.some((one) => one.act === 'unmark' && idOf(one.spot) === idOf(spot));
  const spots = spotsOf(text, marks, hits).filter((spot) => !isTaken(spot));
  const hidden = here.filter(
    ({ spot, settled }) =>
      (settled?.act === 'mask' || settled?.act === 'generalise') && !spots.some((one) => touch(one, spot)),
  );
  return [...spots, ...hidden.map(({ spot }) => spot)]
    .toSorted((a, b) => a.from - b.from)
    .map((spot) => {
      const choice = here.find((one) => idOf(one.spot) === idOf(spot));
      return { ...spot, settled: choice?.settled ?? null, account: choice?.account ?? null };
    });
}

function settledOf(row: ChoiceRow, words: Words): Settled | null {
  const { act, bodyEnc } = row;
  if (act !== 'generalise' && act !== 'mask' && act !== 'dismiss') return null;
  return { act, words: bodyEnc === null ? null : words.open(bodyEnc) };
}

export const idOf = (spot: Spot): string => `${spot.from}.${spot.to}.${spot.rule}`;
export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
