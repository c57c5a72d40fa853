/** Counts by key that go up and down. Whole numbers, so that no order of additions shows. */
import { nothing, type Count } from './encounters.ts';

export class Tally {
  private readonly counts = new Map<string, { all: number; hits: number }>();

  /** `by` is 1 or −1: what was counted is taken back. */
  count(key: string, hit: boolean, by: 1 | -1): void {
    this.add(key, by, hit ? by : 0);
  }

  /** The same of many at once. */
  countAll(key: string, { all, hits }: Count, by: 1 | -1): void {
    this.add(key, by * all, by * hits);
  }

  private add(key: string, all: number, hits: number): void {
    const there = this.counts.get(key);
    if (there === undefined) {
      this.counts.set(key, { all, hits });
      return;
    }
    there.all += all;
    there.hits += hits;
    if (there.all === 0) this.counts.delete(key);
  }

  of(key: string): Count {
    return this.counts.get(key) ?? nothing;
  }

  /** How many keys are counted. */
  get size(): number {
    return this.counts.size;
  }

  sum(): Count {
    let all = 0;
    let hits = 0;
    for (const count of this.counts.values()) {
      all += count.all;
      hits += count.hits;
    }
    return { all, hits };
  }
}
