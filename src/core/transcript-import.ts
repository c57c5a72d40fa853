/**
 * Plain text of an interview → questions and answers. How a text marks its questions is found in this order: words in
 * front ("Q:", "A:"), numbers that run from 1, lines that end in a question mark; a text with none of them is all
 * answers. Nothing is dropped but the marks "Q:" and "A:" themselves.
 */
export interface Passage {
  kind: 'question' | 'answer';
  text: string;
}

/** Of a file, in bytes; the page's form, the server and the command line say the same. */
const FILE_LIMIT = 10 * 1024 * 1024;

/** Paragraphs that are taken at once: as many of a document as become rows. */
export const MOST_PASSAGES = 20_000;

/** What is wrong with a file of this size, or null. */
export function fileTooLarge(name: string, bytes: number): string | null {
  if (bytes <= FILE_LIMIT) return null;
  const megabytes = (bytes / 1024 / 1024).toFixed(1);
  return `“${name}” has ${megabytes} MB, more than the 10 MB that an import takes. Take its pictures out, or save its text as .txt.`;
}

/** English, Dari and Pashto, Uzbek. */
const QUESTION_WORDS = ['q', 'question', 'interviewer', 'س', 'سوال', 'سؤال', 'پوښتنه', 'savol', 'савол'];
const ANSWER_WORDS = ['a', 'answer', 'respondent', 'ج', 'جواب', 'ځواب', 'javob', 'жавоб'];

const label = (words: readonly string[]): RegExp =>
  new RegExp(`^(?:${words.join('|')})\\s*[:：؛]\\s*(.*)$`, 'iu');
const QUESTION = label(QUESTION_WORDS);
const ANSWER = label(ANSWER_WORDS);
/** "Q12: …" says a number too, so it stays as it is. */
const NUMBERED_QUESTION = new RegExp(
  `^(?:${QUESTION_WORDS.join('|')})\\s*\\p{Nd}{1,3}\\s*[:.)：؛]\\s*\\S`,
  'iu',
);
const NUMBER = /^[([]?(\p{Nd}{1,3})\s*[.):\-–ـ،]\s*\S/u;
const ASKS = /[?؟？]["”»’)\]]*$/u;

export function readTranscript(text: string): Passage[] {
  const lines = linesOf(text);
  if (lines.some((l) => QUESTION.test(l) || NUMBERED_QUESTION.test(l))) return readLabelled(lines);
  const isQuestion = runsFromOne(lines) ? (l: string) => NUMBER.test(l) : (l: string) => ASKS.test(l);
  return lines.map((l) => ({ kind: isQuestion(l) ? 'question' : 'answer', text: l }));
}

/** How many turns the passages make: questions, and one more for what is said before the first. */
export function countTurns(passages: readonly Passage[]): number {
  const questions = passages.filter((p) => p.kind === 'question').length;
  return questions + (passages[0]?.kind === 'answer' ? 1 : 0);
}

/** Stands where a file does not say what was asked; in brackets, as an editor's words stand in a transcript. */
export const QUESTION_NOT_KNOWN = '[imported text, its question is not known]';

/**
 * The passages as they go behind words that are there already. What comes before their first question answers none of
 * the questions of the record: it becomes a turn of its own.
 */
export function apart(passages: readonly Passage[]): readonly Passage[] {
  if (passages[0]?.kind !== 'answer') return passages;
  return [{ kind: 'question', text: QUESTION_NOT_KNOWN }, ...passages];
}

function linesOf(text: string): string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|[\n\r\u000B\f\u2028\u2029]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A line without a mark goes on with what was being said: a question's next line is its answer if answers have no mark. */
function readLabelled(lines: readonly string[]): Passage[] {
  const answersAreMarked = lines.some((line) => ANSWER.test(line));
  const passages: Passage[] = [];
  const say = (kind: Passage['kind'], text: string): void => {
    passages.push({ kind, text });
  };
  for (const line of lines) {
    const last = passages.at(-1);
    const question = QUESTION.exec(line);
    const answer = ANSWER.exec(line);
    if (question) say('question', question[1] ?? '');
    else if (NUMBERED_QUESTION.test(line)) say('question', line);
    else if (answer) say('answer', answer[1] ?? '');
    else if (last && (last.text === '' || (answersAreMarked && last.kind === 'question')))
      last.text = `${last.text} ${line}`.trim();
    else say('answer', line);
  }
  return passages.filter((p) => p.text !== '');
}

/**
 * Whether the numbered lines are the questionnaire's: they run 1, 2, 3 … through the whole text, and are not a list
 * inside an answer of a text that marks its questions by question marks.
 */
function runsFromOne(lines: readonly string[]): boolean {
  const numbered = lines.filter((line) => NUMBER.test(line));
  const runs = numbered.every((line, i) => value(NUMBER.exec(line)?.[1] ?? '') === i + 1);
  if (numbered.length < 2 || !runs) return false;
  return numbered.some((line) => ASKS.test(line)) || !lines.some((line) => ASKS.test(line));
}

/** Digits of any script, as Persian and Arabic ones. */
function value(digits: string): number {
  let n = 0;
  for (const digit of digits) n = n * 10 + digitOf(digit.codePointAt(0) ?? 0);
  return n;
}

/** Blocks of digits begin at a multiple of 16 (Latin, Arabic 0660, Persian 06F0) or 6 after one (Indic scripts). */
function digitOf(point: number): number {
  const low = point & 0xf;
  return low < 10 ? low : low - 6;
}
