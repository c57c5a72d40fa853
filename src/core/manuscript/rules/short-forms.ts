/** Ibid. and op. cit. that point nowhere (footnote-ibid-op-cit), and notes and sentences that both leave out the role. */
import { readLabel } from '#core/attribution/label.ts';
import { isPersonNoun } from '#core/attribution/nouns.ts';
import type { Finding } from '../finding.ts';
import type { Manuscript, Note, Sentence } from '../text.ts';

const IBID = /^\W*(?:ibid(?:em)?|idem)\b/i;
const OP_CIT = /^(.*?),?\s*(?:op|loc)\.? ?cit\b/i;
const INLINE = /\((?:see )?(ibid(?:em)?\.?[^()]*)\)/i;
/** A note that cites something: a label, a title, a year, a link. */
const CITES =
  /\b(?:19|20)\d\d\b|["“”]|https?:|interview|conversation|statement|tweet|post\b|\bp\.|ibid|op\. ?cit/i;

export function shortFormFindings(text: Manuscript): Finding[] {
  return [
    ...text.notes.flatMap((note, i) => noteFindings(note, text.notes.slice(0, i))),
    ...inlineFindings(text),
  ];
}

function noteFindings(note: Note, before: readonly Note[]): Finding[] {
  const last = before.at(-1);
  if (IBID.test(note.text))
    return last && CITES.test(last.text) && !isOrphan(last, before) ? [] : [nowhere(note, note.text)];
  const author = OP_CIT.exec(note.text)?.[1]
    ?.replace(/^see (?:also )?/i, '')
    .trim();
  if (author === undefined) return [];
  const isThere = before.some(
    (one) => one.text.toLowerCase().includes(author.toLowerCase()) && !OP_CIT.test(one.text),
  );
  return isThere ? [] : [nowhere(note, note.text)];
}

/** An ibid. that itself points nowhere. */
const isOrphan = (note: Note, before: readonly Note[]): boolean => IBID.test(note.text) && before.length < 2;

/** “(ibid.)” in the text: some citation must stand before it. */
function inlineFindings(text: Manuscript): Finding[] {
  let isCited = false;
  return text.sentences.flatMap((one) => {
    const ibid = INLINE.exec(one.text)?.[1];
    const findings = ibid !== undefined && !isCited ? [nowhere(one, ibid)] : [];
    isCited ||=
      one.notes.length > 0 || /\([^()]*\b(?:19|20)\d\d[^()]*\)|\([^()]*interviews?[^()]*\)/.test(one.text);
    return findings;
  });
}

const nowhere = (at: Note | Sentence, found: string): Finding => ({
  line: at.line,
  paragraph: at.paragraph,
  rule: 'short-form',
  found: found.slice(0, 80),
  why: 'No earlier note holds what it points to.',
  mend: 'Write the citation out, or put it after the note that it means.',
});

/** footnote-missing-parts: a label without a role needs a sentence that names one. */
export function roleFindings(text: Manuscript): Finding[] {
  return text.sentences.flatMap((one) =>
    one.notes.flatMap((note) => {
      const label = readLabel(note.text.replace(/\.$/, ''));
      if (label === null || label.roles.length > 0 || label.mode === 'statement' || /;/.test(note.text))
        return [];
      if ((one.text.match(/[\p{L}-]+/gu) ?? []).some(isPersonNoun)) return [];
      return [
        {
          line: one.line,
          paragraph: one.paragraph,
          rule: 'role' as const,
          found: note.text.slice(0, 80),
          why: 'Neither the note nor its sentence says who spoke.',
          mend: 'Name the role band in the note, or in the sentence before it.',
        },
      ];
    }),
  );
}
