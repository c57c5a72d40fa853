/** The output of `sanad assess`, in pieces: a large project's would not fit twice into memory as one text. */
import type { Assessments } from './assessment.ts';

/** Claims to a piece. */
const AT_ONCE = 200;

/** The pieces of `JSON.stringify(assessments)`, and a line's end. */
export function* printAssessments(assessments: Assessments): Generator<string> {
  const { version, claims, ...rest } = assessments;
  yield `{"version":${version},"claims":[`;
  for (let at = 0; at < claims.length; at += AT_ONCE) {
    const piece = claims.slice(at, at + AT_ONCE).map((claim) => JSON.stringify(claim));
    yield `${at === 0 ? '' : ','}${piece.join(',')}`;
  }
  yield `],${JSON.stringify(rest).slice(1)}\n`;
}
