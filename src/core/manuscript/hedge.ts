/** Whether a sentence leaves its statement with a speaker, or open. */
import { SPEAKING } from '#core/attribution/nouns.ts';

const HEDGE =
  /\b(?:reportedly|allegedly|apparently|seemingly|possibly|probably|likely|unlikely|perhaps|maybe|may|might|could|would|appears?|appeared|seems?|seemed|suggests?|suggested|believed|thought|rumou?red|unclear|uncertain|unverified|unconfirmed|unverifiable|unproven|disputed|contested|contradict\w*|whether|if|question|open|doubts?|doubtful|estimates?|estimated|assumed|presumably|supposedly|purported(?:ly)?|ostensibly|according to|in the words of|by (?:his|her|their|its) own account|on this account|not (?:been )?(?:confirmed|verified|possible|clear|certain|known)|cannot be|could not be|no (?:evidence|proof|confirmation)|(?:some|limited|little|thin|weak|anecdotal) evidence|one source|single source|some sources|sources|accounts?|versions?|claims?|narrative|propaganda|accus\w+|alleg\w+|hints?|indicat\w+|points? to|hear|heard|rumou?rs?|say|says)\b/i;
const STRONG =
  /\b(?:undoubtedly|certainly|unquestionably|indisputably|undeniably|conclusively|definitively|definitely|without (?:a |any )?doubt|beyond (?:all |any |reasonable )?doubt|no doubt|prove[dns]?|proof that|it is (?:a fact|certain|clear|established|beyond)|there is no (?:doubt|question)|clearly|evidently|established that|we know that|is a fact)\b/i;
const OPEN =
  /\b(?:not|no|never|nobody|un)\s*(?:been )?(?:clear(?:ly)?|certain(?:ly)?|prove[dns]?|established|proof)|whether|if it is|cannot be|could not be|hardly|\bunclear\b/i;

/** Words that leave it with a speaker or open. */
/** “outside analysts put it at about 4,000”, “on their own count”. */
const GIVEN =
  /\bputs? (?:[\w’'-]+ ){1,6}?at\b|\b(?:gave|give|gives|named|names|listed|lists) (?:a |the )?(?:figure|number|total|range)|\b(?:in|on|by) (?:the |their |its |his |her |a )?(?:own )?(?:count|words|view|telling|reading|reckoning)\b/i;

/** “swore loyalty” says what somebody did. */
const VOWED = /\b(?:swore|sworn) (?:loyalty|allegiance|fealty)\b/gi;

export const isHedged = (sentence: string): boolean =>
  HEDGE.test(sentence) ||
  GIVEN.test(sentence) ||
  (
    sentence
      .replace(VOWED, '')
      .toLowerCase()
      .match(/[a-z]+/g) ?? []
  ).some((word) => SPEAKING.has(word) && !ORDINARY.has(word));

/** Verbs of the list that mostly do something else. */
const ORDINARY = new Set(
  'put puts gave gives give shared shares share offered offers offer saw sees see counted counts count listed named identified viewed views knew knows know expected points point pointed report reports felt rejected dismissed asked consulted contacted referred posted'.split(
    ' ',
  ),
);

export const strongWord = (sentence: string): string | null =>
  OPEN.test(sentence) ? null : (STRONG.exec(sentence)?.[0] ?? null);

/** “Nobody”, “did not”: says the opposite of what its words share with a claim. */
export const isNegated = (sentence: string): boolean =>
  /\b(?:not|no|never|nobody|none|neither|nor|without|denied|denies|deny|refuted|wrong|false|untrue|n't|failed to|far from|rather than|hardly)\b|n[’']t\b/i.test(
    sentence,
  );
