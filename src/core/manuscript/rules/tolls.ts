/** An exact toll without a source. */
import type { Finding } from '../finding.ts';
import { findFigures, type Figure } from '../figures.ts';
import { isPersonNoun } from '#core/attribution/nouns.ts';
import { isHedged } from '../hedge.ts';
import type { Manuscript, Sentence } from '../text.ts';

const HARM =
  'killed|dead|died|deaths|fatalities|casualties|wounded|injured|slain|executed|massacred|perished|killing|wounding|injuring|lost their lives|victims|lives';
const AFTER = new RegExp(`^(?:[\\w'’-]+,? ){0,5}?(?:${HARM})\\b`, 'i');
const BEFORE = new RegExp(
  `\\b(?:${HARM}|toll (?:of|was|is|rose to|stood at|reached)|claimed|cost|left)\\s+(?:[\\w'’-]+ ){0,3}?$`,
  'i',
);

export function tollFindings(text: Manuscript): Finding[] {
  return text.sentences.flatMap((one) => {
    if (one.notes.length > 0 || isSourced(one)) return [];
    const toll = findFigures(one.text).find((figure) => isToll(one.text, figure));
    if (!toll) return [];
    return [
      {
        line: one.line,
        paragraph: one.paragraph,
        rule: 'toll' as const,
        found: toll.text,
        why: 'An exact number of dead or wounded stands without its source.',
        mend: 'Name who counted, in the sentence or in a note, or print a bound (“at least …”).',
      },
    ];
  });
}

const isToll = (text: string, { at, lo, hi, bound, isPercent, after }: Figure): boolean =>
  !isPercent &&
  lo === hi &&
  (bound === 'plain' || bound === 'exact') &&
  (AFTER.test(after) || (BEFORE.test(text.slice(0, at)) && isOfPeople(after)));

/** “the lives of 14 villagers”: whoever is counted, within a few words. */
const isOfPeople = (after: string): boolean =>
  (after.match(/^(?:[\p{L}’'-]+ ?){1,4}/u)?.[0].match(/[\p{L}-]+/gu) ?? []).some(
    (word) => isPersonNoun(word) || /^(?:lives|dead|wounded|others|police|deaths)$/.test(word),
  );

const isSourced = ({ text }: Sentence): boolean =>
  // An attack that “claimed nine lives” asserts nothing.
  isHedged(text.replace(/\bclaimed (?=(?:[\w,-]+ ){0,3}lives\b)/gi, '')) ||
  /\bby (?:the )?[A-Z][\w.-]*(?:['’]s)? (?:count|figures|data|tally)|\b(?:ACLED|UNAMA|data|count of|tally|figures of|recorded|documented)\b|\([^()]*\b(?:19|20)\d\d[^()]*\)/.test(
    text,
  );
