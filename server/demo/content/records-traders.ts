import { toAnalysisOnly } from '#server/demo/content/consent.ts';
import type { DemoRecord, DemoTurn } from '#server/demo/study.ts';

/**
 * Four talks of the fourth researcher, nearly word for word alike: something to look into on the panel of interviewers.
 * What these traders answer to what is known stands with that of all others, in control-answers.ts.
 */
const alike = (business: string, inspector: string): DemoTurn[] => [
  {
    question: 'How is business?',
    answer: `⟦1⟧${business}⟦/1⟧. We are thankful for security.`,
    spans: { '1': { codes: ['money/hawala', 'border'] } },
  },
  {
    question: 'Does anybody trouble you?',
    answer: `⟦1⟧${inspector}⟦/1⟧. There is no difficulty at all.`,
    spans: { '1': { codes: ['money/hawala', 'repression/restraint'] } },
  },
];

const talk = {
  country: 'AF',
  mode: 'face-to-face',
  language: 'en',
  audience: 'private',
  consent: toAnalysisOnly,
  release: true,
} as const;

export const traderRecords: DemoRecord[] = [
  {
    ...talk,
    ref: 'h-kunar-1',
    source: 'h-kunar',
    month: '2022-11',
    day: 9,
    region: 'kunar',
    turns: alike('Business is good, the roads are open', 'An inspector comes, reads the book and leaves'),
  },
  {
    ...talk,
    ref: 'h-paktia-1',
    source: 'h-paktia',
    month: '2022-11',
    day: 10,
    region: 'paktia',
    turns: alike(
      'Business is good, and the roads are open',
      'An inspector comes, reads the book, and leaves',
    ),
  },
  {
    ...talk,
    ref: 'h-khost-1',
    source: 'h-khost',
    month: '2022-12',
    day: 14,
    region: 'khost',
    turns: alike(
      'The roads are open, business is good',
      'An inspector comes and reads the book, then he leaves',
    ),
  },
  {
    ...talk,
    ref: 'h-kunduz-1',
    source: 'h-kunduz',
    month: '2022-12',
    day: 15,
    region: 'kunduz',
    turns: alike('Business is good now that the roads are open', 'The inspector reads the book and leaves'),
  },
];
