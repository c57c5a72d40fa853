/** Heights of what stands in the margin, as painted. One observer for all: what grew in one frame is told once. */
export class Heights {
  #heights: Readonly<Record<string, number>> = $state.raw({});
  readonly #ids = new WeakMap<Element, string>();
  readonly #observer: ResizeObserver | null =
    typeof ResizeObserver === 'undefined' ? null : new ResizeObserver((changes) => this.#take(changes));

  /** Null: it was not painted yet. */
  of(id: string): number | null {
    return this.#heights[id] ?? null;
  }

  /** From now on this element's height is the entry's; what it returns ends that. */
  watch(element: HTMLElement, id: string): () => void {
    this.#ids.set(element, id);
    this.#observer?.observe(element);
    return () => {
      this.#observer?.unobserve(element);
      this.#ids.delete(element);
    };
  }

  #take(changes: readonly ResizeObserverEntry[]): void {
    const heights = { ...this.#heights };
    for (const { target } of changes) {
      const id = this.#ids.get(target);
      if (id !== undefined && target instanceof HTMLElement) heights[id] = target.offsetHeight;
    }
    this.#heights = heights;
  }
}
