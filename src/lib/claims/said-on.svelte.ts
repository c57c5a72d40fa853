/** What was said on the claims that are looked at: read once each, when the eye has rested on one. */
import { SvelteMap } from 'svelte/reactivity';
import type { Statement } from './statement.ts';
import { SaidShape } from './statement-shape.ts';

/** A pointer that only passes asks for nothing (ms). */
const REST = 120;

type Said = readonly Statement[] | 'failed';

export class SaidOn {
  readonly #slug: () => string;
  readonly #read = new SvelteMap<string, Said>();
  /** What is read for an older state of the study is thrown away. */
  #turn = 0;

  constructor(slug: () => string) {
    this.#slug = slug;
  }

  of(claim: string | null): Said | null {
    return claim === null ? null : (this.#read.get(claim) ?? null);
  }

  /** What was said may have changed: read anew when it is looked at. */
  forget(): void {
    this.#turn++;
    this.#read.clear();
  }

  /** Reads after a while, unless the returned function is called before. */
  rest(claim: string): () => void {
    if (Array.isArray(this.#read.get(claim))) return () => undefined;
    const timer = setTimeout(() => void this.read(claim), REST);
    return () => clearTimeout(timer);
  }

  async read(claim: string): Promise<void> {
    if (Array.isArray(this.#read.get(claim))) return;
    const turn = this.#turn;
    const said = await ask(`/projects/${this.#slug()}/claims/${claim}/said`);
    if (turn === this.#turn) this.#read.set(claim, said);
  }
}

async function ask(address: string): Promise<Said> {
  try {
    const answer = await fetch(address);
    if (!answer.ok) return 'failed';
    return SaidShape.parse(await answer.json()).statements;
  } catch {
    return 'failed';
  }
}
