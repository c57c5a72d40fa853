import { describe, expect, test } from 'vitest';
import { en } from '#lib/messages/en.ts';
import { attemptAfter, causeOf, waitBefore } from '#lib/sync/backoff.ts';
import { isFinal, isForgotten, meaningOf, RULES, ruleOf } from '#lib/sync/refusal.ts';

/** Every code and reason of server/sync/close-code.ts that is final. */
const FINAL: [number, string, string][] = [
  [4400, 'malformed', 'malformed'],
  [4400, 'malformed: text frames are not taken', 'malformed'],
  [4401, 'no session', 'sign-in'],
  [4401, 'origin', 'origin'],
  [4403, 'revoked', 'ended'],
  [4404, 'unknown', 'not-found'],
  [4409, 'G4 a gap in the clocks', 'rule'],
  [4410, 'old epoch', 'replaced'],
  [4413, 'too large', 'rule'],
  [4413, 'G8 too many structs or characters', 'rule'],
];

describe('why one is refused', () => {
  test.each(FINAL)('%i “%s” is final and means %s', (code, reason, meaning) => {
    expect(isFinal(code)).toBe(true);
    expect(meaningOf(code, reason)).toBe(meaning);
  });

  test('1006, 1012, 1013 and 4429 are not final', () => {
    expect([1000, 1006, 1012, 1013, 4429].some(isFinal)).toBe(false);
  });

  test('the reason names the rule, and what is too large for any rule is G7', () => {
    expect(ruleOf(4409, 'G4 a gap in the clocks')).toBe('G4');
    expect(ruleOf(4409, 'G10 not of the shape of a record')).toBe('G10');
    expect(ruleOf(4413, 'too large')).toBe('G7');
    expect(ruleOf(4409, 'gone')).toBeNull();
    expect(ruleOf(4409, 'G99 of a newer server')).toBeNull();
  });

  test('each rule from G3 to G11 has words of its own that name it', () => {
    const { rules } = en.record.refused;
    for (const rule of RULES) expect(rules[rule]).toMatch(new RegExp(`\\(rule ${rule}\\).*What was saved`));
    expect(new Set(Object.values(rules)).size).toBe(RULES.length + 1);
    expect(en.record.openTabOnly['too-fast']).toContain('G12');
  });

  test('what has ended, is not there or was replaced leaves nothing of the document in the tab', () => {
    const meanings = FINAL.map(([code, reason]) => meaningOf(code, reason));
    expect([...new Set(meanings.filter(isForgotten))]).toEqual(['ended', 'not-found', 'replaced']);
  });
});

describe('when one comes back', () => {
  const waits = (code: number | null, attempt: number): [number, number] => [
    waitBefore(causeOf(code), attempt, () => 0),
    waitBefore(causeOf(code), attempt, () => 1),
  ];

  test('after a restart (1012) at some moment of the first second: 200 clients are no storm', () => {
    expect(waits(1012, 0)).toEqual([0, 1000]);
    const seconds = Array.from({ length: 200 }, () => waitBefore('restart', 0, Math.random));
    const busiest = Math.max(
      ...Array.from({ length: 10 }, (_, i) => seconds.filter((ms) => Math.floor(ms / 100) === i).length),
    );
    expect(busiest).toBeLessThan(60);
  });

  test('else with a growing delay, of which half is left to chance, up to a bound', () => {
    expect(waits(1006, 0)).toEqual([125, 250]);
    expect(waits(1006, 3)).toEqual([1000, 2000]);
    expect(waits(1006, 30)).toEqual([2500, 5000]);
    expect(waits(1013, 2)).toEqual([2000, 4000]);
    expect(waits(1013, 30)).toEqual([15_000, 30_000]);
    expect(waits(4429, 1)).toEqual([2000, 4000]);
    expect(waits(4429, 30)).toEqual([30_000, 60_000]);
    expect(waits(null, 0)).toEqual([125, 250]);
  });

  test('a connection that soon ended again does not begin the count anew', () => {
    expect(attemptAfter(3, 200)).toBe(4);
    expect(attemptAfter(3, 60_000)).toBe(0);
  });
});
