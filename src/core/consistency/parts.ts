/** C8, part and whole: whether the ranges of the parts add up to the range of the whole. */
import type { ClaimAssessment, Note, PartVerdict, PartWhole, Range } from './assessment.ts';
import type { Claim } from './interchange.ts';
import { compareIds } from './records.ts';
import { toSignificant } from './round.ts';

type Triple = [number, number, number];

export function partWholeOf(
  claim: Claim,
  whole: Range | null,
  rangeOf: (claim: string) => Range | null,
): PartWhole | null {
  if (claim.parts.length === 0 || whole === null) return null;
  const parts = [...new Set(claim.parts)].sort(compareIds);
  const ranges = parts.flatMap((part) => rangeOf(part) ?? []);
  const missing = parts.filter((part) => rangeOf(part) === null);
  const sum = missing.length > 0 ? null : sumOf(ranges);
  const verdict = sum === null ? 'incomplete' : compare(sum, whole, claim.exhaustive);
  return { verdict, parts: sum, whole: [whole.lo, whole.point, whole.hi], missing };
}

function sumOf(ranges: readonly Range[]): Triple {
  const add = (end: keyof Range) =>
    toSignificant(
      ranges.reduce((sum, range) => sum + range[end], 0),
      4,
    );
  return [add('lo'), add('point'), add('hi')];
}

function compare([lo, , hi]: Triple, whole: Range, exhaustive: boolean): PartVerdict {
  if (lo > whole.hi) return 'parts exceed the whole';
  return exhaustive && hi < whole.lo ? 'parts fall short of the whole' : 'consistent';
}

/** A claim with what only its family and its parts can tell, in the published order of fields. */
export function withRelations(
  own: ClaimAssessment,
  replacedBy: string | null,
  partWhole: PartWhole | null,
): ClaimAssessment {
  const { id, best, p, range, confidence, fragility, nEff, disputed, flags, bracket, steps } = own;
  const found = { best, p, range, confidence, fragility, nEff, disputed, flags, bracket, partWhole, steps };
  if (replacedBy === null) {
    const { status, evidence, notes } = own;
    return { id, status, ...(evidence === undefined ? {} : { evidence }), ...found, notes };
  }
  const notes: Note[] = [...own.notes, { code: 'superseded-by', claim: replacedBy }];
  return { id, status: 'superseded', evidence: own.status, ...found, notes };
}
