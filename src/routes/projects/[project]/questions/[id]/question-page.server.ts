/** What a question's page shows, and how the form of its known answer is read. */
import type { QuestionId } from '#core/ids.ts';
import { PHRASES, wordingDoubts } from '#core/question-wording.ts';
import type { Answer, ResolutionDraft } from '#core/resolution.ts';
import type { Work } from '#server/place.ts';
import { copiesOf, listAskings } from '#server/store/asking.ts';
import { spokenOn } from '#server/store/assertion.ts';
import { openClaim, type ClaimView } from '#server/store/claim.ts';
import { listQuestions, wordingsOf, type QuestionView } from '#server/store/question.ts';
import { listResolutions } from '#server/store/resolution.ts';
import { openSource } from '#server/store/source.ts';
import { handLists } from '../hand.server.ts';

/** Null: there is no such question. */
export async function questionPage(work: Work, id: QuestionId) {
  const all = await listQuestions(work);
  const question = all.find((one) => one.id === id);
  if (!question) return null;
  const claim = question.claim ? await openClaim(work, question.claim.id) : null;
  const askings = (await listAskings(work, id)).filter((one) => one.state !== 'withdrawn');
  const brief = ({ id: own, text }: QuestionView) => ({ id: own, text });
  return {
    question,
    doubts: await doubtsOf(work, question),
    claim: claim && { ...asked(claim), spoken: (await spokenOn(work, claim.id)).statements },
    known: claim && question.purpose === 'control' ? await knownOf(work, claim) : null,
    wordings: await wordingsOf(work, id),
    parent: all.filter((one) => one.id === question.from).map(brief)[0] ?? null,
    children: all.filter((one) => one.from === id).map(brief),
    askings,
    copies: await copiesOf(work, askings),
    lists: await handLists(work),
  };
}

/** What to look at before it is handed out. */
export async function doubtsOf(work: Work, question: QuestionView) {
  const put = question.put === null ? null : await openSource(work, question.put);
  const names = put ? [put.type.label, ...(put.audience !== 'analyst' && put.title ? [put.title] : [])] : [];
  return wordingDoubts(question.text, names).map((doubt) => ({
    doubt,
    phrases:
      doubt === 'leading' || doubt === 'others' || doubt === 'purpose' ? PHRASES[doubt].join(', ') : '',
  }));
}

const TRI = ['true', 'partly', 'false'].map((key) => ({ key, label: key }));

const asked = (claim: ClaimView) => ({
  id: claim.id,
  kind: claim.kind,
  proposition: claim.proposition,
  answers: claim.kind === 'boolean' ? TRI : claim.values,
  unit: claim.units[0]?.label ?? '',
});

/** The answer that stands, as set beforehand or learnt later; null: the claim is open. */
async function knownOf(work: Work, claim: ClaimView) {
  const last = (await listResolutions(work, claim.id)).at(-1);
  if (!last?.answer || last.kind === 'withdrawn') return null;
  const { answer } = last;
  const label =
    'figure' in answer
      ? `${answer.figure} ${claim.units[0]?.label ?? ''}`
      : (asked(claim).answers.find(({ key }) => key === answer.value)?.label ?? answer.value);
  return { kind: last.kind, label, reference: last.reference ?? '', public: last.public };
}

export function readAnswer(fields: Record<string, unknown>): ResolutionDraft {
  const text = (name: string): string => String(fields[name] ?? '').trim();
  return {
    kind: 'control',
    answer: answerOf(text('value'), text('figure')),
    month: null,
    public: text('public') === 'yes',
    reference: text('reference').slice(0, 1000),
  };
}

function answerOf(value: string, figure: string): Answer | null {
  if (value !== '') return { value };
  const number = Number(figure.replaceAll(',', ''));
  return figure === '' || Number.isNaN(number) ? null : { figure: number };
}
