import { randomUUID } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fragmentOf, keepFragment, keepPin, pinnedStanding } from '#lib/vault/pin.ts';
import { EMPTY, digestOf, nextChange, signChange } from '#lib/vault/lead-list.ts';
import { listFingerprint } from '#lib/vault/fingerprint.ts';
import { makeSecret, publicKey } from '#lib/vault/lead-secret.ts';

const project = randomUUID();

class Shelf implements Storage {
  readonly #kept = new Map<string, string>();
  get length(): number {
    return this.#kept.size;
  }
  key = (index: number): string | null => [...this.#kept.keys()][index] ?? null;
  getItem = (name: string): string | null => this.#kept.get(name) ?? null;
  setItem = (name: string, value: string): void => void this.#kept.set(name, value);
  removeItem = (name: string): void => void this.#kept.delete(name);
  clear = (): void => this.#kept.clear();
}

async function madeList() {
  const secrets = await Promise.all([makeSecret(), makeSecret()]);
  const [a, b] = await Promise.all(
    secrets.map((secret, i) => publicKey(secret, randomUUID(), String(i).repeat(64))),
  );
  const next = nextChange(EMPTY, { kind: 'begin', keys: [a!, b!] });
  const signatures = [
    signChange(project, next, secrets[0]!, a!.id),
    signChange(project, next, secrets[1]!, b!.id),
  ];
  return {
    changes: [{ ...next, signatures }],
    fingerprint: listFingerprint(digestOf(project, next)),
    /** A third key, signed by both. */
    async grown() {
      const third = await publicKey(await makeSecret(), randomUUID(), '2'.repeat(64));
      const add = {
        version: 2,
        before: digestOf(project, next),
        change: { kind: 'add', key: third },
      } as const;
      const both = [a!, b!].map((key, i) => signChange(project, add, secrets[i]!, key.id));
      return [...this.changes, { ...add, signatures: both }];
    },
  };
}

test('attack 11: a researcher’s browser seals to no list but the one whose fingerprint came in the link’s fragment', async () => {
  const [leads, server] = await Promise.all([madeList(), madeList()]);
  const shelf = new Shelf();
  expect(pinnedStanding(project, leads.changes, shelf).kind).toBe('new');
  keepFragment(fragmentOf(project, leads.fingerprint), shelf);
  expect(pinnedStanding(project, leads.changes, shelf).kind).toBe('known');
  expect(pinnedStanding(project, server.changes, shelf)).toEqual({ kind: 'refused' });
  expect(pinnedStanding(project, [], shelf)).toEqual({ kind: 'refused' });
  // A later link does not take its place: who is in the middle could send one.
  keepFragment(fragmentOf(project, server.fingerprint), shelf);
  expect(pinnedStanding(project, server.changes, shelf)).toEqual({ kind: 'refused' });
  shelf.clear(); // left
  keepPin(project, leads.fingerprint, shelf);
  expect(pinnedStanding(project, server.changes, shelf)).toEqual({ kind: 'refused' });
  expect(pinnedStanding(project, leads.changes, shelf).kind).toBe('known');
});

test('attack 11: a researcher’s browser that has seen the list grow refuses it as it was before', async () => {
  const leads = await madeList();
  const grown = await leads.grown();
  const shelf = new Shelf();
  keepPin(project, leads.fingerprint, shelf);
  expect(pinnedStanding(project, leads.changes, shelf).kind).toBe('known');
  expect(pinnedStanding(project, grown, shelf).kind).toBe('known');
  expect(pinnedStanding(project, leads.changes, shelf)).toEqual({ kind: 'refused' });
});

test('attack 11: no address but an invitation’s sets what a browser knows the list by', () => {
  const taking = globSync('src/**/*.svelte').filter((file) =>
    readFileSync(file, 'utf8').includes('keepFragment'),
  );
  expect(taking).toEqual(['src/routes/join/[token]/+page.svelte']);
});
