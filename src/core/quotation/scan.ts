/**
 * What the identifier scan finds in a quotation as it is printed (Q5): also in a word that brackets stand in. By its rules alone:
 * what the tagger found of these words was settled when their record was released, and here nobody could dismiss it.
 */
import type { ScanRule } from '../disclosure/hit.ts';
import { scanByRules } from '../disclosure/identifier-scan.ts';

export interface QuotationHit {
  words: string;
  rule: ScanRule;
}

export function scanQuotation(printed: string): QuotationHit[] {
  const texts = [printed, printed.replace(/[[\]]/g, ''), printed.replace(/\s*\[…\]\s*/g, ' ')];
  const hits = texts.flatMap((text) =>
    scanByRules(text).map(({ from, to, rule }) => ({ words: text.slice(from, to), rule })),
  );
  return hits.filter((hit, i) => hits.findIndex(({ words }) => words === hit.words) === i);
}
