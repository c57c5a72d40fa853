/**
 * The list of leads' keys: a chain of changes, each signed by two leads whose keys stand on it. Here is its shape, and the
 * very text that is signed; who checks it (a browser, the server) brings the mathematics.
 */
import { z } from 'zod';

const Hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));

/** One lead's public keys. `holder` is an opaque name of the lead in this project: one lead has one key on a list. */
export const LeadKey = z.object({
  id: z.uuid(),
  holder: Hex(32),
  age: z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/),
  sign: Hex(32),
});
export type LeadKey = z.infer<typeof LeadKey>;

export const ListChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('begin'), keys: z.tuple([LeadKey, LeadKey]) }),
  z.object({ kind: z.literal('add'), key: LeadKey }),
  z.object({ kind: z.literal('remove'), id: z.uuid() }),
]);
export type ListChange = z.infer<typeof ListChange>;

export const Signature = z.object({ by: z.uuid(), signature: Hex(64) });
export type Signature = z.infer<typeof Signature>;

/** `before` is the digest of the change before it; of the first, nothing. */
export const SignedChange = z.object({
  version: z.int().min(1).max(10_000),
  before: z.union([z.literal(''), Hex(32)]),
  change: ListChange,
  signatures: z.array(Signature).max(2),
});
export type SignedChange = z.infer<typeof SignedChange>;

/** What the two leads sign, and what is digested. */
export const changeText = (project: string, { version, before, change }: Omit<SignedChange, 'signatures'>) =>
  JSON.stringify(['sanad vault list 1', project, version, before, ...changeParts(change)]);

function changeParts(change: ListChange): unknown[] {
  switch (change.kind) {
    case 'begin':
      return ['begin', ...change.keys.map(keyParts)];
    case 'add':
      return ['add', keyParts(change.key)];
    case 'remove':
      return ['remove', change.id];
  }
}

const keyParts = (key: LeadKey): string[] => [key.id, key.holder, key.age, key.sign];

type Applied = { ok: true; keys: LeadKey[] } | { ok: false };

/** The keys after a change; not every change fits: two keys of one lead would make one lead two. */
export function applyChange(keys: readonly LeadKey[], change: ListChange): Applied {
  switch (change.kind) {
    case 'begin':
      return keys.length === 0 && distinct(change.keys)
        ? { ok: true, keys: [...change.keys] }
        : { ok: false };
    case 'add': {
      const grown = [...keys, change.key];
      return keys.length >= 2 && distinct(grown) ? { ok: true, keys: grown } : { ok: false };
    }
    case 'remove': {
      const rest = keys.filter((key) => key.id !== change.id);
      return rest.length === keys.length - 1 && rest.length >= 2 ? { ok: true, keys: rest } : { ok: false };
    }
  }
}

const distinct = (keys: readonly LeadKey[]): boolean =>
  (['id', 'holder', 'age', 'sign'] as const).every(
    (part) => new Set(keys.map((key) => key[part])).size === keys.length,
  );

/** The keys that a change puts on the list. */
export function addedBy(change: ListChange): readonly LeadKey[] {
  switch (change.kind) {
    case 'begin':
      return change.keys;
    case 'add':
      return [change.key];
    case 'remove':
      return [];
  }
}

/** Whose signatures a change needs: of those who are on the list before it, and of the first two themselves. */
export function signersOf(keys: readonly LeadKey[], change: ListChange): readonly LeadKey[] {
  switch (change.kind) {
    case 'begin':
      return change.keys;
    case 'add':
      return keys;
    case 'remove': // whoever goes is not asked
      return keys.filter((key) => key.id !== change.id);
  }
}
