/** A member by role and number, in words. */
import type { Handle } from '#core/two-leads.ts';
import type { Messages } from '#lib/messages/en.ts';

export const handleIn =
  ({ roles, twoLeads }: Pick<Messages, 'roles' | 'twoLeads'>) =>
  (of: Handle | null): string =>
    of === null ? twoLeads.somebody : roles.handle(roles[of.role], of.ordinal);
