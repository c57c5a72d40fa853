import type { DemoRecord } from '#server/demo/study.ts';

/** What each report says on our claims, in our words. The month is that of publication. */
const report = {
  region: 'elsewhere',
  country: 'other',
  mode: 'document',
  language: 'en',
  audience: 'public',
  consent: null,
  release: true,
} as const;

const visibleFighters = 'probably visible full-time fighters, Afghanistan only';
const lateIn2021 = { from: '2021-07', to: '2021-12' };
const fromMemberStates = { basis: 'document', root: 'ext-un-member-states', hops: 1 } as const;
const aboutFourThousand = { lo: 4000, hi: 4000, bound: 'about', unit: 'persons' } as const;

export const documentRecords: DemoRecord[] = [
  {
    ...report,
    ref: 'un-monitoring',
    source: 'un-monitoring',
    month: '2022-02',
    turns: [
      {
        question: 'What figure is given for the group as a whole?',
        answer: '⟦1⟧About 4,000 people, on the word of member states⟦/1⟧, for the second half of 2021.',
        spans: {
          '1': {
            codes: ['strength/total'],
            by: 'lead',
            assertion: {
              claim: 'isk-strength-late-2021-about-4000',
              stance: 'affirms',
              ...aboutFourThousand,
              definition: 'all members',
              refersTo: lateIn2021,
              ...fromMemberStates,
              from: 'isk-strength-late-2021-about-4000--a1',
            },
          },
        },
      },
      {
        question: 'Does it speak against a total of 8,000 on both sides of the border?',
        answer:
          '⟦1⟧It seems to count visible full-time fighters inside Afghanistan⟦/1⟧. Couriers, teachers and those in Pakistan are outside of it.',
        spans: {
          '1': {
            codes: ['strength/total'],
            by: 'lead',
            assertion: {
              claim: 'isk-strength-mid-2021-up-to-8000',
              stance: 'qualifies',
              ...aboutFourThousand,
              definition: visibleFighters,
              refersTo: lateIn2021,
              ...fromMemberStates,
              from: 'isk-strength-mid-2021-up-to-8000--a2',
            },
          },
        },
      },
      {
        question: 'Does it speak against 4,600 fighters in the country?',
        answer:
          '⟦1⟧It is lower by a few hundred, and it leaves out village militias⟦/1⟧, which a visitor would take for farmers.',
        spans: {
          '1': {
            codes: ['strength/total'],
            by: 'lead',
            assertion: {
              claim: 'isk-fighters-in-afghanistan-4600',
              stance: 'qualifies',
              ...aboutFourThousand,
              definition: visibleFighters,
              refersTo: lateIn2021,
              ...fromMemberStates,
              from: 'isk-fighters-in-afghanistan-4600--a2',
            },
          },
        },
      },
      {
        question: 'Where does the figure come from?',
        answer:
          '⟦1⟧From governments, which do not say how they counted⟦/1⟧. We know it through a later paper.',
        spans: { '1': { codes: ['narrative'], by: 'lead' } },
      },
    ],
  },
  {
    ...report,
    ref: 'icg-2022',
    source: 'icg-2022',
    month: '2022-08',
    turns: [
      {
        question: 'Did Taliban go over to IS-K in large numbers?',
        answer:
          '⟦1⟧The authors find no such movement⟦/1⟧. ⟦2⟧Ordinary fighters are reported here and there, but no commander of weight⟦/2⟧.',
        spans: {
          '1': {
            codes: ['defections'],
            by: 'lead',
            assertion: {
              claim: 'mass-defections-taliban-to-isk-2021',
              stance: 'denies',
              value: 'false',
              refersTo: { from: '2021-08', to: '2022-06' },
              basis: 'inference',
              from: 'mass-defections-taliban-to-isk-2021--a7',
            },
          },
          '2': {
            codes: ['defections/commanders'],
            by: 'lead',
            assertion: {
              claim: 'no-senior-taliban-commander-defected',
              stance: 'affirms',
              refersTo: { from: '2021-08', to: '2022-06' },
              basis: 'inference',
              from: 'no-senior-taliban-commander-defected--a1',
            },
          },
        },
      },
      {
        question: 'Why were governors in the east replaced?',
        answer:
          '⟦1⟧The change of September 2021 in Kunar and Nangarhar is put down to an offensive of IS-K in that month⟦/1⟧, and not to any protest. It may be another change than the one of which others speak.',
        spans: {
          '1': {
            codes: ['repression'],
            by: 'lead',
            assertion: {
              claim: 'kunar-governor-removed-over-salafi-backlash',
              stance: 'denies',
              refersTo: { from: '2021-09', to: '2021-09' },
              basis: 'inference',
              from: 'kunar-governor-removed-over-salafi-backlash--a2',
            },
          },
        },
      },
      {
        question: 'What does it say on the Salafi clergy?',
        answer:
          '⟦1⟧Pledges were made in public and shown around by the authorities⟦/1⟧. ⟦2⟧Officials of one province conceded that hard measures had cost them⟦/2⟧.',
        spans: {
          '1': { codes: ['clergy/pledges'], by: 'lead' },
          '2': { codes: ['repression'], by: 'lead' },
        },
      },
    ],
  },
  {
    ...report,
    ref: 'mei-2023',
    source: 'mei-2023',
    month: '2023-08',
    turns: [
      {
        question: 'What does it say on our claims?',
        answer:
          'It weighs what the authorities have promised on armed groups in the country. ⟦1⟧It was read for its frame⟦/1⟧; no statement on one of our claims was taken from it.',
        spans: { '1': { codes: ['narrative'], by: 'lead' } },
      },
    ],
    notes: ['The stored text has no date; its content places it in August 2023.'],
  },
  {
    ...report,
    ref: 'rusi-2023',
    source: 'rusi-2023',
    month: '2023-10',
    turns: [
      {
        question: 'How many come from universities?',
        answer:
          '⟦1⟧Low hundreds in a year, from campuses alone, by an earlier paper⟦/1⟧. That is another count than a monthly one for the whole group.',
        spans: {
          '1': {
            codes: ['recruitment/universities'],
            by: 'lead',
            assertion: {
              claim: 'isk-recruits-150-200-per-month',
              stance: 'qualifies',
              lo: 100,
              hi: 400,
              bound: 'range',
              unit: 'persons/year',
              definition: 'gross intake, universities only',
              refersTo: { from: '2022-01', to: '2022-12' },
              basis: 'inference',
              root: 'ext-rusi-campus',
              hops: 1,
              from: 'isk-recruits-150-200-per-month--a2',
            },
          },
        },
      },
      {
        question: 'Did the measures at universities work?',
        answer:
          '⟦1⟧In part, it seems⟦/1⟧. This rests on an earlier paper by the same author, which the other report cites too.',
        spans: {
          '1': {
            codes: ['recruitment/universities'],
            by: 'lead',
            assertion: {
              claim: 'taliban-campus-recruitment-curbs-working',
              stance: 'qualifies',
              value: 'partly',
              refersTo: { from: '2022-01', to: '2022-12' },
              basis: 'inference',
              root: 'ext-rusi-campus',
              hops: 1,
              from: 'taliban-campus-recruitment-curbs-working--a2',
            },
          },
        },
      },
      {
        question: 'Did a prominent commander go over?',
        answer: '⟦1⟧None that the author could find⟦/1⟧. All the cases that were named are of low rank.',
        spans: {
          '1': {
            codes: ['defections/commanders'],
            by: 'lead',
            assertion: {
              claim: 'no-senior-taliban-commander-defected',
              stance: 'affirms',
              refersTo: { from: '2021-08', to: '2022-06' },
              basis: 'inference',
              from: 'no-senior-taliban-commander-defected--a2',
            },
          },
        },
      },
      {
        question: 'Why was the governor of Kunar replaced?',
        answer:
          '⟦1⟧Because Salafi clerics had gone to Kabul and protested, as the author reads the order of events⟦/1⟧. ⟦2⟧On schools he holds that the national understanding covered mosques and left madrasas out⟦/2⟧.',
        spans: {
          '1': {
            codes: ['clergy', 'repression/restraint'],
            by: 'lead',
            assertion: {
              claim: 'kunar-governor-removed-over-salafi-backlash',
              stance: 'affirms',
              refersTo: { from: '2021-09', to: '2022-06' },
              basis: 'inference',
              from: 'kunar-governor-removed-over-salafi-backlash--a1',
            },
          },
          '2': {
            codes: ['repression/schools'],
            by: 'lead',
            assertion: {
              claim: 'kunar-2022-all-mosques-reopened-two-madrasas-shut',
              stance: 'qualifies',
              refersTo: { from: '2021-01', to: '2022-12' },
              basis: 'inference',
              from: 'kunar-2022-all-mosques-reopened-two-madrasas-shut--a3',
            },
          },
        },
      },
      {
        question: 'Who killed the preacher in Herat?',
        answer:
          '⟦1⟧Perhaps IS-K, as a warning: it fits its campaign against clerics who side with the authorities⟦/1⟧. ⟦2⟧The group did not claim it⟦/2⟧, and silence is not a denial.',
        spans: {
          '1': {
            codes: ['clergy'],
            by: 'lead',
            assertion: {
              claim: 'isk-killed-salafi-preacher-in-herat',
              stance: 'qualifies',
              value: 'partly',
              refersTo: { from: '2022-09', to: '2022-09' },
              basis: 'inference',
              from: 'isk-killed-salafi-preacher-in-herat--a2',
            },
          },
          '2': { codes: ['narrative'], by: 'lead' },
        },
      },
    ],
  },
  {
    ...report,
    ref: 'icg-2024',
    source: 'icg-2024',
    month: '2024-01',
    turns: [
      {
        question: 'Do the measures against recruitment at universities have an effect?',
        answer: '⟦1⟧Perhaps so, the authors say, and they cite one paper of May 2023 for it⟦/1⟧.',
        spans: {
          '1': {
            codes: ['recruitment/universities'],
            by: 'lead',
            assertion: {
              claim: 'taliban-campus-recruitment-curbs-working',
              stance: 'affirms',
              value: 'true',
              refersTo: { from: '2022-01', to: '2023-05' },
              basis: 'document',
              root: 'ext-rusi-campus',
              hops: 1,
              from: 'taliban-campus-recruitment-curbs-working--a1',
            },
          },
        },
      },
      {
        question: 'Did the victory of the Taliban set off violence elsewhere?',
        answer:
          '⟦1⟧In most places that were feared for, no; in Pakistan it rose, for reasons that are largely local⟦/1⟧.',
        spans: {
          '1': {
            codes: ['border/spill'],
            by: 'lead',
            assertion: {
              claim: 'afghan-militancy-spread-to-region',
              stance: 'qualifies',
              value: 'partly',
              refersTo: { from: '2021-08', to: '2023-08' },
              basis: 'inference',
              from: 'afghan-militancy-spread-to-region--a4',
            },
          },
        },
      },
      {
        question: 'What does it make of the charges of foreign sponsors?',
        answer:
          '⟦1⟧It does not believe in the hand of Washington⟦/1⟧. ⟦2⟧On havens across the border it allows that links exist and doubts that a state runs them⟦/2⟧.',
        spans: {
          '1': { codes: ['narrative/foreign'], by: 'lead' },
          '2': { codes: ['border/tirah', 'border/services'], by: 'lead' },
        },
      },
    ],
  },
  {
    ...report,
    ref: 'repost-2023',
    source: 'repost-2023',
    month: '2023-09',
    turns: [
      {
        question: 'What does it say on violence in the region?',
        answer:
          '⟦1⟧Militant violence in Pakistan went up by 73 percent⟦/1⟧, and the change in Kabul is given as the cause. No source stands beside the figure.',
        spans: {
          '1': {
            codes: ['border/spill'],
            by: 'lead',
            assertion: {
              claim: 'afghan-militancy-spread-to-region',
              stance: 'affirms',
              value: 'true',
              lo: 73,
              hi: 73,
              bound: 'exact',
              unit: 'percent increase',
              refersTo: { from: '2021-08', to: '2023-09' },
              basis: 'dataset',
              root: 'unknown',
              hops: 2,
              from: 'afghan-militancy-spread-to-region--a5',
            },
          },
        },
      },
      {
        question: 'How is it sourced?',
        answer: '⟦1⟧Hardly: it has no notes, and it names another institute as its origin⟦/1⟧.',
        spans: { '1': { codes: ['narrative'], by: 'lead' } },
      },
    ],
  },
  {
    ...report,
    ref: 'acled-by-icg',
    source: 'acled-by-icg',
    month: '2024-01',
    turns: [
      {
        question: 'What do the data show for Kashmir?',
        answer: '⟦1⟧Deaths fell from 44 a month before the takeover to 21 a month after it⟦/1⟧.',
        spans: {
          '1': {
            codes: ['border/spill'],
            by: 'lead',
            assertion: {
              claim: 'afghan-militancy-spread-to-region',
              stance: 'denies',
              value: 'false',
              lo: 21,
              hi: 21,
              bound: 'about',
              unit: 'deaths/month',
              refersTo: { from: '2021-08', to: '2023-07' },
              basis: 'dataset',
              root: 'ext-acled',
              hops: 1,
              from: 'afghan-militancy-spread-to-region--a2',
            },
          },
        },
      },
      {
        question: 'And for the Fergana Valley?',
        answer: '⟦1⟧No rise of Islamist violence after the takeover either⟦/1⟧.',
        spans: {
          '1': {
            codes: ['border/spill'],
            by: 'lead',
            assertion: {
              claim: 'afghan-militancy-spread-to-region',
              stance: 'denies',
              value: 'false',
              refersTo: { from: '2021-08', to: '2023-07' },
              basis: 'dataset',
              root: 'ext-acled',
              hops: 1,
              from: 'afghan-militancy-spread-to-region--a3',
            },
          },
        },
      },
    ],
  },
];
