/** The demo study's bank of questions: what is known is set first, and what is still to be asked is handed out last. */
import type { QuestionId } from '#core/ids.ts';
import { handOut } from '../store/asking.ts';
import type { ClaimView } from '../store/claim.ts';
import { createQuestion } from '../store/question.ts';
import { resolveClaim } from '../store/resolution.ts';
import { must, type SourceMade } from './instrument.ts';
import type { Team } from './people.ts';
import { References } from './reference.ts';
import type { DemoStudy } from './study.ts';

interface Named {
  claims: References<ClaimView>;
  sources: References<SourceMade>;
}

export async function addQuestions(
  team: Team,
  { claims, sources }: Named,
  study: DemoStudy,
): Promise<References<QuestionId>> {
  const questions = new References<QuestionId>('question');
  await team.lead.place.work(async (work) => {
    for (const { claim, value, public: isPublic, reference } of study.known) {
      const draft = { kind: 'control' as const, answer: { value }, month: null, public: isPublic, reference };
      const resolved = await resolveClaim(work, claims.get(claim).id, draft);
      if (resolved) must(resolved, `known answer of ${claim}`);
    }
    for (const { ref, purpose, text, claim, put, from } of study.questions) {
      const draft = {
        text,
        purpose,
        claim: claim === undefined ? null : claims.get(claim).id,
        put: put === undefined ? null : sources.get(put).code,
        from: from === undefined ? null : questions.get(from),
      };
      questions.set(ref, must(await createQuestion(work, draft), `question ${ref}`).id);
    }
  });
  return questions;
}

/** What researchers have not asked yet. */
export async function handOutOpenOnes(
  team: Team,
  questions: References<QuestionId>,
  study: DemoStudy,
): Promise<void> {
  await team.lead.place.work(async (work) => {
    for (const { ref, handed = [] } of study.questions)
      for (const { researcher, type } of handed) {
        const { account } = team[`researcher-${researcher}`];
        const out = await handOut(work, questions.get(ref), { researcher: account, type });
        if (out) must(out, `question ${ref}`);
      }
  });
}
