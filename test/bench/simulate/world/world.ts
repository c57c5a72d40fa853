/**
 * A made-up field study of which the truth is known: the same setting and seed give the same bytes. It is an interchange
 * project like any other, and nothing in it tells a method what it does not tell a lead.
 *
 * How it comes about, each rate drawn for the world (`parameters.ts`):
 * - Sources belong to one of two parties or to none, have a type, each one researcher, and three rates of their own: how
 *   often they are right when the truth leaves their side cold, serves it, hurts it (`people.ts`).
 * - Claims have two or three values or a figure; most of those about the parties serve one and hurt the other, some
 *   concern one alone, from some both profit. Some are control questions, some are tested by time (`questions.ts`).
 * - Two to a dozen sources speak on a claim, whoever can be reached there; control questions are put to many
 *   (`field-work.ts`). A source errs by its rate, moved by how hard the claim is and by how far its party keeps silent
 *   there together; who lies says what serves (`voice.ts`).
 * - Words are retold, garbled and cited in rings, and written down as hearsay more often than not (`hearsay.ts`);
 *   interviews are invented (`invention.ts`).
 * What the ranges leave out is in docs/consistency.md.
 */
import { readInterchange, type Project } from '#core/consistency/interchange.ts';
import type { Setting } from '../setting.ts';
import { createChance } from './chance.ts';
import { FieldWork } from './field-work.ts';
import { openNotebooks } from './invention.ts';
import { drawParameters } from './parameters.ts';
import { makePeople, makeTeam } from './people.ts';
import { makeQuestions, type Question } from './questions.ts';
import { writeProject } from './write-project.ts';

export interface World {
  readonly project: Project;
  /** Of every claim. */
  readonly truth: ReadonlyMap<string, string | number>;
  /** Researchers who invent, alone or together. */
  readonly inventors: ReadonlySet<string>;
  /** Figures that somebody gains by: where inflation shows. */
  readonly staked: ReadonlySet<string>;
}

export function makeWorld(setting: Setting, seed: number): World {
  const chance = createChance(seed);
  const parameters = drawParameters(chance, setting);
  const team = makeTeam(chance, setting, parameters);
  const people = makePeople(chance, setting, parameters, team);
  const questions = makeQuestions({ chance, setting, parameters });
  const notebooks = openNotebooks(chance, parameters, team);
  const field = new FieldWork(chance, setting, parameters, people, notebooks);
  const statements = questions.flatMap((question) => field.ask(question));
  const read = readInterchange(
    writeProject({ chance, setting, parameters, team, people, questions, statements }),
  );
  if (!read.ok) throw new Error(read.errors[0]?.message);
  return {
    project: read.project,
    truth: new Map(questions.map(({ id, truth }) => [id, truth])),
    inventors: new Set([...team.fabricators, ...team.colluders]),
    staked: new Set(questions.filter(isStakedFigure).map(({ id }) => id)),
  };
}

function isStakedFigure(question: Question): boolean {
  return question.kind === 'quantity' && Object.keys(question.stakes).length > 0;
}
