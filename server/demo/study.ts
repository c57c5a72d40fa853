/**
 * The demo study, as data. The loader turns it into a project through the same commands as the pages use;
 * nothing here is a row, and no verdict is written down: the engine computes them.
 *
 * Facts and figures are those of claims-dev.json (five published documents, named in content/sources.ts);
 * the people, their words, months of talks and notes are made up.
 */
import type { Likelihood } from '#core/opinion.ts';
import { claims } from '#server/demo/content/claims.ts';
import { withControls } from '#server/demo/content/control-answers.ts';
import { controlClaims, known } from '#server/demo/content/control-claims.ts';
import { codes } from '#server/demo/content/codebook.ts';
import { decisions, sameEvents } from '#server/demo/content/decisions.ts';
import { incidents } from '#server/demo/content/incidents.ts';
import { withOwn } from '#server/demo/content/own-answers.ts';
import { opinions } from '#server/demo/content/opinions.ts';
import { resolutions } from '#server/demo/content/resolutions.ts';
import { quotations } from '#server/demo/content/quotations.ts';
import { questions } from '#server/demo/content/questions.ts';
import { records } from '#server/demo/content/records.ts';
import { caveats, upstreams } from '#server/demo/content/upstreams.ts';
import { sourceTypes, sources } from '#server/demo/content/sources.ts';

export type SourceTypeKey =
  | 'taliban-official'
  | 'taliban-intelligence'
  | 'taliban-local'
  | 'isk'
  | 'former-isk'
  | 'elder'
  | 'cleric'
  | 'hawala-trader'
  | 'expert'
  | 'public-document'
  | 'foreign-official';

export type RoleBand =
  | 'leader-tactical'
  | 'manager'
  | 'official'
  | 'officer'
  | 'cadre'
  | 'member'
  | 'elder'
  | 'cleric'
  | 'trader'
  | 'expert';

/** Months are YYYY-MM; a span of months includes both ends. */
export type Month = string;
export interface Span {
  from: Month;
  to: Month;
}

/** A source type that the project has beyond the default list. */
export interface DemoSourceType {
  key: SourceTypeKey;
  letter: string;
  label: string;
  definition: string;
  affiliation: string | null;
  camp: 'taliban' | 'isk' | 'former-isk' | 'community' | 'outside';
}

export interface DemoSource {
  ref: string;
  type: SourceTypeKey;
  /** Overrides the affiliation of the type; null means none. Left out: the type's. */
  affiliation?: string | null;
  roleBand: RoleBand | null;
  /** Province at the finest, by its key in the list of places. */
  region: string;
  network?: string;
  introduction: 'relative' | 'friend' | 'colleague' | 'respected-person' | 'institution' | 'none';
  researcher: 'a' | 'b' | 'c' | 'd' | 'lead';
  /** An origin that nobody met and nobody here has read: others cite it. It has no record. */
  external?: boolean;
  /** Of what is public: publisher, title, month. */
  title?: string;
}

/** What is to be kept in mind of a source's figures; without a source, of the set of incidents. */
export interface DemoCaveat {
  source: string | null;
  from: Month | null;
  to: Month | null;
  text: string;
}

/** Where a source has what it knows from, as a lead holds it. */
export interface DemoUpstream {
  source: string;
  suppliers: string[];
  only: boolean;
  known: string;
}

export type Interest = Record<string, Record<string, 1 | -1>>;

export interface DemoClaim {
  ref: string;
  kind: 'boolean' | 'quantity' | 'trend' | 'category';
  proposition: string;
  /** Of a category or trend. */
  values?: string[];
  /** Units that statements use; the first is the claim's own. Nominal claims have some too: for figures said in passing. */
  units?: string[];
  /** What statements count; the first is the claim's own. */
  definitions?: string[];
  place: string;
  period: Span;
  state?: boolean;
  event?: boolean;
  family?: string;
  /** Party, then value, then +1 serves or -1 hurts; the only key of a quantity is `high`. */
  interest: Interest;
  /** Claims whose figures add up to this one's. */
  parts?: string[];
  exhaustive?: boolean;
  headline?: number;
  filed?: string;
}

export interface DemoCode {
  ref: string;
  parent: string | null;
  label: string;
  definition: string;
}

export interface DemoAssertion {
  claim: string;
  stance: 'affirms' | 'denies' | 'qualifies';
  /** Of a category or trend. */
  value?: string;
  lo?: number;
  hi?: number;
  bound?: 'exact' | 'about' | 'at-least' | 'at-most' | 'range';
  unit?: string;
  definition?: string;
  refersTo?: Span | null;
  basis:
    | 'first-hand'
    | 'hearsay'
    | 'official-claim'
    | 'document'
    | 'dataset'
    | 'inference'
    | 'detainee'
    | 'unknown';
  /** A source's ref, or 'unknown'. */
  root?: string;
  hops?: number;
  prompted?: boolean;
  /** The source whose information was put to this one. */
  confrontedWith?: string;
  probed?: boolean;
  cases?: number;
  forecast?: boolean;
  /** As the coder reads it, and why. */
  against?: { interest: 'true' | 'false' | 'unclear'; reason: string };
  /** The statement of claims-dev.json that this one carries. */
  from?: string;
}

export interface DemoSpan {
  codes?: string[];
  /** Who codes it; left out: the analyst. */
  by?: 'analyst' | 'lead';
  assertion?: DemoAssertion;
}

