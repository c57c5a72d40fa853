import type { DemoOpinion } from '#server/demo/study.ts';

/** Two reviewers, apart from one another. What they say rests on the claim's own words: they see no record. */
export const opinions: DemoOpinion[] = [
  {
    claim: 'repression-pushed-salafis-to-isk',
    'reviewer-b': [
      'true',
      'likely',
      'Pressure on a whole community has made recruits elsewhere. How many, I cannot say.',
    ],
    'reviewer-c': [
      'true',
      'likely',
      'It would be odd if it had not; whether it was the main cause is another question.',
    ],
  },
  {
    claim: 'mass-defections-taliban-to-isk-2021',
    'reviewer-b': [
      'false',
      'very likely',
      'A movement that has just won does not lose men in large numbers. A few, yes.',
    ],
    'reviewer-c': [
      'partly',
      'likely',
      'Some went, of lower rank. “Large numbers” is what both sides would like to be said.',
    ],
  },
  {
    claim: 'pakistan-services-support-isk',
    'reviewer-b': [
      'false',
      'likely',
      'I have never seen it shown, and everybody who says so has a use for it.',
    ],
    'reviewer-c': [
      'partly',
      'roughly even chance',
      'Single officers perhaps. As a policy I hold it unlikely.',
    ],
  },
  {
    claim: 'isk-numbers-growing-2021-22',
    'reviewer-b': ['true', 'very likely', 'The prisons were opened and the rivals were busy governing.'],
    'reviewer-c': ['false', 'likely', 'It grew at first. “Throughout” goes too far for the second year.'],
  },
  {
    claim: 'isk-recruitment-strong-2022',
    'reviewer-b': [
      'partly',
      'likely',
      'In some places and circles; I would not say vigorously of the whole.',
    ],
    'reviewer-c': ['partly', 'very likely', 'Strong among students, weak in villages.'],
  },
  {
    claim: 'taliban-campus-recruitment-curbs-working',
    'reviewer-b': [
      'partly',
      'likely',
      'It moved recruiters from the campus to the telephone. That is an effect, of a kind.',
    ],
    'reviewer-c': ['partly', 'likely', 'Visible groups went. Whether fewer joined, nobody outside can know.'],
  },
  {
    claim: 'no-senior-taliban-commander-defected',
    'reviewer-b': [
      'true',
      'very likely',
      'A name would have been known at once: it is the best news that the other side could have.',
    ],
    'reviewer-c': ['true', 'almost certain', 'None is named anywhere that I know of.'],
  },
  {
    claim: 'kunar-governor-removed-over-salafi-backlash',
    'reviewer-b': [
      'true',
      'roughly even chance',
      'Governors were changed all the time. The protest may have hastened it.',
    ],
    'reviewer-c': [
      'false',
      'likely',
      'Rotation is the better explanation; the protest is a story told afterwards.',
    ],
  },
  {
    claim: 'salafi-madrasas-seized-southeast-late-2022',
    'reviewer-b': [
      'true',
      'very likely',
      'It is in line with what was done to such schools in other provinces.',
    ],
    'reviewer-c': ['true', 'likely', 'Plausible; I should like to see one deed of transfer.'],
  },
  {
    claim: 'madrasa-closures-rested-on-proof',
    'reviewer-b': [
      'false',
      'very likely',
      'No court sat. “Evidence” here is whatever the unit on the spot said it was.',
    ],
    'reviewer-c': ['false', 'likely', 'Too many at once for each to have been looked into.'],
  },
  {
    claim: 'salafi-elders-and-clerics-recruited-for-isk',
    'reviewer-b': [
      'partly',
      'likely',
      'Some did, before the takeover. As a sentence about all of them it is wrong.',
    ],
    'reviewer-c': ['true', 'likely', 'In the east, and for a time, yes.'],
  },
  {
    claim: 'salafi-clerics-pledge-was-sincere',
    'reviewer-b': [
      'partly',
      'likely',
      'Sincere in breaking with the violence, less so in loving those to whom it was sworn.',
    ],
    'reviewer-c': [
      'partly',
      'roughly even chance',
      'They had little choice, which is no proof of the contrary.',
    ],
  },
  {
    claim: 'isk-camps-in-tirah-valley',
    'reviewer-b': [
      'partly',
      'likely',
      'People pass through and rest there. “Camps” suggests more than that.',
    ],
    'reviewer-c': ['partly', 'likely', 'Small and moving, if anything.'],
  },
  {
    claim: 'iran-border-clash-may-2023-over-water',
    'reviewer-b': [
      'false',
      'likely',
      'It was the talk of that month, but border posts fire at one another over less.',
    ],
    'reviewer-c': ['false', 'likely', 'A quarrel of border guards that was given a large name.'],
  },
  {
    claim: 'isk-strength-late-2021-about-4000',
    'reviewer-b': [
      [3000, 5000],
      'likely',
      'It depends on who counts as one of theirs; I count all who are paid.',
    ],
    'reviewer-c': [[2000, 4000], 'likely', 'Every figure of that time goes back to two or three offices.'],
  },
  {
    claim: 'isk-recruits-150-200-per-month',
    'reviewer-b': [
      [30, 100],
      'likely',
      'At such a rate it would have doubled within two years, and it did not.',
    ],
    'reviewer-c': [[50, 150], 'roughly even chance', 'In a good month perhaps.'],
  },
  {
    claim: 'isk-named-defector-commanders-nine',
    'reviewer-b': [[3, 9], 'likely', 'Lists of defectors are padded with cousins.'],
    'reviewer-c': [[5, 12], 'likely', 'Small enough to be counted, so that I trust it within a few.'],
  },
];
