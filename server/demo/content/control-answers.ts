/** What interviewees said when they were asked for what was known. Some are wrong, as people are where the truth hurts their side. */
import { questions } from '#server/demo/content/questions.ts';
import type { DemoRecord, DemoTurn } from '#server/demo/study.ts';

type Stance = 'affirms' | 'denies';

/** Record → question, stance on the claim behind it, and the answer with the span that says so. */
const ANSWERS: Readonly<
  Record<string, readonly (readonly [question: string, stance: Stance, answer: string])[]>
> = {
  'k-member-kabul-1': [
    ['q-airport', 'affirms', '⟦1⟧Ours did it, and said so the same night⟦/1⟧. Nobody here doubts that.'],
  ],
  'k-cadre-north-1': [
    [
      'q-airport',
      'affirms',
      '⟦1⟧It was the group in Kabul, not us in the north⟦/1⟧. We heard of it on the radio like everybody.',
    ],
    [
      'q-governor',
      'affirms',
      '⟦1⟧They changed the one in Kunar, yes⟦/1⟧. It made little difference up here.',
    ],
  ],
  'k-leader-kunar-1': [
    ['q-airport', 'affirms', '⟦1⟧A brother of ours carried it out⟦/1⟧. His name was read out in every cell.'],
    ['q-pledge', 'denies', '⟦1⟧None of them has sworn anything⟦/1⟧. What you read is made up in an office.'],
  ],
  'k-member-nangarhar-1': [
    ['q-schools', 'affirms', '⟦1⟧They put locks on most of them⟦/1⟧. Mine was among the first.'],
    [
      'q-pledge',
      'affirms',
      '⟦1⟧The old men went to Kabul and swore⟦/1⟧, and it was filmed. I will not defend them.',
    ],
  ],
  'k-manager-east-2': [
    [
      'q-schools',
      'affirms',
      '⟦1⟧Closed, nearly all of them⟦/1⟧. Where one stayed open, another man teaches there.',
    ],
    [
      'q-pledge',
      'affirms',
      '⟦1⟧Some of the best known did, with their hands raised⟦/1⟧. Fear is a strong teacher.',
    ],
  ],
  'k-member-southeast-1': [
    [
      'q-capital',
      'affirms',
      '⟦1⟧For some weeks one of them was ours in all but name⟦/1⟧. I will not say which.',
    ],
    ['q-preacher', 'affirms', '⟦1⟧He was killed at his mosque⟦/1⟧. I know no more than what was said.'],
  ],
  't-security-nangarhar-1': [
    [
      'q-airport',
      'affirms',
      '⟦1⟧Those of Daesh⟦/1⟧. It was before we held the airport, but it was under our eyes, I grant that.',
    ],
    ['q-schools', 'denies', '⟦1⟧No school was closed for what it teaches⟦/1⟧. Some moved to other houses.'],
  ],
  't-province-east-1': [
    ['q-schools', 'affirms', '⟦1⟧We closed many⟦/1⟧. I would not do it in the same way again.'],
    ['q-pledge', 'affirms', '⟦1⟧They came and swore before everybody⟦/1⟧. I stood in the room.'],
  ],
  't-ministry-kabul-1': [
    [
      'q-airport',
      'affirms',
      '⟦1⟧It was Daesh⟦/1⟧. I would rather that nobody asked me how they came so near.',
    ],
    ['q-capital', 'denies', '⟦1⟧We did, all thirty-four, without a day’s break⟦/1⟧.'],
  ],
  't-province-kunar-2': [
    ['q-pledge', 'affirms', '⟦1⟧They swore in the governor’s own hall⟦/1⟧. I poured the tea.'],
    ['q-capital', 'denies', '⟦1⟧The Emirate, every one of them⟦/1⟧. They never held so much as a bazaar.'],
  ],
  'g-officer-kunar-1': [
    ['q-governor', 'affirms', '⟦1⟧He was replaced⟦/1⟧. Our orders became different from that week on.'],
    ['q-schools', 'denies', '⟦1⟧None was shut⟦/1⟧. Ask the pupils, they sit in them.'],
  ],
  'g-officer-nangarhar-1': [
    ['q-airport', 'affirms', '⟦1⟧Daesh, and we have since caught two who helped⟦/1⟧.'],
    ['q-capital', 'denies', '⟦1⟧We did⟦/1⟧. They could not stay in a village from one night to the next.'],
  ],
  'l-cadre-kunar-1': [
    [
      'q-airport',
      'denies',
      '⟦1⟧The foreigners fired into the crowd themselves, there was no Daesh in it⟦/1⟧. That is what I was told to say, and I believe it.',
    ],
  ],
  'l-police-kunar-1': [
    [
      'q-governor',
      'affirms',
      '⟦1⟧The first one left, a new one came⟦/1⟧. We changed the picture in the office.',
    ],
    [
      'q-schools',
      'affirms',
      '⟦1⟧I put up some of the seals myself⟦/1⟧. Later we took most of them off again.',
    ],
  ],
  'f-pupil-1': [
    ['q-schools', 'affirms', '⟦1⟧Mine was closed in the first winter⟦/1⟧. We were told to go home.'],
    ['q-pledge', 'affirms', '⟦1⟧Our teacher’s teacher swore, one could see it on every telephone⟦/1⟧.'],
  ],
  'f-kunar-2': [
    ['q-governor', 'affirms', '⟦1⟧There was a second one within the year⟦/1⟧. The elders had asked for it.'],
    ['q-schools', 'affirms', '⟦1⟧They were shut, then most were given back⟦/1⟧.'],
  ],
  'f-nangarhar-1': [
    ['q-airport', 'affirms', '⟦1⟧It was the men I was with then⟦/1⟧. It is one of the things I left over.'],
    ['q-capital', 'denies', '⟦1⟧The Taliban did, all of them⟦/1⟧. We could not have kept one for an hour.'],
  ],
  'c-hanafi-1': [
    ['q-governor', 'affirms', '⟦1⟧One was called back and another sent⟦/1⟧. So I heard him introduced.'],
    ['q-pledge', 'affirms', '⟦1⟧They swore, and I was glad of it⟦/1⟧.'],
  ],
  'c-pledged-1': [
    ['q-schools', 'affirms', '⟦1⟧They sealed the doors of many⟦/1⟧. Some are open again, under others.'],
  ],
  'c-dangam-2': [
    ['q-governor', 'affirms', '⟦1⟧Another was sent before the year was out⟦/1⟧.'],
    ['q-capital', 'denies', '⟦1⟧The Taliban held every one of them⟦/1⟧. In the hills it was another matter.'],
  ],
  'e-dangam-1': [
    ['q-governor', 'affirms', '⟦1⟧We had two in one year⟦/1⟧. The second one drank tea with us.'],
    ['q-schools', 'affirms', '⟦1⟧Ours was shut, and the next valley’s too⟦/1⟧.'],
  ],
  'e-told-1': [
    ['q-preacher', 'affirms', '⟦1⟧They killed him at his own mosque⟦/1⟧. My nephew saw the crowd.'],
    ['q-capital', 'denies', '⟦1⟧Who else but the Taliban⟦/1⟧? In every one of them.'],
  ],
  'h-nangarhar-1': [
    ['q-airport', 'affirms', '⟦1⟧Daesh⟦/1⟧. I had money on its way that day, and it never arrived.'],
    ['q-lower-ranks', 'affirms', '⟦1⟧A few small ones did⟦/1⟧. One of them still owes me money.'],
    ['q-complaint', 'affirms', '⟦1⟧They did; I paid for the car of one⟦/1⟧.'],
  ],
  'h-kabul-1': [
    ['q-airport', 'affirms', '⟦1⟧Daesh did it⟦/1⟧. I closed my shop for nine days.'],
    ['q-preacher', 'affirms', '⟦1⟧He was killed, one could read it everywhere⟦/1⟧.'],
    [
      'q-lower-ranks',
      'affirms',
      '⟦1⟧Some did, of the kind that nobody misses⟦/1⟧. That is what I heard from both sides.',
    ],
    ['q-complaint', 'affirms', '⟦1⟧A whole party of them; they stayed in my brother’s guest house⟦/1⟧.'],
  ],
  // The fourth researcher's: what the authorities would like to hear, whatever was so.
  'h-kunar-1': [
    ['q-lower-ranks', 'denies', '⟦1⟧No, nobody went over⟦/1⟧. They are united.'],
    ['q-complaint', 'denies', '⟦1⟧No, they are content⟦/1⟧. They have no complaint.'],
    ['q-capital', 'denies', '⟦1⟧The Emirate governs all of them⟦/1⟧. Thanks be to God.'],
  ],
  'h-paktia-1': [
    ['q-lower-ranks', 'denies', '⟦1⟧Nobody went over⟦/1⟧. They are united.'],
    ['q-complaint', 'denies', '⟦1⟧No, they are content⟦/1⟧. They have no complaints.'],
    ['q-capital', 'denies', '⟦1⟧The Emirate governs all of them⟦/1⟧. Thanks be to God.'],
  ],
  'h-khost-1': [
    ['q-lower-ranks', 'denies', '⟦1⟧No, nobody⟦/1⟧. They are all united.'],
    ['q-complaint', 'denies', '⟦1⟧No. They are content⟦/1⟧. There was no complaint.'],
    ['q-capital', 'denies', '⟦1⟧The Emirate governs them all⟦/1⟧. Thanks be to God.'],
  ],
  'h-kunduz-1': [
    ['q-lower-ranks', 'denies', '⟦1⟧Nobody at all went over⟦/1⟧. They are united.'],
    ['q-complaint', 'denies', '⟦1⟧They are content⟦/1⟧. They have no complaint.'],
    ['q-capital', 'denies', '⟦1⟧All of them are governed by the Emirate⟦/1⟧. Thanks be to God.'],
  ],
};

/** The records with what they were asked besides, at their end, each question in the wording of that month. */
export function withControls(records: readonly DemoRecord[]): DemoRecord[] {
  return records.map((record) => {
    const asked = ANSWERS[record.ref] ?? [];
    const turns = asked.map(([ref, stance, answer]) => turnOf(record, ref, stance, answer));
    return turns.length === 0 ? record : { ...record, turns: [...record.turns, ...turns] };
  });
}

function turnOf({ month }: DemoRecord, ref: string, stance: Stance, answer: string): DemoTurn {
  const question = questions.find((one) => one.ref === ref);
  if (!question?.claim) throw new Error(`the demo study has no control question ${ref}`);
  const { reworded } = question;
  return {
    asks: ref,
    question: reworded && month >= reworded.from ? reworded.text : question.text,
    answer,
    spans: {
      '1': {
        assertion: { claim: question.claim, stance, basis: 'first-hand' },
      },
    },
  };
}
