/** "Lead 2": a member as the others know them. */
import type { Messages } from '#lib/messages/en.ts';

export function memberInWords(m: Messages, by: { role: string; ordinal: number | null } | null): string {
  if (by === null) return '';
  const roles: Record<string, string> = { lead: m.roles.lead, reviewer: m.roles.reviewer };
  return m.roles.handle(roles[by.role] ?? by.role, by.ordinal);
}
