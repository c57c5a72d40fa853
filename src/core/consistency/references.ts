/**
 * What is wrong between the records of an interchange file. Each error names the record to mend and says how.
 */
import { inCircles } from './circles.ts';
import type { Assertion, Claim, InterchangeError, Project } from './interchange.ts';

/** The word that stands where a root is not known; no source can be called so. */
const UNKNOWN = 'unknown';

interface Known {
  readonly sources: ReadonlySet<string>;
  readonly researchers: ReadonlySet<string>;
  readonly claims: ReadonlyMap<string, Claim>;
  /** Part of themselves. */
  readonly circles: ReadonlySet<string>;
  readonly assertions: ReadonlySet<string>;
}

export function errorsBetweenRecords(project: Project): InterchangeError[] {
  const claims = new Map(project.claims.map((c) => [c.id, c]));
  const known: Known = {
    sources: new Set(project.sources.map((s) => s.id)),
    researchers: new Set(project.researchers),
    claims,
    circles: inCircles(claims),
    assertions: new Set(project.assertions.map((a) => a.id)),
  };
  return [
    ...duplicates(
      'source',
      project.sources.map((s) => s.id),
    ),
    ...duplicates('researcher', project.researchers),
    ...duplicates(
      'claim',
      project.claims.map((c) => c.id),
    ),
    ...duplicates(
      'assertion',
      project.assertions.map((a) => a.id),
    ),
    ...reserved(known),
    ...project.claims.flatMap((c) => errorsOfClaim(c, known)),
    ...mixedFamilies(project.claims),
    ...project.assertions.flatMap((a) => errorsOfAssertion(a, known)),
  ];
}

function error(record: string, message: string): InterchangeError {
  return { record, message };
}

function duplicates(noun: string, ids: readonly string[]): InterchangeError[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const id of ids) (seen.has(id) ? twice : seen).add(id);
  return [...twice].map((id) =>
    error(id, `${noun} ${id} is there twice: give each ${noun} an id of its own`),
  );
}

function reserved(known: Known): InterchangeError[] {
  if (!known.sources.has(UNKNOWN)) return [];
  return [
    error(UNKNOWN, `source ${UNKNOWN}: this word stands for a root that is not known; rename the source`),
  ];
}

function errorsOfClaim(claim: Claim, known: Known): InterchangeError[] {
  const say = (message: string) => error(claim.id, `claim ${claim.id}: ${message}`);
  return [
    ...claim.parts
      .filter((part) => !known.claims.has(part))
      .map((part) => say(`its part ${part} is no claim of the file; add it or leave it out`)),
    ...(known.circles.has(claim.id) ? [say('it is part of itself; take it out of its parts')] : []),
    ...valueErrors(claim).map(say),
    ...interestErrors(claim).map(say),
  ];
}

function valueErrors(claim: Claim): string[] {
  if (claim.kind === 'quantity') return [];
  const listed = new Set(claim.values);
  const errors: string[] = [];
  if (listed.size < 2) errors.push('it needs at least two values; list what can be answered');
  if (listed.size < claim.values.length) errors.push('it lists a value twice; list each value once');
  if (claim.filed !== null && !listed.has(claim.filed)) errors.push(`filed as ${claim.filed}, ${notListed}`);
  if (claim.resolved !== null && !listed.has(claim.resolved.value)) {
    errors.push(`resolved as ${claim.resolved.value}, ${notListed}`);
  }
  return errors;
}

const notListed = 'which is not among its values; list it or name one that is';

function interestErrors(claim: Claim): string[] {
  const listed = new Set(claim.kind === 'quantity' ? ['high'] : claim.values);
  return Object.entries(claim.interest).flatMap(([party, values]) =>
    Object.keys(values)
      .filter((value) => !listed.has(value))
      .map((value) =>
        claim.kind === 'quantity'
          ? `the interest of ${party} names ${value}; of a quantity name only high`
          : `the interest of ${party} names ${value}, ${notListed}`,
      ),
  );
}

function mixedFamilies(claims: readonly Claim[]): InterchangeError[] {
  const first = new Map<string, Claim>();
  return claims.flatMap((claim) => {
    if (claim.family === null) return [];
    const head = first.get(claim.family) ?? claim;
    first.set(claim.family, head);
    if (head.kind === claim.kind) return [];
    return [
      error(
        claim.id,
        `claim ${claim.id}: its family ${claim.family} has claims of kind ${head.kind} (${head.id}), ` +
          `this one is of kind ${claim.kind}; a family is one question, so give it another family`,
      ),
    ];
  });
}

function errorsOfAssertion(a: Assertion, known: Known): InterchangeError[] {
  const say = (message: string) => error(a.id, `assertion ${a.id}: ${message}`);
  const errors: InterchangeError[] = [];
  const must = (there: boolean, what: string, id: string) => {
    if (!there) errors.push(say(`its ${what} ${id} is not in the file; add it or mend the id`));
  };
  const claim = known.claims.get(a.claim);
  must(claim !== undefined, 'claim', a.claim);
  must(known.sources.has(a.source), 'source', a.source);
  if (a.researcher !== null) must(known.researchers.has(a.researcher), 'researcher', a.researcher);
  if (a.root !== null) must(a.root === UNKNOWN || known.sources.has(a.root), 'root', a.root);
  if (a.confrontedWith !== null)
    must(known.assertions.has(a.confrontedWith), 'confrontedWith', a.confrontedWith);
  if (claim !== undefined) errors.push(...answerErrors(a, claim).map(say));
  return errors;
}

function answerErrors(a: Assertion, claim: Claim): string[] {
  if (claim.kind !== 'quantity') {
    if (a.value === null)
      return [`it has no value; claim ${claim.id} asks for one of ${claim.values.join(', ')}`];
    return claim.values.includes(a.value)
      ? []
      : [`its value ${a.value} is not one of ${claim.values.join(', ')}; name one of them`];
  }
  if (a.lo === null || a.hi === null)
    return [`it has no figure; claim ${claim.id} is a quantity: write lo, hi or both`];
  return a.lo > a.hi ? [`lo ${a.lo} is above hi ${a.hi}; swap them`] : [];
}
