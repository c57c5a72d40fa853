/** What the identifier scan finds in a quotation as it is printed (Q5): also in a word that brackets stand in. */
import { scanIdentifiers, type ScanHit } from '../disclosure/identifier-scan.ts';

export interface QuotationHit {
  words: string;
  rule: ScanHit['rule'];
}

export function scanQuotation(printed: string): QuotationHit[] {
  const texts = [printed, printed.replace(/[[\]]/g, ''), printed.replace(/\s*\[…\]\s*/g, ' ')];
  const hits = texts.flatMap((text) =>
    scanIdentifiers(text).map(({ from, to, rule }) => ({ words: text.slice(from, to), rule })),
  );
  return hits.filter((hit, i) => hits.findIndex(({ words }) => words === hit.words) === i);
}
