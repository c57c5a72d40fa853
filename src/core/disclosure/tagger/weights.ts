/** What training found: of each feature how much it speaks for a beginning, and for going on. */
import { chancesOf, type Chances } from './chain.ts';

export interface Trained {
  /** Ascending. */
  readonly features: readonly number[];
  /** Of each feature, in the same order. */
  readonly begins: readonly number[];
  readonly goesOn: readonly number[];
  /** Of a beginning right behind something else. */
  readonly again: number;
}

/** Numbers of a place in the table: the feature, its two weights, and one to make a power of two. */
const STRIDE = 4;

/** Looked up by open addressing: a sentence asks some thousand features. A place stands together in memory. */
export class Weights {
  readonly #features: Int32Array;
  readonly #weights: Float32Array;
  readonly #last: number;
  readonly #again: number;

  constructor({ features, begins, goesOn, again }: Trained) {
    let size = 1024;
    while (size < features.length * 2.5) size *= 2;
    const table = new ArrayBuffer(size * STRIDE * 4);
    [this.#features, this.#weights] = [new Int32Array(table), new Float32Array(table)];
    [this.#last, this.#again] = [size - 1, again];
    for (let slot = 0; slot < size; slot++) this.#features[slot * STRIDE] = -1;
    features.forEach((feature, i) => {
      let slot = feature & this.#last;
      while (this.#features[slot * STRIDE] !== -1) slot = (slot + 1) & this.#last;
      this.#features[slot * STRIDE] = feature;
      this.#weights[slot * STRIDE + 1] = begins[i] ?? 0;
      this.#weights[slot * STRIDE + 2] = goesOn[i] ?? 0;
    });
  }

  /** Of a sentence of so many words, whose features `each` gives one by one. */
  chances(words: number, each: (take: (word: number, feature: number) => void) => void): Chances {
    const [begins, goesOn] = [new Float64Array(words), new Float64Array(words)];
    each((t, feature) => {
      const place = this.#placeOf(feature);
      if (place < 0) return;
      begins[t] = (begins[t] ?? 0) + (this.#weights[place + 1] ?? 0);
      goesOn[t] = (goesOn[t] ?? 0) + (this.#weights[place + 2] ?? 0);
    });
    return chancesOf(begins, goesOn, this.#again);
  }

  /** How much a feature speaks for a beginning, or for going on. */
  of(feature: number, goesOn: boolean): number {
    const place = this.#placeOf(feature);
    return place < 0 ? 0 : (this.#weights[place + (goesOn ? 2 : 1)] ?? 0);
  }

  #placeOf(feature: number): number {
    const [features, last] = [this.#features, this.#last];
    let slot = feature & last;
    for (let found = features[slot * STRIDE]; found !== feature; found = features[slot * STRIDE]) {
      if (found === -1) return -1;
      slot = (slot + 1) & last;
    }
    return slot * STRIDE;
  }
}
