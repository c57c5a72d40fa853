/** The manuscript check rule by rule: what each finds, and what stands next to it and is none. */
import { describe, expect, test } from 'vitest';
import { checkManuscript } from '#core/manuscript/check.ts';
import { RULES, type ManuscriptRule } from '#core/manuscript/finding.ts';
import type { Known, KnownClaim } from '#core/manuscript/known.ts';

const claim = (proposition: string, fields: Partial<KnownClaim> = {}): KnownClaim => ({
  proposition,
  kind: 'boolean',
  place: null,
  period: null,
  status: 'corroborated',
  holds: 'true',
  headline: null,
  range: null,
  said: [],
  ...fields,
});
const quantity = (proposition: string, headline: number): KnownClaim =>
  claim(proposition, { kind: 'quantity', status: 'single-source', holds: null, headline });

const known: Known = {
  window: { from: '2021-08', to: '2023-04' },
  interviews: 54,
  printed: 41,
  claims: [
    claim('The governor of Kunar was replaced'),
    claim('Foreign services sponsor the smugglers', { status: 'contested' }),
    claim('The harvest of saffron failed in Herat', { status: 'resolved', holds: 'false' }),
    claim('The smugglers may cross the river at night', { status: 'no evidence', holds: null }),
    claim('The smugglers who swore loyalty had sold their boats', { status: 'contested' }),
    claim('Commander Gul Rahman of Chawkay sold the boats'),
    quantity('The smugglers had up to 900 boats on the river', 900),
    quantity('About 40 villages paid the toll of the militia', 40),
    quantity('Before the flood nearly a third of the orchards were in the hands of the militia', 30),
    quantity('Region by region the growers came to 7,500 to 7,900, most of them in the east', 7700),
  ],
  documents: [
    {
      title: 'International Crisis Group: Rivers and Rents, May 2022',
      origins: ['ACLED, the data set itself'],
    },
    { title: 'ACLED, the data set itself', origins: [] },
    {
      title: 'RUSI: The Trade in Boats: Explaining Prices, October 2023',
      origins: ['RUSI: an earlier paper on ferries at the border, May 2021'],
    },
  ],
};

const rulesOf = (text: string): ManuscriptRule[] => checkManuscript(text, known).map(({ rule }) => rule);

const FAULTS: [ManuscriptRule, string][] = [
  ['identifier', 'Haji Abdul Rahim keeps the boats.'],
  ['identifier', 'The police chief of Herat keeps the boats.'],
  ['identifier', 'An elder from Achin keeps the boats.'],
  ['identifier', 'The boats were burnt on 4 May 2022.'],
  ['identifier', 'Commander Gul Rahman sold the boats.'],
  ['identifier', 'Commander Gul Rahman of Chawkay sold the boats.'],
  ['month', 'According to a diplomat interviewed in Kabul in December 2023, the boats had gone.'],
  ['toll', 'The raid cost the lives of 14 villagers.'],
  ['firmness', 'The smugglers who swore loyalty had sold their boats.'],
  ['month', 'An elder said in July 2023 that the boats had gone.'],
  ['month', 'It was so.[^1]\n\n[^1]: Interview, elder, Kunar, July 2019.'],
  ['stated-base', 'The study is based on 60 interviews.'],
  ['stated-base', 'Fieldwork ran from August 2021 to June 2023.'],
  ['figure', 'The smugglers had over 900 boats on the river, elders said.'],
  ['figure', 'The smugglers had 1,200 boats on the river, elders said.'],
  ['figure', 'Nearly 40 villages paid the toll of the militia, elders said.'],
  ['figure', 'Exactly 40 villages paid the toll of the militia, elders said.'],
  ['total', 'Our 20 interviewees in the east were 9 elders, 8 clerics and 6 traders.'],
  ['toll', 'The clash claimed 9 lives on the river.'],
  ['figure', 'Some 40 villages paid; exactly 40 villages paid the toll of the militia.'],
  ['identifier', 'On 29 February 2020 an elder signed the agreement at his house.'],
  ['identifier', 'The raid took place on 3 June 2022.'],
  ['month', 'An official of the UN said in March 2019 that the boats were fewer.'],
  ['percentage', 'Of 40 traders, 10 (20 per cent) paid.'],
  ['percentage', 'Prices rose from 20 to 25, or by 30%.'],
  ['percentage', 'Two thirds of the 54 interviews, that is 30 of them, were held by telephone.'],
  ['percentage', 'Half of those asked, 12 of 40 people, spoke of money.'],
  ['percentage', 'Three quarters (70 per cent) of them agreed.'],
  ['percentage', 'As many as 12 of the 36 elders, or nearly half, agreed.'],
  ['percentage', 'One in four of the 40 traders (20) agreed.'],
  ['percentage', 'Of 40 respondents 18 (55 per cent) agreed.'],
  ['percentage', 'The group lost 60 per cent of its 500 men (250).'],
  ['percentage', 'Of those asked, 12 (40 per cent of 25) were women.'],
  ['figure', 'Before the flood a third of the orchards were in the hands of the militia, elders said.'],
  ['figure', 'Before the flood nearly half of the orchards were in the hands of the militia, elders said.'],
  ['figure', 'The provinces added up to 7,500 to 8,900 growers, the greater part of them in the east.'],
  [
    'origin',
    'Prices fell.[^1]\n\n[^1]: RUSI, The Trade in Boats, October 2023; RUSI, paper on ferries at the border, May 2021.',
  ],
  ['total', 'We met 20 people: 9 elders, 8 traders and 5 clerics.'],
  ['total', 'The 45 interviews were with 20 officials, 15 elders, 8 members and 6 traders.'],
  ['total', 'The 45 talks comprised 20 officials, 15 elders, 8 members and 6 traders.'],
  ['total', 'The 45 talks included 20 officials, 15 elders and 14 traders.'],
  ['total', '| Type | n |\n| --- | --- |\n| elders | 5 |\n| clerics | 6 |\n| Total | 9 |'],
  ['toll', 'The raid killed 12 people.'],
  ['firmness', 'Foreign services sponsor the smugglers.'],
  ['firmness', 'It is certain that foreign services sponsor the smugglers.'],
  ['firmness', 'The harvest of saffron failed in Herat.'],
  ['origin', 'Violence fell.[^1]\n\n[^1]: ACLED, 2022; Crisis Group, Rivers and Rents, 2022.'],
  ['origin', 'Violence fell.[^1][^2]\n\n[^1]: ACLED, 2022.\n[^2]: Crisis Group, Rivers and Rents, 2022.'],
  ['short-form', 'It was so.[^1]\n\n[^1]: Ibid.'],
  ['short-form', 'It was so.[^1]\n\n[^1]: Hill, op. cit.'],
  ['role', 'It was so.[^1]\n\n[^1]: Interviews, Kunar, 2022.'],
];

