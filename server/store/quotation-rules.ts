/** What a quotation is held to besides the words of its copy (Q5 to Q9): read as a lead, once for a look at all of them. */
import {
  fits,
  isEnoughUnder,
  labelOf,
  printLabel,
  QuotationLabelShape,
  type LabelledSitting,
  type LabelWords,
  type QuotationLabel,
} from '#core/quotation/label.ts';
import { readQuotation } from '#core/quotation/read.ts';
import { isSameQuotation } from '#core/quotation/same.ts';
import { scanQuotation } from '#core/quotation/scan.ts';
import { leastInAll } from '#core/apparatus/sitting.ts';
import type { Obstacle } from '#core/quotation/view.ts';
import type { Work } from '../place.ts';
import { saltedDigest } from './audit.ts';
import { readPrintable } from './printable.ts';
import type { QuotationRow } from './quotation.ts';
import type { Answer } from './quotation-copy.ts';
import { listSourceTypes } from './source-type.ts';
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
  const { rows } = await readPrintable(work);
  const met = new Map(rows.filter(({ mode }) => mode !== 'document').map((row) => [row.record, row]));
  const sittings = [...met.values()].filter(({ isCovered }) => isCovered).map(sittingOf);
  const types = new Map((await listSourceTypes(work)).map(({ key, label }) => [key, label]));
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
      const elsewhere = sameAs(row, others).find((one) => one.label !== null)?.label ?? null;
      const keys = keysOf(row, elsewhere);
      const label = keys && printLabel(keys, named);
      const mac = macOf(row, label);
      const interview = met.get(row.record);
      const quoted = others.filter((one) => one.outcome === 'done' && sourceOf(one) === sourceOf(row));
      const isOwn = keys !== null && interview !== undefined && fits(keys, sittingOf(interview));
      const isHeld = keys !== null && isEnoughUnder(keys, sittings, least);
      const stands =
        answers.some(({ text }) => text.includes(row.original)) &&
        readQuotation(row.printed, row.original).ok;
      const found: [Obstacle, boolean][] = [
        ['not-in-copy', !stands],
        ['identifies', scanQuotation(row.printed).length > 0],
        ['no-consent', !(interview?.isCovered === true && interview.isQuotable)],
        ['no-label', !isHeld],
        ['other-label', elsewhere !== null && !(isOwn && isSame(elsewhere, keys))],
        ['enough', row.outcome === null && quoted.length >= thresholds.quotations],
        ['changed', row.wordsMac !== null && row.wordsMac !== mac],
      ];
      return { keys, label, mac, obstacles: found.flatMap(([name, is]) => (is ? [name] : [])) };
    },
  };
}

type Interview = Awaited<ReturnType<typeof readPrintable>>['rows'][number];

const sittingOf = ({
  record: interview,
  source,
  researcher,
  typeKey: type,
  camp,
  region: place,
  country,
  month,
  mode,
  language,
}: Interview): LabelledSitting => ({
  interview,
  source,
  researcher,
  type,
  camp,
  place,
  country,
  month,
  mode,
  language,
});

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
