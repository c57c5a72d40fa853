/**
 * The claims of claims-dev.json, in our words. Kind, values, interest and headline follow from what is said and by whom,
 * not from any verdict: a claim with a figure is a quantity, unless somebody denies it without one; any other is boolean,
 * or has the value `partly` once somebody qualifies it.
 */
import { salafiClaims } from '#server/demo/content/claims-salafi.ts';
import type { DemoClaim, Interest } from '#server/demo/study.ts';

const nominal = ['true', 'partly', 'false'];
/** The claim serves IS-K and hurts the Taliban; and the other way round. */
const servesIsk: Interest = { isk: { true: 1, false: -1 }, taliban: { true: -1, false: 1 } };
const servesTaliban: Interest = { taliban: { true: 1, false: -1 }, isk: { true: -1, false: 1 } };
const highServesIsk: Interest = { isk: { high: 1 }, taliban: { high: -1 } };

const allMembers = 'all members, all functions, Afghanistan and Pakistan';
const visibleFighters = 'probably visible full-time fighters, Afghanistan only';
const allFighters = 'fighters incl. village militias and hit teams, Afghanistan only';
const inPart = 'all members, all functions, in that part';
const lowerCommanders = 'Taliban commanders of lower rank known by case';
const july2021 = { from: '2021-07', to: '2021-07' };
const both = 'Afghanistan and Pakistan';

const strength: DemoClaim[] = [
  {
    ref: 'isk-strength-mid-2021-up-to-8000',
    kind: 'quantity',
    proposition: 'With every function and both sides of the border, IS-K had up to 8,000 people in July 2021',
    units: ['persons'],
    definitions: [allMembers, visibleFighters],
    place: both,
    period: july2021,
    interest: highServesIsk,
    headline: 8000,
  },
  {
    ref: 'isk-strength-late-2021-about-4000',
    kind: 'quantity',
    proposition: 'All of IS-K came to about 4,000 people in the second half of 2021',
    units: ['persons'],
    definitions: ['all members', allFighters],
    place: 'Afghanistan',
    period: { from: '2021-07', to: '2021-12' },
    interest: { isk: { high: 1 } },
    headline: 4000,
  },
  {
    ref: 'isk-fighters-in-afghanistan-4600',
    kind: 'quantity',
    proposition:
      'About 4,600 fighters of IS-K stood inside Afghanistan, village militias and city teams included',
    units: ['persons'],
    definitions: [allFighters, visibleFighters],
    place: 'Afghanistan',
    period: july2021,
    interest: highServesIsk,
    headline: 4600,
  },
  {
    ref: 'isk-regional-breakdown-july-2021',
    kind: 'quantity',
    proposition:
      'Region by region, IS-K added up to 7,500 to 7,900 people in July 2021, most of them in the east',
    units: ['persons'],
    definitions: [allMembers],
    place: both,
    period: july2021,
    interest: highServesIsk,
    parts: [
      'isk-in-pakistan-july-2021',
      'isk-in-the-east-july-2021',
      'isk-in-the-north-east-july-2021',
      'isk-in-the-rest-july-2021',
      'isk-escapees-july-2021',
    ],
    exhaustive: true,
    headline: 7697,
  },
  {
    ref: 'isk-in-pakistan-july-2021',
    kind: 'quantity',
    proposition: 'At least 1,100 people of IS-K were in Pakistan',
    units: ['persons'],
    definitions: [inPart],
    place: 'Pakistan',
    period: july2021,
    interest: highServesIsk,
    headline: 1100,
  },
  {
    ref: 'isk-in-the-east-july-2021',
    kind: 'quantity',
    proposition: 'About 3,700 people of IS-K were in Nangarhar, Kunar and Nuristan',
    units: ['persons'],
    definitions: [inPart],
    place: 'Nangarhar; Kunar; Nuristan',
    period: july2021,
    interest: highServesIsk,
    headline: 3700,
  },
  {
    ref: 'isk-in-the-north-east-july-2021',
    kind: 'quantity',
    proposition: 'Up to 1,200 people of IS-K were in the north-east, mostly in Badakhshan',
    units: ['persons'],
    definitions: [inPart],
    place: 'North-eastern Afghanistan',
    period: july2021,
    interest: highServesIsk,
    headline: 1200,
  },
  {
    ref: 'isk-in-the-rest-july-2021',
    kind: 'quantity',
    proposition: 'Between 1,300 and 1,400 people of IS-K were in the rest of the country and the main cities',
    units: ['persons'],
    definitions: [inPart],
    place: 'Southern, south-eastern and western Afghanistan; Kabul; other cities',
    period: july2021,
    interest: highServesIsk,
    headline: 1349,
  },
  {
    ref: 'isk-escapees-july-2021',
    kind: 'quantity',
    proposition: 'A few hundred escaped prisoners of IS-K were on their way east',
    units: ['persons'],
    definitions: [inPart],
    place: 'Afghanistan',
    period: july2021,
    interest: highServesIsk,
  },
  {
    ref: 'isk-numbers-growing-2021-22',
    kind: 'boolean',
    proposition: 'IS-K was getting larger throughout 2021 and 2022',
    units: ['persons'],
    place: both,
    period: { from: '2021-07', to: '2022-12' },
    interest: servesIsk,
    filed: 'true',
  },
];

