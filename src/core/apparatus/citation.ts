/** What a note cites, of every kind, and notes in print: short forms are made here, from ids, and stored nowhere. */
import { printSpan, type Span } from '#core/attribution/dates.ts';
import type { Attribution } from '#core/attribution/fields.ts';
import { formatAttribution } from '#core/attribution/format.ts';

export type Citation = { readonly id: string } & Cited;

export type Cited =
  | { readonly kind: 'interview'; readonly fields: Attribution }
  | {
      readonly kind: 'post';
      readonly author: string;
      readonly office: string | null;
      readonly handle: string;
      /** “8:43pm”, with its zone: “8:43pm Kabul time”. */
      readonly time: string | null;
      /** “20 March 2022”. */
      readonly day: string;
    }
  | {
      readonly kind: 'document';
      readonly author: string;
      readonly title: string;
      readonly date: string;
      /** Other than English: “Pashto”. */
      readonly language: string | null;
    }
  | {
      readonly kind: 'calculation';
      readonly dataSet: string;
      readonly selection: string;
      readonly window: Span;
    };

/** In one note: who was asked, what was said in public, what was read, what was computed. */
const ORDER: readonly Citation['kind'][] = ['interview', 'post', 'document', 'calculation'];

export function printCitation(one: Cited | Citation): string {
  switch (one.kind) {
    case 'interview':
      return formatAttribution(one.fields);
    case 'post':
      return ['post by ' + one.author, one.office, one.handle, one.time, one.day]
        .filter((part) => part !== null)
        .join(', ');
    case 'document':
      return `${one.author}, “${one.title}”, ${one.date}${one.language === null ? '' : ` (${one.language})`}`;
    case 'calculation':
      return `own calculation from ${one.dataSet}, ${one.selection}, ${printSpan(one.window)}`;
  }
}

/** A line a note. “Ibid.” is all of the note before, where that cites one thing; “op. cit.” a document cited earlier. */
export function printNotes(notes: readonly (readonly Citation[])[]): string[] {
  const cited = new Map<string, Citation>();
  let before: string | null = null;
  return notes.map((note) => {
    const ordered = note.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
    const alone = ordered.length === 1 ? (ordered[0]?.id ?? null) : null;
    const parts = ordered.map((one) => {
      const part = shortOf(one, cited);
      cited.set(one.id, one);
      return part;
    });
    const text = alone !== null && alone === before ? 'Ibid' : inherited(parts);
    before = alone;
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  });
}

/** Of whom several works were cited, the title says which; where that does not, it is cited in full again. */
function shortOf(one: Citation, cited: ReadonlyMap<string, Citation>): string {
  if (one.kind !== 'document' || !cited.has(one.id)) return printCitation(one);
  const others = [...cited.values()].flatMap((other) =>
    other.kind === 'document' && other.author === one.author && other.id !== one.id ? [other.title] : [],
  );
  if (others.length === 0) return `${one.author}, op. cit`;
  return others.includes(one.title) ? printCitation(one) : `${one.author}, “${one.title}”, op. cit`;
}

/** Compound labels: organisation and mode are said once, where they are the same. */
function inherited(parts: readonly string[]): string {
  const lead = (text: string): string => /^[^,]*?interviews?, /.exec(text)?.[0] ?? '';
  return parts
    .map((part, i) =>
      i > 0 && lead(part) !== '' && lead(part) === lead(parts[i - 1] ?? '')
        ? part.slice(lead(part).length)
        : part,
    )
    .join('; ');
}
