/** What disclosure control asks of a project, and what it may be asked for. Read by pages too. */
import { z } from 'zod';
import type { TwoLeadView } from '../two-leads.ts';

export interface Thresholds {
  /** People in a class of what leaves for outside use, at least; fewer do not fit a label. */
  k: number;
  /** The chance at which whoever knows that somebody took part finds them in what leaves for outside use, at most. */
  risk: number;
  /** Researchers in a class, at least. */
  researchers: number;
  /** The share of interviews that may be withheld. */
  withhold: number;
  /** People in a class of what the team makes for itself, at least. */
  inside: number;
  /** The highest risk in what the team makes for itself. */
  insideRisk: number;
  /** D3: distinct values of a sensitive column in a class, at least. */
  distinct: number;
  /** People behind a cell of a table, at least. */
  cell: number;
  /** The same for a row of interviews by source type, where many people stand behind each type. */
  typeRow: number;
  /** Quotations of one source, at most. */
  quotations: number;
}
export type ThresholdName = keyof Thresholds;

/** What a project begins with (PROTECTION 6). */
export const OUTSIDE: Thresholds = {
  k: 5,
  risk: 0.2,
  researchers: 2,
  withhold: 0.1,
  inside: 3,
  insideRisk: 0.34,
  distinct: 2,
  cell: 5,
  typeRow: 3,
  quotations: 3,
};

export const THRESHOLD_NAMES = [
  ...(['k', 'risk', 'researchers', 'withhold', 'inside', 'insideRisk'] as const),
  ...(['distinct', 'cell', 'typeRow', 'quotations'] as const),
] as const satisfies readonly ThresholdName[];

/** From and to, as somebody asks for it: shares in per cent. */
export const RANGES: Readonly<Record<ThresholdName, readonly [number, number]>> = {
  k: [3, 50],
  risk: [2, 34],
  researchers: [1, 10],
  withhold: [0, 50],
  inside: [2, 50],
  insideRisk: [2, 50],
  distinct: [2, 10],
  cell: [3, 50],
  typeRow: [3, 50],
  quotations: [1, 20],
};

const SHARES: readonly ThresholdName[] = ['risk', 'withhold', 'insideRisk'];
export const isShare = (name: ThresholdName): boolean => SHARES.includes(name);

/** As a change of it is typed and told: shares in per cent. */
export const askedFigure = (name: ThresholdName, thresholds: Thresholds): number =>
  isShare(name) ? percentOf(thresholds[name]) : thresholds[name];

const percentOf = (share: number): number => Math.round(share * 100);

/** The risk of a record is 1 / the people in its class: whichever of the two asks for more of them holds. */
const peopleFor = (k: number, risk: number): number => Math.max(k, Math.ceil(100 / percentOf(risk)));

/** What leaves for outside use is held to: `k` people, whom its risk asks for too. */
export const outsideOf = (thresholds: Thresholds): Thresholds => ({
  ...thresholds,
  k: peopleFor(thresholds.k, thresholds.risk),
});

/** What the team makes for its own use is held to. */
export const insideOf = (thresholds: Thresholds): Thresholds => ({
  ...thresholds,
  k: peopleFor(thresholds.inside, thresholds.insideRisk),
});

/** As it is kept: what was made before there were more of them was held to what a project begins with. */
export const ThresholdsShape = z.object({
  k: z.number(),
  risk: z.number().default(OUTSIDE.risk),
  researchers: z.number(),
  withhold: z.number(),
  inside: z.number().default(OUTSIDE.inside),
  insideRisk: z.number().default(OUTSIDE.insideRisk),
  distinct: z.number().default(OUTSIDE.distinct),
  cell: z.number().default(OUTSIDE.cell),
  typeRow: z.number().default(OUTSIDE.typeRow),
  quotations: z.number().default(OUTSIDE.quotations),
}) satisfies z.ZodType<Thresholds>;

/** A change as it was asked for. */
export interface ThresholdChangeView extends TwoLeadView {
  thresholds: Thresholds;
  /** What held when it was settled; while it waits, what holds now. */
  before: Thresholds;
  reason: string;
}
