import { describe, expect, test } from 'vitest';
import { codeFaults, codeList, codePath, positionsAfterMove, stepOf, type Code } from '#core/codebook.ts';

const code = (id: string, parent: string | null, position: number, retired = false): Code => ({
  id,
  parent,
  label: id,
  definition: '',
  position,
  version: 1,
  retired,
});

// a ─ a1 a2; b ─ b1; c
const codes = [
  code('c', null, 2),
  code('a', null, 0),
  code('b', null, 1),
  code('a2', 'a', 1),
  code('a1', 'a', 0),
  code('b1', 'b', 0),
];

describe('the tree', () => {
  test('reads by position, with paths; a code whose parent is gone stands at the top', () => {
    expect(codeList(codes).map(codePath)).toEqual(['a', 'a › a1', 'a › a2', 'b', 'b › b1', 'c']);
    expect(codeList([code('x', 'gone', 0)]).map(codePath)).toEqual(['x']);
  });
});

describe('a step', () => {
  test('goes among siblings, under the one above, or out beside the parent', () => {
    expect(stepOf(codes, 'b', 'up')).toEqual({ parent: null, index: 0 });
    expect(stepOf(codes, 'b', 'down')).toEqual({ parent: null, index: 2 });
    expect(stepOf(codes, 'b', 'in')).toEqual({ parent: 'a', index: 2 });
    expect(stepOf(codes, 'a2', 'out')).toEqual({ parent: null, index: 1 });
  });

  test('leads nowhere at the edges', () => {
    expect(stepOf(codes, 'a', 'up')).toBeNull();
    expect(stepOf(codes, 'c', 'down')).toBeNull();
    expect(stepOf(codes, 'a', 'in')).toBeNull();
    expect(stepOf(codes, 'a', 'out')).toBeNull();
    expect(stepOf(codes, 'gone', 'up')).toBeNull();
  });

  test('numbers the siblings anew, without gaps', () => {
    expect(positionsAfterMove(codes, 'c', { parent: null, index: 0 })).toEqual([
      ['c', 0],
      ['a', 1],
      ['b', 2],
    ]);
    expect(positionsAfterMove(codes, 'c', { parent: 'a', index: 9 })).toEqual([
      ['a1', 0],
      ['a2', 1],
      ['c', 2],
    ]);
  });
});

test('a label tells a code apart from its siblings, retired ones too', () => {
  const twin = codeFaults([code('old', null, 0, true)], null, { parent: null, label: 'OLD', definition: '' });
  expect(twin[0]?.message).toContain('retired');
  expect(codeFaults([code('old', null, 0)], 'old', { parent: null, label: 'Old', definition: '' })).toEqual(
    [],
  );
});
