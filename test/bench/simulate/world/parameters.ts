/**
 * What a world is like, drawn anew for each world from the ranges stated here: a field study of about a hundred sources,
 * a few researchers, and some control questions in each interview. The ranges were set before any method was run on
 * them, and are wide enough to be wrong about any one study; no draw stands at a constant of the engine.
 */
import type { Setting } from '../setting.ts';
import type { Chance } from './chance.ts';

export type Parameters = ReturnType<typeof drawParameters>;

export function drawParameters(chance: Chance, setting: Setting) {
  return {
    ...drawStudy(chance),
    ...drawPeople(chance, setting),
    ...drawHearsay(chance),
    ...drawInvention(chance),
    ...drawTroubles(chance),
  };
}

/** The size of the study, and what it asks. */
function drawStudy(chance: Chance) {
  return {
    sources: chance.whole(60, 120),
    questions: chance.whole(100, 200),
    honestResearchers: chance.whole(3, 5),
    /** How many sources speak on a claim, on average; at least two do. */
    speakers: chance.between(4.2, 8.4),
    /** Of nominal claims, those with three values. */
    trends: chance.between(0.1, 0.3),
    quantities: chance.between(0.15, 0.3),
    /** Control questions, and of the sources those who are asked each. */
    controls: chance.whole(9, 17),
    asked: chance.between(0.16, 0.42),
    publicControls: chance.between(0.3, 0.65),
    /** Of the other claims, those that time tests. */
    tested: chance.between(0.06, 0.14),
    /** How unevenly the camps can be reached, from claim to claim (log scale). */
    access: chance.between(0.4, 1.1),
    /** How hard claims differ in difficulty (log-odds). */
    difficulty: chance.between(0.3, 0.9),
  };
}

/** Who speaks, and how often they tell what is so. */
function drawPeople(chance: Chance, setting: Setting) {
  return {
    red: chance.between(0.2, 0.42),
    blue: chance.between(0.16, 0.4),
    /** Of claims about parties, where a stake is possible at all. */
    stakes: chance.between(0.5, 0.8),
    /** Told right when the truth leaves cold, serves, hurts. */
    cold: chance.between(0.62, 0.87),
    serving: chance.between(0.8, 0.985),
    hurting: chance.between(0.12, 0.58),
    /** How much sources differ (log-odds). */
    spread: drawSpread(chance, setting),
    /** How much a party's members lie or admit together, from claim to claim (log-odds). */
    discipline: chance.between(0.4, 1.6),
    /** Stakes of one party alone; stakes from which both profit. */
    lone: chance.between(0.09, 0.23),
    shared: chance.between(0.05, 0.13),
    /** How much more some talk than others (log scale). */
    talk: chance.between(0.32, 0.72),
    networks: chance.between(0.05, 0.3),
    figureSpread: chance.between(0.22, 0.52),
    heaped: chance.between(0.12, 0.36),
    /** Figures told as a range. */
    ranged: chance.between(0.18, 0.44),
    probed: chance.between(0.15, 0.55),
  };
}

function drawSpread(chance: Chance, { skill }: Setting): number {
  switch (skill) {
    case 'even':
      return chance.between(0.1, 0.45);
    case 'uneven':
      return chance.between(0.45, 0.9);
    case 'wild':
      return chance.between(0.9, 1.7);
  }
}

function drawHearsay(chance: Chance) {
  return {
    /** Claims with a cascade, and how many retell there. */
    cascades: chance.between(0.2, 0.45),
    retellers: chance.between(2.4, 6.6),
    garbled: chance.between(0.04, 0.24),
    /** False words travel further (Vosoughi, Roy and Aral 2018). */
    falseSpreads: chance.between(1.1, 2.6),
    /** How a retold statement is written down: its origin named, known only to be hearsay, else as own knowledge. */
    rootNamed: chance.between(0.55, 0.8),
    rootUnknown: chance.between(0.1, 0.18),
    rings: chance.between(0.12, 0.32),
    documents: chance.whole(5, 11),
    ringRight: chance.between(0.35, 0.66),
    ringSeen: chance.between(0.58, 0.92),
    partyMedia: chance.between(0.25, 0.55),
  };
}

function drawInvention(chance: Chance) {
  return {
    /** Of the sources of a researcher who invents, those who never spoke. */
    invented: chance.between(0.35, 0.88),
    /** What such a researcher believes is right this often. */
    belief: chance.between(0.44, 0.72),
    /** Invented members of a party say what their party would. */
    stereotype: chance.between(0.52, 0.88),
    newsRead: chance.between(0.82, 0.98),
    slip: chance.between(0.03, 0.19),
    inventedHeaped: chance.between(0.55, 0.92),
    inventedFigureSpread: chance.between(0.45, 0.95),
    /** How far figures from one notebook lie apart (log scale). */
    inventedNoise: chance.between(0.07, 0.24),
  };
}

function drawTroubles(chance: Chance) {
  return {
    families: chance.between(0.25, 0.55),
    changes: chance.between(0.13, 0.42),
    stale: chance.between(0.12, 0.36),
    /** Of statements about an earlier time, those written down as such. */
    staleSeen: chance.between(0.28, 0.72),
    /** How far figures are pushed, and how much that differs between sources (log scale). */
    inflation: chance.between(0.33, 1.15),
    inflationSpread: chance.between(0.18, 0.52),
    boasts: chance.between(0.1, 0.26),
    boastTrue: chance.between(0.26, 0.62),
    captors: chance.whole(1, 3),
    capture: chance.between(0.35, 0.9),
    /** Only where tags are wrong: those left out, those turned round. */
    untagged: chance.between(0.06, 0.22),
    turned: chance.between(0.02, 0.09),
  };
}
