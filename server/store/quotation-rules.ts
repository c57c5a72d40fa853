/** What a quotation is held to besides the words of its copy (Q5 to Q9): read as a lead, once for a look at all of them. */
import {
  fits,
  isEnoughBeside,
  isEnoughUnder,
  labelOf,
  printLabel,
  QuotationLabelShape,
  says,
  type LabelWords,
  type QuotationLabel,
} from '#core/quotation/label.ts';
import { readQuotation } from '#core/quotation/read.ts';
import { isSameQuotation } from '#core/quotation/same.ts';
import { scanQuotation } from '#core/quotation/scan.ts';
import { leastInAll, toldOf } from '#core/apparatus/sitting.ts';
import { toldIn } from '#core/disclosure/made-of.ts';
import type { Obstacle } from '#core/quotation/view.ts';
import type { Work } from '../place.ts';
import { saltedDigest } from './audit.ts';
import { readLedger } from './outside-ledger.ts';
import { readPrintable, type PrintableRow } from './printable.ts';
import type { QuotationRow } from './quotation.ts';
import type { Answer } from './quotation-copy.ts';
import { printedTypes } from './source-type.ts';
import { readThresholds } from './threshold.ts';

export interface QuotationRules {
  /** `keys`, `label`: its attribution; `mac`: of all that is approved. `others`: all quotations, this one too. */
  judge(
    row: QuotationRow,
    others: readonly QuotationRow[],
    answers: readonly Answer[],
  ): { keys: QuotationLabel | null; label: string | null; mac: string; obstacles: Obstacle[] };
}

/** What a place is called in print, which the interface knows. */
export type PlaceOf = LabelWords['placeOf'];

export async function readQuotationRules(work: Work, placeOf: PlaceOf): Promise<QuotationRules> {
  const thresholds = await readThresholds(work);
  const least = leastInAll(thresholds);
  const printable = await readPrintable(work);
  const met = new Map(
    printable.rows.filter(({ mode }) => mode !== 'document').map((row) => [row.record, row]),
  );
  // In whichever release: the quotation stands beside all of them.
  const told = toldIn((await readLedger(work)).map(({ madeOf }) => madeOf));
  const sittings = printable.sittings.map(({ typeKey, told: _, ...one }) => ({
    ...one,
    ...toldOf(told, one.interview),
    type: typeKey,
  }));
  const types = new Map(await printedTypes(work));
  const named: LabelWords = { placeOf, typeOf: (key) => types.get(key) ?? key };
  const sourceOf = (row: QuotationRow): string | undefined => met.get(row.record)?.source;
  const macOf = (row: QuotationRow, label: string | null): string =>
    saltedDigest(
      work.ground.keys,
      work.project,
      JSON.stringify([row.record, row.original, row.printed, label]),
    );

  /** What it was approved with; of what nobody approved, that of the same words elsewhere, else as fine as may be. */
  const keysOf = (row: QuotationRow, elsewhere: string | null): QuotationLabel | null => {
    const approved = row.label ?? elsewhere;
    return approved === null
      ? labelOf(row.record, sittings, least)
      : QuotationLabelShape.parse(JSON.parse(approved));
  };

  return {
    judge: (row, others, answers) => {
      const elsewhere = sameAs(row, others).flatMap(({ label }) => label ?? []);
      const keys = keysOf(row, elsewhere[0] ?? null);
      const label = keys && printLabel(keys, named);
      const mac = macOf(row, label);
      const interview = met.get(row.record);
      const quoted = others.filter((one) => one.outcome === 'done' && sourceOf(one) === sourceOf(row));
      const isOwn = keys !== null && interview !== undefined && fits(keys, placed(interview));
      const isHeld =
        keys !== null &&
        isEnoughUnder(keys, sittings, least) &&
        isEnoughBeside({ interview: row.record, label: keys }, sittings, least);
      const stands =
        answers.some(({ text }) => text.includes(row.original)) &&
        readQuotation(row.printed, row.original).ok;
      const found: [Obstacle, boolean][] = [
        ['not-in-copy', !stands],
        ['identifies', scanQuotation(row.printed).length > 0],
        ['no-consent', !(interview?.isCovered === true && interview.isQuotable)],
        ['no-label', !isHeld],
        ['unsaid', keys !== null && says(keys, interview?.unsaid ?? [])],
        ['other-label', elsewhere.length > 0 && !(isOwn && elsewhere.every((one) => isSame(one, keys)))],
        ['enough', row.outcome === null && quoted.length >= thresholds.quotations],
        ['changed', row.wordsMac !== null && row.wordsMac !== mac],
      ];
      return { keys, label, mac, obstacles: found.flatMap(([name, is]) => (is ? [name] : [])) };
    },
  };
}

const placed = ({ typeKey: type, region: place, month }: PrintableRow) => ({ type, place, month });

/** Others that a reader would take for it, which wait with a lead's approval or are let out. */
const sameAs = (row: QuotationRow, others: readonly QuotationRow[]): QuotationRow[] =>
  others.filter(
    (one) =>
      one.id !== row.id &&
      (one.outcome === 'done' || (one.outcome === null && one.firstBy !== null)) &&
      isSameQuotation(row, one),
  );

const isSame = (kept: string, keys: QuotationLabel | null): boolean =>
  JSON.stringify(QuotationLabelShape.parse(JSON.parse(kept))) === JSON.stringify(keys);
