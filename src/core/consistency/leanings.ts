/**
 * C2, leanings: fear makes bystanders tell a side's story. Sources of a type without a party that get right
 * what serves a side, and wrong what hurts it, are read as of that side.
 */
import type { Leaning } from './assessment.ts';
import { truthStanding, type Check } from './checks.ts';
import type { Source } from './interchange.ts';
import { compareIds } from './records.ts';
import { roundTo } from './round.ts';
import { LEANING } from './thresholds.ts';

export function findLeanings(checks: Iterable<Check>, sources: ReadonlyMap<string, Source>): Leaning[] {
  const byType = new Map<string, Check[]>();
  for (const check of checks) {
    const source = sources.get(check.source);
    if (source === undefined || source.party !== null) continue;
    const own = byType.get(source.type);
    if (own === undefined) byType.set(source.type, [check]);
    else own.push(check);
  }
  return [...byType].sort(([a], [b]) => compareIds(a, b)).flatMap(([type, own]) => widest(type, own) ?? []);
}

function widest(type: string, checks: readonly Check[]): Leaning | null {
  const parties = new Set(checks.flatMap((check) => Object.keys(check.claim.interest)));
  return [...parties].sort(compareIds).reduce<Leaning | null>((best, party) => {
    const gap = roundTo(rateOf(checks, party, 1) - rateOf(checks, party, -1), 2);
    return gap >= LEANING.from && (best === null || gap > best.gap) ? { type, party, gap } : best;
  }, null);
}

/** How often such sources get right what serves the side (1), or hurts it (−1). */
export function rateOf(checks: readonly Check[], party: string, stance: 1 | -1): number {
  const asked = checks.filter((check) => truthStanding(check, party) === stance);
  return (LEANING.right + asked.filter((check) => check.right).length) / (LEANING.all + asked.length);
}

/** The side that a source is read as of in C1–C8: its own, or the one its type leans to. */
export function sideOf(source: Source, leanings: readonly Leaning[]): string | null {
  if (source.party !== null || source.external) return source.party;
  return leanings.find((leaning) => leaning.type === source.type)?.party ?? null;
}
