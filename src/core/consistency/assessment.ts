/**
 * What the engine says (output format of docs/consistency.md, version 1). Ids, numbers and fixed keywords only:
 * an assessment is stored in clear where no free text may be. The values of a claim appear as the format
 * demands them. `explain.ts` turns it into sentences.
 */

export type Status =
  | 'resolved'
  | 'no evidence'
  | 'corroborated'
  | 'contested'
  | 'single-source'
  | 'one-sided'
  | 'probable'
  | 'open'
  | 'unattributed'
  | 'multi-claimed'
  | 'refuted'
  | 'superseded'
  | 'inflated'
  | 'minimised';

export type Confidence = 'high' | 'moderate' | 'low';

/** How a value stands to the side of a source: serves it, hurts it, leaves it cold. */
export type Cell = 'S' | 'A' | 'N';

/** 80 % range of a quantity. */
export interface Range {
  readonly lo: number;
  readonly point: number;
  readonly hi: number;
}

export interface Flag {
  readonly assertion: string;
  readonly flag: 'inflated' | 'minimised';
  /** Times the point of the range. */
  readonly by: number;
}

export type PartVerdict =
  'incomplete' | 'parts exceed the whole' | 'parts fall short of the whole' | 'consistent';

export interface PartWhole {
  readonly verdict: PartVerdict;
  readonly parts: readonly [number, number, number] | null;
  readonly whole: readonly [number, number, number];
  /** Parts without a range. */
  readonly missing: readonly string[];
}

/** What a line is to the sum: only `speaks` adds anything. */
export type Role = 'speaks' | 'copy' | 'garbled' | 'circular' | 'own-output' | 'falls-out';

/** Why two lines are not independent (C5); `r` is how much of the weaker line the stronger one holds. */
export type SharedRule =
  'base' | 'party-serving' | 'party' | 'type' | 'researcher' | 'unknown-root' | 'network' | 'prompted';

/** Lines above that share the same with this one: one entry for all of them, so that no derivation grows as n². */
export interface Rho {
  /** The assertion of the nearest of them. */
  readonly with: string;
  /** How many they are; in derivations stored before they were grouped it is missing, and one. */
  readonly times?: number;
  readonly r: readonly { readonly rule: SharedRule; readonly value: number }[];
  /** 1 − Π(1 − r), of one of them. */
  readonly rho: number;
}

/** Fidelity g (C4): the product of its factors, each 1 if it does not apply. */
export interface Fidelity {
  readonly g: number;
  readonly hops: number;
  readonly researcher: number;
  readonly overlap: number;
  readonly forecast: number;
  readonly reversal: number;
}

/** What `explain.ts` has to say about a line, beyond its numbers. */
export type Because =
  | 'serves-own-side'
  | 'hurts-own-side'
  | 'no-stake'
  | 'leans'
  | 'retold'
  | 'origin-unnamed'
  | 'other-months'
  | 'forecast'
  | 'changed-to-own-side'
  | 'doubted-interviewer'
  | 'at-ceiling'
  | 'at-zero'
  | 'bound-read-as-figure'
  | 'bound-stands-in'
  | 'specificity-gap'
  | 'boast-removed'
  | 'same-origin'
  | 'differs-from-origin'
  | 'meets-itself'
  | 'ends-in-own-output'
  | 'too-faint';

interface LineBase {
  readonly assertion: string;
  /** The teller, and what it is. */
  readonly source: string;
  readonly researcher: string | null;
  readonly type: string;
  /** Whose rates and interest judge the line: the ultimate origin, or the teller if that is unnamed. */
  readonly origin: string;
  readonly originType: string;
  /** The origin's side, as it was recorded or as it leans (C2). */
  readonly party: string | null;
  readonly interest: Cell;
  /** The source that it names, or `unknown`. */
  readonly root: string | null;
  /** Along the whole chain. */
  readonly hops: number;
  readonly role: Role;
  readonly fidelity: Fidelity;
  /** How much of the line is new beside the stronger ones (C5); 0 unless it speaks. */
  readonly d: number;
  readonly rho: readonly Rho[];
  readonly because: readonly Because[];
}

/** Where a sum begins: evenly, or from the previous period of a state (C6). */
export interface PriorStep {
  readonly step: 'prior';
  readonly rule: 'C6';
  readonly previous: string | null;
  readonly p: Readonly<Record<string, number>>;
  /** dB towards best against the rest. */
  readonly adds: number;
}

