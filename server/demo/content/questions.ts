/** The bank of questions: how some grew out of others, what is known, and what is on its way. */
import type { DemoQuestion } from '#server/demo/study.ts';

export const questions: DemoQuestion[] = [
  {
    ref: 'q-airport',
    purpose: 'control',
    claim: 'airport-bombing-was-by-isk',
    text: 'Who was behind the bombing at the airport of Kabul in August 2021?',
  },
  {
    ref: 'q-preacher',
    purpose: 'control',
    claim: 'preacher-killed-in-herat',
    text: 'What became of the preacher of the large mosque in Herat in the autumn of 2022?',
  },
  {
    ref: 'q-offices',
    purpose: 'open',
    text: 'Which offices in your province have changed hands?',
  },
  {
    ref: 'q-governor',
    purpose: 'control',
    claim: 'governor-of-kunar-replaced',
    from: 'q-offices',
    text: 'Was the governor of Kunar replaced in the first year?',
    reworded: {
      from: '2022-10',
      text: 'Did Kunar keep one governor through the first year, or was there another?',
    },
  },
  { ref: 'q-schools-open', purpose: 'open', text: 'Which schools have opened or closed where you live?' },
  {
    ref: 'q-schools',
    purpose: 'control',
    claim: 'salafi-schools-closed-in-the-east',
    from: 'q-schools-open',
    text: 'What happened to the Salafi schools of the east after the change of power?',
  },
  {
    ref: 'q-pledge',
    purpose: 'control',
    claim: 'salafi-clerics-swore-loyalty-in-public',
    from: 'q-schools-open',
    text: 'How do the senior Salafi clerics stand to the authorities in public?',
  },
  {
    ref: 'q-capital',
    purpose: 'control',
    claim: 'isk-governed-a-provincial-capital',
    text: 'Who governed the provincial capitals in 2022?',
  },
  {
    ref: 'q-lower-ranks',
    purpose: 'control',
    claim: 'some-of-lower-rank-went-over',
    text: 'Did any Taliban go over to IS-K in the first months?',
  },
  {
    ref: 'q-complaint',
    purpose: 'control',
    claim: 'clerics-of-kunar-complained-in-kabul',
    text: 'Did clerics of Kunar complain in Kabul?',
  },
  {
    ref: 'q-crossings',
    purpose: 'open',
    claim: 'mass-defections-taliban-to-isk-2021',
    text: 'Who went over from one side to the other in the first months?',
    handed: [{ researcher: 'a', type: 'elder' }],
  },
  {
    ref: 'q-crossings-put',
    purpose: 'confrontation',
    claim: 'mass-defections-taliban-to-isk-2021',
    put: 'k-member-kabul',
    from: 'q-crossings',
    text: 'How many changed sides in the first months, and which cases can you tell by place and month?',
    handed: [{ researcher: 'a', type: 'taliban-local' }],
  },
];
