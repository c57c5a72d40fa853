/**
 * One source, or one kind of source, before different audiences: what was said in public and what in private is kept
 * apart and set against each other.
 */
import { AUDIENCES, type Audience } from '#core/interview.ts';
import { reachOf } from '#core/same-event.ts';
import type { Figure, Statement, TypeMark } from './statement.ts';

export type AudienceDifference = 'opposite' | 'stance' | 'value' | 'figure';

export interface Setting {
  audience: Audience;
  statements: Statement[];
}

export interface Compared {
  /** A source's code; null: voices of one type. */
  code: string | null;
  type: TypeMark;
  /** At least two, private first. */
  settings: Setting[];
  /** Between what was said in one setting and in another; none: the same everywhere. */
  differ: AudienceDifference[];
}

/**
 * Each source that spoke of the claim to more than one audience; then each type of which one voice affirms to one audience
 * what another denies to another.
 */
export function comparedAudiences(statements: readonly Statement[]): Compared[] {
  const own = [...Map.groupBy(statements, (one) => one.source.code).values()].flatMap((said) =>
    compared(said, said[0]?.source.code ?? null),
  );
  const shown = new Set(own.map((one) => one.code));
  const types = [...Map.groupBy(statements, (one) => one.source.type.key).values()]
    .flatMap((said) => compared(said, null))
    .filter(({ settings, differ }) => {
      const voices = new Set(settings.flatMap((one) => one.statements.map((s) => s.source.code)));
      return differ.includes('opposite') && [...voices].some((code) => !shown.has(code));
    });
  return [...own, ...types];
}

function compared(statements: readonly Statement[], code: string | null): Compared[] {
  const settings = AUDIENCES.flatMap((audience): Setting[] => {
    const said = statements.filter((one) => one.audience === audience);
    return said.length === 0 ? [] : [{ audience, statements: said }];
  });
  const [first] = statements;
  if (settings.length < 2 || first === undefined) return [];
  return [{ code, type: first.source.type, settings, differ: differencesIn(settings) }];
}

const ORDER: readonly AudienceDifference[] = ['opposite', 'stance', 'value', 'figure'];

function differencesIn(settings: readonly Setting[]): AudienceDifference[] {
  const found = new Set(
    settings.flatMap((a, i) =>
      settings
        .slice(i + 1)
        .flatMap((b) => a.statements.flatMap((one) => b.statements.flatMap((two) => differ(one, two)))),
    ),
  );
  return ORDER.filter((one) => found.has(one));
}

/** What speaks of something else than the claim is set beside the rest, and differs in nothing. */
function differ(a: Statement, b: Statement): AudienceDifference[] {
  if (a.elsewhere !== null || b.elsewhere !== null) return [];
  const all: AudienceDifference[] = [];
  const stances = new Set([a.stance, b.stance]);
  if (a.value !== null && b.value !== null && a.value !== b.value) {
    // Who denies one of two answers and affirms the other says the same of both.
    if (a.meant !== null && b.meant !== null && a.meant !== b.meant) all.push('value');
  } else if (stances.has('affirms') && stances.has('denies')) all.push('opposite');
  else if (stances.size > 1) all.push('stance');
  if (a.figure && b.figure && a.figure.unit === b.figure.unit && apart(a.figure, b.figure))
    all.push('figure');
  return all;
}

/** "At least 100" and 200 may both be so. */
function apart(one: Figure, other: Figure): boolean {
  const [a, b] = [reachOf(one), reachOf(other)];
  return a.lo > b.hi || b.lo > a.hi;
}
