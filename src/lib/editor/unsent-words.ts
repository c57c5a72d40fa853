/** Codings and assertions that the log does not hold, a line each, so that they can be made again by hand. Pure. */
import type { Span } from '#core/coding.ts';
import type { Turn } from '#doc/transcript.ts';
import type { Messages } from '#lib/messages/en.ts';
import { sentenceOf, textOf, type SentenceContext } from './assertion-sentence.ts';
import type { CodeOption } from './code-path.ts';
import { outlineOf, turnAt } from './outline.ts';
import type { Changed } from './unsent.ts';

interface WordsContext {
  turns: readonly Turn[];
  codes: readonly CodeOption[];
  sentences: SentenceContext;
}

/** No words of the record are quoted: where it was rebuilt, a lead may have taken them out. */
export function entriesInWords(changed: Changed, context: WordsContext): string[] {
  const { turns, codes, sentences } = context;
  const { m } = sentences;
  const words = m.record.unsent;
  const at = (span: Span | null): string => placeOf(span, turns, words);
  const codings = changed.codings.map(({ code, span }) => {
    const path = codes.find((one) => one.id === code)?.path.join(' › ');
    return words.coding(at(span), path ?? m.coding.unknownCode);
  });
  const assertions = changed.assertions.map((one) =>
    words.assertion(at(one.entry.span), assertionInWords(one, sentences)),
  );
  const { gone } = changed;
  return [
    ...codings,
    ...assertions,
    ...(gone.codings > 0 ? [words.codingsGone(gone.codings)] : []),
    ...(gone.assertions > 0 ? [words.assertionsGone(gone.assertions)] : []),
    ...(gone.memos > 0 ? [words.notesGone(gone.memos)] : []),
  ];
}

function assertionInWords(
  { entry, reason }: Changed['assertions'][number],
  sentences: SentenceContext,
): string {
  const m = sentences.m.assertion;
  return [
    textOf(sentenceOf(entry, sentences, false)),
    ...(entry.forecast ? [m.forecast] : []),
    ...(entry.retracted ? [m.retracted] : []),
    ...(entry.againstInterest ? [`${m.againstAsked} ${m.againstWords[entry.againstInterest]}`] : []),
    ...(reason ? [`${m.againstReason}: ${reason}`] : []),
  ].join(' · ');
}

/** By the number that the outline gives the question. */
function placeOf(span: Span | null, turns: readonly Turn[], words: Messages['record']['unsent']): string {
  const turn = span && outlineOf(turns, [])[turnAt(turns, span.fromBlock)];
  if (!turn) return '';
  return turn.number === null ? words.beforeFirst : words.atQuestion(turn.number);
}
