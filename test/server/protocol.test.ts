/** PROTOCOL.md, the server's codes, the tests and the client's words say the same of each rule. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { en } from '#lib/messages/en.ts';
import { isFinal, meaningOf, RULES as FINAL_RULES, ruleOf } from '#lib/sync/refusal.ts';
import { CLOSE, RULES } from '#server/sync/close-code.ts';

const SERVER = join(import.meta.dirname, '..', '..', 'server', 'sync');
const page = readFileSync(join(SERVER, 'PROTOCOL.md'), 'utf8');

/** The cells of the rows of the table under a heading. */
function rowsUnder(heading: string): string[][] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| '));
  return rows.slice(1).map((row) =>
    row
      .slice(2, -2)
      .split(' | ')
      .map((cell) => cell.trim()),
  );
}

interface GateRule {
  rule: string;
  sentence: string;
  otherwise: string;
}
const gate = rowsUnder('The gate').map(([rule = '', sentence = '', otherwise = '']): GateRule => ({
  rule,
  sentence,
  otherwise,
}));
const codes = new Map(rowsUnder('Close codes').map(([code, reasons = '']) => [Number(code), reasons]));

const numbered = (letter: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => `${letter}${from + i}`);

/** "`G3 …` to `G6 …`, `G9 …`" as rules. */
function rulesIn(reasons: string): string[] {
  const ranges = [...reasons.matchAll(/`G(\d+)[^`]*`(?: to `G(\d+)[^`]*`)?/g)];
  return ranges.flatMap(([, from, to]) => numbered('G', Number(from), Number(to ?? from)));
}

/** What tests are called: their titles, those of their groups, and the names of cases that stand for a title. */
function titlesOf(source: string): string[] {
  const titled = /\b(?:test|describe)(?:\.each(?:<[^(]*>)?\([^;]*?\)|)\(\s*(['"`])((?:(?!\1).)+)\1/gs;
  const cases = /^\s*\[?(['"])([GS]\d+: (?:(?!\1).)+)\1,/gm;
  return [...source.matchAll(titled), ...source.matchAll(cases)].map(([, , title = '']) => title);
}

const titles = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.test.ts') && name !== 'protocol.test.ts')
  .flatMap((name) => titlesOf(readFileSync(join(import.meta.dirname, name), 'utf8')));

/** A span of rules names none of them. */
const cited = new Set(
  titles.flatMap((title) => title.replaceAll(/G\d+ to G\d+/g, '').match(/\b[GS]\d+\b/g) ?? []),
);

describe('the gate’s rules', () => {
  test('are G1 to G14, each with a sentence', () => {
    expect(gate.map(({ rule }) => rule)).toEqual(numbered('G', 1, 14));
    for (const { sentence } of gate) expect(sentence).toMatch(/^[A-Z].*[.:] ?\S*$|see below\.$/);
  });

  test.each(gate)('$rule is proved by a test that cites it', ({ rule }) => {
    expect(cited).toContain(rule);
  });

  test('no test cites a rule that is not there', () => {
    const known = gate.map(({ rule }) => rule);
    expect([...cited].filter((rule) => rule.startsWith('G') && !known.includes(rule))).toEqual([]);
  });

  test.each(gate)('$rule closes with the code that the page gives it', ({ rule, otherwise }) => {
    const closing = Object.entries(RULES).find(([name]) => name === rule)?.[1];
    const said = (otherwise.match(/\b\d{4}\b/g) ?? []).map(Number);
    if (closing) expect([said, closing.reason.split(' ')[0]]).toEqual([[closing.code], rule]);
    for (const code of said) expect([...codes.keys()]).toContain(code);
    // What closes nothing: a drop, or a wait that ends as another rule's.
    if (!closing) expect(['G1', 'G2', 'G13', 'G14']).toContain(rule);
  });

  test('are listed at the head of gate.ts too', () => {
    const head = readFileSync(join(SERVER, 'gate.ts'), 'utf8').split('*/')[0] ?? '';
    expect(head.match(/^ \* G\d+/gm)?.map((line) => line.slice(3))).toEqual(gate.map(({ rule }) => rule));
  });
});

describe('the other rules', () => {
  const rules = [...page.matchAll(/^- \*\*(S\d+)\.\*\* [A-Z]/gm)].map(([, rule = '']) => rule);

  test('are numbered S1 to S23', () => {
    expect(rules.toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)))).toEqual(numbered('S', 1, 23));
  });

  test.each(rules)('%s is proved by a test that cites it', (rule) => {
    expect(cited).toContain(rule);
  });

  test('no test cites one that is not there', () => {
    const inTests = [...cited].filter((rule) => rule.startsWith('S'));
    expect(inTests.filter((rule) => !rules.includes(rule))).toEqual([]);
  });
});

test('the page says of each file of the server where it belongs, and of none that is not there', () => {
  const where = page.slice(page.indexOf('## Where to read it'));
  const named = [...where.matchAll(/`([a-z-]+\.ts)`/g)].map(([, name]) => name);
  const files = readdirSync(SERVER).filter((name) => name.endsWith('.ts'));
  expect([...new Set(named)].toSorted()).toEqual(files.toSorted());
});

describe('the close codes', () => {
  test('of the page are those of the server, with every reason', () => {
    const closings = [...Object.values(CLOSE), ...Object.values(RULES)];
    expect([...codes.keys()].toSorted()).toEqual([...new Set(closings.map(({ code }) => code))].toSorted());
    for (const { code, reason } of Object.values(CLOSE)) {
      const reasons = codes.get(code) ?? '';
      const isThere = reasons.includes(`\`${reason}\``) || (code === 4400 && /^malformed/.test(reason));
      expect(isThere, `${code} ${reason}`).toBe(true);
    }
  });

  test('name the rules that close with them, and no others', () => {
    for (const [code, reasons] of codes) {
      const here = Object.entries(RULES).filter(([, closing]) => closing.code === code);
      expect(rulesIn(reasons), String(code)).toEqual(here.map(([rule]) => rule));
    }
  });
});

describe('the client', () => {
  const final = Object.entries(RULES).filter(([, { code }]) => isFinal(code));

  test('knows the rules that end a session for good, and takes each by its reason', () => {
    expect(final.map(([rule]) => rule)).toEqual([...FINAL_RULES]);
    for (const [rule, { code, reason }] of final) {
      expect(meaningOf(code, reason)).toBe('rule');
      expect(ruleOf(code, reason)).toBe(rule);
    }
  });

  test('has words for each, which name the rule', () => {
    const words = Object.entries(en.record.refused.rules);
    expect(words.map(([rule]) => rule)).toEqual([...FINAL_RULES, 'other']);
    for (const [rule, said] of words) if (rule !== 'other') expect(said).toContain(`(rule ${rule})`);
    expect(en.record.openTabOnly['too-fast']).toContain('(rule G12)');
  });

  test('has a meaning, with words, for each code of the page that is final', () => {
    for (const code of codes.keys()) {
      if (!isFinal(code)) continue;
      const meaning = meaningOf(code, '');
      expect(meaning, String(code)).not.toBe('other');
      expect(meaning === 'rule' || Reflect.has(en.record.refused, meaning), meaning).toBe(true);
    }
  });
});
