/** What the team typed of a claim, where it leaves in a paper: its places, days and posts are what it is about, names are not. */
import type { ScanRule } from './hit.ts';
import { rulesIn } from './identifier-scan.ts';

const OF_CLAIMS: readonly ScanRule[] = ['place', 'site', 'date', 'post', 'only-one'];

/** Whether the scan finds nothing in it but what claims are about. */
export const isOfClaims = (text: string): boolean =>
  [...rulesIn(text)].every((rule) => OF_CLAIMS.includes(rule));

/** As a paper may print it. */
export const printedClaimText = (text: string): string =>
  isOfClaims(text)
    ? text
    : 'Withheld: the identifier scan found a name in it, or what else could lead to a person.';

/** The same of a list: what a source type or a band is called. */
export const printedLabel = (label: string): string => (isOfClaims(label) ? label : 'label withheld');
