/** The evidence base with places as the interface calls them. */
import type { PrintedBase } from '#core/apparatus/docx.ts';
import type { Sitting } from '#core/apparatus/sitting.ts';
import type { Messages } from '#lib/messages/en.ts';

/** As the server reads it: `region` by its key. */
interface ReadBase extends Omit<PrintedBase, 'sittings'> {
  readonly sittings: readonly (Omit<Sitting, 'place'> & { readonly region: string | null })[];
}

export function withPlaces(read: ReadBase, { regions }: Messages['interview']): PrintedBase {
  const placeOf = (region: string): string =>
    Object.entries(regions).find(([key]) => key === region)?.[1] ?? region;
  return {
    ...read,
    sittings: read.sittings.map(({ region, ...sitting }) => ({
      ...sitting,
      place: region === null ? null : placeOf(region),
    })),
  };
}
