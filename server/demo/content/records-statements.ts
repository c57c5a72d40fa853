import type { DemoRecord } from '#server/demo/study.ts';

/** Public statements, as the five documents cite them. The month is that of the statement, or the last one that it covers. */
const statement = {
  region: 'elsewhere',
  country: 'AF',
  mode: 'document',
  language: 'en',
  audience: 'public',
  consent: null,
  release: true,
} as const;

export const statementRecords: DemoRecord[] = [
  {
    ...statement,
    ref: 'c-offer-2020',
    source: 'c-offer-2020',
    month: '2020-12',
    region: 'kunar',
    turns: [
      {
        question: 'What was offered?',
        answer: '⟦1⟧Support for the movement, in public, if the violence against their community ended⟦/1⟧.',
        spans: {
          '1': {
            codes: ['clergy/pledges'],
            by: 'lead',
            assertion: {
              claim: 'salafi-clerics-pledge-was-sincere',
              stance: 'affirms',
              value: 'true',
              refersTo: { from: '2020-01', to: '2020-12' },
              basis: 'official-claim',
              from: 'salafi-clerics-pledge-was-sincere--a4',
            },
          },
        },
      },
    ],
  },
  {
    ...statement,
    ref: 'g-post-2022',
    source: 'g-post',
    month: '2022-03',
    turns: [
      {
        question: 'What does the post say of the group?',
        answer: '⟦1⟧That it is a project of foreign occupiers⟦/1⟧.',
        spans: {
          '1': {
            codes: ['narrative/foreign'],
            by: 'lead',
            assertion: {
              claim: 'united-states-backs-isk',
              stance: 'affirms',
              refersTo: { from: '2021-08', to: '2022-03' },
              basis: 'official-claim',
              root: 'ext-intelligence-post',
              hops: 1,
              from: 'united-states-backs-isk--a3',
            },
          },
        },
      },
    ],
  },
  {
    ...statement,
    ref: 'c-pledged-public',
    source: 'c-pledged',
    month: '2022-06',
    region: 'kunar',
    turns: [
      {
        question: 'What did he say when he pledged loyalty before the cameras?',
        answer:
          '⟦1⟧That he comes with a whole heart, and that what was between them is over⟦/1⟧. He read it from a sheet.',
        spans: {
          '1': {
            codes: ['clergy/pledges'],
            by: 'lead',
            assertion: {
              claim: 'salafi-clerics-pledge-was-sincere',
              stance: 'affirms',
              value: 'true',
              refersTo: { from: '2021-08', to: '2022-06' },
              basis: 'official-claim',
              // Known by pictures that others spread: it is not first-hand, and checks nobody.
              root: 'unknown',
              hops: 2,
            },
          },
        },
      },
    ],
  },
  {
    ...statement,
    ref: 'c-pledges-2021',
    source: 'c-pledges-2021',
    month: '2022-06',
    region: 'kunar',
    turns: [
      {
        question: 'What was pledged, and who made it known?',
        answer: '⟦1⟧Loyalty to the Emirate, before cameras⟦/1⟧. ⟦2⟧The authorities spread the pictures⟦/2⟧.',
        spans: {
          '1': {
            codes: ['clergy/pledges'],
            by: 'lead',
            assertion: {
              claim: 'salafi-clerics-pledge-was-sincere',
              stance: 'affirms',
              value: 'true',
              refersTo: { from: '2021-08', to: '2022-06' },
              basis: 'official-claim',
              from: 'salafi-clerics-pledge-was-sincere--a5',
            },
          },
          '2': { codes: ['narrative'], by: 'lead' },
        },
      },
    ],
  },
  {
    ...statement,
    ref: 'k-media-2022',
    source: 'k-media',
    month: '2022-12',
    turns: [
      {
        question: 'What do its publications say about its size?',
        answer: '⟦1⟧That it is getting larger, all through 2021 and 2022⟦/1⟧. No figure stands beside it.',
        spans: {
          '1': {
            codes: ['strength/growth', 'narrative/exaggeration'],
            by: 'lead',
            assertion: {
              claim: 'isk-numbers-growing-2021-22',
              stance: 'affirms',
              refersTo: { from: '2021-07', to: '2022-12' },
              basis: 'official-claim',
              from: 'isk-numbers-growing-2021-22--a1',
            },
          },
        },
      },
      {
        question: 'And about raids in the cities?',
        answer: '⟦1⟧That relatives of its members are killed in them on purpose⟦/1⟧. No case is described.',
        spans: {
          '1': {
            codes: ['repression/raids'],
            by: 'lead',
            assertion: {
              claim: 'taliban-killed-relatives-in-raids',
              stance: 'affirms',
              refersTo: { from: '2021-08', to: '2022-12' },
              basis: 'official-claim',
              from: 'taliban-killed-relatives-in-raids--a1',
            },
          },
        },
      },
      {
        question: 'Does it claim the killing in Herat of September 2022?',
        answer: '⟦1⟧It says nothing about it⟦/1⟧, which is neither a claim nor a denial.',
        spans: { '1': { codes: ['narrative'], by: 'lead' } },
      },
    ],
  },
  {
    ...statement,
    ref: 'r-russia-2023-01',
    source: 'r-russia',
    month: '2023-01',
    country: 'other',
    turns: [
      {
        question: 'Whom do they name behind the group?',
        answer: '⟦1⟧The United States⟦/1⟧.',
        spans: {
          '1': {
            codes: ['narrative/foreign'],
            by: 'lead',
            assertion: {
              claim: 'united-states-backs-isk',
              stance: 'affirms',
              refersTo: { from: '2021-08', to: '2023-02' },
              basis: 'official-claim',
              from: 'united-states-backs-isk--a1',
            },
          },
        },
      },
    ],
  },
  {
    ...statement,
    ref: 't-memoranda-2023',
    source: 't-memoranda',
    month: '2023-01',
    turns: [
      {
        question: 'What do the two memoranda say?',
        answer:
          '⟦1⟧That the group trains and keeps leaders in the Tirah valley⟦/1⟧. ⟦2⟧They are known from one post only⟦/2⟧, and nobody has confirmed that they are genuine.',
        spans: {
          '1': {
            codes: ['border/tirah'],
            by: 'lead',
            assertion: {
              claim: 'isk-camps-in-tirah-valley',
              stance: 'affirms',
              value: 'true',
              refersTo: { from: '2022-01', to: '2023-01' },
              basis: 'document',
              root: 'ext-ministries',
              hops: 1,
              from: 'isk-camps-in-tirah-valley--a1',
            },
          },
          '2': { codes: ['narrative'], by: 'lead' },
        },
      },
    ],
  },
  {
    ...statement,
    ref: 'r-iran-2023-02',
    source: 'r-iran',
    month: '2023-02',
    country: 'other',
    turns: [
      {
        question: 'Whom do they name behind the group?',
        answer: '⟦1⟧Washington, which is said to want a reason to return⟦/1⟧.',
        spans: {
          '1': {
            codes: ['narrative/foreign'],
            by: 'lead',
            assertion: {
              claim: 'united-states-backs-isk',
              stance: 'affirms',
              refersTo: { from: '2021-08', to: '2023-02' },
              basis: 'official-claim',
              from: 'united-states-backs-isk--a2',
            },
          },
        },
      },
    ],
  },
  {
    ...statement,
    ref: 'r-us-2023-07',
    source: 'r-us',
    month: '2023-07',
    country: 'other',
    audience: 'diplomatic',
    turns: [
      {
        question: 'What follows from the talks of that summer?',
        answer:
          '⟦1⟧That Washington is no sponsor of the group: the authorities in Kabul are said to have asked it for help against it⟦/1⟧. That is the writer’s reading of what was said.',
        spans: {
          '1': {
            codes: ['narrative/foreign'],
            by: 'lead',
            assertion: {
              claim: 'united-states-backs-isk',
              stance: 'denies',
              refersTo: { from: '2023-07', to: '2023-07' },
              basis: 'inference',
              from: 'united-states-backs-isk--a4',
            },
          },
        },
      },
    ],
  },
  {
    ...statement,
    ref: 't-border-2023',
    source: 't-border',
    month: '2023-08',
    audience: 'diplomatic',
    turns: [
      {
        question: 'What was the fight on the Iranian border about?',
        answer: '⟦1⟧Local matters, not the river⟦/1⟧.',
        spans: {
          '1': {
            codes: ['border/water', 'narrative/denial'],
            by: 'lead',
            assertion: {
              claim: 'iran-border-clash-may-2023-over-water',
              stance: 'denies',
              refersTo: { from: '2023-05', to: '2023-05' },
              basis: 'official-claim',
              from: 'iran-border-clash-may-2023-over-water--a2',
            },
          },
        },
      },
    ],
  },
  {
    ...statement,
    ref: 'r-iran-2023-08',
    source: 'r-iran',
    month: '2023-08',
    country: 'other',
    audience: 'diplomatic',
    turns: [
      {
        question: 'What was the fight on the Afghan border about?',
        answer:
          '⟦1⟧Something local, and not water⟦/1⟧. The report’s sentence names officials, its note lists experts: whose words these are is open.',
        spans: {
          '1': {
            codes: ['border/water', 'narrative/denial'],
            by: 'lead',
            assertion: {
              claim: 'iran-border-clash-may-2023-over-water',
              stance: 'denies',
              refersTo: { from: '2023-05', to: '2023-05' },
              basis: 'official-claim',
              from: 'iran-border-clash-may-2023-over-water--a3',
            },
          },
        },
      },
    ],
  },
  {
    ...statement,
    ref: 'x-water-2023',
    source: 'x-water',
    month: '2023-08',
    country: 'other',
    audience: 'private',
    turns: [
      {
        question: 'Why do observers think of water?',
        answer:
          '⟦1⟧Because the quarrel over the river was at its height, so that the clash looks like a part of it⟦/1⟧.',
        spans: {
          '1': {
            codes: ['border/water'],
            by: 'lead',
            assertion: {
              claim: 'iran-border-clash-may-2023-over-water',
              stance: 'affirms',
              refersTo: { from: '2023-05', to: '2023-08' },
              basis: 'inference',
              from: 'iran-border-clash-may-2023-over-water--a1',
            },
          },
        },
      },
    ],
  },
  {
    ...statement,
    ref: 't-statements-2023',
    source: 't-statements',
    month: '2023-12',
    turns: [
      {
        question: 'What do the authorities say about Pakistan and the group?',
        answer: '⟦1⟧That it finds shelter there and that the state allows it⟦/1⟧.',
        spans: {
          '1': {
            codes: ['border/services'],
            by: 'lead',
            assertion: {
              claim: 'pakistan-services-support-isk',
              stance: 'affirms',
              refersTo: { from: '2021-08', to: '2023-12' },
              basis: 'official-claim',
              from: 'pakistan-services-support-isk--a3',
            },
          },
        },
      },
      {
        question: 'Which place do they name?',
        answer: '⟦1⟧The Tirah valley, with camps and with leaders in it⟦/1⟧.',
        spans: {
          '1': {
            codes: ['border/tirah'],
            by: 'lead',
            assertion: {
              claim: 'isk-camps-in-tirah-valley',
              stance: 'affirms',
              value: 'true',
              refersTo: { from: '2021-08', to: '2023-12' },
              basis: 'official-claim',
              from: 'isk-camps-in-tirah-valley--a2',
            },
          },
        },
      },
    ],
  },
];