export interface DemoTurn {
  /** The question of the bank that it asks, in the wording of then. */
  asks?: string;
  question: string;
  /** With marks ⟦1⟧ … ⟦/1⟧, which may overlap; `unmark` takes them out. */
  answer: string;
  spans?: Record<string, DemoSpan>;
  /** The researcher's note in the margin of this turn. */
  note?: string;
}

export interface DemoRecord {
  ref: string;
  source: string;
  month: Month;
  day?: number;
  region: string;
  country: 'AF' | 'PK' | 'other';
  mode: 'face-to-face' | 'telephone' | 'messaging' | 'document';
  language: 'en' | 'prs' | 'ps' | 'uz';
  audience: 'private' | 'public' | 'diplomatic' | 'own-ranks';
  /** null: nothing was recorded about it, or it is a public document. */
  consent: {
    given: boolean;
    covers: ('analysis' | 'quotation' | 'open-access' | 'reuse')[];
    how: 'oral' | 'written' | 'recorded';
  } | null;
  release: boolean;
  turns: DemoTurn[];
  /** The researcher's notes on the meeting as a whole. */
  notes?: string[];
}

export interface DemoDecision {
  claim: string;
  by: 'lead' | 'second-lead';
  held: 'corroborated' | 'probable' | 'contested' | 'open' | 'refuted' | 'inflated' | 'minimised';
  reason: string;
}

/** A value by its label, or a range; ICD 203's word for how likely; why. */
type DemoHeld = [answer: string | [number, number], likelihood: Likelihood, reason: string];

/** What the two reviewers hold who have spoken; the third is shown what was decided, and has not. */
export type DemoOpinion = { claim: string } & Record<'reviewer-b' | 'reviewer-c', DemoHeld>;

/** What a claim turned out to be, by a published document that the demo names. */
export interface DemoResolution {
  claim: string;
  by: 'lead' | 'second-lead';
  /** Of a quantity, the figure. */
  value: 'true' | 'partly' | 'false' | number;
  /** In which it was published: only what was said before it is tested. */
  month: Month;
  reference: string;
}

export interface DemoSameEvent {
  claim: string;
  other: string;
  by: 'lead' | 'second-lead';
  answer: 'same' | 'other';
  reason: string;
}

/** What an analyst proposed to quote, and two leads let out. */
export interface DemoQuotation {
  record: string;
  /** In which of its answers, from 0. */
  turn: number;
  /** As it is printed: `[…]` for what is left out, other brackets for what was put. */
  typed: string;
}

/** What a claim was known to be before anybody was asked. */
export interface DemoKnown {
  claim: string;
  value: string;
  public: boolean;
  reference: string;
}

/** A question of the bank; those that it came from stand before it. */
export interface DemoQuestion {
  ref: string;
  purpose: 'open' | 'control' | 'confrontation';
  text: string;
  /** How it was asked from a month on. */
  reworded?: { from: Month; text: string };
  claim?: string;
  /** The source whose information is put. */
  put?: string;
  from?: string;
  /** To whom it was handed and is still to be asked. */
  handed?: { researcher: 'a' | 'b' | 'c'; type: SourceTypeKey }[];
}

/** A file as it is imported, with the mapping that is guessed; and the row that is the event of a claim. */
export interface DemoIncidents {
  name: string;
  csv: string;
  link: { claim: string; place: string; day: string };
}

export interface DemoStudy {
  name: string;
  slug: string;
  /** Only what is added to the default list. */
  sourceTypes: DemoSourceType[];
  sources: DemoSource[];
  claims: DemoClaim[];
  codes: DemoCode[];
  records: DemoRecord[];
  decisions: DemoDecision[];
  sameEvents: DemoSameEvent[];
  upstreams: DemoUpstream[];
  caveats: DemoCaveat[];
  opinions: DemoOpinion[];
  resolutions: DemoResolution[];
  questions: DemoQuestion[];
  known: DemoKnown[];
  incidents: DemoIncidents;
  quotations: DemoQuotation[];
}

/** A marked answer as plain text and where each mark lies in it (UTF-16 offsets, end excluded). Throws if marks do not pair up. */
export function unmark(answer: string): { text: string; marks: { key: string; from: number; to: number }[] } {
  const open = new Map<string, number>();
  const marks: { key: string; from: number; to: number }[] = [];
  let text = '';
  let at = 0;
  for (const found of answer.matchAll(/⟦(\/?)([^⟦⟧/]+)⟧/g)) {
    text += answer.slice(at, found.index);
    at = found.index + found[0].length;
    const key = found[2] ?? '';
    const from = open.get(key);
    if (found[1] === '') {
      if (from !== undefined || marks.some((m) => m.key === key)) throw new Error(`mark ${key} opens twice`);
      open.set(key, text.length);
    } else {
      if (from === undefined) throw new Error(`mark ${key} closes before it opens`);
      if (from === text.length) throw new Error(`mark ${key} is empty`);
      open.delete(key);
      marks.push({ key, from, to: text.length });
    }
  }
  text += answer.slice(at);
  if (open.size > 0) throw new Error(`mark ${[...open.keys()].join(', ')} never closes`);
  if (/[⟦⟧]/.test(text)) throw new Error('a stray mark is left in the text');
  return { text, marks };
}

export const demoStudy: DemoStudy = {
  name: 'Lapwing',
  slug: 'demo',
  sourceTypes,
  sources,
  claims: [...claims, ...controlClaims],
  codes,
  records: withControls(withOwn(records)),
  decisions,
  sameEvents,
  upstreams,
  caveats,
  opinions,
  resolutions,
  questions,
  known,
  incidents,
  quotations,
};
