import type { DemoResolution } from '#server/demo/study.ts';

/** Tests by time: what one of the five documents published later on a claim that people had spoken on before. */
export const resolutions: DemoResolution[] = [
  {
    claim: 'isk-numbers-growing-2021-22',
    by: 'lead',
    value: 'false',
    month: '2023-10',
    reference:
      'RUSI: The Taliban’s Campaign Against the Islamic State, October 2023. The group’s own members put it at just under 8,000 at both ends of the two years.',
  },
  {
    claim: 'mass-defections-taliban-to-isk-2021',
    by: 'lead',
    value: 'partly',
    month: '2023-10',
    reference:
      'RUSI: The Taliban’s Campaign Against the Islamic State, October 2023. Asked for cases, those who spoke of a wave came to a handful, and the other side conceded a handful too.',
  },
  {
    claim: 'no-senior-taliban-commander-defected',
    by: 'second-lead',
    value: 'true',
    month: '2023-10',
    reference:
      'RUSI: The Taliban’s Campaign Against the Islamic State, October 2023, after Crisis Group’s report of August 2022: fieldwork apart from one another found no prominent commander who crossed over.',
  },
  {
    claim: 'kashmir-deaths-after-the-takeover',
    by: 'lead',
    value: 21,
    month: '2024-01',
    reference:
      'International Crisis Group: The Taliban’s Neighbourhood, January 2024, which computes it from the data of ACLED: 44 a month before the takeover, 21 after it.',
  },
];
