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

/** Looked up by open addressing: a sentence asks some thousand features. */
export class Weights {
  readonly #slots: Int32Array;
  readonly #begins: Float32Array;
  readonly #goesOn: Float32Array;
  readonly #again: number;

  constructor({ features, begins, goesOn, again }: Trained) {
    let size = 1024;
    while (size < features.length * 2.5) size *= 2;
    this.#slots = new Int32Array(size).fill(-1);
    [this.#begins, this.#goesOn] = [new Float32Array(size), new Float32Array(size)];
    this.#again = again;
    features.forEach((feature, i) => {
      let slot = feature & (size - 1);
      while (this.#slots[slot] !== -1) slot = (slot + 1) & (size - 1);
      this.#slots[slot] = feature;
      this.#begins[slot] = begins[i] ?? 0;
      this.#goesOn[slot] = goesOn[i] ?? 0;
    });
  }

  /** Of a sentence whose words have these features. */
  chances(ofTokens: readonly Int32Array[]): Chances {
    const [begins, goesOn] = [new Float64Array(ofTokens.length), new Float64Array(ofTokens.length)];
    ofTokens.forEach((features, t) => {
      let [b, i] = [0, 0];
      for (const feature of features) {
        const slot = this.#slotOf(feature);
        if (slot < 0) continue;
        b += this.#begins[slot] ?? 0;
        i += this.#goesOn[slot] ?? 0;
      }
      [begins[t], goesOn[t]] = [b, i];
    });
    return chancesOf(begins, goesOn, this.#again);
  }

  /** How much a feature speaks for a beginning, or for going on. */
  of(feature: number, goesOn: boolean): number {
    const slot = this.#slotOf(feature);
    return slot < 0 ? 0 : ((goesOn ? this.#goesOn : this.#begins)[slot] ?? 0);
  }

  #slotOf(feature: number): number {
    const last = this.#slots.length - 1;
    let slot = feature & last;
    for (let found = this.#slots[slot]; found !== feature; found = this.#slots[slot]) {
      if (found === -1) return -1;
      slot = (slot + 1) & last;
    }
    return slot;
  }
}
