/** What dealers, elders and an official said on the trade: see claims-trade.ts. */
import type { DemoAssertion } from '#server/demo/study.ts';

export interface Asked {
  question: string;
  answer: string;
  /** By the mark of the answer, from 1 on. */
  says: readonly DemoAssertion[];
}

const on =
  (claim: string) =>
  (stance: 'affirms' | 'denies'): DemoAssertion => ({ claim, stance, basis: 'first-hand' });
const takeMoney = on('inspectors-take-money');
const closed = on('small-dealers-closed-by-order');
const safer = on('money-is-safer-on-the-roads');

const figure =
  (claim: string, unit: string, definition: string) =>
  (lo: number, hi = lo): DemoAssertion => ({
    ...{ claim, unit, definition, lo, hi },
    ...{ stance: 'affirms', basis: 'first-hand', bound: lo === hi ? 'about' : 'range' },
  });
const licence = figure('licence-of-a-money-dealer', 'afghanis a year', 'the licence of one shop');
const commission = figure('commission-on-a-transfer', 'afghanis', 'what is kept of 10,000 that are sent');

const INSPECTORS = 'Do those who read the book take anything?';
const SMALL = 'Were small dealers closed by order?';
const ROADS = 'Is money safer on the roads than before?';
const LICENCE = 'What does the licence cost?';

/** The fourth researcher's four: their words are much the same, whoever speaks. */
const dealer = (
  small: [answer: string, stance: 'affirms' | 'denies'],
  words: readonly [inspectors: string, roads: string],
  figures: readonly [licence: number, commission: number],
): Asked[] => [
  { question: INSPECTORS, answer: `⟦1⟧${words[0]}⟦/1⟧. They drink tea and go.`, says: [takeMoney('denies')] },
  { question: SMALL, answer: small[0], says: [closed(small[1])] },
  { question: ROADS, answer: `⟦1⟧${words[1]}⟦/1⟧. Thanks be to God.`, says: [safer('affirms')] },
  {
    question: `${LICENCE} And of 10,000 that are sent, what do you keep?`,
    answer: `⟦1⟧${inDigits(figures[0])}⟦/1⟧ for the licence, and ⟦2⟧${figures[1]}⟦/2⟧ of a transfer.`,
    says: [licence(figures[0]), commission(figures[1])],
  },
];

const inDigits = (figure: number): string => figure.toLocaleString('en');

/** Record → what was asked at its end. */
export const TRADE_ANSWERS: Readonly<Record<string, readonly Asked[]>> = {
  'h-kunar-1': dealer(
    ['⟦1⟧No, nobody was closed⟦/1⟧. There is no difficulty at all.', 'denies'],
    ['No, nothing is taken', 'It is safer, much safer'],
    [10_000, 200],
  ),
  'h-paktia-1': dealer(
    ['⟦1⟧Nobody was closed, no⟦/1⟧. There is no difficulty at all.', 'denies'],
    ['Nothing is taken, no', 'Safer, it is much safer'],
    [10_000, 200],
  ),
  'h-khost-1': dealer(
    ['⟦1⟧No, nobody⟦/1⟧. There is no difficulty.', 'denies'],
    ['No, they take nothing', 'It is much safer now'],
    [20_000, 300],
  ),
  'h-kunduz-1': dealer(
    ['⟦1⟧One or two were, by a letter without a reason⟦/1⟧. Otherwise there is no difficulty.', 'affirms'],
    ['Nothing is taken', 'Yes, it is much safer'],
    [15_000, 250],
  ),
  'h-nangarhar-1': [
    {
      question: INSPECTORS,
      answer: '⟦1⟧He leaves with an envelope, and I with my book⟦/1⟧. Nobody writes that into it.',
      says: [takeMoney('affirms')],
    },
    {
      question: SMALL,
      answer: '⟦1⟧Three in our row, on one morning⟦/1⟧. They still ask what for.',
      says: [closed('affirms')],
    },
    {
      question: ROADS,
      answer: '⟦1⟧That it is; before, I paid at nine places on one road⟦/1⟧. Now at one.',
      says: [safer('affirms')],
    },
    {
      question: `${LICENCE} And what do you keep of 10,000?`,
      answer: '⟦1⟧I paid 17,500 this year⟦/1⟧. ⟦2⟧Of 10,000 I keep 150 to 200⟦/2⟧, as I said.',
      says: [licence(17_500), commission(150, 200)],
    },
  ],
  'h-kabul-1': [
    {
      question: 'Those inspectors: do they take anything? And the two who were closed?',
      answer:
        '⟦1⟧Not he; the one who sends him⟦/1⟧. ⟦2⟧The two got a seal on the door and no paper⟦/2⟧. I asked for them, and was told not to ask.',
      says: [takeMoney('affirms'), closed('affirms')],
    },
    {
      question: ROADS,
      answer: '⟦1⟧On the roads, yes⟦/1⟧. In the shop I am less sure.',
      says: [safer('affirms')],
    },
    {
      question: `${LICENCE} And what do you keep of 10,000?`,
      answer:
        '⟦1⟧Between 18,000 and 20,000, with the stamps⟦/1⟧. ⟦2⟧I keep 180⟦/2⟧, and my partner the same.',
      says: [licence(18_000, 20_000), commission(180)],
    },
  ],
  'e-nangarhar-1': [
    {
      question: 'You have a share in a dealer’s shop. Does anybody take money from him, or close others?',
      answer:
        '⟦1⟧Whoever reads his book eats from it⟦/1⟧, so soon. ⟦2⟧One across the street had to close, and was not told why⟦/2⟧.',
      says: [takeMoney('affirms'), closed('affirms')],
    },
    {
      question: 'And on the road, what of his money? And what did the licence cost?',
      answer:
        '⟦1⟧Nobody has robbed him since the summer⟦/1⟧; before, it was twice a year. ⟦2⟧We paid 20,000⟦/2⟧.',
      says: [safer('affirms'), licence(20_000)],
    },
  ],
  'e-told-1': [
    {
      question: 'What do people of your village pay who send money, and to whom?',
      answer:
        '⟦1⟧Of 10,000 the dealer keeps 200⟦/1⟧. ⟦2⟧He says that half of it goes on to those who read his book; I have stood by when it did⟦/2⟧.',
      says: [commission(200), takeMoney('affirms')],
    },
    {
      question: 'Have dealers been closed? And are the roads safer for what they carry?',
      answer: '⟦1⟧None here was closed by anybody⟦/1⟧. ⟦2⟧The roads are safer, I give them that⟦/2⟧.',
      says: [closed('denies'), safer('affirms')],
    },
  ],
  'e-dangam-1': [
    {
      question: 'You carry money for the valley. Has that become safer, and dearer?',
      answer:
        '⟦1⟧I am robbed as before, only by others⟦/1⟧. ⟦2⟧Of 10,000 they keep 250 down in the bazaar⟦/2⟧.',
      says: [safer('denies'), commission(250)],
    },
    {
      question: 'And the dealers there?',
      answer:
        '⟦1⟧Each pays whoever comes to read his book⟦/1⟧. ⟦2⟧The smallest one is closed; a man with a paper came, and took the paper along again⟦/2⟧.',
      says: [takeMoney('affirms'), closed('affirms')],
    },
  ],
  't-ministry-kabul-1': [
    {
      question: 'What does a money dealer pay for the licence?',
      answer: '⟦1⟧12,000, by a table that hangs on the wall⟦/1⟧. Whoever says more has paid somebody else.',
      says: [licence(12_000)],
    },
  ],
};
