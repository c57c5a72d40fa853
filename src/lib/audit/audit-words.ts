/** An entry of the audit in words: handles for accounts, codes where the reader may see them, else the beginning of an id. */
import type { Role } from '#core/access.ts';
import type { ActObject } from '#core/audit.ts';
import { isUuid } from '#core/ids.ts';
import type { Messages } from '#lib/messages/en.ts';

export interface Named {
  members: Readonly<Record<string, { role: Role; ordinal: number }>>;
  codes: Readonly<Record<string, string>>;
}

const brief = (id: string): string => id.slice(0, 8);

export function whoInWords(actor: string | null, { members }: Named, m: Messages): string {
  if (actor === null) return m.audit.commandLine;
  const member = members[actor];
  return member ? m.roles.handle(m.roles[member.role], member.ordinal) : m.audit.noMember;
}

export function objectInWords(
  { kind, id }: { kind: ActObject; id: string },
  named: Named,
  m: Messages,
): string {
  if (kind === 'project') return m.audit.objects.project;
  const member = named.members[id];
  if (member) return m.roles.handle(m.roles[member.role], member.ordinal);
  return named.codes[id] ?? `${m.audit.objects[kind]} ${brief(id)}`;
}

/** Where the object is looked at, for who may; null: nowhere. Auditors see no content, and are handed no codes. */
export function addressOfObject(
  { kind, id }: { kind: ActObject; id: string },
  { codes }: Named,
  base: string,
  seesClaims: boolean,
): string | null {
  const code = codes[id];
  if (kind === 'record' && code) return `${base}/records/${code}`;
  if (kind === 'source' && code) return `${base}/sources/${code}`;
  return kind === 'claim' && seesClaims ? `${base}/claims/${id}` : null;
}

export interface Kept {
  field: string;
  value: string;
  /** An id or a digest, of which only the beginning is shown. */
  whole: string | null;
}

export function keptInWords(
  more: Readonly<Record<string, string | number | boolean | null>>,
  named: Named,
  m: Messages,
): Kept[] {
  const fields: Readonly<Record<string, string>> = m.audit.fields;
  const roles: Readonly<Record<string, unknown>> = m.roles;
  return Object.entries(more).flatMap(([key, value]): Kept[] => {
    const field = fields[key] ?? key;
    if (value === null || value === '') return [];
    if (typeof value === 'boolean') return [{ field, value: value ? m.audit.yes : m.audit.no, whole: null }];
    if (typeof value === 'number') return [{ field, value: String(value), whole: null }];
    if (named.members[value]) return [{ field, value: whoInWords(value, named, m), whole: null }];
    if (isUuid(value) || /^[0-9a-f]{64}$/.test(value)) return [{ field, value: brief(value), whole: value }];
    const word = key === 'role' ? roles[value] : undefined;
    return [{ field, value: typeof word === 'string' ? word : value, whole: null }];
  });
}