const intake: DemoClaim[] = [
  {
    ref: 'isk-recruitment-strong-2022',
    kind: 'category',
    values: nominal,
    proposition: 'IS-K was attracting new members vigorously in 2022',
    units: ['persons/month'],
    place: 'Afghanistan',
    period: { from: '2022-01', to: '2022-12' },
    interest: { isk: { true: 1, partly: -1, false: -1 }, taliban: { true: -1, false: 1 } },
    filed: 'true',
  },
  {
    ref: 'isk-recruits-150-200-per-month',
    kind: 'quantity',
    proposition: 'In mid-2022 IS-K took in 150 to 200 people a month',
    units: ['persons/month', 'persons/year'],
    definitions: ['gross intake, all', 'gross intake, universities only'],
    place: 'Afghanistan',
    period: { from: '2022-06', to: '2022-07' },
    interest: highServesIsk,
    headline: 173,
  },
  {
    ref: 'taliban-campus-recruitment-curbs-working',
    kind: 'category',
    values: nominal,
    proposition: 'What the Taliban did against IS-K recruitment at universities had an effect',
    place: 'Afghanistan',
    period: { from: '2022-01', to: '2023-05' },
    interest: servesTaliban,
    filed: 'true',
  },
  {
    ref: 'mass-defections-taliban-to-isk-2021',
    kind: 'category',
    values: nominal,
    proposition: 'Large numbers of Taliban went over to IS-K in the first months',
    units: ['commanders', 'persons'],
    definitions: [lowerCommanders, 'fighters and leaders of one group'],
    place: 'Afghanistan',
    period: { from: '2021-08', to: '2021-12' },
    interest: { isk: { true: 1, partly: -1, false: -1 }, taliban: { true: -1, partly: -1, false: 1 } },
    filed: 'true',
  },
  {
    ref: 'isk-named-defector-commanders-nine',
    kind: 'quantity',
    proposition: 'Nine Taliban commanders of lower rank are known to have joined IS-K',
    units: ['commanders'],
    definitions: [lowerCommanders, 'commanders of two districts of Nangarhar'],
    place: 'Kunar; Nangarhar; Khost',
    period: { from: '2021-08', to: '2022-06' },
    interest: highServesIsk,
    parts: ['isk-defectors-kunar', 'isk-defectors-nangarhar', 'isk-defectors-khost'],
    exhaustive: true,
    headline: 9,
  },
  ...(
    [
      ['kunar', 'Kunar', 'Five', 5],
      ['nangarhar', 'Nangarhar', 'Three', 3],
      ['khost', 'Khost', 'One', 1],
    ] as const
  ).map(([ref, place, word, headline]): DemoClaim => ({
    ref: `isk-defectors-${ref}`,
    kind: 'quantity',
    proposition: `${word} of the commanders known to have joined IS-K ${headline === 1 ? 'was' : 'were'} of ${place}`,
    units: ['commanders'],
    definitions: [lowerCommanders],
    place,
    period: { from: '2021-08', to: '2022-06' },
    interest: highServesIsk,
    headline,
  })),
  {
    ref: 'nangarhar-commander-with-70-fighters-defected',
    kind: 'quantity',
    proposition:
      'One commander took five sub-commanders and 70 fighters to IS-K in Nangarhar in late August 2021',
    units: ['fighters'],
    definitions: ['fighters, without the six leaders'],
    place: 'Nangarhar',
    period: { from: '2021-08', to: '2021-08' },
    interest: { isk: { high: 1 } },
    headline: 70,
  },
  {
    ref: 'no-senior-taliban-commander-defected',
    kind: 'boolean',
    proposition: 'No prominent Taliban commander crossed over to IS-K in the first year',
    place: 'Afghanistan',
    period: { from: '2021-08', to: '2022-06' },
    interest: servesTaliban,
    filed: 'true',
  },
];

const border: DemoClaim[] = [
  {
    ref: 'pakistan-services-support-isk',
    kind: 'boolean',
    proposition:
      'People in Pakistan’s army and intelligence help IS-K with logistics and with money from charities',
    place: 'Pakistan',
    period: { from: '2021-08', to: '2022-03' },
    interest: { taliban: { true: 1, false: -1 } },
    filed: 'true',
  },
  {
    ref: 'isk-camps-in-tirah-valley',
    kind: 'category',
    values: nominal,
    proposition: 'IS-K trains and keeps leaders in the Tirah valley',
    units: ['persons'],
    place: 'Khyber Pakhtunkhwa',
    period: { from: '2021-08', to: '2023-01' },
    interest: { taliban: { true: 1, false: -1 }, isk: { true: -1, partly: -1, false: 1 } },
    filed: 'true',
  },
  {
    ref: 'afghan-militancy-spread-to-region',
    kind: 'category',
    values: nominal,
    proposition: 'The Taliban victory set off Islamist violence across the region',
    units: ['deaths/month', 'percent increase'],
    place: 'Kashmir; Fergana Valley; Pakistan',
    period: { from: '2021-08', to: '2023-07' },
    interest: { regional: { true: 1, false: -1 } },
    filed: 'true',
  },
  {
    ref: 'iran-border-clash-may-2023-over-water',
    kind: 'boolean',
    proposition: 'Water of the river was the cause of the fight on the Iranian border in May 2023',
    place: 'Nimroz; Iran',
    period: { from: '2023-05', to: '2023-05' },
    interest: {},
    filed: 'true',
  },
  {
    ref: 'united-states-backs-isk',
    kind: 'boolean',
    proposition: 'Washington sponsors IS-K',
    place: 'Afghanistan',
    period: { from: '2021-08', to: '2023-06' },
    interest: { regional: { true: 1, false: -1 }, taliban: { true: 1, false: -1 } },
    filed: 'true',
  },
];

export const claims: DemoClaim[] = [...strength, ...intake, ...salafiClaims, ...border];
