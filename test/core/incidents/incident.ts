import type { Incident } from '#core/incidents/read.ts';

/** A raid of which nothing more is said. */
export const incident = (day: string, more: Partial<Incident> = {}): Incident => ({
  line: 2,
  day,
  place: null,
  province: null,
  point: null,
  type: 'raid',
  claimed: [],
  attributed: null,
  dead: null,
  source: null,
  ...more,
});
