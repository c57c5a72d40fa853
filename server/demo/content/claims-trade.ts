/**
 * Claims on the trade of money dealers, which no document weighs: all of it is made up. Dealers met by several researchers speak
 * on each, and elders, so that the panel of interviewers has pairs and figures to compare.
 */
import type { DemoClaim, Interest } from '#server/demo/study.ts';

const hurtsTaliban: Interest = { taliban: { true: -1, false: 1 } };

const trade = { place: 'Afghanistan', period: { from: '2021-09', to: '2022-12' } } as const;
const sentence = { ...trade, kind: 'boolean', filed: 'true' } as const;

export const tradeClaims: DemoClaim[] = [
  {
    ...sentence,
    ref: 'inspectors-take-money',
    proposition: 'Inspectors of the authorities take money from those whose books they read',
    interest: hurtsTaliban,
  },
  {
    ...sentence,
    ref: 'small-dealers-closed-by-order',
    proposition: 'Small money dealers were closed by order, without a reason that they were told',
    interest: hurtsTaliban,
  },
  {
    ...sentence,
    ref: 'money-is-safer-on-the-roads',
    proposition: 'Money is safer on the roads than it was before the change of power',
    interest: { taliban: { true: 1, false: -1 } },
  },
  {
    ...trade,
    ref: 'licence-of-a-money-dealer',
    kind: 'quantity',
    proposition: 'A money dealer pays about 20,000 afghanis a year for the licence',
    units: ['afghanis a year'],
    definitions: ['the licence of one shop'],
    interest: { taliban: { high: -1 } },
  },
  {
    ...trade,
    ref: 'commission-on-a-transfer',
    kind: 'quantity',
    proposition: 'Of 10,000 afghanis that are sent, the dealer keeps some 200',
    units: ['afghanis'],
    definitions: ['what is kept of 10,000 that are sent'],
    interest: {},
  },
];
