/**
 * The attribution of a quotation, by keys of the project's lists: what they are called is looked up where it is printed.
 * The same that the paper's labels give the interview, and held to as many people and researchers as it is printed for (Q7).
 */
import { z } from 'zod';
import { offerLabels } from '../apparatus/labels.ts';
import { isEnough, labelOfType, type Least, type Sitting } from '../apparatus/sitting.ts';
import { formatAttribution } from '../attribution/format.ts';
import type { Unsaid } from '../interview.ts';
import { isMonth } from '../month.ts';

export const QuotationLabelShape = z.object({
  type: z.string().nullable(),
  place: z.string().nullable(),
  /** Months or years, both included. */
  from: z.string(),
  to: z.string(),
});
export type QuotationLabel = z.infer<typeof QuotationLabelShape>;

/** What was let out of an interview's words. */
export interface Quoted {
  readonly interview: string;
  readonly label: QuotationLabel;
}

/** `type` and `place` are keys. */
export interface LabelledSitting extends Sitting {
  readonly interview: string;
}

/** Null: too few people or researchers fit even the coarsest, or it is in no label of the paper. */
export function labelOf(
  interview: string,
  sittings: readonly LabelledSitting[],
  least: Least,
): QuotationLabel | null {
  // Of whom no file tells there is no row to be found.
  const isTold = sittings.some((one) => one.interview === interview && one.told !== undefined);
  const among = isTold ? sittings : sittings.map(({ told: _, ...one }): LabelledSitting => one);
  const offered = offerLabels(among, least).labels.find(({ sittings: under }) =>
    under.some((one) => one.interview === interview),
  );
  if (!offered) return null;
  const { roles, places, from, to } = offered.fields;
  return from === null || to === null ? null : { type: roles[0] ?? null, place: places[0] ?? null, from, to };
}

/** Whether enough people fit it as it is printed, whom enough researchers met. */
export const isEnoughUnder = (label: QuotationLabel, sittings: readonly Sitting[], least: Least): boolean =>
  isEnough(
    sittings.filter((one) => fits(label, one)),
    least,
  );

/** D17: so do those of whom the files that left say the same as of whom is quoted. */
export function isEnoughBeside(
  { interview, label }: Quoted,
  sittings: readonly LabelledSitting[],
  least: Least,
): boolean {
  const told = sittings.find((one) => one.interview === interview)?.told;
  return (
    told === undefined ||
    isEnoughUnder(
      label,
      sittings.filter((one) => one.told === told),
      least,
    )
  );
}

export const fits = (
  { type, place, from, to }: QuotationLabel,
  one: Pick<Sitting, 'type' | 'place' | 'month'>,
): boolean =>
  (type === null || one.type === type) &&
  (place === null || one.place === place) &&
  one.month.slice(0, from.length) >= from &&
  one.month.slice(0, to.length) <= to;

/** place-coarsening-in-attribution: whether it says what the interview is told to leave out, which may be told after it was approved. */
export const says = ({ type, place, from, to }: QuotationLabel, unsaid: readonly Unsaid[]): boolean =>
  unsaid.some(
    (one) => ({ type: type !== null, place: place !== null, month: isMonth(from) || isMonth(to) })[one],
  );

export interface LabelWords {
  typeOf(key: string): string;
  placeOf(key: string): string;
}

/** Of one interview: somebody said it. */
export function printLabel({ type, place, from, to }: QuotationLabel, words: LabelWords): string {
  return formatAttribution({
    form: 'footnote',
    organisation: null,
    plural: false,
    roles: type === null ? [] : [labelOfType(words.typeOf(type))],
    places: place === null ? [] : [words.placeOf(place)],
    from,
    to,
    precision: from.length === 4 ? 'year' : 'month',
    mode: 'interview',
  });
}
