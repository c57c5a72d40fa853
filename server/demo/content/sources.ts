import type { DemoSource, DemoSourceType } from '#server/demo/study.ts';

export const sourceTypes: DemoSourceType[] = [
  {
    key: 'foreign-official',
    letter: 'R',
    label: 'Official of another state',
    affiliation: null,
    camp: 'outside',
  },
];

export const sources: DemoSource[] = [
  {
    ref: 'k-manager-east',
    type: 'isk',
    roleBand: 'manager',
    region: 'kunar',
    introduction: 'respected-person',
    researcher: 'a',
  },
  {
    ref: 'un-monitoring',
    type: 'public-document',
    roleBand: null,
    region: 'abroad',
    introduction: 'none',
    researcher: 'lead',
    title: 'UN monitoring team, reports on the second half of 2021',
  },
  {
    ref: 'ext-un-member-states',
    type: 'public-document',
    roleBand: null,
    region: 'abroad',
    introduction: 'none',
    researcher: 'lead',
    external: true,
    title: 'Figures that member states gave to the UN monitoring team, second half of 2021',
  },
];
