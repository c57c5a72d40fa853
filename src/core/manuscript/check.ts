/** The manuscript check: rules over a text and what the project knows. It changes nothing. */
import type { Finding } from './finding.ts';
import type { Known } from './known.ts';
import { createMatcher } from './match.ts';
import { figureFindings } from './rules/claim-figures.ts';
import { firmnessFindings } from './rules/firmness.ts';
import { identifierFindings } from './rules/identifiers.ts';
import { baseFindings, citedMonthFindings, monthFindings } from './rules/months.ts';
import { originFindings } from './rules/origins.ts';
import { percentageFindings } from './rules/percentages.ts';
import { roleFindings, shortFormFindings } from './rules/short-forms.ts';
import { tollFindings } from './rules/tolls.ts';
import { totalFindings } from './rules/totals.ts';
import { readManuscript } from './text.ts';

/** In the order of the text. */
export function checkManuscript(source: string, known: Known): Finding[] {
  const text = readManuscript(source);
  const matcher = createMatcher(known);
  return [
    ...identifierFindings(text, known),
    ...monthFindings(text, known),
    ...citedMonthFindings(text, known),
    ...baseFindings(text, known),
    ...figureFindings(text, matcher),
    ...percentageFindings(text),
    ...totalFindings(text),
    ...tollFindings(text),
    ...firmnessFindings(text, matcher),
    ...originFindings(text, known),
    ...shortFormFindings(text),
    ...roleFindings(text),
  ].toSorted((a, b) => a.line - b.line || a.paragraph - b.paragraph);
}
