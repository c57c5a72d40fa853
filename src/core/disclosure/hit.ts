/** What the identifier scan finds, and by which rule. */
export type ScanRule =
  | 'name'
  | 'title'
  | 'phone'
  | 'document'
  | 'plate'
  | 'e-mail'
  | 'coordinates'
  | 'handle'
  | 'link'
  | 'date'
  | 'place'
  | 'site'
  | 'post'
  | 'kinship'
  | 'only-one'
  | 'hidden'
  | 'unknown-word';

/** In the folded text. */
export interface Found {
  readonly at: number;
  readonly end: number;
  readonly rule: ScanRule;
}

/** In UTF-16 offsets of the text as it was given; `to` is exclusive. */
export interface RuleHit {
  readonly from: number;
  readonly to: number;
  readonly rule: ScanRule;
}

/** No rule was written for what is learned: it reads as what leads to people in the sentences that the tagger was trained on. */
export interface ScanHit extends Omit<RuleHit, 'rule'> {
  readonly rule: ScanRule | 'learned';
}

/** Every match of a pattern; with a group named `hit`, that group. The pattern has the flags `d` and `g`. */
export function matches(text: string, pattern: RegExp, rule: ScanRule): Found[] {
  return matchesOf(text, pattern).flatMap((match) => {
    const span = match.indices?.groups?.['hit'] ?? match.indices?.[0];
    return span === undefined ? [] : [{ at: span[0], end: span[1], rule }];
  });
}

/** As `matchAll`, which makes a pattern anew for each text: most patterns find nothing in most texts. */
export function matchesOf(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex += 1;
  }
  return found;
}
