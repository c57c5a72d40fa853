import type { DemoRecord } from '#server/demo/study.ts';

type Consent = NonNullable<DemoRecord['consent']>;

export const toAll: Consent = {
  given: true,
  covers: ['analysis', 'quotation', 'open-access', 'reuse'],
  how: 'oral',
};
export const toPrint: Consent = {
  given: true,
  covers: ['analysis', 'quotation', 'open-access'],
  how: 'oral',
};
export const toQuoteOnly: Consent = { given: true, covers: ['analysis', 'quotation'], how: 'oral' };
export const toAnalysisOnly: Consent = { given: true, covers: ['analysis'], how: 'oral' };
export const written: Consent = {
  given: true,
  covers: ['analysis', 'quotation', 'open-access'],
  how: 'written',
};
export const recorded: Consent = {
  given: true,
  covers: ['analysis', 'quotation', 'open-access'],
  how: 'recorded',
};
