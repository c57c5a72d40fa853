/** Cascades: one statement that goes from mouth to mouth, and rings of documents that cite one another. */
import type { Chance } from './chance.ts';
import type { Parameters } from './parameters.ts';
import type { Person } from './people.ts';
import type { NominalQuestion } from './questions.ts';
import type { Word } from './statement.ts';
import { stanceOf } from './voice.ts';

/** Retellings on a claim by people who have not spoken there; nobody passes on what hurts their side. */
export function cascade(
  chance: Chance,
  parameters: Parameters,
  own: readonly Word[],
  silent: readonly Person[],
): Word[] {
  const [origin] = chance.sample(own, 1, (word) =>
    word.value === word.on.truth ? 1 : parameters.falseSpreads,
  );
  if (origin === undefined) return [];
  const willing = silent.filter((one) => stanceOf(origin.on, one.side, origin.value) >= 0 && !one.invented);
  const retellers = chance.sample(willing, countOf(chance, parameters), (one) => one.talkative);
  const told: Word[] = [origin];
  for (const by of retellers) told.push(retell(chance, parameters, by, chance.pick(told)));
  return told.slice(1);
}

function countOf(chance: Chance, { retellers }: Parameters): number {
  return Math.max(1, Math.round(retellers * chance.between(0.5, 1.5)));
}

/** Heard from `heard`: at times changed, and not always written down as what it is. */
function retell(chance: Chance, parameters: Parameters, by: Person, heard: Word): Word {
  const { on } = heard;
  const others = on.values.filter((value) => value !== heard.value);
  const value = chance.chance(parameters.garbled) ? chance.pick(others) : heard.value;
  const lot = chance.next();
  const base = { by, on, value, stale: heard.stale, from: 'retold' } as const;
  if (lot < parameters.rootNamed) return { ...base, root: heard.by.id, hops: 1 };
  if (lot < parameters.rootNamed + parameters.rootUnknown) return { ...base, root: 'unknown', hops: 2 };
  return { ...base, root: null, hops: 0 };
}

/** Two to four documents that say the same, each citing the next; in some rings one hides that it cites. */
export function ring(
  chance: Chance,
  parameters: Parameters,
  on: NominalQuestion,
  documents: readonly Person[],
): Word[] {
  const members = chance.sample(documents, chance.whole(2, 4), () => 1);
  const [first] = members;
  if (first === undefined) return [];
  const value = ringValue(chance, parameters, on, first);
  const isSeen = chance.chance(parameters.ringSeen);
  return members.map((by, n): Word => {
    const cited = members[(n + 1) % members.length];
    const hides = n === 0 && !isSeen;
    const root = hides || cited === undefined ? null : cited.id;
    return { by, on, value, stale: false, from: 'retold', root, hops: root === null ? 0 : 1 };
  });
}

/** What serves the first one's party, if it has one at stake; else right or wrong by the world's rate. */
function ringValue(chance: Chance, { ringRight }: Parameters, on: NominalQuestion, first: Person): string {
  const serving = on.values.find((value) => stanceOf(on, first.side, value) > 0);
  if (serving !== undefined) return serving;
  return chance.chance(ringRight) ? on.truth : chance.pick(on.values.filter((value) => value !== on.truth));
}
