import { describe, expect, test } from 'vitest';
import { matchNames } from '#lib/vault/match.ts';

const sealed = [
  { source: 'S-7KQ2F', names: ['Zarghuna Wardaki', 'زرغونه وردکی'] },
  { source: 'S-8FX3D', names: ['ګل محمد'] },
];

/** What stands at the hits, whose it is, and how it was found. */
const found = (text: string) =>
  matchNames(text, sealed).map(({ from, to, source, how }) => [text.slice(from, to), source, how]);

describe('sealed names in a text (PROTECTION 6)', () => {
  test('are found as they were sealed, with their case, their marks and what only hides them', () => {
    expect(found('Then Zarghuna Wardaki came.')).toEqual([['Zarghuna Wardaki', 'S-7KQ2F', 'exact']]);
    expect(found('then ZARGHUNA WARDAKI’s brother')).toEqual([['ZARGHUNA WARDAKI’s', 'S-7KQ2F', 'exact']]);
    expect(found('بیا زرغونـه ورد‌کي راغله')).toEqual([['زرغونـه ورد‌کي', 'S-7KQ2F', 'exact']]);
    expect(found('گل محمّد گفت')).toEqual([['گل محمّد', 'S-8FX3D', 'exact']]);
  });

  test('are found by their sound, in one word or apart, and with letters of another alphabet', () => {
    expect(found('It was Zarghoona Wardakee.')).toEqual([['Zarghoona Wardakee', 'S-7KQ2F', 'sound']]);
    expect(found('Zarghunawardaki')).toEqual([['Zarghunawardaki', 'S-7KQ2F', 'exact']]);
    expect(found('Zаrghuna Wаrdaki')).toEqual([['Zаrghuna Wаrdaki', 'S-7KQ2F', 'exact']]);
    expect(found('Z a r g h u n a Wardaki')).toEqual([['Z a r g h u n a Wardaki', 'S-7KQ2F', 'exact']]);
  });

  test('are found in the other script, by the consonants that both write', () => {
    expect(found('We met Gul Mohammad there.')).toEqual([['Gul Mohammad', 'S-8FX3D', 'script']]);
    expect(found('We met Gulmohamed there.')).toEqual([['Gulmohamed', 'S-8FX3D', 'script']]);
    expect(
      matchNames('زرغونه وردکی', [{ source: 'S-22222', names: ['Zarghuna Wardaki'] }]).map(({ how }) => how),
    ).toEqual(['script']);
  });

  test('are found by one word of them, and no word of their letters alone is one', () => {
    expect(found('The Wardaki family left.')).toEqual([['Wardaki', 'S-7KQ2F', 'part']]);
    expect(found('They came from Wardak, by the road, in a goal of their own.')).toEqual([]);
    expect(found('')).toEqual([]);
    expect(matchNames('Anybody', [{ source: 'S-22222', names: ['', '   '] }])).toEqual([]);
  });
});
