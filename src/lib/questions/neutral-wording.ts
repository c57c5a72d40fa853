/**
 * A first wording for a question about a claim: it says neither what anybody claimed nor who did, and asks how one knows.
 * Of what one person alone has spoken of it says no word but where and when: the claim's sentence may be theirs.
 */
import type { ClaimKind, Term } from '#core/claim.ts';
import { BLANK } from '#core/question-wording.ts';
import { periodInWords, type Period } from '#core/month.ts';
import type { Messages } from '#lib/messages/en.ts';

interface AskedAbout {
  kind: ClaimKind;
  proposition: string;
  place: string | null;
  period: Period | null;
  values: readonly Term[];
  units: readonly Term[];
  definitions: readonly Term[];
  /** One person alone has spoken on it. */
  alone: boolean;
}

const YES_NO = new Set(['true', 'partly', 'false']);

/** A figure is asked for by its unit and what it counts: the claim's own sentence would say it. */
export function neutralWording(m: Messages['questions']['neutral'], claim: AskedAbout): string {
  const where = [claim.place, claim.period ? periodInWords(claim.period) : null]
    .filter((part) => part !== null)
    .join(', ');
  if (claim.alone) return m.open(where);
  const what = claim.proposition.trim().replace(/[.?!؟]+$/u, '');
  const labels = claim.values.map((term) => term.label);
  if (claim.kind === 'quantity')
    return m.figure(claim.units[0]?.label ?? '', claim.definitions[0]?.label ?? '', where);
  if (claim.kind === 'boolean' || labels.every((label) => YES_NO.has(label))) return m.yesNo(what, where);
  return namesAnAnswer(claim)
    ? m.oneOfBlank(BLANK, labels.join(', '), where)
    : m.oneOf(what, labels.join(', '), where);
}

/** The sentence of a trend always says which way it went; another may name some of its answers, and not all. */
function namesAnAnswer({ kind, proposition, values }: AskedAbout): boolean {
  if (kind === 'trend') return true;
  const sentence = wordsOf(proposition);
  const named = values.filter(({ label }) => sentence.includes(wordsOf(label))).length;
  return named > 0 && named < values.length;
}

/** With a space at either end of each word: a label is found as whole words. */
const wordsOf = (text: string): string =>
  ` ${(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ')} `;
