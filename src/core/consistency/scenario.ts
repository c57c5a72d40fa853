/**
 * Another world to weigh: what was known as of a month, or what remains without some sources, interviewers
 * or origins, or with other hit rates.
 */
import { z } from 'zod';
import { nextFigure } from './figures.ts';
import type {
  Assertion,
  Bound,
  Claim,
  InterchangeError,
  Project,
  Resolution,
  Source,
} from './interchange.ts';
import { chainOf } from './lines.ts';
import type { SupposedRate } from './rates.ts';
import { isComparable, latestBySource, openDossier, type Dossier } from './records.ts';
import { shapeWords } from './shape-words.ts';

/** The month is included. Undated statements and undated control questions stay. */
export function asOf(project: Project, month: string): Project {
  return {
    ...project,
    claims: project.claims.map((claim) => unresolvedAfter(claim, month)),
    assertions: project.assertions.filter((a) => a.date === null || a.date <= month),
  };
}

function unresolvedAfter(claim: Claim, month: string): Claim {
  if (claim.resolved === null || wasKnown(claim.resolved, month)) return claim;
  return { ...claim, resolved: null };
}

function wasKnown(resolved: Resolution<unknown>, month: string): boolean {
  return resolved.date === null ? resolved.known : resolved.date <= month;
}

export interface Drop {
  /** Nothing that they say counts. */
  readonly sources: readonly string[];
  /** Nothing that they took down counts. */
  readonly researchers: readonly string[];
  /** Nothing that goes back to them counts, whoever tells it. */
  readonly origins: readonly string[];
}

export interface WhatIf {
  readonly drop: Drop;
  readonly rates: readonly SupposedRate[];
}

const ids = z.array(z.string()).default([]);

const whatIf = z.strictObject({
  drop: z
    .strictObject({ sources: ids, researchers: ids, origins: ids })
    .default({ sources: [], researchers: [], origins: [] }),
  rates: z
    .array(
      z.strictObject({
        source: z.string(),
        cell: z.enum(['S', 'A', 'N']),
        h: z.number().min(0, 'a rate is from 0 to 1').max(1, 'a rate is from 0 to 1'),
      }),
    )
    .default([]),
});

export type ReadWhatIf =
  | { readonly ok: true; readonly whatIf: WhatIf }
  | { readonly ok: false; readonly errors: readonly InterchangeError[] };

/** Reads `{ drop: { sources, researchers, origins }, rates: [{ source, cell, h }] }` for a project. */
export function readWhatIf(json: unknown, project: Project): ReadWhatIf {
  const read = whatIf.safeParse(json);
  const errors = read.success ? unknownIds(read.data, project) : shapeErrors(read.error);
  return read.success && errors.length === 0 ? { ok: true, whatIf: read.data } : { ok: false, errors };
}

function shapeErrors(error: z.ZodError): InterchangeError[] {
  return error.issues.map((issue) => ({
    record: null,
    message: `${['what-if', ...issue.path.map(String)].join('.')}: ${shapeWords(issue)}`,
  }));
}

function unknownIds({ drop, rates }: WhatIf, project: Project): InterchangeError[] {
  const sources = new Set(project.sources.map((source) => source.id));
  const named = [...drop.sources, ...drop.origins, ...rates.map((rate) => rate.source)];
  const researchers = new Set(project.researchers);
  const unknown = [
    ...named.filter((id) => !sources.has(id)).map((id) => ['source', id] as const),
    ...drop.researchers.filter((id) => !researchers.has(id)).map((id) => ['researcher', id] as const),
  ];
  const twice = [...Map.groupBy(rates, ({ source, cell }) => `${source} ${cell}`).values()].flatMap(
    ([, second]) => second ?? [],
  );
  return [
    ...unknown.map(([noun, id]) => ({
      record: id,
      message: `what-if: ${noun} ${id} is not in the file; mend the id`,
    })),
    ...twice.map(({ source, cell }) => ({
      record: source,
      message: `what-if: source ${source} has two rates for ${cell}; leave one out`,
    })),
  ];
}

/** What remains. Sources stay as names, so that a chain may still end at one that says nothing now. */
export function without(project: Project, drop: Drop): Project {
  const sources = new Set(drop.sources);
  const researchers = new Set(drop.researchers);
  const dropped = goingBackTo(new Set(drop.origins), project);
  const stays = (a: Assertion) =>
    !sources.has(a.source) && (a.researcher === null || !researchers.has(a.researcher)) && !dropped.has(a.id);
  return { ...project, assertions: project.assertions.filter(stays) };
}

function goingBackTo(origins: ReadonlySet<string>, project: Project): Set<string> {
  const found = new Set<string>();
  if (origins.size === 0) return found;
  const sources = new Map(project.sources.map((source): [string, Source] => [source.id, source]));
  const byClaim = Map.groupBy(project.assertions, (a) => a.claim);
  for (const claim of project.claims) {
    const dossier = openDossier(claim, byClaim.get(claim.id) ?? [], sources);
    const next = nextOn(dossier);
    for (const a of dossier.statements) {
      const teller = sources.get(a.source);
      if (teller === undefined) continue;
      if (origins.has(chainOf(a, teller, next(a.bound), sources).origin.id)) found.add(a.id);
    }
  }
  return found;
}

type Next = (source: string) => Assertion | undefined;

/** Through which statements a chain goes on, as the engine follows it (C3). */
function nextOn(dossier: Dossier): (bound: Bound | null) => Next {
  if (dossier.kind === 'nominal') {
    const latest = latestBySource(dossier.statements);
    return () => (source) => latest.get(source);
  }
  const comparable = dossier.statements.filter((a) => isComparable(a, dossier.claim));
  const kinds = new Map(
    [null, 'floor' as const, 'ceiling' as const].map((kind) => [kind, nextFigure(comparable, kind)]),
  );
  return (bound) => kinds.get(bound) ?? (() => undefined);
}
