import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apart, countTurns, QUESTION_NOT_KNOWN, readTranscript } from '#core/transcript-import.ts';

const kinds = (text: string): string =>
  readTranscript(text)
    .map((p) => (p.kind === 'question' ? 'q' : 'a'))
    .join('');
const texts = (text: string): string[] => readTranscript(text).map((p) => p.text);

describe('marks in front', () => {
  test('“Q:” and “A:” go, what they mark stays', () => {
    const read = readTranscript('Q: Who pays?\nA: The dealer.\nNobody else.\n\nQ: Since when?\nA: Spring.');
    expect(read).toEqual([
      { kind: 'question', text: 'Who pays?' },
      { kind: 'answer', text: 'The dealer.' },
      { kind: 'answer', text: 'Nobody else.' },
      { kind: 'question', text: 'Since when?' },
      { kind: 'answer', text: 'Spring.' },
    ]);
  });

  test('a question over two lines stays one when answers are marked, and is answered by the second when they are not', () => {
    expect(texts('Q: Who pays,\nand since when?\nA: The dealer.')).toEqual([
      'Who pays, and since when?',
      'The dealer.',
    ]);
    expect(kinds('Q: Who pays?\nThe dealer.\nQ: Since when?\nSpring.')).toBe('qaqa');
  });

  test('Dari “س/ج” and Pashto “پوښتنه/ځواب” mark as well', () => {
    expect(readTranscript('س: کی پول می‌دهد؟\nج: صراف.')).toEqual([
      { kind: 'question', text: 'کی پول می‌دهد؟' },
      { kind: 'answer', text: 'صراف.' },
    ]);
    expect(kinds('پوښتنه: څوک پیسې ورکوي؟\nځواب: صراف.\nپوښتنه: له کله؟\nځواب: له پسرلي.')).toBe('qaqa');
  });

  test('a mark that stands alone marks the next line, and a number in it is kept', () => {
    expect(texts('Q:\nWho pays?\nA:\nThe dealer.')).toEqual(['Who pays?', 'The dealer.']);
    expect(readTranscript('Q12: Who pays?\nA: The dealer.')[0]).toEqual({
      kind: 'question',
      text: 'Q12: Who pays?',
    });
  });

  test('a question that an answer quotes stays in the answer', () => {
    expect(kinds('Q: And then?\nA: He asked me:\nAre you one of us?\nI said no.')).toBe('qaaa');
  });
});

describe('numbers', () => {
  test('lines numbered from 1 are questions, with their numbers', () => {
    const text = '1. Who pays?\nThe dealer.\n2) Tell me of the spring.\nIt was dry. Was it not?';
    expect(kinds(text)).toBe('qaqa');
    expect(texts(text)[0]).toBe('1. Who pays?');
  });

  test('Persian digits number too', () => {
    expect(kinds('۱. کی پول می‌دهد؟\nصراف.\n۲. از کی؟\nاز بهار.')).toBe('qaqa');
  });

  test('a list inside an answer is no questionnaire', () => {
    expect(kinds('What is needed?\n1. Money.\n2. Men.\nAnd who gives it?\nNobody.')).toBe('qaaqa');
    expect(kinds('4. Kunar\n7. Khost')).toBe('aa');
  });
});

test('without marks and numbers, lines that end in ? or ؟ are questions', () => {
  expect(kinds('Who pays?\nThe dealer.\nاز کی؟\nاز بهار.')).toBe('qaqa');
  expect(kinds('He said “are you one of us?”\nI said no.')).toBe('qa');
});

test('a text without any sign of a question is all answers, a turn in all', () => {
  const read = readTranscript('I was there.\n\nIt was dry.');
  expect(read.map((p) => p.kind)).toEqual(['answer', 'answer']);
  expect(countTurns(read)).toBe(1);
});

test('turns are questions, and one more for what is said before the first', () => {
  expect(countTurns(readTranscript('Kabul, by telephone.\nQ: Who pays?\nA: The dealer.'))).toBe(2);
  expect(countTurns(readTranscript('Q: Who pays?\nA: The dealer.\nQ: Since when?'))).toBe(2);
  expect(countTurns([])).toBe(0);
});

test('what no question of its own begins becomes a turn of its own behind other words, and the count stays', () => {
  const plain = readTranscript('I was there.\nIt was dry.');
  expect(apart(plain)).toEqual([{ kind: 'question', text: QUESTION_NOT_KNOWN }, ...plain]);
  expect(countTurns(apart(plain))).toBe(countTurns(plain));
  const asked = readTranscript('Q: Who pays?\nA: The dealer.');
  expect(apart(asked)).toEqual(asked);
  expect(apart([])).toEqual([]);
});

test('nothing is dropped but the marks: every other letter comes out, in order', () => {
  const line = fc.oneof(
    fc.constantFrom('1. Who?', '2. When?', 'Why?', 'چرا؟', 'It was so.', '', '۳. کجا؟'),
    fc.string({ unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const text = lines.join('\n');
      fc.pre(!/^\s*\p{L}+\s*\p{Nd}*\s*[:：؛.)]/mu.test(text));
      const bare = (t: string): string => t.replace(/[\s\uFEFF]/g, '');
      expect(bare(texts(text).join(''))).toBe(bare(text));
    }),
  );
});
