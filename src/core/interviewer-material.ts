/**
 * C9, what stands behind each feature of one interviewer: claim by claim the statements that were counted, and how many of
 * them, or of their pairs, do what the feature asks about. For leads, to read before they think anything of it.
 */
import type { Features } from './consistency/assessment.ts';
import { hardChecks } from './consistency/checks.ts';
import {
  answersOf,
  areAlike,
  encountersOn,
  isRound,
  nothing,
  plus,
  type Count,
} from './consistency/encounters.ts';
import { Field } from './consistency/field.ts';
import type { Project, Source } from './consistency/interchange.ts';
import { closeness } from './consistency/interviewer.ts';
import { compareIds, isFirstHand, openDossier, type Dossier } from './consistency/records.ts';
import { copiesOn } from './consistency/told.ts';

export interface Material {
  claim: string;
  /** Those that the researcher took. */
  statements: string[];
  /** Answers, pairs or figures. */
  all: number;
  /** Wrong answers, pairs that agree (beside colleagues: that differ), round figures. */
  hits: number;
}

export type MaterialBehind = Record<keyof Features, Material[]>;

/** Of each researcher, the features of which there is too little to say anything: their 0 is no finding. */
export type Untold = ReadonlyMap<string, readonly (keyof Features)[]>;

export function untoldIn(project: Project): Untold {
  const sources = new Map(project.sources.map((source) => [source.id, source]));
  const said = Map.groupBy(project.assertions, (a) => a.claim);
  const field = new Field();
  for (const claim of project.claims) {
    const dossier = openDossier(claim, said.get(claim.id) ?? [], sources);
    const answers = answersOf(hardChecks(dossier, sources), sources);
    field.show(claim.id, { encounters: encountersOn(dossier, sources), answers });
  }
  return field.untold(project.researchers);
}

/** By claim, what does most of it first. */
export function materialOf(project: Project, researcher: string): MaterialBehind {
  const sources = new Map(project.sources.map((source) => [source.id, source]));
  const said = Map.groupBy(project.assertions, (a) => a.claim);
  const found: MaterialBehind = { ctl: [], within: [], across: [], pair: [], heap: [] };
  const add = (claim: string, feature: keyof Features, counted: readonly Counted[]): void => {
    if (counted.length === 0) return;
    const statements = [...new Set(counted.flatMap((one) => one.theirs))].toSorted(compareIds);
    const hits = counted.filter((one) => one.hit).length;
    found[feature].push({ claim, statements, all: counted.length, hits });
  };
  const met = new Map<string, Pair[]>();
  for (const claim of project.claims) {
    const dossier = openDossier(claim, said.get(claim.id) ?? [], sources);
    if (!dossier.statements.some((a) => a.researcher === researcher)) continue;
    const note = (feature: keyof Features, counted: readonly Counted[]): void =>
      add(claim.id, feature, counted);
    note('ctl', answersIn(dossier, sources, researcher));
    const pairs = pairsIn(dossier, sources, researcher);
    met.set(claim.id, pairs);
    note(
      'within',
      pairs.filter((pair) => pair.theirs.length === 2),
    );
    const beside = pairs.filter((pair) => pair.theirs.length === 1);
    note(
      'across',
      beside.map(({ theirs, hit }) => ({ theirs, hit: !hit })),
    );
    note('heap', figuresIn(dossier, sources, researcher));
  }
  const closest = closestIn([...met.values()].flat());
  for (const [claim, pairs] of met)
    add(
      claim,
      'pair',
      pairs.filter((pair) => pair.theirs.length === 1 && (closest === null || pair.with === closest)),
    );
  const most = (a: Material, b: Material): number =>
    b.hits - a.hits || b.all - a.all || compareIds(a.claim, b.claim);
  for (const all of Object.values(found)) all.sort(most);
  return found;
}

interface Counted {
  /** Of the researcher. */
  theirs: string[];
  hit: boolean;
}

function answersIn(dossier: Dossier, sources: ReadonlyMap<string, Source>, researcher: string): Counted[] {
  return hardChecks(dossier, sources)
    .filter((check) => check.researcher === researcher)
    .flatMap((check) => {
      const first = dossier.statements.find((a) => a.source === check.source && isFirstHand(a));
      return first === undefined ? [] : [{ theirs: [first.id], hit: !check.right }];
    });
}

interface Pair extends Counted {
  /** The colleague who took the other one; null: both are the researcher's, or neither is. */
  with: string | null;
}

/** The colleague whose sources agree most with theirs, by the feature's own measure; null: nobody's stand out. */
function closestIn(pairs: readonly Pair[]): string | null {
  const notBoth = countOf(pairs.filter(({ theirs }) => theirs.length < 2));
  const each = [...Map.groupBy(pairs, (pair) => pair.with)].flatMap(([id, theirs]) =>
    id === null ? [] : [{ id, closeness: closeness(countOf(theirs), notBoth) }],
  );
  const [first] = each.toSorted((a, b) => b.closeness - a.closeness || compareIds(a.id, b.id));
  return first === undefined || first.closeness === 0 ? null : first.id;
}

const countOf = (pairs: readonly Pair[]): Count =>
  pairs.reduce((sum, { hit }) => plus(sum, { all: 1, hits: hit ? 1 : 0 }), nothing);

/** First-hand, from two like sources, on no control question; with `theirs` those of the researcher's. */
function pairsIn(dossier: Dossier, sources: ReadonlyMap<string, Source>, researcher: string): Pair[] {
  if (dossier.kind !== 'nominal' || dossier.claim.resolved?.known === true) return [];
  const taken = dossier.statements.filter((a) => a.researcher !== null && isFirstHand(a));
  return taken.flatMap((a, i) =>
    taken.slice(i + 1).flatMap((b): Pair[] => {
      const theirs = [a, b].filter((one) => one.researcher === researcher);
      if (a.source === b.source || !areAlike(sources.get(a.source), sources.get(b.source))) return [];
      const other = a.researcher === researcher ? b.researcher : a.researcher;
      return [
        {
          theirs: theirs.map(({ id }) => id),
          hit: a.value === b.value,
          with: theirs.length === 1 ? other : null,
        },
      ];
    }),
  );
}

/** What another line says already shows nothing of who took it. */
function figuresIn(dossier: Dossier, sources: ReadonlyMap<string, Source>, researcher: string): Counted[] {
  if (dossier.kind !== 'quantity') return [];
  const copies = copiesOn(dossier, sources);
  return dossier.statements
    .filter((a) => a.researcher === researcher && !copies.has(a.id))
    .map((a) => ({ theirs: [a.id], hit: isRound(a.lo, a.hi) }));
}
