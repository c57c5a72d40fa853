/** What an update holds, read at once where it is small; else in slices, and of a few at a time, so that others have their turn. */
import { scanPlain } from './plain.ts';
import { scanInSlices, STEP2_CAPS, UPDATE_CAPS, type ScanResult } from './scan.ts';
import type { Turns } from './turns.ts';

/**
 * `turns` bounds how many are read at a time: what is read of one is not counted before it is queued. Null: its socket had
 * ended before its turn came.
 */
export function readUpdate(
  update: Uint8Array,
  kind: 'step2' | 'update',
  turns: Turns,
  socket: { readonly ended: unknown },
): ScanResult | Promise<ScanResult | null> {
  const plain = scanPlain(update);
  if (plain) return { kind: 'scanned', scan: plain };
  const steps = scanInSlices(update, kind === 'step2' ? STEP2_CAPS : UPDATE_CAPS);
  const step = steps.next();
  if (step.done) return step.value;
  return turns.take(async () => (socket.ended ? null : inTurns(steps)));
}

async function inTurns(steps: Generator<void, ScanResult>): Promise<ScanResult> {
  for (;;) {
    await new Promise((resolve) => setImmediate(resolve));
    const step = steps.next();
    if (step.done) return step.value;
  }
}
