/** What a class says in words: its cells are keys of lists, as the file prints them. */
import { campCell } from '#core/disclosure/made-of.ts';
import type { Messages } from '#lib/messages/en.ts';

/** `lists`: what the project calls its source types and bands, by key. A month, and a label, is its own word. */
export function cellWords(
  { claims, interview }: Pick<Messages, 'claims' | 'interview'>,
  lists: Readonly<Record<string, string>>,
): (cell: string) => string {
  const { regions, modes, languages, countries } = interview;
  const camps = Object.entries(claims.camps).map(([camp, words]) => [campCell(camp), words] as const);
  // “other” is what the rest of a table is called.
  const words = new Map([
    ...[regions, modes, languages, countries].flatMap((list) => Object.entries(list)),
    ...camps,
    ...Object.entries(lists),
    ['other', 'other'] as const,
  ]);
  return (cell) => words.get(cell) ?? cell;
}
