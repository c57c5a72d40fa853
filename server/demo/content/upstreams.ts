import type { DemoCaveat, DemoUpstream } from '#server/demo/study.ts';

/** The United Nations’ monitoring team says itself that it has no sources but what states give it. */
export const upstreams: DemoUpstream[] = [
  {
    source: 'un-monitoring',
    suppliers: ['ext-un-member-states'],
    only: true,
    known:
      'Its reports rest on what member states tell it, and say so; it hears no side of the conflict itself.',
  },
];

/** What the published studies say themselves of data that are made of the press; and what the exercise is. */
export const caveats: DemoCaveat[] = [
  {
    source: 'ext-acled',
    from: '2021-08',
    to: null,
    text: 'The data are made of press reports: since the Taliban suppress the press and armed groups exaggerate, they have grown less reliable.',
  },
  {
    source: null,
    from: null,
    to: null,
    text: 'Every row is made up, to try the page on: none of it happened.',
  },
];
