/** What would change a claim, in words: with figures for leads, with a status alone for analysts. */
import type { OpenChange, OpenOutcome, Outcome, WouldChange } from '#core/consistency/would-change.ts';
import { isMoreThanAll, shownRange } from '#core/consistency/share.ts';
import type { Messages } from '#lib/messages/en.ts';
import { grouped } from './cell.ts';
import { likelihoodFigure, twoDigits } from './verdict.ts';

type Words = Messages['why'];
type Change = WouldChange | OpenChange;

export interface ChangeNames {
  type: (key: string) => string;
  value: (key: string) => string;
  /** Of the claim's figures. */
  unit: string | undefined;
}

export interface VoiceWords {
  key: string;
  who: string;
  heard: string;
  outcomes: string[];
}

export function voicesInWords(m: Words, { voices }: Change, names: ChangeNames): VoiceWords[] {
  return voices.map(({ type, party, stake, heard, outcomes }) => {
    const isFigure = outcomes.some(({ says }) => typeof says === 'number');
    return {
      key: `${type} ${party ?? ''}`,
      who: m.voice(names.type(type), (isFigure ? m.stakesInFigure : m.stakes)[stake]),
      heard: heard ? m.heard : m.unheard,
      outcomes: outcomes
        .filter(
          ({ says }: { says: string | number }) =>
            typeof says === 'string' || !isMoreThanAll(says, names.unit),
        )
        .map((one: Outcome | OpenOutcome) => outcomeInWords(m, one, names)),
    };
  });
}

function outcomeInWords(m: Words, one: Outcome | OpenOutcome, names: ChangeNames): string {
  const says = typeof one.says === 'number' ? grouped(twoDigits(one.says)) : m.quoted(names.value(one.says));
  return m.outcome(one.status, 'p' in one ? figureOf(one, names.unit) : '', says);
}

/** ".84", or "4,100–7,900"; nothing where there is none. */
export function figureOf({ p, range }: Pick<Outcome, 'p' | 'range'>, unit: string | undefined): string {
  if (p !== null) return likelihoodFigure(p);
  if (range === null) return '';
  const { lo, hi } = shownRange(range, unit);
  return `${grouped(twoDigits(lo))}–${grouped(twoDigits(hi))}`;
}

/** The fewest that would corroborate it or turn it, as far as there is anything to say. */
export function fewestInWords(m: Words, change: Change, names: ChangeNames, most: number): string[] {
  const list = (voices: readonly { type: string }[]): string =>
    voices.map(({ type }) => names.type(type)).join(', ');
  const nominal = change.voices.some(({ outcomes }) => outcomes.some(({ says }) => typeof says === 'string'));
  if (!nominal) return [];
  return [
    ...(change.corroborate === null
      ? []
      : [m.corroborate(list(change.corroborate.voices), change.corroborate.voices.length)]),
    change.flip === null
      ? m.noFlip(Math.min(most, change.voices.length))
      : m.flip(list(change.flip.voices), change.flip.voices.length),
  ];
}
