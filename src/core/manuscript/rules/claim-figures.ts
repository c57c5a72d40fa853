/** A figure that is not its claim's: another number, or a firmer or other word before it (over, nearly, exactly). */
import type { Finding } from '../finding.ts';
import { findFigures, type Bound, type Figure } from '../figures.ts';
import { withFractions } from '../fractions.ts';
import type { KnownClaim } from '../known.ts';
import type { Matcher } from '../match.ts';
import { THRESHOLDS } from '../thresholds.ts';
import type { Manuscript, Sentence } from '../text.ts';

/** Shares of a claim's words: with another number it must be near, with the same number less is enough. */
const { figureNear: NEAR, figureSame: NEAR_IF_SAME } = THRESHOLDS;

export function figureFindings(text: Manuscript, matcher: Matcher): Finding[] {
  return text.sentences.flatMap((one) =>
    figuresIn(one.text).flatMap((figure) => findingOf(one, figure, matcher)),
  );
}

function findingOf(one: Sentence, figure: Figure, matcher: Matcher): Finding[] {
  if (
    /^(?:[\w-]+ ){0,2}?(?:interviews?|questionnaires?|sources?|interviewees|respondents|researchers?|claims?|documents?)\b/.test(
      figure.after,
    )
  )
    return [];
  const near = matcher.near(one.text, NEAR_IF_SAME).filter(({ claim }) => figuresOf(claim).length > 0);
  if (near.some(({ claim }) => isTold(claim, figure))) return [];
  const same = near.find(({ claim }) => figuresOf(claim).some((own) => isSameNumber(own, figure)));
  const other = near.find(({ share, claim }) => share >= NEAR && isOfKind(claim, figure));
  const best = same ?? other;
  if (!best) return [];
  const own = figuresOf(best.claim)[0];
  if (!own) return [];
  return [
    {
      line: one.line,
      paragraph: one.paragraph,
      rule: 'figure',
      found: withBound(figure.bound, figure.text),
      why: `The claim says: “${best.claim.proposition}”.`,
      mend: `Print ${withBound(own.bound, own.text)}, or name the source of the other figure.`,
    },
  ];
}

const figuresIn = (text: string): Figure[] => withFractions(findFigures(text), text);

const withBound = (bound: Bound, text: string): string =>
  bound === 'plain' ? text : `${SAID[bound] ?? bound} ${text}`;
const SAID: Partial<Record<Bound, string>> = { under: 'nearly', exact: 'exactly' };

const figuresOf = (claim: KnownClaim): Figure[] => {
  const found = figuresIn(claim.proposition);
  if (found.length > 0 || claim.kind !== 'quantity' || claim.headline === null) return found;
  return [
    {
      at: 0,
      end: 0,
      lo: claim.headline,
      hi: claim.headline,
      bound: 'plain',
      isPercent: false,
      isWord: false,
      text: String(claim.headline),
      after: '',
    },
  ];
};

const isSameNumber = (own: Figure, figure: Figure): boolean =>
  isSame(own.lo, figure.lo, own) || isSame(own.hi, figure.hi, own);
/** A third is 33 per cent, and 33.3. */
const isSame = (a: number, b: number, { isPercent }: Figure): boolean =>
  a === b || (isPercent && Math.abs(a - b) < 0.5);

/** Counting what the claim counts: commanders are not compared with fighters, nor shares with numbers. */
function isOfKind(claim: KnownClaim, figure: Figure): boolean {
  return figuresOf(claim).some(
    (own) => own.isPercent === figure.isPercent && sizeOf(own) === sizeOf(figure) && isUnitAlike(own, figure),
  );
}

/** Small numbers in words stand for other things too often. */
const sizeOf = ({ lo }: Figure): 'small' | 'large' => (lo < 20 ? 'small' : 'large');

const UNIT =
  /^(?:of |more |lower-rank |former )*(people|persons|members|fighters|men|commanders|recruits|mosques|schools|madrasas|prisoners)?/;
const unitOf = ({ after }: Figure): string | null =>
  UNIT.exec(after)?.[1]?.replace(/^(?:persons|members|men|recruits)$/, 'people') ?? null;
function isUnitAlike(own: Figure, figure: Figure): boolean {
  const [a, b] = [unitOf(own), unitOf(figure)];
  return a === null || b === null || a === b;
}

/** As the claim has it, as a source gave it, or the engine's own range. */
function isTold(claim: KnownClaim, figure: Figure): boolean {
  if (figuresOf(claim).some((own) => isSayable(own, figure))) return true;
  if (
    claim.said.some(([lo, hi]) => isGiven(lo, hi, figure)) &&
    !figuresOf(claim).some((own) => isSameNumber(own, figure))
  )
    return true;
  // With the claim's own number its own word stands: the range does not make “some twenty” exactly twenty.
  if (isWorded(figure) && figuresOf(claim).some((own) => isSameNumber(own, figure))) return false;
  return claim.range !== null && isNearly(figure.lo, claim.range.lo) && isNearly(figure.hi, claim.range.hi);
}

const isWorded = ({ bound }: Figure): boolean => bound !== 'plain' && bound !== 'about';
const isGiven = (lo: number | null, hi: number | null, figure: Figure): boolean =>
  (figure.lo === lo || figure.lo === hi) && (figure.hi === hi || figure.hi === lo);
const isNearly = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(a, b) * 0.06;

/** Which words may stand before a number, by those that the claim has before it. */
const SAYABLE: Readonly<Record<Bound, readonly Bound[]>> = {
  exact: ['exact', 'plain'],
  plain: ['plain', 'exact', 'about'],
  about: ['about'],
  over: ['over', 'at least'],
  'at least': ['at least'],
  'up to': ['up to'],
  under: ['under', 'up to'],
};

function isSayable(own: Figure, figure: Figure): boolean {
  if (own.isPercent !== figure.isPercent) return false;
  if (own.lo !== own.hi) return isInRange(own, figure);
  return (
    isSame(own.lo, figure.lo, own) &&
    isSame(own.hi, figure.hi, own) &&
    SAYABLE[own.bound].includes(figure.bound)
  );
}

/** Of a range: both its ends, or “at least” the lower, “up to” the upper, “about” what lies between. */
function isInRange(own: Figure, figure: Figure): boolean {
  if (figure.lo !== figure.hi) return figure.lo === own.lo && figure.hi === own.hi;
  if (figure.bound === 'at least') return figure.lo === own.lo;
  if (figure.bound === 'up to') return figure.lo === own.hi;
  return figure.bound === 'about' && figure.lo >= own.lo && figure.lo <= own.hi;
}
