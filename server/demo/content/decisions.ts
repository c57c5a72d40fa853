import type { DemoDecision, DemoSameEvent } from '#server/demo/study.ts';

export const decisions: DemoDecision[] = [
  {
    claim: 'repression-pushed-salafis-to-isk',
    by: 'second-lead',
    held: 'probable',
    reason:
      'Two officials complain of a policy that they carried out themselves. The service’s denial is of one office and one season; wait for a second voice without a stake.',
  },
  {
    claim: 'mass-defections-taliban-to-isk-2021',
    by: 'lead',
    held: 'inflated',
    reason:
      'Whoever was asked for cases came down to a handful, on both sides. The three of Nangarhar may be the same as the two and the large group: do not add them.',
  },
  {
    claim: 'pakistan-services-support-isk',
    by: 'lead',
    held: 'open',
    reason:
      'Accuser and accused agree, and both gain by it. Nobody has shown a paper or a case; ask the traders for one.',
  },
  {
    claim: 'isk-strength-late-2021-about-4000',
    by: 'second-lead',
    held: 'minimised',
    reason:
      'Right for fighters whom an outsider sees. As a figure for the whole group it leaves out village militias, support and all who were in Pakistan.',
  },
];

/** Whether two claims are of one event, as somebody answered. */
export const sameEvents: DemoSameEvent[] = [
  {
    claim: 'isk-defectors-nangarhar',
    other: 'nangarhar-commander-with-70-fighters-defected',
    by: 'second-lead',
    answer: 'same',
    reason:
      'The elder’s commander is most likely one of the three: same province, same weeks. So the two figures do not contradict each other, and must not be added.',
  },
];
