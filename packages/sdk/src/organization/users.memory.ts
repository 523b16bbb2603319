import type { MemoryAnswers } from '../memory/memory-call.ts';
import { checkVersion } from '../operation/check-version.ts';
import { byName } from '../text/by-name.ts';
import { changedUser } from './user-records.ts';
import {
  checkFullAdministrators,
  emailKey,
  type UserRow,
  userExists,
  userNotFound,
  versionedUser,
} from './user-rules.ts';

/** Keeps a partner's users in the host's own store; a rejection takes the change back. */
export type SaveUsers = (users: readonly UserRow[]) => PromiseLike<void> | void;

/** The users of a partner, as a host has them. */
export interface UsersOptions {
  /** Users of the partner organization (ORG-3); absent, the source does not tell of them. */
  readonly users?: readonly UserRow[] | undefined;
  /** Keeps the users in the host's own store, all of them after each change; absent, they are read-only. */
  readonly saveUsers?: SaveUsers | undefined;
}

/** The users of a partner whose rows are in memory (ORG-3). */
export function usersInMemory({ users: rows = [], saveUsers }: UsersOptions): MemoryAnswers<'users'> {
  let users = [...rows];

  function find(id: string): UserRow {
    const user = users.find((one) => one.id === id);
    if (!user) throw userNotFound(id);
    return user;
  }

  async function change(after: UserRow[]): Promise<void> {
    const before = users;
    users = after;
    try {
      await saveUsers?.(after);
    } catch (cause) {
      users = before;
      throw cause;
    }
  }

  async function replace(id: string, by: readonly UserRow[]): Promise<void> {
    const after = users.flatMap((user) => (user.id === id ? by : [user]));
    checkFullAdministrators(users, after);
    await change(after);
  }

  return {
    list: () => ({
      items: users.map(versionedUser).sort(byName),
    }),
    async add(user, { record, announce }) {
      const { id, email } = user;
      if (users.some((other) => other.id === id)) throw userExists('id', id);
      const isTaken = (other: UserRow) => other.email && email && emailKey(other.email) === emailKey(email);
      if (email && users.some(isTaken)) throw userExists('email', email);
      await change([...users, user]);
      record(changedUser(undefined, user));
      announce({ kind: 'invited', data: { user } });
      return versionedUser(user);
    },
    async setRoles({ id, roles, version }, { record }) {
      const user = find(id);
      checkVersion(`The user ${user.name}`, version, versionedUser(user));
      const changed = { ...user, roles };
      await replace(id, [changed]);
      const change = changedUser(user, changed);
      if (change.changes.length > 0) record(change);
      return versionedUser(changed);
    },
    async remove({ id }, { record }) {
      const user = find(id);
      await replace(id, []);
      record(changedUser(user, undefined));
      return { id };
    },
  };
}
