/** Every number that a rule sets stands once, and docs/consistency.md says what it is for and where it comes from. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { likelihoodWords } from '#core/consistency/explain.ts';
import * as thresholds from '#core/consistency/thresholds.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const engine = join(root, 'src', 'core', 'consistency');

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

/** Numbers as a page writes them: 67 % is 0.67, −1 is −1, .90 is 0.9. */
function writtenIn(text: string): number[] {
  return [...text.matchAll(/(−?)(\d*\.?\d+)( %)?/g)].map(
    ([, minus, digits, percent]) =>
      ((minus === '' ? 1 : -1) * Number(digits)) / (percent === undefined ? 1 : 100),
  );
}

describe('the thresholds of C0 to C9', () => {
  const page = readFileSync(join(root, 'docs', 'consistency.md'), 'utf8');
  const rows = page
    .split('\n')
    .filter((line) => line.startsWith('|') && line.split('|').length === 7)
    .map((line) => line.split('|').map((cell) => cell.trim()));

  it.each(Object.entries(thresholds))('%s is on the page, with its values and its source', (name, value) => {
    const own = rows.filter(([, , names]) => names?.includes(`\`${name}\``));
    expect(own).toHaveLength(1);
    const [, written, , , reason, source] = own[0] ?? [];
    expect(writtenIn(written ?? '')).toEqual(expect.arrayContaining(numbersIn(value)));
    expect(reason).not.toBe('');
    expect(source).not.toBe('');
  });

  it('are typed nowhere else in the engine, nor in what explains it', () => {
    const apart = ['thresholds.ts', 'round.ts'];
    // How a likelihood next to certainty is written, where even is, and what is nothing left.
    const others = ['0.99', '0.01', '.99', '.01', '0.5', '0.001'];
    const typed = readdirSync(engine)
      .filter((file) => !apart.includes(file))
      .flatMap((file) => {
        const code = readFileSync(join(engine, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
        return [...code.matchAll(/(?<![\w.])\d*\.\d+/g)]
          .map(([number]) => number)
          .filter((number) => !others.includes(number))
          .map((number) => `${file} ${number}`);
      });
    expect(typed).toEqual([]);
  });
});

describe('C6 words of ICD 203', () => {
  it('a border belongs to the band nearer to even', () => {
    const words = [0, 0.05, 0.2, 0.45, 0.5, 0.55, 0.8, 0.95, 0.96, 1].map(likelihoodWords);
    expect(words).toEqual([
      ...['almost no chance', 'very unlikely', 'unlikely', 'roughly even chance', 'roughly even chance'],
      ...['roughly even chance', 'likely', 'very likely', 'almost certain', 'almost certain'],
    ]);
  });
});
