/** A manuscript in Markdown: paragraphs, sentences and notes, each with its place in the file. */

export interface Note {
  readonly id: string;
  readonly text: string;
  readonly line: number;
  readonly paragraph: number;
}

export interface Sentence {
  readonly text: string;
  readonly line: number;
  readonly paragraph: number;
  /** What its markers point to, in their order. */
  readonly notes: readonly Note[];
}

export interface Paragraph {
  readonly kind: 'text' | 'heading' | 'note' | 'table';
  readonly text: string;
  readonly line: number;
  readonly number: number;
}

export interface Manuscript {
  readonly paragraphs: readonly Paragraph[];
  readonly sentences: readonly Sentence[];
  /** In the order in which the text refers to them; those that it never does come last. */
  readonly notes: readonly Note[];
}

const DEFINITION = /^\[\^([^\]]+)\]:\s*(.*)$/;
const MARKER = /\[\^([^\]]+)\]/g;
const NOTES_HEADING = /^(?:foot|end)?notes:?$/i;
const NUMBERED = /^(?:\[?(\d{1,3})[.)\]])\s+(.*)$/;

export function readManuscript(source: string): Manuscript {
  const paragraphs = paragraphsOf(source.replace(/\r\n?/g, '\n'));
  const notes = new Map<string, Note>();
  for (const one of paragraphs) if (one.kind === 'note') notes.set(one.id, noteOf(one));
  const sentences = paragraphs.flatMap((one) =>
    one.kind === 'text' ? sentencesOf(one).map((said) => withNotes(said, notes)) : [],
  );
  const used = [...new Set(sentences.flatMap((one) => one.notes))];
  const unused = [...notes.values()].filter((note) => !used.includes(note));
  return { paragraphs, sentences, notes: [...used, ...unused] };
}

type Block = Paragraph & { readonly id: string };

const noteOf = ({ id, text, line, number }: Block): Note => ({
  id,
  text: plain(text).replace(/\n/g, ' '),
  line,
  paragraph: number,
});

function paragraphsOf(source: string): Block[] {
  const blocks: Block[] = [];
  let open: { kind: Paragraph['kind']; id: string; lines: string[]; line: number } | null = null;
  let isCode = false;
  let inNotes = false;
  const close = (): void => {
    if (open && open.lines.some((line) => line.trim() !== ''))
      blocks.push({
        kind: open.kind,
        id: open.id,
        text: open.lines.join('\n'),
        line: open.line,
        number: blocks.length + 1,
      });
    open = null;
  };
  const begin = (kind: Paragraph['kind'], line: number, text: string, id = ''): void => {
    close();
    open = { kind, id, lines: [text], line };
  };
  for (const [i, raw] of source.split('\n').entries()) {
    const at = i + 1;
    const text = raw.trimEnd();
    if (/^\s*(```|~~~)/.test(text)) {
      close();
      isCode = !isCode;
      continue;
    }
    if (isCode) continue;
    const definition = DEFINITION.exec(text);
    const numbered = inNotes ? NUMBERED.exec(text) : null;
    if (text.trim() === '' || /^\s*([-*_])( ?\1){2,}$/.test(text)) close();
    else if (definition) begin('note', at, definition[2] ?? '', definition[1] ?? '');
    else if (numbered) begin('note', at, numbered[2] ?? '', numbered[1] ?? '');
    else if (/^#{1,6}\s/.test(text)) {
      begin('heading', at, text.replace(/^#+\s+/, ''));
      inNotes = NOTES_HEADING.test(text.replace(/^#+\s+/, '').trim());
      close();
    } else if (/^\s*\|/.test(text)) {
      if (openKind(open) === 'table') push(open, text);
      else begin('table', at, text);
    } else if (/^\s*(?:[-*+]|\d+[.)])\s+/.test(text))
      begin('text', at, text.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, ''));
    else if (open === null || openKind(open) === 'table') begin('text', at, text.replace(/^>\s?/, ''));
    else push(open, text.replace(/^>\s?/, '').trim());
  }
  close();
  return blocks;
}

// The loop's variable is assigned in closures, which the compiler does not follow.
const openKind = (open: { kind: string } | null): string | null => open?.kind ?? null;
const push = (open: { lines: string[] } | null, line: string): void => void open?.lines.push(line);

/** Without Markdown's marks; note markers stay. */
export const plain = (text: string): string =>
  text
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/!?\[([^\]^][^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)([\s\S]*?\S)\1/g, '$2')
    .replace(/(?<![\w*])([*_])(?=\S)([^*_]*?\S)\1(?![\w*])/g, '$2')
    .replace(/`([^`]*)`/g, '$1')
    .replace(/\\([*_#[\]()|-])/g, '$1');

const ABBREVIATED =
  /(?:\b(?:Dr|Mr|Mrs|Ms|St|No|Nos|vs|cf|etc|e\.g|i\.e|p|pp|vol|ed|eds|fn|ca|approx|Gen|Col|Lt|Capt|Maj|Prof|Rev|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|op|cit|Ibid)|\b[A-Z](?:\.[A-Z])*)\.$/;
const END = /[.!?]["”’')\]]*(?:\[\^[^\]]+\])*(?=\s+["“‘'(]?[\p{Lu}\d])/gu;

interface Said {
  readonly text: string;
  readonly marks: readonly string[];
  readonly line: number;
  readonly paragraph: number;
}

function sentencesOf(one: Paragraph): Said[] {
  const whole = plain(one.text);
  const ends: number[] = [];
  for (const match of whole.matchAll(END)) {
    const stop = whole.slice(0, match.index + 1);
    if (!ABBREVIATED.test(stop.slice(-12))) ends.push(match.index + match[0].length);
  }
  return [0, ...ends].flatMap((from, i) => {
    const raw = whole.slice(from, ends[i] ?? whole.length);
    const text = raw.replace(MARKER, '').replace(/\s+/g, ' ').trim();
    if (text === '') return [];
    const lead = raw.length - raw.trimStart().length;
    const line = one.line + (whole.slice(0, from + lead).match(/\n/g)?.length ?? 0);
    return [
      { text, marks: [...raw.matchAll(MARKER)].map((mark) => mark[1] ?? ''), line, paragraph: one.number },
    ];
  });
}

const withNotes = ({ marks, ...said }: Said, notes: ReadonlyMap<string, Note>): Sentence => ({
  ...said,
  notes: marks.flatMap((id) => notes.get(id) ?? []),
});
