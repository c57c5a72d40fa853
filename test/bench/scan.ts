/** `npm run bench -- scan`: recall and precision of the identifier scan on the sentences of test/fixtures/identifiers. */
import { scanIdentifiers } from '#core/disclosure/identifier-scan.ts';
import { readSentences, scoreOf, type MarkedSentence } from '../fixtures/identifiers.ts';

export function benchScan(print: (line: string) => void): void {
  const sentences = readSentences();
  const byLanguage = Map.groupBy(sentences, ({ lang }) => lang);
  for (const [lang, some] of [...byLanguage, ['all', sentences] as const])
    print(`${lang}: ${line(some)}, ${alarms(some)}`);
  print('');
  for (const [set, some] of [...Map.groupBy(sentences, (one) => one.set)].toSorted(([a], [b]) => a - b))
    print(`set ${set}: ${line(some)}`);
  print('');
  for (const [rule, { hits, right }] of byRule(sentences)) print(`${rule}: ${hits} hits, ${right} right`);
}

/** Of the sentences in which nothing is to be found, in how many something was: what a reviewer goes through for nothing. */
function alarms(sentences: readonly MarkedSentence[]): string {
  const clean = sentences.filter(({ spans }) => spans.length === 0);
  const disturbed = clean.filter(({ text }) => scanIdentifiers(text).length > 0).length;
  return `${disturbed} of ${clean.length} sentences with nothing to find have a hit`;
}

/** What no rule finds has no rule: of each, how many of its hits are right. */
function byRule(sentences: readonly MarkedSentence[]): Map<string, { hits: number; right: number }> {
  const rules = new Map<string, { hits: number; right: number }>();
  for (const { text, spans } of sentences)
    for (const { from, to, rule } of scanIdentifiers(text)) {
      const sum = rules.get(rule) ?? { hits: 0, right: 0 };
      const isRight = spans.some((span) => from < span.to && span.from < to);
      rules.set(rule, { hits: sum.hits + 1, right: sum.right + (isRight ? 1 : 0) });
    }
  return rules;
}

function line(sentences: readonly MarkedSentence[]): string {
  const { spans, found, hits, right } = scoreOf(sentences, scanIdentifiers);
  const share = (part: number, all: number): string => (all === 0 ? '–' : (part / all).toFixed(3));
  return `${sentences.length} sentences, recall ${share(found, spans)} of ${spans}, precision ${share(right, hits)} of ${hits}`;
}
