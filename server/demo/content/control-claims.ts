/**
 * Claims of which the truth was known before anybody was asked: public facts of the published documents that the study
 * names. Some serve one side, some the other, some nobody, so that one is asked as hard as another. The last two were not
 * public when they were asked: who invents an answer cannot have read it.
 */
import type { DemoClaim, DemoKnown, Interest } from '#server/demo/study.ts';

const servesIsk: Interest = { isk: { true: 1, false: -1 }, taliban: { true: -1, false: 1 } };
const servesTaliban: Interest = { taliban: { true: 1, false: -1 }, isk: { true: -1, false: 1 } };

export const controlClaims: DemoClaim[] = [
  {
    ref: 'airport-bombing-was-by-isk',
    kind: 'boolean',
    proposition: 'The bombing at the airport of Kabul in August 2021 was the work of IS-K',
    place: 'Kabul',
    period: { from: '2021-08', to: '2021-08' },
    interest: servesIsk,
    filed: 'true',
  },
  {
    ref: 'preacher-killed-in-herat',
    kind: 'boolean',
    proposition: 'A Salafi preacher who stood by the authorities was killed in Herat in September 2022',
    place: 'Herat',
    period: { from: '2022-09', to: '2022-09' },
    interest: {},
    filed: 'true',
  },
  {
    ref: 'governor-of-kunar-replaced',
    kind: 'boolean',
    proposition: 'The governor of Kunar was replaced within the first year after the change of power',
    place: 'Kunar',
    period: { from: '2021-09', to: '2022-08' },
    interest: {},
    filed: 'true',
  },
  {
    ref: 'salafi-clerics-swore-loyalty-in-public',
    kind: 'boolean',
    proposition: 'Senior Salafi clerics swore loyalty to the authorities in public',
    place: 'Afghanistan',
    period: { from: '2020-01', to: '2022-06' },
    interest: servesTaliban,
    filed: 'true',
  },
  {
    ref: 'salafi-schools-closed-in-the-east',
    kind: 'boolean',
    proposition: 'After the change of power Salafi schools of the east were closed',
    place: 'Nangarhar; Kunar',
    period: { from: '2021-08', to: '2022-12' },
    interest: servesIsk,
    filed: 'true',
  },
  {
    ref: 'isk-governed-a-provincial-capital',
    kind: 'boolean',
    proposition: 'In 2022 IS-K governed a provincial capital',
    place: 'Afghanistan',
    period: { from: '2022-01', to: '2022-12' },
    interest: servesIsk,
    filed: 'true',
  },
  {
    ref: 'some-of-lower-rank-went-over',
    kind: 'boolean',
    proposition: 'By the end of 2021 some Taliban of lower rank had gone over to IS-K',
    place: 'Eastern Afghanistan',
    period: { from: '2021-08', to: '2021-12' },
    interest: servesIsk,
    filed: 'true',
  },
  {
    ref: 'clerics-of-kunar-complained-in-kabul',
    kind: 'boolean',
    proposition: 'Clerics of Kunar went to Kabul to complain of how Salafis were treated',
    place: 'Kunar',
    period: { from: '2021-09', to: '2022-06' },
    interest: servesIsk,
    filed: 'true',
  },
];

const rusi = 'RUSI: The Taliban’s Campaign Against the Islamic State, October 2023';

export const known: DemoKnown[] = [
  {
    claim: 'airport-bombing-was-by-isk',
    value: 'true',
    public: true,
    reference: 'International Crisis Group: Afghanistan’s Security Challenges under the Taliban, August 2022',
  },
  { claim: 'preacher-killed-in-herat', value: 'true', public: true, reference: rusi },
  { claim: 'governor-of-kunar-replaced', value: 'true', public: true, reference: rusi },
  { claim: 'salafi-clerics-swore-loyalty-in-public', value: 'true', public: true, reference: rusi },
  { claim: 'salafi-schools-closed-in-the-east', value: 'true', public: true, reference: rusi },
  {
    claim: 'isk-governed-a-provincial-capital',
    value: 'false',
    public: true,
    reference: 'International Crisis Group: The Taliban’s Neighbourhood, January 2024',
  },
  {
    claim: 'some-of-lower-rank-went-over',
    value: 'true',
    public: false,
    reference: `${rusi}: cases that both sides concede. Known to the leads before, in print only since.`,
  },
  {
    claim: 'clerics-of-kunar-complained-in-kabul',
    value: 'true',
    public: false,
    reference: `${rusi}: how the author reads the change of governor. Known to the leads before, in print only since.`,
  },
];
