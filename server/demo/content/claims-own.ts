/**
 * Claims of the study's own: no document weighs them. What they rest on is in the published documents (the mosques of Kunar
 * that opened again, the officials who disagree on it, the figure for Kashmir); who says what of it is made up.
 */
import { tradeClaims } from '#server/demo/content/claims-trade.ts';
import type { DemoClaim, Interest } from '#server/demo/study.ts';

const servesIsk: Interest = { isk: { true: 1, false: -1 }, taliban: { true: -1, false: 1 } };

const kunarMosques = {
  kind: 'boolean',
  place: 'Kunar',
  state: true,
  family: 'kunar-mosques',
  interest: servesIsk,
  filed: 'true',
} as const;

export const ownClaims: DemoClaim[] = [
  {
    ...kunarMosques,
    ref: 'kunar-mosques-shut-autumn-2021',
    proposition: 'In the first autumn mosques of Salafis in Kunar stood shut',
    period: { from: '2021-09', to: '2021-12' },
  },
  {
    ...kunarMosques,
    ref: 'kunar-mosques-shut-late-2022',
    proposition: 'A year later mosques of Salafis in Kunar still stood shut',
    period: { from: '2022-10', to: '2022-12' },
  },
  {
    ref: 'who-opened-the-mosques-of-kunar',
    kind: 'category',
    values: ['an order from Kabul', 'pressure of IS-K', 'the plea of the clergy'],
    proposition: 'What opened the mosques of Kunar again was an order from Kabul',
    place: 'Kunar',
    period: { from: '2022-01', to: '2022-12' },
    event: true,
    interest: {
      taliban: { 'an order from Kabul': 1, 'pressure of IS-K': -1 },
      isk: { 'an order from Kabul': -1, 'pressure of IS-K': 1 },
    },
    filed: 'an order from Kabul',
  },
  {
    // As it was first tagged: that they disagree was taken to hurt them. Those who say so seem to be proud of it.
    ref: 'ranks-against-restraint',
    kind: 'boolean',
    proposition: 'Many in the ranks of the Taliban in the east are against going gently',
    place: 'Eastern Afghanistan',
    period: { from: '2021-09', to: '2023-04' },
    interest: { taliban: { true: -1, false: 1 } },
    filed: 'true',
  },
  {
    ref: 'kashmir-deaths-after-the-takeover',
    kind: 'quantity',
    proposition: 'After the change of power in Kabul some twenty people a month died in Kashmir',
    units: ['deaths/month'],
    definitions: ['deaths in militant violence'],
    place: 'Kashmir',
    period: { from: '2021-08', to: '2023-07' },
    interest: { regional: { high: 1 } },
  },
  ...tradeClaims,
];