export interface LineStep extends LineBase {
  readonly step: 'line';
  readonly rule: 'C3' | 'C4';
  readonly value: string;
  /** P(said | true) and P(said | not true), before fidelity. */
  readonly x: number;
  readonly y: number;
  /** The origin's own checks in the cells that x and y come from. */
  readonly checks: { readonly hard: number; readonly soft: number };
  /** dB, before and after what it shares. */
  readonly w: number;
  /** dB towards best: w·d of a line for it, −w·d of another. Over two values prior and lines sum to the total. */
  readonly adds: number;
}

/** The log-odds of best against the rest, in dB. */
export interface TotalStep {
  readonly step: 'total';
  readonly rule: 'C6';
  readonly value: string;
  readonly adds: number;
  readonly supporters: readonly string[];
  readonly opponents: readonly string[];
}

/** A figure on the log scale (C8). */
export interface FigureStep extends LineBase {
  readonly step: 'figure';
  readonly rule: 'C3' | 'C8';
  readonly bound: 'floor' | 'ceiling' | null;
  /** As it is read: after number words, the specificity gap and the least figure of 0.5. */
  readonly lo: number;
  readonly hi: number;
  /** +1 if a high figure serves the origin, −1 if it hurts, 0 without a stake. */
  readonly o: number;
  /** The boast taken off (C2), on the log scale. */
  readonly beta: number;
  /** The origin's own checks on figures. */
  readonly checks: number;
  readonly x: number;
  readonly s2: number;
  /** d/s², and what the last robust pass made of it. */
  readonly weight: number;
  readonly robust: number;
  /** Times the point that it lies off. */
  readonly off: number;
}

/** A floor or a ceiling that cuts the range but does not enter the centre. */
export interface BoundStep extends LineBase {
  readonly step: 'bound';
  readonly rule: 'C3' | 'C8';
  readonly bound: 'floor' | 'ceiling';
  readonly at: number;
  readonly binds: boolean;
}

/** The previous period of a state as a pseudo-line. */
export interface PreviousStep {
  readonly step: 'previous';
  readonly rule: 'C8';
  readonly previous: string;
  readonly x: number;
  readonly s2: number;
  readonly d: number;
  readonly weight: number;
  readonly robust: number;
}

export interface CentreStep {
  readonly step: 'centre';
  readonly rule: 'C8';
  readonly median: number;
  readonly centre: number;
  readonly chi2: number;
  readonly se: number;
  readonly nEff: number;
}

export type Step = PriorStep | LineStep | TotalStep | FigureStep | BoundStep | PreviousStep | CentreStep;

export type Note =
  | { readonly code: 'counts-something-else'; readonly assertion: string }
  | { readonly code: 'retracted'; readonly assertion: string }
  | { readonly code: 'own-output'; readonly assertion: string }
  | { readonly code: 'other-period'; readonly assertion: string }
  | { readonly code: 'previous-period'; readonly claim: string }
  | { readonly code: 'superseded-by'; readonly claim: string }
  | { readonly code: 'only-bounds' }
  | { readonly code: 'share-needs-base' };

export interface ClaimAssessment {
  readonly id: string;
  readonly status: Status;
  /** The status that refuted, superseded, inflated or minimised replaced. */
  readonly evidence?: Status;
  readonly best: string | null;
  readonly p: Readonly<Record<string, number>> | null;
  readonly range: Range | null;
  readonly confidence: Confidence | null;
  readonly fragility: number | null;
  readonly nEff: number | null;
  readonly disputed: readonly string[];
  readonly flags: readonly Flag[];
  readonly bracket: readonly [number, number] | null;
  readonly partWhole: PartWhole | null;
  readonly steps: readonly Step[];
  readonly notes: readonly Note[];
}

/** Sources of a type without a party that tell a side's story (C2). */
export interface Leaning {
  readonly type: string;
  readonly party: string;
  readonly gap: number;
}

export interface Features {
  readonly ctl: number;
  readonly within: number;
  readonly across: number;
  readonly pair: number;
  readonly heap: number;
}

/** C9. Leads only. Null below 4 interviews. */
export interface ResearcherAssessment {
  readonly id: string;
  readonly q: number;
  readonly score: number | null;
  readonly features: Features | null;
}

export interface Assessments {
  readonly version: 1;
  readonly claims: readonly ClaimAssessment[];
  readonly leanings: readonly Leaning[];
  readonly researchers: readonly ResearcherAssessment[];
}
