/** What is called how on a claim's pages: assertions by the code of who made them, claims by their words. */
import type { Name } from '#core/consistency/explain.ts';
import type { AssertionView } from '#server/store/assertion.ts';
import type { ClaimView } from '#server/store/claim.ts';

/** Sources are codes already. */
export function namer(claims: readonly ClaimView[], said: readonly AssertionView[]): Name {
  const words = new Map<string, string>([
    ...claims.map((claim): [string, string] => [claim.id, `“${claim.proposition}”`]),
    ...said.map((one): [string, string] => [one.id, one.source.code]),
  ]);
  return (id) => words.get(id) ?? id;
}
