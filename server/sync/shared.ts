/**
 * One question at a time for each key: who asks while it is under way gets the same answer. Nothing is kept: when a
 * whole team comes back at once, each is asked for once and not once a tab.
 */
export class Shared<T> {
  readonly #asked = new Map<string, Promise<T>>();

  ask(key: string, question: () => Promise<T>): Promise<T> {
    const under = this.#asked.get(key);
    if (under) return under;
    const asked = question().finally(() => this.#asked.delete(key));
    this.#asked.set(key, asked);
    return asked;
  }
}
