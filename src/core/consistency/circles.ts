/** Claims that are part of themselves, through however many others. Each part is gone along once (Tarjan's components). */

type Wholes = ReadonlyMap<string, { readonly parts: readonly string[] }>;

/** A claim that is being gone into. */
interface Entered {
  readonly id: string;
  /** When it was met. */
  readonly met: number;
  readonly parts: Iterator<string>;
  /** The first met of those that it leads back to. */
  back: number;
}

export function inCircles(claims: Wholes): Set<string> {
  const walk = new Walk(claims);
  for (const id of claims.keys()) walk.from(id);
  return walk.found;
}

class Walk {
  readonly found = new Set<string>();
  private readonly claims: Wholes;
  private readonly met = new Set<string>();
  /** Those of which it is not yet known in what circle they are, in the order in which they were met. */
  private readonly open: Entered[] = [];
  private readonly isOpen = new Map<string, Entered>();

  constructor(claims: Wholes) {
    this.claims = claims;
  }

  from(id: string): void {
    if (this.met.has(id)) return;
    const path = [this.enter(id)];
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const part = at.parts.next();
      if (part.done === true) {
        path.pop();
        this.leave(at, path.at(-1));
      } else if (this.claims.has(part.value) && !this.met.has(part.value)) path.push(this.enter(part.value));
      else this.meetAgain(at, part.value);
    }
  }

  private enter(id: string): Entered {
    const parts = (this.claims.get(id)?.parts ?? []).values();
    const entered = { id, met: this.met.size, back: this.met.size, parts };
    this.met.add(id);
    this.open.push(entered);
    this.isOpen.set(id, entered);
    return entered;
  }

  private meetAgain(at: Entered, part: string): void {
    const there = this.isOpen.get(part);
    if (there === at) this.found.add(part);
    if (there !== undefined) at.back = Math.min(at.back, there.met);
  }

  /** Who leads back to nobody before itself closes the circle of all that were met since. */
  private leave(at: Entered, whole: Entered | undefined): void {
    if (whole !== undefined) whole.back = Math.min(whole.back, at.back);
    if (at.back < at.met) return;
    const circle = this.open.splice(this.open.lastIndexOf(at));
    for (const { id } of circle) {
      this.isOpen.delete(id);
      if (circle.length > 1) this.found.add(id);
    }
  }
}
