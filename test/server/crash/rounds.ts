/** One kill after another, each at a random moment while everybody types. */
import type { Arena, Tally, Victim } from './arena.ts';

export const VICTIMS: readonly Victim[] = ['server', 'postgres', 'both'];

/** Numbers in [0, 1) that a seed repeats (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Kills, lets it come back, and compares what stands with what was promised and shown. */
export async function killRound(arena: Arena, round: number, random: () => number): Promise<Tally> {
  const victim = VICTIMS[round % VICTIMS.length] ?? 'both';
  arena.type();
  await moment(20 + random() * 280);
  await arena.kill(victim);
  await arena.mend();
  await moment(random() * 50); // some type on after it
  arena.pause();
  await arena.saved();
  const tally = await arena.check();
  await arena.reopen();
  return tally;
}

export const moment = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
