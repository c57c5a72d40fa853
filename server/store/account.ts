/** Accounts: who may sign in. Only the `auth` service writes them. */
import { asc, eq } from 'drizzle-orm';
import type { AccountId } from '#core/ids.ts';
import type { Tx } from '../db/client.ts';
import { account, credential } from '../db/schema.ts';
import { newId } from '../id.ts';

export interface NewAccount {
  email: string;
  passwordHash: string;
  admin: boolean;
}

export const foldEmail = (email: string): string => email.trim().toLowerCase();

/** Returns the new account's id, or null when the e-mail has an account already. */
export async function createAccount(tx: Tx, fields: NewAccount): Promise<AccountId | null> {
  const id = newId<AccountId>();
  const rows = await tx
    .insert(account)
    .values({ id, email: foldEmail(fields.email), isAdmin: fields.admin })
    .onConflictDoNothing()
    .returning({ id: account.id });
  if (rows.length === 0) return null;
  await tx.insert(credential).values({ accountId: id, passwordHash: fields.passwordHash });
  return id;
}

/** What a password is held against; only the `auth` service sees it. One statement, whether or not there is one. */
export async function findCredential(
  tx: Tx,
  email: string,
): Promise<{ id: AccountId; passwordHash: string; suspendedAt: Date | null } | null> {
  const [row] = await tx
    .select({ id: account.id, passwordHash: credential.passwordHash, suspendedAt: account.suspendedAt })
    .from(account)
    .innerJoin(credential, eq(credential.accountId, account.id))
    .where(eq(account.email, foldEmail(email)));
  return row ?? null;
}

export async function savePasswordHash(tx: Tx, id: AccountId, passwordHash: string): Promise<void> {
  await tx.update(credential).set({ passwordHash }).where(eq(credential.accountId, id));
}

export async function findAccount(tx: Tx, email: string): Promise<typeof account.$inferSelect | null> {
  const rows = await tx
    .select()
    .from(account)
    .where(eq(account.email, foldEmail(email)));
  return rows[0] ?? null;
}

export interface AccountRow {
  id: AccountId;
  email: string;
  admin: boolean;
  suspendedAt: Date | null;
  createdAt: Date;
}

/** The accounts that the caller may see, oldest first: for an admin and the `auth` service all. */
export async function listAccounts(tx: Tx): Promise<AccountRow[]> {
  return tx
    .select({
      id: account.id,
      email: account.email,
      admin: account.isAdmin,
      suspendedAt: account.suspendedAt,
      createdAt: account.createdAt,
    })
    .from(account)
    .orderBy(asc(account.createdAt), asc(account.email));
}

export interface Appearance {
  direction: 'auto' | 'ltr' | 'rtl';
  theme: 'auto' | 'light' | 'dark';
}

/** How the caller wants pages to look. */
export async function saveAppearance(tx: Tx, id: AccountId, appearance: Appearance): Promise<void> {
  await tx.update(account).set(appearance).where(eq(account.id, id));
}
