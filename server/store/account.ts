/** Accounts: who may sign in. Only the `auth` service writes them. */
import { eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { AccountId } from '#core/ids.ts';
import type { Tx } from '../db/client.ts';
import { account } from '../db/schema.ts';

export interface NewAccount {
  email: string;
  passwordHash: string;
  admin: boolean;
}

export const foldEmail = (email: string): string => email.trim().toLowerCase();

/** Returns the new account's id, or null when the e-mail has an account already. */
export async function createAccount(tx: Tx, fields: NewAccount): Promise<AccountId | null> {
  const id = randomUUID() as AccountId;
  const rows = await tx
    .insert(account)
    .values({ id, email: foldEmail(fields.email), passwordHash: fields.passwordHash, isAdmin: fields.admin })
    .onConflictDoNothing()
    .returning({ id: account.id });
  return rows[0]?.id ?? null;
}

export async function findAccount(tx: Tx, email: string): Promise<typeof account.$inferSelect | null> {
  const rows = await tx
    .select()
    .from(account)
    .where(eq(account.email, foldEmail(email)));
  return rows[0] ?? null;
}
