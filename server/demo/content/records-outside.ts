import { toAll, toPrint, toQuoteOnly } from '#server/demo/content/consent.ts';
import type { DemoRecord } from '#server/demo/study.ts';

/** Experts and officials of other states whom a lead met. */
export const outsideRecords: DemoRecord[] = [
  {
    ref: 'x-campus-1',
    source: 'x-campus',
    month: '2022-10',
    day: 14,
    region: 'kabul',
    country: 'AF',
    mode: 'telephone',
    language: 'en',
    audience: 'private',
    consent: toAll,
    release: true,
    turns: [
      {
        question: 'What have you been able to see at the universities?',
        answer:
          '⟦1⟧Study circles in the hostels were the door, and those have nearly all stopped⟦/1⟧. ⟦2⟧Some lecturers were removed, some left by themselves⟦/2⟧. I see two campuses, so please do not make a country out of it.',
        spans: {
          '1': { codes: ['recruitment/universities'] },
          '2': { codes: ['repression/schools'] },
        },
      },
      {
        question: 'Who goes now, if anybody does?',
        answer:
          '⟦1⟧Those with a cousin inside⟦/1⟧. The student without family in it reads, is angry, and stays at home.',
        spans: { '1': { codes: ['recruitment/kinship'] } },
      },
      {
        question: 'Do you trust the figures that circulate?',
        answer:
          '⟦1⟧Each of them counts something else, and nobody writes down what⟦/1⟧. One man counts rifles, the next counts families. Then a third subtracts the one from the other.',
        spans: { '1': { codes: ['strength/total', 'narrative'] } },
      },
      {
        question: 'What do members say about growth?',
        answer:
          '⟦1⟧In public they grow; over tea they complain that nobody comes⟦/1⟧. I have learned to wait until the second glass.',
        spans: { '1': { codes: ['strength/growth', 'narrative/exaggeration'] } },
      },
      {
        question: 'در تحقیق میدانی چه چیز زیادتر مشکل است؟',
        answer:
          '⟦1⟧این که یک گپ از ده دهن شنیده می‌شود و همه از یک جا آمده است⟦/1⟧. باید پرسید که خودش دیده یا از کی شنیده. مردم از این پرسش خفه نمی‌شوند، اگر با احترام پرسان شود.',
        spans: { '1': { codes: ['narrative'] } },
      },
    ],
  },
  {
    ref: 'r-diplomat-1',
    source: 'r-diplomat',
    month: '2023-01',
    day: 26,
    region: 'elsewhere',
    country: 'other',
    mode: 'face-to-face',
    language: 'en',
    audience: 'diplomatic',
    consent: toQuoteOnly,
    release: true,
    turns: [
      {
        question: 'What does your capital expect from the change in Kabul?',
        answer:
          '⟦1⟧That what won there will be tried elsewhere; we hear of it from all sides, and we take it that it has begun⟦/1⟧. ⟦2⟧I cannot name you an incident which I have looked into myself⟦/2⟧.',
        spans: {
          '1': {
            codes: ['border/spill'],
            assertion: {
              claim: 'afghan-militancy-spread-to-region',
              stance: 'affirms',
              value: 'true',
              refersTo: { from: '2021-08', to: '2023-01' },
              basis: 'hearsay',
              root: 'unknown',
              hops: 2,
              from: 'afghan-militancy-spread-to-region--a1',
            },
          },
          '2': { codes: ['narrative'] },
        },
        note: 'More a fear than a report.',
      },
      {
        question: 'From whom do you hear it?',
        answer:
          '⟦1⟧From colleagues, who hear it from theirs⟦/1⟧. It is a small town, diplomatically speaking.',
        spans: { '1': { codes: ['narrative/exaggeration'], by: 'lead' } },
      },
      {
        question: 'What do you ask of the authorities in Kabul?',
        answer:
          '⟦1⟧That they move certain people away from the border⟦/1⟧. They say yes each time, and each time it is a different yes.',
        spans: { '1': { codes: ['border'] } },
      },
      {
        question: 'And on IS-K?',
        answer:
          '⟦1⟧There we want the same, and both sides avoid saying so⟦/1⟧. We compare lists. Theirs are longer, ours are older.',
        spans: { '1': { codes: ['border/services'] } },
      },
      {
        question: 'Is somebody behind the group?',
        answer:
          '⟦1⟧Everybody says that it is somebody else’s⟦/1⟧. I have been in meetings in which three delegations each accused a fourth.',
        spans: { '1': { codes: ['narrative/foreign'] } },
      },
    ],
  },
  {
    ref: 'x-border-1',
    source: 'x-border',
    month: '2023-04',
    day: 20,
    region: 'elsewhere',
    country: 'other',
    mode: 'telephone',
    language: 'en',
    audience: 'private',
    consent: toPrint,
    release: false,
    turns: [
      {
        question: 'What is your view of the valley of which the authorities speak?',
        answer:
          '⟦1⟧It has sheltered many groups, and each neighbour finds there the one it looks for⟦/1⟧. I was last near it nine years ago.',
        spans: { '1': { codes: ['border/tirah'], by: 'lead' } },
      },
      {
        question: 'And of help from the army across the border?',
        answer:
          '⟦1⟧I would separate officers, offices and the state⟦/1⟧. Of the first I believe much, of the last I have seen no evidence.',
        spans: { '1': { codes: ['border/services'], by: 'lead' } },
      },
      {
        question: 'Is violence in the region rising because of Kabul?',
        answer:
          '⟦1⟧In one country it rises, for reasons of its own⟦/1⟧. In the others I see more conferences than attacks.',
        spans: { '1': { codes: ['border/spill'], by: 'lead' } },
      },
      {
        question: 'What about the rivers?',
        answer:
          '⟦1⟧Drought makes each quarrel look like a quarrel about water⟦/1⟧. That does not mean that none of them is.',
        spans: { '1': { codes: ['border/water'], by: 'lead' } },
      },
      {
        question: 'May we quote you as an expert who worked at one institute for twenty years?',
        answer: 'As an expert, yes. Leave out the twenty years and the one institute: there are three of us.',
        note: 'Reword the question before release; it gives him away.',
      },
    ],
  },
];
