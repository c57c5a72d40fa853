/**
 * A chain over the words of a sentence: each is outside (O), begins what leads to a person (B) or goes on with it (I), and
 * I stands only behind B or I. Lafferty, McCallum, Pereira 2001.
 */
export interface Chances {
  /** Of each word: that it begins something, and that it goes on with it. */
  readonly begins: Float64Array;
  readonly goesOn: Float64Array;
}

/** Scores are of B and I against O; `again` of a B right behind B or I. By the forward–backward sums. */
export function chancesOf(b: Float64Array, i: Float64Array, again: number): Chances {
  const n = b.length;
  const [fO, fB, fI] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  const weightOf = (score: number): number => Math.exp(Math.max(-30, Math.min(30, score)));
  const near = Math.exp(again);
  let [o, begun, on] = [1, 0, 0];
  for (let t = 0; t < n; t++) {
    const [nextB, nextI] = [weightOf(b[t] ?? 0), weightOf(i[t] ?? 0)];
    const within = begun + on;
    [o, begun, on] = [o + within, nextB * (o + near * within), nextI * within];
    const sum = o + begun + on;
    [o, begun, on] = [o / sum, begun / sum, on / sum];
    [fO[t], fB[t], fI[t]] = [o, begun, on];
  }
  const [begins, goesOn] = [new Float64Array(n), new Float64Array(n)];
  let [backO, backIn] = [1, 1];
  for (let t = n - 1; t >= 0; t--) {
    const [pO, pB, pI] = [(fO[t] ?? 0) * backO, (fB[t] ?? 0) * backIn, (fI[t] ?? 0) * backIn];
    const sum = pO + pB + pI;
    [begins[t], goesOn[t]] = [pB / sum, pI / sum];
    const [thisB, thisI] = [weightOf(b[t] ?? 0) * backIn, weightOf(i[t] ?? 0) * backIn];
    [backO, backIn] = [backO + thisB, backO + near * thisB + thisI];
    const scale = backO + backIn;
    [backO, backIn] = [backO / scale, backIn / scale];
  }
  return { begins, goesOn };
}
