/** A person's handle as the document has it ("L1", a researcher's "R"), and in words ("Lead 1"). */
import type { Role } from '#core/access.ts';
import type { Messages } from '#lib/messages/en.ts';

/** Roles that write in records, by their letter in the document: whatever the language of the interface. */
const LETTERS = { L: 'lead', A: 'analyst', R: 'researcher' } as const satisfies Record<string, Role>;

export function handleOf(role: Role, ordinal: number | null): string {
  const letter = Object.entries(LETTERS).find(([, of]) => of === role)?.[0] ?? '';
  return `${letter}${ordinal ?? ''}`;
}

/** What another client wrote in another form stays as it is. */
export function handleInWords(handle: string, m: Messages['roles']): string {
  const found = /^([LAR])(\d*)$/.exec(handle);
  const role = Object.entries(LETTERS).find(([letter]) => letter === found?.[1])?.[1];
  if (!found || !role) return handle;
  return m.handle(m[role], found[2] ? Number(found[2]) : null);
}
