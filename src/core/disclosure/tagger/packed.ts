/**
 * Weights as text: how many features, the size of a step and `again` (four bytes each), the features as distances from the last
 * (seven bits a byte, the lowest first), then of each a byte for a beginning and one for going on, in base64.
 */
import type { Trained } from './weights.ts';

const HEAD = 12;

export function unpacked(base64: string): Trained {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const head = new DataView(bytes.buffer);
  const count = head.getUint32(0, true);
  const [step, again] = [head.getFloat32(4, true), head.getFloat32(8, true)];
  const features: number[] = [];
  let [at, feature] = [HEAD, 0];
  while (features.length < count) {
    let [distance, shift, byte] = [0, 0, 0x80];
    for (; byte >= 0x80; shift += 7) {
      byte = bytes[at++] ?? 0;
      distance |= (byte & 0x7f) << shift;
    }
    feature += distance;
    features.push(feature);
  }
  const steps = new Int8Array(bytes.buffer, at);
  const weightOf = (i: number): number => (steps[i] ?? 0) * step;
  return {
    features,
    begins: features.map((_, i) => weightOf(i)),
    goesOn: features.map((_, i) => weightOf(count + i)),
    again,
  };
}

/** Weights that come to less than two steps either way are left out: a third of the room, and hardly anything said. */
export function packed({ features, begins, goesOn, again }: Trained, most: number): string {
  const step = most / 127;
  const inSteps = (weight = 0): number => Math.max(-127, Math.min(127, Math.round(weight / step)));
  const kept = features
    .map((feature, i) => ({ feature, begin: inSteps(begins[i]), on: inSteps(goesOn[i]) }))
    .filter(({ begin, on }) => Math.abs(begin) > 1 || Math.abs(on) > 1);
  const head = new DataView(new ArrayBuffer(HEAD));
  head.setUint32(0, kept.length, true);
  head.setFloat32(4, step, true);
  head.setFloat32(8, again, true);
  const distances = kept.flatMap(({ feature }, i) => inSevens(feature - (kept[i - 1]?.feature ?? 0)));
  const bytes = [
    ...new Uint8Array(head.buffer),
    ...distances,
    ...kept.map(({ begin }) => begin & 0xff),
    ...kept.map(({ on }) => on & 0xff),
  ];
  return btoa(bytes.map((byte) => String.fromCharCode(byte)).join(''));
}

function inSevens(distance: number): number[] {
  return distance < 0x80 ? [distance] : [(distance & 0x7f) | 0x80, ...inSevens(distance >>> 7)];
}
