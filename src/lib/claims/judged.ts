/** Resolved claims beside what was held of them: a row each, for the curve and for the tables behind it. */
import type { Term } from '#core/claim.ts';
import { calibrationOf, shareOf, type Calibration, type Share } from '#core/calibration.ts';
import type { Range, Status } from '#core/consistency/assessment.ts';
import { shownRange } from '#core/consistency/share.ts';
import type { Answer } from '#core/resolution.ts';

interface Resolved {
  claim: string;
  answer: Answer;
  month: string | null;
  held: {
    at: Date;
    result: {
      status: Status;
      best: string | null;
      p: Readonly<Record<string, number>> | null;
      range: Range | null;
    };
  } | null;
}

interface RowBase {
  id: string;
  proposition: string;
  /** When it was last weighed before, and when it became known. */
  at: Date;
  month: string | null;
}
/** `best` and `answer` in the words of the claim's values. */
export type NominalRow = RowBase & { best: string; p: number; answer: string; right: boolean };
export type FigureRow = RowBase & { range: Range; unit: string; answer: number; inside: boolean };

export interface Judged {
  nominal: NominalRow[];
  figures: FigureRow[];
  calibration: Calibration;
  /** Figures that lay inside the 80 % range; null: there is none. */
  inside: Share | null;
  /** Resolved by an event, but nothing had been held of them: no evidence, or not weighed. */
  silent: number;
}

export function judgedOf(
  claims: readonly { id: string; proposition: string; values: readonly Term[]; units: readonly Term[] }[],
  resolved: readonly Resolved[],
): Judged {
  const byClaim = new Map(resolved.map((one) => [one.claim, one]));
  const nominal: NominalRow[] = [];
  const figures: FigureRow[] = [];
  let silent = 0;
  for (const claim of claims) {
    const one = byClaim.get(claim.id);
    if (one === undefined) continue;
    const { answer, month, held } = one;
    const base = { id: claim.id, proposition: claim.proposition, month };
    const { best, p, range } = held?.result ?? { best: null, p: null, range: null };
    const likelihood = best === null ? undefined : p?.[best];
    if (held && best !== null && likelihood !== undefined && 'value' in answer) {
      const label = (key: string): string => claim.values.find((value) => value.key === key)?.label ?? key;
      const words = { best: label(best), answer: label(answer.value) };
      nominal.push({ ...base, ...words, at: held.at, p: likelihood, right: best === answer.value });
    } else if (held && range !== null && 'figure' in answer) {
      const inside = answer.figure >= range.lo && answer.figure <= range.hi;
      const unit = claim.units[0]?.label ?? '';
      figures.push({
        ...base,
        at: held.at,
        range: shownRange(range, unit),
        unit,
        answer: answer.figure,
        inside,
      });
    } else silent += 1;
  }
  return {
    nominal: nominal.toSorted((a, b) => b.p - a.p),
    figures,
    calibration: calibrationOf(nominal),
    inside: shareOf(figures.filter((row) => row.inside).length, figures.length),
    silent,
  };
}
