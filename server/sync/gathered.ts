/**
 * Questions that come together are asked together, in one statement: when a whole team comes back at once, the database
 * hears of it a few times and not once for each.
 */
interface Waiting<Q, A> {
  question: Q;
  resolve(answer: A): void;
  reject(reason: unknown): void;
}

export class Gathered<Q, A> {
  /** Answers in the order of the questions. */
  readonly #answer: (questions: readonly Q[]) => Promise<readonly A[]>;
  #waiting: Waiting<Q, A>[] = [];

  constructor(answer: (questions: readonly Q[]) => Promise<readonly A[]>) {
    this.#answer = answer;
  }

  ask(question: Q): Promise<A> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ question, resolve, reject });
      // Even at once means after those that arrive together.
      if (this.#waiting.length === 1) setImmediate(() => void this.#askAll());
    });
  }

  async #askAll(): Promise<void> {
    const asked = this.#waiting;
    this.#waiting = [];
    try {
      const answers = await this.#answer(asked.map(({ question }) => question));
      for (const [i, answer] of answers.entries()) asked[i]?.resolve(answer);
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }
}
