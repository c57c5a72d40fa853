/** What interviewees said on the study's own claims, when they were asked at the end of a talk. */
import { TRADE_ANSWERS, type Asked } from '#server/demo/content/trade-answers.ts';
import type { DemoAssertion, DemoRecord, DemoTurn } from '#server/demo/study.ts';

const before: DemoAssertion = {
  claim: 'kunar-mosques-shut-autumn-2021',
  stance: 'affirms',
  refersTo: { from: '2021-09', to: '2021-12' },
  basis: 'first-hand',
};
const after: DemoAssertion = {
  claim: 'kunar-mosques-shut-late-2022',
  stance: 'denies',
  refersTo: { from: '2022-10', to: '2022-12' },
  basis: 'first-hand',
};
const opened = { claim: 'who-opened-the-mosques-of-kunar', stance: 'affirms' } as const;

const ANSWERS: Readonly<Record<string, readonly Asked[]>> = {
  'f-kunar-1': [
    {
      question: 'And before those talks, in the first autumn?',
      answer: '⟦1⟧Shut, ours and the two below it⟦/1⟧. We prayed in a yard.',
      says: [before],
    },
  ],
  'c-dangam-1': [
    {
      question: 'Where did you preach in the first months?',
      answer: '⟦1⟧Nowhere. My mosque was shut from the autumn on, and so were the others⟦/1⟧.',
      says: [before],
    },
  ],
  'f-kunar-2': [
    {
      question: 'And the mosques, this winter?',
      answer: '⟦1⟧Open. I pray in mine on Fridays⟦/1⟧, at the back.',
      says: [after],
    },
  ],
  'c-dangam-2': [
    {
      question: 'Were the mosques of your community open at the end of last year?',
      answer: '⟦1⟧They were, all that I know of⟦/1⟧. I have stood in mine again since the summer.',
      says: [after],
    },
  ],
  'k-leader-kunar-1': [
    {
      question: 'The mosques of your province are open again. How did that come about?',
      answer: '⟦1⟧They feared that all of the valley would come up to us; so it was our doing⟦/1⟧.',
      says: [
        {
          ...opened,
          value: 'pressure of IS-K',
          refersTo: { from: '2022-03', to: '2022-03' },
          basis: 'official-claim',
        },
      ],
    },
  ],
  'c-pledged-1': [
    {
      question: 'Who opened the mosques again?',
      answer: '⟦1⟧We asked, three times, and the third time we were heard⟦/1⟧. Nobody else asked for us.',
      says: [
        {
          ...opened,
          value: 'the plea of the clergy',
          refersTo: { from: '2022-01', to: '2022-09' },
          basis: 'first-hand',
        },
      ],
    },
  ],
  't-province-kunar-2': [
    {
      question: 'Some say that pressure from the mountains opened the mosques.',
      answer: '⟦1⟧Kabul ordered it in the autumn, by its own insight⟦/1⟧. Nobody presses the Emirate.',
      says: [
        {
          ...opened,
          value: 'an order from Kabul',
          refersTo: { from: '2022-09', to: '2022-10' },
          basis: 'official-claim',
          prompted: true,
        },
      ],
    },
  ],
  'r-diplomat-1': [
    {
      question: 'And Kashmir, for which many were afraid?',
      answer:
        'There I must disappoint the speakers of my own house. ⟦1⟧It is half of what it was: some twenty to twenty-five dead a month⟦/1⟧.',
      says: [
        {
          claim: 'kashmir-deaths-after-the-takeover',
          stance: 'affirms',
          lo: 20,
          hi: 25,
          bound: 'range',
          unit: 'deaths/month',
          definition: 'deaths in militant violence',
          refersTo: { from: '2021-08', to: '2023-01' },
          basis: 'unknown',
        },
      ],
    },
  ],
};

/** The records with what they were asked on the study's own claims, at their end. */
export function withOwn(records: readonly DemoRecord[]): DemoRecord[] {
  return records.map((record) => {
    const asked = [...(ANSWERS[record.ref] ?? []), ...(TRADE_ANSWERS[record.ref] ?? [])];
    const turns = asked.map(turnOf);
    return turns.length === 0 ? record : { ...record, turns: [...record.turns, ...turns] };
  });
}

const turnOf = ({ question, answer, says }: Asked): DemoTurn => ({
  question,
  answer,
  spans: Object.fromEntries(says.map((assertion, i) => [String(i + 1), { assertion }])),
});