const CLEAN = [
  'The governor of Kunar was replaced.',
  'The boats of Chawkay were sold.',
  'According to a diplomat interviewed in Kabul in December 2022, the boats had gone.',
  'An elder said in July 2022 in private that the boats had gone.',
  'The Taliban entered Kabul on 15 August 2021.',
  'An elder said in July 2022 that in 2019 the boats had been fewer.',
  'It was so.[^1]\n\n[^1]: International Crisis Group interview, elder, Kunar, July 2019.',
  'The Doha agreement of 29 February 2020 paved the way.',
  'In March 2019 IS-K gave up the valley, the UN reported.',
  'Our 23 interviewees in the east were 9 elders, 8 clerics and 6 traders.',
  'The 45 talks were with 20 officials, 15 elders, 8 members and 2 traders.',
  'The 45 talks were with people from 20 villages, 15 towns and 14 cities.',
  'The 45 talks included 20 officials, 15 elders and 4 traders.',
  'The clash claimed 9 lives on the river, the hospital said.',
  'The study is based on 54 interviews.',
  'Fieldwork ran from August 2021 to April 2023.',
  'The smugglers had up to 900 boats on the river.',
  'About 40 villages paid the toll of the militia.',
  'Of 40 traders, 10 (25 per cent) paid.',
  'Two thirds of the 54 interviews, that is 36 of them, were held by telephone.',
  'Half of those asked, 21 of 40 people, spoke of money.',
  'A third (33 per cent) agreed, and more than half of the elders (22 of 40) did.',
  'Of 54 interviews, 20 were held by telephone, half of them in 2022.',
  'Of 60 traders 15 agreed in the second half of the year, and three men in ten valleys did.',
  'Before the flood nearly a third of the orchards were in the hands of the militia, elders said.',
  'The provinces added up to 7,500 to 7,900 growers, the greater part of them in the east.',
  'Prices fell.[^1]\n\n[^1]: RUSI, The Trade in Boats, October 2023, drawing on RUSI, paper on ferries, May 2021.',
  'Prices fell.[^1]\n\n[^1]: RUSI, The Trade in Boats, October 2023.',
  'One in three, or nearly 34 per cent, paid; of the 40 traders 10 did.',
  'We met 22 people: 9 elders, 8 traders and 5 clerics.',
  'The raid killed at least 12 people.',
  'The raid killed 12 people, according to the district hospital.',
  'The raid killed 12 people.[^1]\n\n[^1]: UNAMA, report, 2022.',
  'Whether foreign services sponsor the smugglers could not be verified.',
  'Foreign services reportedly sponsor the smugglers.',
  'There is some evidence that foreign services sponsor the smugglers.',
  'Of 40 respondents 18 (45 per cent) agreed, and 12 others (48 per cent of 25) did.',
  'The harvest of saffron did not fail in Herat.',
  'Violence fell.[^1]\n\n[^1]: ACLED, as computed by Crisis Group, Rivers and Rents, 2022.',
  'It was so.[^1] It is so.[^2]\n\n[^1]: Interview, elder, Kunar, July 2022.\n[^2]: Ibid.',
  'It was so.[^1] It is so.[^2]\n\n[^1]: Hill, *Boats*, 2019.\n[^2]: Hill, op. cit.',
  'An elder told us so.[^1]\n\n[^1]: Interview, Kunar, July 2022.',
];

