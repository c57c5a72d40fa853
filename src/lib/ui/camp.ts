/** Camps that have a hue of their own; every other stands in black, told apart by its letter. */
import { CAMPS } from '#core/source.ts';

const HUES: ReadonlySet<string> = new Set(CAMPS);

/** The custom property that holds a camp's hue, for a `style` attribute. */
export const campColour = (camp: string): string => `var(--camp-${HUES.has(camp) ? camp : 'outside'})`;
