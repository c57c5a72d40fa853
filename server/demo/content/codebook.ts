import type { DemoCode } from '#server/demo/study.ts';

/** `ref` is the path: the part before the slash is the parent. */
function under(parent: string, definition: string, children: Record<string, [string, string]>): DemoCode[] {
  return [
    { ref: parent, parent: null, label: parent, definition },
    ...Object.entries(children).map(([key, [label, text]]) => ({
      ref: `${parent}/${key}`,
      parent,
      label,
      definition: text,
    })),
  ];
}

export const codes: DemoCode[] = [
  ...under('strength', 'How many people a group has, and of what kind.', {
    total: [
      'total',
      'A figure, or words that stand for one, for all members of a group. Not for one province.',
    ],
    region: ['by region', 'A figure or a comparison for one province, region or side of the border.'],
    growth: ['growth', 'Whether the group gets larger, smaller or stays as it is, with or without figures.'],
    losses: ['losses', 'Killed, arrested, gone home or gone over: whatever takes people away.'],
  }),
  ...under('recruitment', 'How people come to a group.', {
    monthly: [
      'monthly intake',
      'How many come in a month or another stated time. Gross, unless the source says otherwise.',
    ],
    universities: [
      'universities',
      'Ways in through campuses, lecturers and students, and what was done against them.',
    ],
    kinship: ['kinship', 'Ways in through brothers, cousins, in-laws and neighbours.'],
    preachers: ['preachers', 'Ways in through mosques, madrasas, elders and preachers.'],
  }),
  ...under('defections', 'Going over from one armed side to the other.', {
    commanders: [
      'commanders',
      'A commander who went over, by case or in number. Not rumours without a case.',
    ],
    men: ['with men', 'Whether those who went over brought others with them.'],
    surrender: ['surrender', 'Leaving IS-K for home under the authorities’ terms.'],
  }),
  ...under('money', 'What things cost, who pays and how it travels.', {
    pay: ['pay', 'What a member or fighter gets, when and in what.'],
    hawala: ['hawala', 'Transfers through money dealers: sums, commission, routes, closures.'],
    charities: ['charities', 'Collections in the name of religion or relief.'],
  }),
  ...under('narrative', 'What a side wants to be believed. Code the telling, not whether it is true.', {
    exaggeration: ['exaggeration', 'A claim made larger than the source itself holds when asked for cases.'],
    denial: ['denial', 'A flat no where the same side, elsewhere, allows something.'],
    foreign: ['foreign hand', 'The enemy as the tool of another state.'],
  }),
  ...under('repression', 'What the authorities do to people they suspect.', {
    raids: ['raids', 'Searches, arrests and killings in houses, streets and mosques.'],
    schools: ['schools', 'Closing, taking over or reopening madrasas and mosques; removing teachers.'],
    proof: ['proof', 'What is asked for before somebody is touched: evidence, suspicion, a word.'],
    restraint: ['restraint', 'Orders and practice of leaving people alone.'],
  }),
  ...under('clergy', 'Religious scholars and their standing.', {
    pledges: ['pledges', 'Oaths of loyalty to the authorities: made, meant, kept, doubted.'],
    doctrine: ['Salafi–Hanafi', 'Difference of doctrine as a cause or a cover of conflict.'],
  }),
  ...under('territory', 'Who holds or may enter a place.', {
    control: ['control', 'Share of a place in somebody’s hands, or access to it.'],
  }),
  ...under('border', 'What crosses the frontiers, or is said to.', {
    tirah: ['Tirah', 'Camps, leaders and training on the Pakistani side.'],
    services: ['services', 'Help from the army or the intelligence of another state.'],
    spill: ['spill-over', 'Violence in neighbouring states, and its cause.'],
    water: ['water', 'Rivers and quarrels over them.'],
  }),
];
