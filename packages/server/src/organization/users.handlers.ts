import { foldText, type UserRow } from '@partnerkit/sdk';
import {
  changedUser,
  checkFullAdministrators,
  checkVersion,
  emailKey,
  userExists,
  userNotFound,
  versionedUser,
} from '@partnerkit/sdk/server';
import sql from 'sql-template-tag';
import type { Handlers } from '../http/handlers.ts';
import type { Transaction } from '../storage/transaction.ts';

/** The users of the partner organization and their roles (ORG-3). */
export const usersHandlers: Handlers['users'] = {
  async list(_input, { tx, partner }) {
    return { items: (await selectUsers(tx, partner)).map(versionedUser) };
  },

  async add(user, { tx, partner, record, announce }) {
    const users = await lockUsers(tx, partner);
    if (users.some(({ id }) => id === user.id)) throw userExists('id', user.id);
    const { email } = user;
    const isTaken = (other: UserRow) => other.email && email && emailKey(other.email) === emailKey(email);
    if (email && users.some(isTaken)) throw userExists('email', email);
    await tx.run(sql`
      insert into users (partner_id, user_id, name, sort_key, email, email_key, roles)
      values (${partner}, ${user.id}, ${user.name}, ${foldText(user.name)}, ${email ?? null},
        ${email === undefined ? null : emailKey(email)}, ${user.roles}::text[])`);
    record(changedUser(undefined, user));
    announce({ kind: 'invited', data: { user } });
    return versionedUser(user);
  },

  async setRoles({ id, roles, version }, { tx, partner, record }) {
    const users = await lockUsers(tx, partner);
    const user = users.find((one) => one.id === id);
    if (!user) throw userNotFound(id);
    checkVersion(`The user ${user.name}`, version, versionedUser(user));
    const changed = { ...user, roles };
    checkFullAdministrators(
      users,
      users.map((one) => (one === user ? changed : one)),
    );
    await tx.run(sql`
      update users set roles = ${roles}::text[] where partner_id = ${partner} and user_id = ${id}`);
    const change = changedUser(user, changed);
    if (change.changes.length > 0) record(change);
    return versionedUser(changed);
  },

  async remove({ id }, { tx, partner, record }) {
    const users = await lockUsers(tx, partner);
    const user = users.find((one) => one.id === id);
    if (!user) throw userNotFound(id);
    checkFullAdministrators(
      users,
      users.filter((one) => one.id !== id),
    );
    await tx.run(sql`delete from users where partner_id = ${partner} and user_id = ${id}`);
    record(changedUser(user, undefined));
    return { id };
  },
};

/** The partner's users for a change: changes of one partner's users follow each other, so that a full administrator stays. */
async function lockUsers(tx: Transaction, partner: string): Promise<UserRow[]> {
  await tx.run(sql`select 1 from partners where partner_id = ${partner} for update`);
  return selectUsers(tx, partner);
}

async function selectUsers(tx: Transaction, partner: string): Promise<UserRow[]> {
  const rows = await tx.rows<{ user_id: string; name: string; email: string | null; roles: string[] }>(sql`
    select user_id, name, email, roles from users
    where partner_id = ${partner} order by sort_key, user_id`);
  return rows.map(({ user_id: id, name, email, roles }) => ({
    id,
    name,
    ...(email === null ? {} : { email }),
    roles,
  }));
}
