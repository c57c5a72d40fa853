/** Quotations of the demo study: an analyst proposes each, and its two leads let it out, one after the other. */
import { plain } from '#core/quotation/read.ts';
import type { Ground } from '../ground.ts';
import { approveQuotation, listQuotations, proposeQuotation } from '../store/quotation.ts';
import { listQuotable, readAnswers } from '../store/quotation-copy.ts';
import type { Work } from '../place.ts';
import type { Team } from './people.ts';
import { unmark, type DemoQuotation, type DemoStudy } from './study.ts';

/** None of these attributions names a place: what one is called the interface knows. */
const placeOf = (key: string): string => key;

export async function addQuotations(ground: Ground, team: Team, study: DemoStudy): Promise<void> {
  for (const quotation of study.quotations) {
    const proposed = await team.analyst.place.work(async (work) =>
      proposeQuotation(work, { ...(await spokenIn(work, study, quotation)), typed: quotation.typed }),
    );
    if (proposed.kind === 'refused') throw new Error(`the demo cannot quote this: ${proposed.why}`);
    for (const by of ['lead', 'second-lead'] as const) {
      const { place } = team[by];
      const shown = (await listQuotations(ground, place, placeOf)).find(
        ({ id }) => id === proposed.id,
      )?.shown;
      const asked = { id: proposed.id, shown: shown ?? '' };
      const approved = await approveQuotation(ground, place, asked, placeOf);
      if (approved.kind === 'refused') throw new Error(`the demo cannot let this be quoted: ${approved.why}`);
    }
  }
}

/** The released copy in which that answer stands. */
async function spokenIn(work: Work, study: DemoStudy, { record: ref, turn }: DemoQuotation) {
  const text = unmark(study.records.find((one) => one.ref === ref)?.turns[turn]?.answer ?? '').text;
  const answers = await readAnswers(work);
  for (const { id, code } of await listQuotable(work)) {
    const found = answers.get(id)?.find((answer) => answer.text === plain(text));
    if (found) return { record: code, position: found.position };
  }
  throw new Error(`the demo study has no answer ${turn} in ${ref} to quote`);
}