describe('the manuscript check', () => {
  test.each(FAULTS)('%s: finds “%s”', (rule, text) => {
    expect(rulesOf(text)).toContain(rule);
  });

  test('has a fault here for each of its rules', () => {
    expect([...new Set(FAULTS.map(([rule]) => rule))].toSorted()).toEqual([...RULES].toSorted());
  });

  test.each(CLEAN)('finds nothing in “%s”', (text) => {
    expect(checkManuscript(text, known)).toEqual([]);
  });

  test('count-and-window-of-interviews: fails when number or window in the text differ from the data', () => {
    expect(checkManuscript('This study rests on 50 interviews.', known)).toMatchObject([
      { rule: 'stated-base', found: '50 interviews', mend: expect.stringContaining('41') },
    ]);
    expect(rulesOf('This study rests on 41 interviews.'), 'as what is made for the paper has it').toEqual([]);
    expect(checkManuscript('This study rests on 41 interviews.', { ...known, printed: null })).toMatchObject([
      { rule: 'stated-base', mend: expect.stringContaining('54') },
    ]);
  });

  test('distinguish-unverified: a sentence on a claim that nothing supports needs a hedge', () => {
    expect(rulesOf('At night the smugglers cross the river.')).toEqual(['firmness']);
    expect(rulesOf('At night, it is said, the smugglers cross the river.')).toEqual([]);
  });

  test('footnote-missing-parts: the sentence must name a role if the note does not', () => {
    expect(rulesOf('An elder told us so.[^1]\n\n[^1]: Interview, Kunar, July 2022.')).toEqual([]);
    expect(rulesOf('It was told so.[^1]\n\n[^1]: Interview, Kunar, July 2022.')).toEqual(['role']);
  });

  test('footnote-ibid-op-cit: short forms are read in the order in which the text refers to the notes', () => {
    const notes = '[^b]: Ibid.\n[^a]: Interview, elder, Kunar, July 2022.';
    expect(rulesOf(`It was so, an elder said.[^a] And is so.[^b]\n\n${notes}`)).toEqual([]);
    expect(rulesOf(`It was so, an elder said.[^b] And is so.[^a]\n\n${notes}`)).toEqual(['short-form']);
  });

  test('figures-from-un-or-other-named: a figure that no claim has, and a toll without who counted, are findings', () => {
    expect(rulesOf('The smugglers had 1,200 boats on the river, elders said.')).toEqual(['figure']);
    expect(rulesOf('The raid killed 12 people.')).toEqual(['toll']);
    expect(rulesOf('The raid killed 12 people, by UNAMA’s count.')).toEqual([]);
    expect(rulesOf('UNAMA recorded that the raid killed 12 people.')).toEqual([]);
  });

  test('secondary-use-of-un-report: the origin beside who retells it counts once', () => {
    expect(rulesOf('According to ACLED and Crisis Group, violence fell.')).toEqual(['origin']);
  });

  test('says line and paragraph of what it finds, and what would mend it', () => {
    const text = '# Title\n\nAll is well\nand quiet.\nThe raid killed 12 people.\n';
    expect(checkManuscript(text, known)).toMatchObject([
      { line: 5, paragraph: 2, rule: 'toll', found: '12', mend: expect.stringMatching(/source|counted/) },
    ]);
  });

  test('reads 100,000 words, and finds the one fault in them', () => {
    const sentence = 'The elders of the district met in the spring and spoke of water, roads and schools. ';
    const paragraphs = Array.from({ length: 1000 }, () => sentence.repeat(7));
    const text = [...paragraphs, 'The raid killed 12 people.'].join('\n\n');
    expect(text.split(/\s+/).length).toBeGreaterThan(100_000);
    expect(checkManuscript(text, known)).toMatchObject([{ rule: 'toll', paragraph: 1001 }]);
  });
});
