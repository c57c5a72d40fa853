import type { DemoQuotation } from '#server/demo/study.ts';

export const quotations: DemoQuotation[] = [
  {
    record: 'k-cadre-north-1',
    turn: 4,
    typed:
      'They think that we are one camp with one purse. We are many small circles […]. What holds us [together] is more fear than order.',
  },
];
