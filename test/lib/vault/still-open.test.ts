import { expect, test } from 'vitest';
import { stillOpen } from '#lib/vault/still-open.ts';
import type { RequestData } from '#lib/vault/vault-data.ts';

const request = (fields: Partial<RequestData> = {}): RequestData => ({
  ...{
    id: 'r',
    kind: 'reading',
    purpose: 'why',
    record: null,
    identities: ['a', 'b'],
    key: 'k',
    signature: '',
  },
  ...{ by: 1, own: true, grantedBy: 2, granted: true, at: new Date(0), expiresAt: new Date(1) },
  ...fields,
});
const sealed = (id: string) => ({ id, source: `S-${id}`, epoch: 1, sealedAt: new Date(0), current: true });
const opened = {
  request: 'r',
  identities: ['a', 'b'].map((id) => ({ id, source: `S-${id}`, identity: null })),
};
const both = [sealed('a'), sealed('b')];

test('an opened name stands on the page while the key is unlocked, the request is open and the identity is sealed', () => {
  expect(stillOpen(opened, { requests: [request()], identities: both }, true)).toEqual(opened);
  expect(stillOpen(opened, { requests: [request()], identities: both }, false), 'locked').toBeNull();
  expect(stillOpen(opened, { requests: [], identities: both }, true), 'closed by another lead').toBeNull();
  const left = stillOpen(opened, { requests: [request()], identities: [sealed('b')] }, true);
  expect(
    left?.identities.map(({ id }) => id),
    'one was destroyed',
  ).toEqual(['b']);
});
