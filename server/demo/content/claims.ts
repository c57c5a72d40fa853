import type { DemoClaim } from '#server/demo/study.ts';

export const claims: DemoClaim[] = [
  {
    ref: 'isk-strength-mid-2021-up-to-8000',
    kind: 'quantity',
    proposition:
      'Counting every function and both sides of the border, IS-K had up to 8,000 people in July 2021',
    units: ['persons'],
    definitions: [
      'all members, all functions, Afghanistan and Pakistan',
      'probably visible full-time fighters, Afghanistan only',
    ],
    place: 'Afghanistan and Pakistan',
    period: { from: '2021-07', to: '2021-07' },
    interest: { isk: { high: 1 }, taliban: { high: -1 } },
    headline: 8000,
  },
];
