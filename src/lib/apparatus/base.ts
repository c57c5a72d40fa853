/** The evidence base with places as the interface calls them. */
import type { PrintedBase } from '#core/apparatus/docx.ts';
import type { Sitting } from '#core/apparatus/sitting.ts';
import type { Messages } from '#lib/messages/en.ts';

/** As the server reads it: `region` by its key. */
interface ReadBase extends Omit<PrintedBase, 'sittings'> {
  readonly sittings: readonly (Omit<Sitting, 'place'> & { readonly region: string | null })[];
}

export const placeIn =
  ({ regions }: Messages['interview']) =>
  (region: string): string =>
    wordIn(regions, region);

const wordIn = (words: Readonly<Record<string, string>>, key: string): string =>
  Object.entries(words).find(([name]) => name === key)?.[1] ?? key;

export function withPlaces(read: ReadBase, words: Messages['interview']): PrintedBase {
  const placeOf = placeIn(words);
  return {
    ...read,
    sittings: read.sittings.map(({ region, ...sitting }) => ({
      ...sitting,
      country: wordIn(words.countries, sitting.country),
      mode: wordIn(words.modes, sitting.mode),
      language: wordIn(words.languages, sitting.language),
      place: region === null ? null : placeOf(region),
    })),
  };
}
