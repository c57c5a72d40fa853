import type { DemoRecord } from '#server/demo/study.ts';

export const records: DemoRecord[] = [
  {
    ref: 'k-manager-east-1',
    source: 'k-manager-east',
    month: '2022-03',
    day: 12,
    region: 'kunar',
    country: 'AF',
    mode: 'face-to-face',
    language: 'en',
    audience: 'private',
    consent: { given: true, covers: ['analysis', 'quotation', 'open-access'], how: 'oral' },
    release: true,
    turns: [
      {
        question: 'How many people did the group have before Kabul fell, if you count everyone?',
        answer:
          'Teachers, couriers, those who only keep a house: ⟦1⟧with all of them and with those across the border it was eight thousand, not more⟦/1⟧. Nobody had a list of them.',
        spans: {
          '1': {
            codes: ['strength/total'],
            by: 'analyst',
            assertion: {
              claim: 'isk-strength-mid-2021-up-to-8000',
              stance: 'affirms',
              lo: 8000,
              hi: 8000,
              bound: 'at-most',
              unit: 'persons',
              definition: 'all members, all functions, Afghanistan and Pakistan',
              refersTo: { from: '2021-07', to: '2021-07' },
              basis: 'unknown',
              from: 'isk-strength-mid-2021-up-to-8000--a1',
            },
          },
        },
      },
    ],
  },
  {
    ref: 'un-monitoring',
    source: 'un-monitoring',
    month: '2022-02',
    region: 'abroad',
    country: 'other',
    mode: 'document',
    language: 'en',
    audience: 'public',
    consent: null,
    release: true,
    turns: [
      {
        question: 'What figure is given for the group, and what does it seem to count?',
        answer:
          '⟦1⟧About 4,000, on the word of member states.⟦/1⟧ It seems to count visible full-time fighters inside Afghanistan.',
        spans: {
          '1': {
            codes: ['strength/total'],
            by: 'lead',
            assertion: {
              claim: 'isk-strength-mid-2021-up-to-8000',
              stance: 'qualifies',
              lo: 4000,
              hi: 4000,
              bound: 'about',
              unit: 'persons',
              definition: 'probably visible full-time fighters, Afghanistan only',
              refersTo: { from: '2021-07', to: '2021-12' },
              basis: 'document',
              root: 'ext-un-member-states',
              hops: 1,
              from: 'isk-strength-mid-2021-up-to-8000--a2',
            },
          },
        },
      },
    ],
  },
];
