/** `npm run bench -- scan`: recall and precision of the identifier scan on the sentences of test/fixtures/identifiers. */
import { scanIdentifiers } from '#core/disclosure/identifier-scan.ts';
import { readSentences, scoreOf, type MarkedSentence } from '../fixtures/identifiers.ts';

export function benchScan(print: (line: string) => void): void {
  const sentences = readSentences();
  const byLanguage = Map.groupBy(sentences, ({ lang }) => lang);
  for (const [lang, some] of [...byLanguage, ['all', sentences] as const]) print(`${lang}: ${line(some)}`);
}

function line(sentences: readonly MarkedSentence[]): string {
  const { spans, found, hits, right } = scoreOf(sentences, scanIdentifiers);
  const share = (part: number, all: number): string => (all === 0 ? '–' : (part / all).toFixed(3));
  return `${sentences.length} sentences, recall ${share(found, spans)} of ${spans}, precision ${share(right, hits)} of ${hits}`;
}
