/**
 * The rules as docs/consistency.md has them, cut into what a page draws: so that what readers see is the document itself. What
 * a rule means stands under its title as a quotation, one paragraph a line.
 */

export interface RulesSection {
  /** "c4", "thresholds": by which a link leads to it. */
  id: string;
  title: string;
  /** What it means, with an example: for whoever weighs claims by it. */
  words: Piece[][];
  /** The rule itself, as the engine and the tests hold it. */
  blocks: RulesBlock[];
}

export type RulesBlock =
  | { kind: 'text'; words: Piece[] }
  | { kind: 'list'; items: Piece[][] }
  | { kind: 'table'; head: Piece[][]; rows: Piece[][][] };

export interface Piece {
  kind: 'plain' | 'code' | 'strong' | 'em';
  text: string;
}

/** From the first rule to the thresholds: what comes after is for programs, and for whoever weighs the engine itself. */
export function rulesIn(markdown: string): RulesSection[] {
  const sections = markdown.split(/^## /m).slice(1);
  const last = sections.findIndex((section) => section.startsWith('Thresholds'));
  return sections.slice(0, last + 1).map((section) => {
    const [title = '', ...lines] = section.split('\n');
    const quoted = lines.filter((line) => line.startsWith('> ')).map((line) => piecesIn(line.slice(2)));
    const rule = lines.filter((line) => !line.startsWith('>'));
    return { id: idOf(title), title: title.replace(/ \(.*\)$/, ''), words: quoted, blocks: blocksIn(rule) };
  });
}

const idOf = (title: string): string => (/^\w+/.exec(title)?.[0] ?? '').toLowerCase();

const kindOf = (line: string): RulesBlock['kind'] =>
  /^\|[ -]/.test(line) ? 'table' : line.startsWith('- ') ? 'list' : 'text';

function blocksIn(lines: readonly string[]): RulesBlock[] {
  const runs: { kind: RulesBlock['kind']; lines: string[] }[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (line.trim() === '') continue;
    if (line.startsWith('  ') && last?.kind === 'list') {
      last.lines.push(`${last.lines.pop() ?? ''} ${line.trim()}`); // an item goes on
    } else if (last !== undefined && last.kind === kindOf(line) && last.kind !== 'text')
      last.lines.push(line);
    else runs.push({ kind: kindOf(line), lines: [line] });
  }
  return runs.map(blockOf);
}

function blockOf({ kind, lines }: { kind: RulesBlock['kind']; lines: string[] }): RulesBlock {
  if (kind === 'list') return { kind, items: lines.map((line) => piecesIn(line.slice(2))) };
  if (kind === 'text') return { kind, words: piecesIn(lines.join(' ')) };
  const [head = [], ...rows] = lines
    .filter((line) => !line.startsWith('|-'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => piecesIn(cell.trim())),
    );
  return { kind, head, rows };
}

function piecesIn(text: string): Piece[] {
  return text
    .split(/(`[^`]+`|\*\*[^*]+\*\*|\*[^*]+\*)/)
    .filter((part) => part !== '')
    .map((part): Piece => {
      if (/^`.+`$/.test(part)) return { kind: 'code', text: part.slice(1, -1) };
      if (/^\*\*.+\*\*$/.test(part)) return { kind: 'strong', text: part.slice(2, -2) };
      if (/^\*.+\*$/.test(part)) return { kind: 'em', text: part.slice(1, -1) };
      return { kind: 'plain', text: part };
    });
}
