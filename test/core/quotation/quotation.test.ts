/** Quotations against the copy, by rules Q1 to Q8 of docs/disclosure.md. */
import { describe, expect, test } from 'vitest';
import {
  isEnoughBeside,
  isEnoughUnder,
  labelOf,
  printLabel,
  type LabelledSitting,
} from '#core/quotation/label.ts';
import { quotationsMarkdown } from '#core/quotation/print.ts';
import { withSpaces } from '#core/quotation/pieces.ts';
import { readQuotation, type Piece, type ReadQuotation } from '#core/quotation/read.ts';
import { isSameQuotation } from '#core/quotation/same.ts';
import { scanQuotation } from '#core/quotation/scan.ts';
import { MASK } from '#core/mask.ts';

const COPY =
  'They came at night, and they were three hundred men.\nNobody in the valley said a word; the men were afraid, and so was I.';
const read = (typed: string, copy = COPY): ReadQuotation => readQuotation(typed, copy);
const faultOf = (typed: string, copy = COPY): string => {
  const answer = read(typed, copy);
  return answer.ok ? 'none' : answer.fault;
};
const piecesOf = (typed: string, copy = COPY): readonly Piece[] => {
  const answer = read(typed, copy);
  if (!answer.ok) throw new Error(answer.fault);
  return answer.quotation.pieces;
};

describe('editorial-marks-in-quotes', () => {
  test.each([
    '[T]hey came at night […]. Nobody in the valley […] a word',
    'They came […], and they were [about] three hundred men.',
    'Nobody in the valley said a word',
  ])('its pieces stand on the page as they are printed: %s', (typed) => {
    const copy = typed.startsWith('[T]') ? `Then t${COPY.slice(1)}` : COPY;
    const shown = withSpaces(piecesOf(typed, copy), typed);
    expect(shown.map(({ before, text }) => before + text).join('')).toBe(typed);
    expect(shown.filter(({ isEdit }) => isEdit).map(({ text }) => text)).toEqual(
      typed.match(/\[.*?\]/g) ?? [],
    );
  });

  test('Q1: words that stand in the copy so are a quotation, whatever a line break does', () => {
    expect(read('three hundred men. Nobody in the valley')).toMatchObject({
      ok: true,
      quotation: { original: 'three hundred men. Nobody in the valley' },
    });
  });

  test.each([
    ['they were four hundred men', 'not-said'],
    ['three hundred men. the men were afraid', 'not-said'],
    ['the men were afraid […] three hundred men', 'not-said'],
    ['hree hundred men', 'not-said'],
    ['three hundred me', 'not-said'],
    ['they were […] three hundred men', 'not-said'],
    ['they were th[…]ndred men', 'not-said'],
    ['[…]', 'not-said'],
    ['[They were afraid]', 'not-said'],
    ['three [hundred men', 'brackets'],
    ['three hundred] men', 'brackets'],
    ['three [[x]] men', 'brackets'],
    ['three [ ] men', 'brackets'],
    ['  ', 'empty'],
  ])('Q1, Q2: “%s” is refused: %s', (typed, fault) => {
    expect(faultOf(typed)).toBe(fault);
  });

  test('Q1: a quotation is short', () => {
    const long = 'They came at night. '.repeat(40);
    expect(faultOf(long, long)).toBe('too-long');
  });

  test('Q2, Q3: the original stays, and each edit keeps what it stands for', () => {
    const answer = read('[T]hey were […] men. Nobody [there] said a word');
    expect(answer).toMatchObject({
      ok: true,
      quotation: {
        original: 'they were three hundred men. Nobody in the valley said a word',
        printed: '[T]hey were […] men. Nobody [there] said a word',
        pieces: [
          { kind: 'put', text: 'T', instead: 't' },
          { kind: 'said', text: 'hey were' },
          { kind: 'left-out', instead: 'three hundred' },
          { kind: 'said', text: 'men. Nobody' },
          { kind: 'put', text: 'there', instead: 'in the valley' },
          { kind: 'said', text: 'said a word' },
        ],
      },
    });
  });

  test('Q2: an insertion stands for nothing, three dots are an ellipsis, and a bracket may end a word', () => {
    expect(piecesOf('They [the fighters] came [...] they were three hundred m[an]')).toEqual([
      { kind: 'said', text: 'They' },
      { kind: 'put', text: 'the fighters', instead: '' },
      { kind: 'said', text: 'came' },
      { kind: 'left-out', instead: 'at night, and' },
      { kind: 'said', text: 'they were three hundred m' },
      { kind: 'put', text: 'an', instead: 'en' },
    ]);
  });

  test('Q2: what an ellipsis leaves out at either end is what the copy has there, and nothing where it has nothing', () => {
    expect(piecesOf('[…] the men were afraid […]')[0]).toMatchObject({ kind: 'left-out' });
    expect(faultOf('[…] They came at night')).toBe('not-said');
    expect(faultOf('so was I. […]')).toBe('not-said');
  });

  test('Q2: marks of the transcript itself can be left out or repeated in brackets, and stand outside them never', () => {
    const copy = 'He came [laughs] and went.';
    expect(piecesOf('He came […] and went.', copy)[1]).toEqual({ kind: 'left-out', instead: '[laughs]' });
    expect(piecesOf('He came [laughs] and went.', copy)[1]).toMatchObject({ instead: '[laughs]' });
  });

  test('Q4: what the release hid is nobody’s words', () => {
    const copy = `He came with ${MASK} from there.`;
    expect(faultOf(`with ${MASK} from there`, copy)).toBe('masked');
    expect(faultOf('with [another] from there', copy)).toBe('none');
  });

  test('Q2: whatever was said, an edit of it reads back as that edit (seed printed)', () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    let state = seed;
    const draw = (below: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return state % below;
    };
    for (let round = 0; round < 300; round++) {
      const words = Array.from(
        { length: 12 },
        () => ['men', 'came', 'and', 'went', 'so', 'I'][draw(6)] ?? '',
      );
      const from = draw(4);
      const cut = from + 1 + draw(3);
      const on = cut + 1 + draw(3);
      const typed = [...words.slice(from, cut), '[…]', ...words.slice(on, on + 3)].join(' ');
      const answer = read(typed, words.join(' '));
      expect(answer.ok, `seed ${seed}: ${typed} | ${words.join(' ')}`).toBe(true);
      if (!answer.ok) continue;
      const { original, pieces } = answer.quotation;
      expect(words.join(' '), `seed ${seed}`).toContain(original);
      const back = pieces.map((piece) => (piece.kind === 'said' ? piece.text : piece.instead)).join(' ');
      expect(back, `seed ${seed}`).toBe(original);
    }
  });
});

