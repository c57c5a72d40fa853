/** An opinion in words: "true: very likely", "2,000–4,000 persons: likely". */
import type { Term } from '#core/claim.ts';
import type { OpinionAnswer } from '#core/opinion.ts';
import type { Messages } from '#lib/messages/en.ts';
import { grouped } from './cell.ts';

interface Asked {
  values: readonly Term[];
  units: readonly Term[];
}

function answerInWords(m: Messages, claim: Asked, answer: OpinionAnswer): string {
  if (answer.value !== null)
    return claim.values.find(({ key }) => key === answer.value)?.label ?? answer.value;
  const { lo, hi } = answer;
  const range = lo === hi ? grouped(lo) : `${grouped(lo)}–${grouped(hi)}`;
  return m.opinion.range(range, claim.units[0]?.label ?? '').trim();
}

export const opinionInWords = (
  m: Messages,
  claim: Asked,
  opinion: { answer: OpinionAnswer; likelihood: string },
): string => m.opinion.answer(answerInWords(m, claim, opinion.answer), opinion.likelihood);
