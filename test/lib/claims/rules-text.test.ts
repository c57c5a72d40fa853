import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rulesIn, type Piece } from '#lib/claims/rules-text.ts';

const sections = rulesIn(readFileSync(new URL('../../../docs/consistency.md', import.meta.url), 'utf8'));
const plain = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');

test('every rule that a derivation cites has its place on the page of rules, under its number, and the thresholds their table', () => {
  const ids = sections.map(({ id }) => id);
  expect(ids).toEqual([...Array.from({ length: 11 }, (_, n) => `c${n}`), 'thresholds']);
  for (const { title, blocks } of sections) expect([title, blocks.length]).not.toEqual([title, 0]);
  const table = sections.at(-1)?.blocks.find((block) => block.kind === 'table');
  expect(table?.kind === 'table' && table.head.map(plain)).toEqual([
    'Value',
    'Name',
    'Rule',
    'What for',
    'Source',
  ]);
  expect(
    table?.kind === 'table' && table.rows.every((row) => row.length === 5) && table.rows.length > 20,
  ).toBe(true);
});

test('every rule says in plain words what it does to a verdict, with an example, and no formula or field’s name is in them', () => {
  for (const { id, words } of sections) {
    expect([id, words.length]).toEqual([id, 2]);
    expect(words[1]?.[0], id).toEqual({ kind: 'strong', text: 'Example.' });
    for (const pieces of words) expect(plain(pieces), id).not.toMatch(/[=σλρβ²√Σ]|[a-z]+\[\]|_/);
  }
});

test('what is marked in the document is drawn, and no mark of it is left in the words', () => {
  const [first] = rulesIn(
    '## C0 Records\nA **rule** of *one* `kind`.\n- an item\n  that goes on\n\n## Thresholds: x\n',
  );
  expect(first?.blocks).toEqual([
    {
      kind: 'text',
      words: [
        { kind: 'plain', text: 'A ' },
        { kind: 'strong', text: 'rule' },
        { kind: 'plain', text: ' of ' },
        { kind: 'em', text: 'one' },
        { kind: 'plain', text: ' ' },
        { kind: 'code', text: 'kind' },
        { kind: 'plain', text: '.' },
      ],
    },
    { kind: 'list', items: [[{ kind: 'plain', text: 'an item that goes on' }]] },
  ]);
  const all = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.kind === 'text' ? [block.words] : block.kind === 'list' ? block.items : block.rows.flat(),
    ),
  );
  for (const pieces of all)
    for (const { kind, text } of pieces) if (kind !== 'code') expect(text).not.toMatch(/\*\*|`/);
});
