import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linesOfPaste, piecesOf } from '#lib/editor/paste.ts';

describe('pasting', () => {
  test('keeps words and lines, nothing else', () => {
    expect(linesOfPaste('one\r\ntwo\n\n\tthree\u0000')).toEqual(['one', 'two', ' three']);
    expect(linesOfPaste('a\ud800b')).toEqual(['ab']);
    expect(linesOfPaste(' ')).toEqual([' ']);
  });

  test('splits a long text into pieces that together are the text', () => {
    const line = fc.string({ minLength: 1, maxLength: 120, unit: 'grapheme' });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 4, max: 50 }),
        (lines, most) => {
          const pieces = piecesOf(lines, most);
          const joined = pieces
            .flat()
            .map((p) => (p.begins ? `\n${p.text}` : p.text))
            .join('');
          expect(joined).toBe(lines.join('\n'));
          for (const piece of pieces) {
            expect(piece.reduce((sum, p) => sum + p.text.length, 0)).toBeLessThanOrEqual(most);
            for (const { text } of piece) expect(text.isWellFormed()).toBe(true);
          }
        },
      ),
    );
  });
});
