/**
 * Every number that a rule of docs/consistency.md sets, once: where a rule applies one it is read from here, and where it
 * is explained it is shown from here. That page says where each comes from.
 */
import type { Cell } from './assessment.ts';
import { roundTo } from './round.ts';

// ── C0 to C2: what is read, checked and known of a source ───────────────────

/** C0: figures under this are read as this, since the scale is a logarithm. */
export const LEAST_FIGURE = 0.5;

/** C1: a soft check needs so many bystanders, of whom this share agrees; `staked` is its weight where a party has a stake. */
export const SOFT = { least: 3, share: 0.67, staked: 0.5 } as const;

export type Prior = Readonly<Record<Cell, readonly [a: number, b: number]>>;

/** C2: where a hit rate begins, as imagined checks: right and wrong. */
export const PRIORS = {
  bystander: { N: [4.5, 1.5], S: [4.5, 1.5], A: [4.5, 1.5] },
  partisan: { N: [4.5, 1.5], S: [5.5, 0.5], A: [2.7, 3.3] },
  rumour: { N: [3.3, 2.7], S: [5.5, 0.5], A: [2.1, 3.9] },
} as const satisfies Record<string, Prior>;

/** C2, λ: what a check of others of one's kind is worth, and how many of one's own they come to at most. */
export const BORROWED = { share: 0.25, most: 4 } as const;
/** C2: nobody is ever certain. */
export const RATES = { least: 0.03, most: 0.97 } as const;
/** C2: a party's figure is taken to be e^(sum/checks) times too much for its side. */
export const BOAST = { sum: 1.6, checks: 4 } as const;
/** C2: from this gap on a type leans; `right` of `all` are imagined checks on each side of it. */
export const LEANING = { from: 0.2, right: 9, all: 12 } as const;

// ── C4 and C5: what a line weighs ───────────────────────────────────────────

/** C4: what one retelling leaves, a forecast, and a change to what serves the teller's own side. */
export const FIDELITY = { hop: 0.85, forecast: 0.5, reversal: 0.6 } as const;
/** C4: no line weighs more dB, and none counts against itself. */
export const CEILING = 12;

/** C5: how much of the weaker line the stronger one holds. */
export const SHARES = {
  base: 0.03,
  'party-serving': 0.6,
  party: 0.15,
  type: 0.08,
  researcher: 0.1,
  'unknown-root': 0.5,
  network: 0.2,
  prompted: 0.3,
} as const;

// ── C6 and C7: belief and status ────────────────────────────────────────────

/** Decibels in one nat. */
const DB_PER_NAT = 10 / Math.log(10);

/** C6: a state takes so much of its prior from the period before. */
export const CARRIED = 0.5;
/** C6: under this many nats (0.217 dB) a line is neither supporter nor opponent. */
export const FAINT = 0.05;
/** C7: half a nat (2.17 dB), from here on a side of the sum is a voice of its own. */
export const HEARD = 0.5;
export const FAINT_DB = roundTo(FAINT * DB_PER_NAT, 3);
export const HEARD_DB = roundTo(HEARD * DB_PER_NAT, 2);

/** C6. */
export const CONFIDENCE = {
  high: { fragility: 3, kinds: 3, checks: 3 },
  moderate: { fragility: 2, kinds: 2 },
} as const;

/** C7. `met`: researchers, or where there is none, origins; `selfless`: supporters that it does not serve. */
export const CORROBORATED = { p: 0.9, lines: 1.8, kinds: 2, met: 2, selfless: 1 } as const;
/** Contested below it, probable from it on. */
export const PROBABLE = 0.75;
/** What one voice, or one side, must reach. */
export const LEANS = 0.6;
/** An event that so many answers are claimed of. */
export const CLAIMED = 2;
/** C7, superseded: how sure a later period must be of another answer, and how many times its range must lie off. */
export const CHANGED = { p: 0.8, times: 1.25 } as const;

// ── C8: quantities ──────────────────────────────────────────────────────────

/** `spread`: χ² above which figures contradict one another; `width`: highest over lowest end of the range. */
export const FIGURES = { lines: 1.2, spread: 3, width: 2.5, kinds: 2 } as const;
/** How exact a figure is, on the scale of ratios: without a party, with one, and for each retelling. */
export const EXACT = { alone: 0.35, party: 0.45, hop: 0.25 } as const;
/** A stated range holds 80 %: so many standard deviations from end to end; and from the centre of one to its end. */
export const EIGHTY = { across: 2.56, half: 1.282 } as const;
/** Lines of less fidelity fall out, bounds too. */
export const LEAST_FIDELITY = 0.05;
/** Specificity gap: cases named when asked for them, of the figure. */
export const GAP = 0.1;
/** The previous period as a line. */
export const BEFORE = { s2: 0.6, d: 0.5 } as const;
/** Student's t: passes, and degrees of freedom; `least` is added to the variance of the centre. */
export const ROBUST = { passes: 5, freedom: 4, least: 0.01 } as const;

// ── C9: interviewers ────────────────────────────────────────────────────────

export const LEAST_INTERVIEWS = 4;
export const LEAST_PAIRS = 8;
/** Of one colleague alone, the pairs with them are all pairs that there are across. */
export const LEAST_COLLEAGUES = 2;

/** What each feature adds to the score, and the least and most that it can be. */
export const FEATURES = {
  ctl: { weight: 1, least: -3, most: 6 },
  within: { weight: 0.6, least: -1, most: 4 },
  across: { weight: 0.6, least: -1, most: 4 },
  pair: { weight: 0.5, least: 0, most: 4 },
  heap: { weight: 0.6, least: -1, most: 5 },
} as const;

/** At this score the doubt q is even. */
export const EVEN_SCORE = 4.2;
/** q is told in so many steps from 0 to 1. */
export const STEPS_OF_DOUBT = 20;
/** From this doubt on the material is put before a lead. */
export const QUEUE_FROM = 0.5;

/** How often who invents answers is right: from the news and from what the side would say; a public one from the news. */
export const INVENTED = { N: 0.6, S: 0.8, A: 0.4, public: 0.9 } as const;
/** The least variance of a share that z is made with. */
export const LEAST_VARIANCE = 0.02;
/** Smaller figures are not looked at for being round. */
export const LEAST_ROUND = 10;

// ── beside the verdicts ─────────────────────────────────────────────────────

/** A party of which this many statements on a claim, and this share of them, hurt it: its tag is mostly wrong. */
export const CONTRADICTED_FROM = { statements: 5, share: 0.75 } as const;
