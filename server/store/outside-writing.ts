/** The bytes of an outside release: the data set of the interviews that it lets out. */
import type { MadeOf } from '#core/disclosure/made-of.ts';
import { packRelease } from '#core/release/pack.ts';
import type { Work } from '../place.ts';
import { readReleaseData } from './outside-data.ts';
import type { Preparation } from './outside-preparation.ts';

export async function writeRelease(
  work: Work,
  { release }: Preparation,
  madeOf: MadeOf,
): Promise<Uint8Array> {
  const { audience, seed, steps, thresholds, counts } = madeOf;
  const data = await readReleaseData(work, {
    audience,
    seed: Buffer.from(seed, 'hex'),
    steps,
    least: { k: thresholds.k, researchers: thresholds.researchers },
    interviews: (release?.printed ?? []).map(({ sitting, cells }) => ({ record: sitting.interview, cells })),
    // Who is held back with those who withdrew is counted with those who are too few: neither is told apart in print.
    leftOut: {
      withheld: counts.withheld + counts.heldBack,
      withoutConsent: counts.withoutConsent,
      notReleased: counts.notReleased,
    },
  });
  return packRelease(data);
}
