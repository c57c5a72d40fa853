/** The study as it stands in the records: an interchange project. */
import type { Setting } from '../setting.ts';
import type { Chance } from './chance.ts';
import type { Parameters } from './parameters.ts';
import type { Person, Team } from './people.ts';
import type { Question, Stakes } from './questions.ts';
import { isWord, type Statement } from './statement.ts';

export interface Study {
  readonly chance: Chance;
  readonly setting: Setting;
  readonly parameters: Parameters;
  readonly team: Team;
  readonly people: readonly Person[];
  readonly questions: readonly Question[];
  readonly statements: readonly Statement[];
}

/** Interviews take place in these months; time tells after them, in part before the last. */
const FIRST_MONTH = 0;
const MONTHS = 20;
const PERIOD = 6;

const month = (n: number): string => `${2021 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;

export function writeProject(study: Study): unknown {
  const { chance } = study;
  const met = new Map(study.people.map(({ id }) => [id, FIRST_MONTH + chance.below(MONTHS)]));
  return {
    version: 1,
    sources: study.people.map(({ id, type, party, network }) => ({ id, type, party, network })),
    researchers: study.team.researchers,
    claims: study.questions.map((question) => writeClaim(study, question)),
    assertions: study.statements.map((statement, n) =>
      writeAssertion(statement, n, month(met.get(statement.by.id) ?? 0)),
    ),
  };
}

function writeClaim(study: Study, question: Question): unknown {
  return {
    id: question.id,
    kind: question.kind,
    ...('values' in question
      ? { values: question.values, ...writeFamily(question.family) }
      : { unit: 'persons' }),
    interest: writeStakes(study, question.stakes),
    event: question.boast !== null,
    resolved: writeResolution(study.chance, question),
  };
}

function writeFamily(family: { readonly id: string; readonly period: number } | null) {
  if (family === null) return {};
  const from = family.period * PERIOD;
  return { family: family.id, state: true, period: { from: month(from), to: month(from + PERIOD - 1) } };
}

/** As the lead tagged them: in the one setting that says so, partly not at all or the wrong way round. */
function writeStakes({ chance, setting, parameters }: Study, stakes: Stakes): unknown {
  if (!setting.mistagged) return stakes;
  const lot = chance.next();
  if (lot < parameters.untagged) return {};
  return lot < parameters.untagged + parameters.turned
    ? { red: stakes.blue ?? {}, blue: stakes.red ?? {} }
    : stakes;
}

function writeResolution(chance: Chance, { role, truth, public: isPublic }: Question): unknown {
  if (role === 'open') return null;
  if (role === 'control') return { value: truth, known: true, public: isPublic };
  const date = month(FIRST_MONTH + MONTHS - 4 + chance.below(8));
  return { value: truth, date, public: isPublic };
}

function writeAssertion(statement: Statement, n: number, date: string): unknown {
  const { by, on, root, hops } = statement;
  return {
    id: `a${String(n).padStart(5, '0')}`,
    claim: on.id,
    source: by.id,
    interview: by.researcher === null ? null : `i${by.id}`,
    researcher: by.researcher,
    date,
    root,
    hops,
    ...said(statement),
  };
}

/** A figure as it was put; a word, and of what months if these are not the claim's. */
function said(statement: Statement) {
  if (!isWord(statement)) {
    const { lo, hi, probed, cases } = statement;
    return { lo, hi, probed, cases };
  }
  const { value, stale, on } = statement;
  if (!stale || on.family === null) return { value };
  const from = (on.family.period - 1) * PERIOD;
  return { value, refersTo: { from: month(from), to: month(from + PERIOD) } };
}
