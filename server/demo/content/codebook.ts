import type { DemoCode } from '#server/demo/study.ts';

export const codes: DemoCode[] = [
  { ref: 'strength', parent: null, label: 'strength', definition: 'How many people a group has.' },
  {
    ref: 'strength/total',
    parent: 'strength',
    label: 'total',
    definition: 'A figure, or words that stand for one, for all members of a group.',
  },
];
