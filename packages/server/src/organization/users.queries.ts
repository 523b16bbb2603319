import { foldText, type UserRow } from '@partnerkit/sdk';
import { emailKey } from '@partnerkit/sdk/server';
import sql, { type Sql } from 'sql-template-tag';
import type { Transaction } from '../storage/transaction.ts';

/** A user of the partner organization, as they are added. */
export type NewUser = Pick<UserRow, 'id' | 'name' | 'email'> & { readonly roles: readonly string[] };

/** The partner's users for a change: changes of one partner's users follow each other, so that a full administrator stays. */
export async function lockUsers(tx: Transaction, partner: string): Promise<UserRow[]> {
  await tx.run(sql`select 1 from partners where partner_id = ${partner} for update`);
  return selectUsers(tx, partner);
}

/** The users of a partner, by name (ORG-3); `id`: only the one of it. */
export async function selectUsers(tx: Transaction, partner: string, id?: string): Promise<UserRow[]> {
  const one = id === undefined ? sql`` : sql`and user_id = ${id}`;
  const rows = await tx.rows<{ user_id: string; name: string; email: string | null; roles: string[] }>(sql`
    select user_id, name, email, roles from users
    where partner_id = ${partner} ${one} order by sort_key, user_id`);
  return rows.map(({ user_id, name, email, roles }) => ({
    id: user_id,
    name,
    ...(email === null ? {} : { email }),
    roles,
  }));
}

/** What is known of whoever shows a token. */
export interface KnownUser {
  /** Absent: they were removed. */
  readonly roles?: readonly string[] | undefined;
}

/** A user, or one who was; `undefined` for somebody of whom the partner's users have never told. */
export async function selectKnownUser(
  tx: Transaction,
  partner: string,
  id: string,
): Promise<KnownUser | undefined> {
  const row = await tx.first<{ roles: string[] | null }>(sql`
    select roles from users where partner_id = ${partner} and user_id = ${id}
    union all
    select null from removed_users where partner_id = ${partner} and user_id = ${id}`);
  return row && (row.roles === null ? {} : { roles: row.roles });
}

/** Takes a user away, and remembers that they were one. */
export async function deleteUser(tx: Transaction, partner: string, id: string): Promise<void> {
  await tx.run(sql`delete from users where partner_id = ${partner} and user_id = ${id}`);
  await tx.run(sql`insert into removed_users values (${partner}, ${id}) on conflict do nothing`);
}

/** Adds a user who is not there. */
export async function insertUser(tx: Transaction, partner: string, user: UserRow): Promise<void> {
  await tx.run(userInsert(partner, user));
  await comeBack(tx, partner, user.id);
}

async function comeBack(tx: Transaction, partner: string, id: string): Promise<void> {
  await tx.run(sql`delete from removed_users where partner_id = ${partner} and user_id = ${id}`);
}

/** Adds users that are not there yet; answers which. */
export async function insertUsers<User extends NewUser>(
  tx: Transaction,
  partner: string,
  users: readonly User[],
): Promise<User[]> {
  const added: User[] = [];
  for (const user of users) {
    if ((await tx.run(sql`${userInsert(partner, user)} on conflict do nothing`)) === 0) continue;
    await comeBack(tx, partner, user.id);
    added.push(user);
  }
  return added;
}

function userInsert(partner: string, { id, name, email, roles }: NewUser): Sql {
  return sql`
    insert into users (partner_id, user_id, name, sort_key, email, email_key, roles)
    values (${partner}, ${id}, ${name}, ${foldText(name)}, ${email ?? null},
      ${email === undefined ? null : emailKey(email)}, ${[...roles]}::text[])`;
}

/** Puts other roles in the place of a user's. */
export async function updateRoles(tx: Transaction, partner: string, { id, roles }: UserRow): Promise<void> {
  await tx.run(sql`
    update users set roles = ${roles}::text[] where partner_id = ${partner} and user_id = ${id}`);
}
