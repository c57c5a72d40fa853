/** A sum of which what was added counts half after so many milliseconds. A clock that is set back makes it no larger. */
export class Fading {
  readonly #halfLife: number;
  #sum = 0;
  #at = 0;

  constructor(halfLife: number) {
    this.#halfLife = halfLife;
  }

  of(now: number): number {
    return this.#sum * 2 ** (Math.min(0, this.#at - now) / this.#halfLife);
  }

  add(now: number, amount: number): void {
    this.#sum = this.of(now) + amount;
    this.#at = now;
  }
}
