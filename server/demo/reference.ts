/** What the study calls by a name of its own → what it became in the project. */
export class References<T> {
  readonly #noun: string;
  readonly #made = new Map<string, T>();

  constructor(noun: string) {
    this.#noun = noun;
  }

  set(ref: string, made: T): void {
    this.#made.set(ref, made);
  }

  /** Throws by name: a study that refers to nothing is a fault of the study. */
  get(ref: string): T {
    const made = this.#made.get(ref);
    if (made === undefined) throw new Error(`the demo study has no ${this.#noun} ${ref}`);
    return made;
  }
}