describe('quoted-words-of-speakers', () => {
  test('Q5, attack 14: the scan reads what is printed, also through the brackets in a word', () => {
    expect(scanQuotation('the men were afraid')).toEqual([]);
    expect(scanQuotation('Mullah Abdul Wahid came')).not.toEqual([]);
    expect(scanQuotation('Mul[l]ah Abd[u]l Wahid came')).not.toEqual([]);
    expect(scanQuotation('his number is +93 70 […] 123 4567')).not.toEqual([]);
    expect(scanQuotation('[Mullah Abdul Wahid] came')).not.toEqual([]);
  });

  const sitting = (interview: string, more: Partial<LabelledSitting> = {}): LabelledSitting => ({
    interview,
    source: interview,
    researcher: Number(interview) % 2 === 0 ? 'a' : 'b',
    type: 'elder',
    camp: 'society',
    place: 'kunar',
    country: 'AF',
    month: '2022-03',
    mode: 'face-to-face',
    language: 'ps',
    ...more,
  });
  const words = { typeOf: (key: string) => (key === 'elder' ? 'Elder' : key), placeOf: () => 'Kunar' };

  test('Q7: the label is as fine as enough people allow, and says that one person spoke', () => {
    const five = ['1', '2', '3', '4', '5'].map((id) => sitting(id));
    const least = { people: 5, researchers: 2 };
    const label = labelOf('1', five, least);
    expect(label && printLabel(label, words)).toBe('interview, elder, Kunar, March 2022');
    expect(label && isEnoughUnder(label, five, least)).toBe(true);
    expect(label && isEnoughUnder(label, five.slice(1), least), 'four are too few').toBe(false);
    expect(labelOf('1', five.slice(1), least), 'it is not among them').toBeNull();
    expect(labelOf('2', five.slice(1), least), 'four are too few').toBeNull();
    const far = sitting('6', { place: 'kabul', month: '2021-09' });
    const coarse = labelOf('1', [...five.slice(0, 4), far], least);
    expect(coarse && printLabel(coarse, words)).toBe('interview, elder, 2021-2022');
  });

  test('Q7, D5: a label that one researcher’s interviews alone fit is no attribution, and the next coarser is', () => {
    const least = { people: 5, researchers: 2 };
    const own = ['1', '3', '5', '7', '9'].map((id) => sitting(id));
    expect(labelOf('1', own, least)).toBeNull();
    const printed = { type: 'elder', place: 'kunar', from: '2022-03', to: '2022-03' };
    expect(isEnoughUnder(printed, own, least), 'nor is one that was approved before').toBe(false);
    const label = labelOf('1', [...own, sitting('2', { month: '2022-08' })], least);
    expect(label && printLabel(label, words)).toBe('interview, elder, Kunar, 2022');
    expect(isEnoughUnder(printed, [...own, sitting('2')], least)).toBe(true);
  });

  test('Q7, D17: nor is one that too few of those fit whom the files that left tell of in the same row', () => {
    const least = { people: 5, researchers: 2 };
    const ten = Array.from({ length: 10 }, (_, i) =>
      sitting(String(i), { told: i < 5 ? 'phone' : 'face', month: i < 3 || i > 4 ? '2022-03' : '2022-05' }),
    );
    const printed = { type: 'elder', place: 'kunar', from: '2022-03', to: '2022-03' };
    expect(isEnoughUnder(printed, ten, least)).toBe(true);
    expect(isEnoughBeside({ interview: '9', label: printed }, ten, least)).toBe(true);
    expect(isEnoughBeside({ interview: '1', label: printed }, ten, least)).toBe(false);
    const label = labelOf('1', ten, least);
    expect(label && printLabel(label, words)).toBe('interview, elder, Kunar, 2022');
    expect(label && isEnoughBeside({ interview: '1', label }, ten, least)).toBe(true);
    const fresh = sitting('10');
    expect(isEnoughBeside({ interview: '10', label: printed }, [...ten, fresh], least), 'in no file').toBe(
      true,
    );
    expect(labelOf('10', [...ten, fresh], least)).toEqual(printed);
  });

  test('Q8: the same words are one quotation, in part, edited otherwise, and of another record', () => {
    const one = { record: 'a', original: COPY.slice(0, 52), printed: 'they were three hundred men' };
    const same = (printed: string, record = 'b', original = printed): boolean =>
      isSameQuotation(one, { record, original, printed });
    expect(same('They were three hundred men')).toBe(true);
    expect(same('I say they were three hundred men, or more')).toBe(true);
    expect(same('They were [some] three hundred men')).toBe(true);
    expect(same('x', 'b', 'came at night, and they were three'), 'inside its span').toBe(true);
    expect(same('x', 'b', 'they were […] men'), 'too short to tell').toBe(false);
    expect(same('the men were afraid')).toBe(false);
    expect(same('they were', 'a'), 'a part of one span, however short').toBe(true);
    const tail = { record: 'a', original: 'a word; the men were afraid, and so was I.', printed: 'x' };
    expect(isSameQuotation({ ...one, original: 'Nobody said a word; the men were afraid,' }, tail)).toBe(
      true,
    );
  });

  test('as Markdown its brackets are no link, and its label is its note', () => {
    expect(quotationsMarkdown([{ printed: '[T]hey came […]', label: 'interview, elder, 2022' }])).toBe(
      '> “\\[T\\]hey came \\[…\\]”[^1]\n\n[^1]: Interview, elder, 2022.\n',
    );
  });
});
