/** "Researcher 2", to leads alone. */
import type { Messages } from '#lib/messages/en.ts';

export const askerInWords = (m: Messages, who: { role: string; ordinal: number } | null): string =>
  who === null ? '' : m.roles.handle(m.roles[who.role === 'lead' ? 'lead' : 'researcher'], who.ordinal);
