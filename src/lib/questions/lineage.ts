/** The bank as it grew: each question under the one that it came from. */
export interface Descended {
  id: string;
  from: string | null;
}

export interface Branch<T> {
  question: T;
  /** How many it came from, one from the other. */
  depth: number;
}

/** In the order given, each followed by what came from it; what came from none of these stands by itself. */
export function asTree<T extends Descended>(questions: readonly T[]): Branch<T>[] {
  const ids = new Set(questions.map((one) => one.id));
  const children = Map.groupBy(questions, (one) =>
    one.from !== null && ids.has(one.from) ? one.from : null,
  );
  const under = (id: string | null, depth: number): Branch<T>[] =>
    (children.get(id) ?? []).flatMap((question) => [{ question, depth }, ...under(question.id, depth + 1)]);
  return under(null, 0);
}
