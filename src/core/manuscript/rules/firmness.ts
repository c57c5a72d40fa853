/** A claim printed more firmly than its status (hedge-vocabulary, distinguish-unverified). */
import type { Status } from '#core/consistency/assessment.ts';
import type { Finding } from '../finding.ts';
import { isHedged, isNegated, strongWord } from '../hedge.ts';
import type { KnownClaim } from '../known.ts';
import type { Matcher, Near } from '../match.ts';
import type { Manuscript, Sentence } from '../text.ts';
import { THRESHOLDS } from '../thresholds.ts';

/** Shares of a claim's words from which a sentence is taken to print it. */
const { firmPlain: PLAIN, firmStrong: STRONG } = THRESHOLDS;
/** As “probable” allows: a word of likelihood or a speaker. */
const FIRM: readonly Status[] = ['corroborated', 'resolved', 'refuted'];

export function firmnessFindings(text: Manuscript, matcher: Matcher): Finding[] {
  return text.sentences.flatMap((one) => {
    const near = matcher.near(one.text, STRONG);
    const [best] = near;
    // Of two claims that are as near, the firmer one may be meant.
    if (!best || near.some(({ share, claim }) => share >= best.share - 0.05 && isFirm(claim))) return [];
    const why = tooFirm(one, best);
    return why === null ? [] : [findingOf(one, best.claim, why)];
  });
}

const isFirm = ({ status, holds, kind }: KnownClaim): boolean =>
  status !== null && FIRM.includes(status) && (kind === 'quantity' || holds === 'true');

function tooFirm({ text }: Sentence, { claim, share }: Near): string | null {
  const strong = strongWord(text);
  if (strong !== null && !isReversed(text, claim))
    return `“${strong}” is more than the claim's status, ${statusOf(claim)}, bears.`;
  // A figure carries its own bound, which is held against its claim's by itself.
  if (claim.kind === 'quantity' || share < PLAIN || isHedged(text) || isReversed(text, claim)) return null;
  return `It stands as a fact; the claim's status is ${statusOf(claim)}.`;
}

/** One of the two denies what the other says. */
const isReversed = (text: string, { proposition }: KnownClaim): boolean =>
  isNegated(text.replace(/\b(?:there is )?no (?:doubt|question)\b|\bwithout (?:a |any )?doubt\b/gi, '')) !==
  isNegated(proposition);

const statusOf = ({ status, holds }: KnownClaim): string =>
  status === null
    ? 'not assessed'
    : holds === 'false' || holds === 'partly'
      ? `${status}, and it holds ${holds === 'false' ? 'as false' : 'in part'}`
      : status;

const findingOf = ({ line, paragraph, text }: Sentence, claim: KnownClaim, why: string): Finding => ({
  line,
  paragraph,
  rule: 'firmness',
  found: text.length > 100 ? `${text.slice(0, 97)}…` : text,
  why,
  mend: `${MEND[claim.status ?? 'open'] ?? 'Say who says so, or that it could not be verified.'} The claim is: “${claim.proposition}”.`,
});

const MEND: Readonly<Partial<Record<Status, string>>> = {
  probable: 'Print it as likely, or say who says so.',
  'single-source': 'Say that one source says so.',
  'one-sided': 'Say which side says so.',
  contested: 'Say that accounts differ.',
  inflated: 'Say that it is overstated, and by whom.',
  minimised: 'Say that it is understated, and by whom.',
  superseded: 'Print what is held now.',
  unattributed: 'Say that no source is named.',
};
