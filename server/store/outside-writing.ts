/** The bytes of an outside release. */
import { exportZip } from '#core/export/bundle.ts';
import { csv } from '#core/export/table.ts';
import { KEYS } from '#core/disclosure/interview-keys.ts';
import type { MadeOf } from '#core/disclosure/made-of.ts';
import type { Work } from '../place.ts';
import type { Preparation } from './outside-preparation.ts';

export async function writeRelease(
  work: Work,
  { release }: Preparation,
  madeOf: MadeOf,
): Promise<Uint8Array> {
  await Promise.resolve([work, madeOf]);
  const told = KEYS.filter((key) => madeOf.steps[key] !== 'window');
  const rows = (release?.printed ?? [])
    .map(({ cells }) => told.map((key) => cells[key]))
    .toSorted((a, b) => (a.join('\n') < b.join('\n') ? -1 : 1));
  return exportZip([{ name: 'interviews.csv', text: csv([told, ...rows]) }]);
}
