/** How near a sentence is to a claim, by the words that few claims share. */
import type { Known, KnownClaim } from './known.ts';

const STOP = new Set(
  'a an the and or but of in on at to from for with by as is was were are be been being had has have did do does that this these those it its their they them he she his her who which what when where there than then still all most more some any each every other up least about over nearly almost just under around roughly only between during after before into out not no nor so if one two three four five six seven eight nine ten said according also would could may might people persons person member men hundred thousand percent cent per year month first known'.split(
    ' ',
  ),
);
const SAME: ReadonlyMap<string, string> = new Map([
  ['isk', 'is-k'],
  ['iskp', 'is-k'],
  ['madrasa', 'school'],
  ['madrassa', 'school'],
  ['seminary', 'school'],
  ['seminaries', 'school'],
  ['cleric', 'clergy'],
  ['preacher', 'preacher'],
  ['lecturer', 'teacher'],
  ['authority', 'taliban'],
  ['sponsor', 'sponsor'],
  ['back', 'sponsor'],
  ['support', 'help'],
  ['joined', 'join'],
  ['defect', 'join'],
  ['defector', 'join'],
  ['defected', 'join'],
  ['north-east', 'northeast'],
  ['north-eastern', 'northeast'],
  ['northeastern', 'northeast'],
  ['south-eastern', 'southeast'],
  ['southeastern', 'southeast'],
  ['south-east', 'southeast'],
  ['eastern', 'east'],
  ['grew', 'larger'],
  ['grow', 'larger'],
  ['growing', 'larger'],
  ['bigger', 'larger'],
  ['kill', 'kill'],
  ['regional', 'region'],
  ['provinc', 'region'],
  ['provincial', 'region'],
  ['area', 'region'],

  ['united', 'united'],
]);

function termsOf(text: string): Set<string> {
  const plain = text
    .toLowerCase()
    .replace(/[’']s\b/g, '')
    .replace(/islamic state(?: khorasan| in khorasan)?/g, 'is-k')
    .replace(/religious schools?/g, 'school')
    .replace(/change of power|takeover/g, 'takeover')
    .replace(/united states|\bu\.s\.|\bus\b/g, 'washington');
  const words = plain.match(/[\p{L}]+(?:-[\p{L}]+)*/gu) ?? [];
  return new Set(
    words
      .filter((word) => word.length > 2 && !STOP.has(word))
      .map(stem)
      .filter((word) => !STOP.has(word)),
  );
}

function stem(word: string): string {
  const same = SAME.get(word);
  if (same !== undefined) return same;
  const cut = word
    .replace(/ies$/, 'y')
    .replace(/(?<=[a-z]{3})(?:ing|ed)$/, '')
    .replace(/(?<=[a-z]{3})s$/, '')
    .replace(/(?<=[a-z]{3})e$/, '');
  return SAME.get(cut) ?? cut;
}

export interface Near {
  readonly claim: KnownClaim;
  /** Share of the claim's words that the sentence has, by weight: 0 to 1. */
  readonly share: number;
}

export interface Matcher {
  /** The nearest first; claims of other years or provinces are left out. */
  near(sentence: string, least: number): Near[];
}

export function createMatcher(known: Known): Matcher {
  const entries = known.claims.map((claim) => ({
    claim,
    terms: termsOf(claim.proposition),
    places: placesOf(`${claim.place ?? ''} ${claim.proposition}`),
  }));
  const found = new Map<string, number>();
  for (const { terms } of entries) for (const term of terms) found.set(term, (found.get(term) ?? 0) + 1);
  const weigh = (term: string): number => Math.log(1 + entries.length / (found.get(term) ?? 1));
  return {
    near: (sentence, least) => {
      const said = termsOf(sentence);
      const [years, places] = [yearsOf(sentence), placesOf(sentence)];
      return entries
        .filter((one) => isOfYears(one.claim, years) && isOfPlaces(one.places, places))
        .map(({ claim, terms }) => ({ claim, share: shareOf(terms, said, weigh) }))
        .filter(({ share }) => share >= least)
        .toSorted((a, b) => b.share - a.share);
    },
  };
}

function shareOf(
  terms: ReadonlySet<string>,
  said: ReadonlySet<string>,
  weigh: (term: string) => number,
): number {
  let [all, shared] = [0, 0];
  for (const term of terms) {
    all += weigh(term);
    if (said.has(term)) shared += weigh(term);
  }
  return all === 0 ? 0 : shared / all;
}

const yearsOf = (text: string): number[] => (text.match(/\b(?:19|20)\d\d\b/g) ?? []).map(Number);

function isOfYears({ period }: KnownClaim, years: readonly number[]): boolean {
  if (period === null || years.length === 0) return true;
  const [from, to] = [Number(period.from.slice(0, 4)), Number(period.to.slice(0, 4))];
  return years.some((year) => year >= from && year <= to);
}

const PLACES =
  'badakhshan badghis baghlan balkh bamyan daikundi farah faryab ghazni ghor helmand herat jawzjan kabul kandahar kapisa khost kunar kunduz laghman logar nangarhar nimroz nuristan paktia paktika panjshir parwan samangan takhar uruzgan wardak zabul pakistan iran tajikistan uzbekistan turkmenistan tirah dangam kashmir fergana'.split(
    ' ',
  );
const placesOf = (text: string): Set<string> => {
  const low = text.toLowerCase();
  return new Set(PLACES.filter((place) => low.includes(place)));
};

/** A sentence on Herat is not on a claim of Kunar; a claim of a country is of its provinces only where it names them. */
const isOfPlaces = (own: ReadonlySet<string>, said: ReadonlySet<string>): boolean =>
  own.size === 0 || said.size === 0 || [...said].some((place) => own.has(place));
