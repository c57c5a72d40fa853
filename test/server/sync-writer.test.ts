import { expect, test } from 'vitest';
import * as encoding from 'lib0/encoding';
import { Writer } from '#server/sync/writer.ts';

test('what is written is what lib0 writes, up to the largest safe integer', () => {
  const sizes = Array.from({ length: 54 }, (_, bit) => [2 ** bit - 1, 2 ** bit]).flat();
  for (const value of sizes.filter((size) => Number.isSafeInteger(size))) {
    const wanted = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, value);
      encoding.writeVarUint8Array(encoder, Uint8Array.of(1, 2, 3));
    });
    expect(Buffer.from(new Writer(2, 3).uint(value).array(Uint8Array.of(1, 2, 3)).bytes)).toEqual(
      Buffer.from(wanted),
    );
  }
});
