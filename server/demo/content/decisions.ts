import type { DemoDecision } from '#server/demo/study.ts';

export const decisions: DemoDecision[] = [];
