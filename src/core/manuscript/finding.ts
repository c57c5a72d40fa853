/** What the manuscript check finds: a place, a rule, and what would mend it. Nothing is changed. */
export const RULES = [
  'identifier',
  'month',
  'stated-base',
  'figure',
  'percentage',
  'total',
  'toll',
  'firmness',
  'origin',
  'short-form',
  'role',
] as const;
export type ManuscriptRule = (typeof RULES)[number];

export interface Finding {
  /** Of the file, from 1; a Word document has paragraphs alone. */
  readonly line: number;
  readonly paragraph: number;
  readonly rule: ManuscriptRule;
  /** The words it is about. */
  readonly found: string;
  readonly why: string;
  readonly mend: string;
}
