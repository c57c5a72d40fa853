/**
 * Which statements of a source count. What is of another event, speaks of another period, counts something else or names no
 * answer is taken out before the latest is sought: what is said of another matter takes nothing back (C0, C3).
 */
import type { Heard } from '#core/assessment-view.ts';
import { elsewhereOf, isAnswer } from './comparable.ts';
import type { Asked, Said } from './statement.ts';

/**
 * Of each source the lines that the engine made of what it said; where it has heard none, the latest that it would (of a
 * quantity the latest plain figure, floor and ceiling). Beside them what answers nothing, if nothing else came after
 * it, and of a source that has nothing on the claim the latest that it says of something else. What people hold to be of
 * another event stays in sight, whatever came after it: it is theirs to hold otherwise. In the order given.
 */
export function keptOf(claim: Asked, all: readonly Said[], heard: Heard): Said[] {
  const voices = all.filter((said) => !said.retracted && said.stance !== null);
  const bySource = [...Map.groupBy(voices, (said) => said.source.code).values()];
  const kept = new Set(bySource.flatMap((said) => keptOfOne(claim, said, heard)));
  return voices.filter((said) => kept.has(said));
}

function keptOfOne(claim: Asked, said: readonly Said[], heard: Heard): Said[] {
  const apart = said.filter((one) => elsewhereOf(claim, one) === 'event');
  const onIt = said.filter((one) => elsewhereOf(claim, one) === null);
  if (onIt.length === 0) return apart.length > 0 ? apart : said.reduce<Said[]>(later, []);
  const last = onIt.reduce<Said[]>(later, []);
  const lines = onIt.filter((one) => heard.has(one.id));
  const answers = lines.length > 0 ? lines : latestAnswers(claim, onIt);
  return [...answers, ...last.filter((one) => !isAnswer(claim, one)), ...apart];
}

function latestAnswers(claim: Asked, onIt: readonly Said[]): Said[] {
  const answers = onIt.filter((one) => isAnswer(claim, one));
  const kinds = Map.groupBy(answers, ({ bound }) => (claim.kind === 'quantity' ? bound : null));
  return [...kinds.values()].flatMap((kind) => kind.reduce<Said[]>(later, []));
}

/** By month, then id. */
function later([before]: Said[], said: Said): Said[] {
  if (before === undefined) return [said];
  const [a, b] = [before.interview.month, said.interview.month];
  return [a < b || (a === b && before.id < said.id) ? said : before];
}

/** What adds something: as the engine heard it, else one source per origin, the one with the fewest hops (C3). */
export function speakersOf(kept: readonly Said[], heard: Heard): Set<string> {
  const origins = new Map(kept.map((said) => [said.source.code, said]));
  const lines = kept.flatMap((said) => {
    const chain = heard.has(said.id) ? null : chainOf(said, origins);
    return chain === null ? [] : [{ said, ...chain }];
  });
  const first = [...Map.groupBy(lines, (line) => line.origin).values()].flatMap((group) => {
    const [nearest] = group.toSorted((a, b) => a.hops - b.hops || (a.said.id < b.said.id ? -1 : 1));
    return group.filter((line) => line.said.source.code === nearest?.said.source.code);
  });
  const known = kept.filter((said) => heard.get(said.id)?.copy === false);
  return new Set([...known, ...first.map((line) => line.said)].map((said) => said.id));
}

/** The ultimate origin and the way to it; null for a chain that meets a source twice. */
function chainOf(said: Said, origins: ReadonlyMap<string, Said>): { origin: string; hops: number } | null {
  const seen = new Set([said.source.code]);
  let hops = 0;
  for (let at: Said = said; ;) {
    hops += Math.max(at.hops, at.root === null ? 0 : at.root === 'unknown' ? 2 : 1);
    if (at.root === null || at.root === 'unknown') return { origin: at.source.code, hops };
    if (seen.has(at.root)) return null;
    seen.add(at.root);
    const next = origins.get(at.root);
    if (!next) return { origin: at.root, hops };
    at = next;
  }
}
