import { checkVersion } from '../operation/check-version.ts';
import { compareCodePoints, foldText } from '../text/fold-text.ts';
import {
  checkFullAdministrators,
  emailKey,
  type UserRow,
  userExists,
  userNotFound,
  versionedUser,
} from './user-rules.ts';
import type { User } from './users.contract.ts';

/** Keeps a partner's users in the host's own store; a rejection takes the change back. */
export type SaveUsers = (users: readonly UserRow[]) => PromiseLike<void> | void;

/** The users of a partner whose rows are in memory (ORG-3). */
export function usersInMemory(rows: readonly UserRow[], saveUsers: SaveUsers | undefined) {
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
      items: users
        .map(versionedUser)
        .sort(
          (a, b) => compareCodePoints(foldText(a.name), foldText(b.name)) || compareCodePoints(a.id, b.id),
        ),
    }),
    async add(user: UserRow): Promise<User> {
      const { id, email } = user;
      if (users.some((other) => other.id === id)) throw userExists('id', id);
      const isTaken = (other: UserRow) => other.email && email && emailKey(other.email) === emailKey(email);
      if (email && users.some(isTaken)) throw userExists('email', email);
      await change([...users, user]);
      return versionedUser(user);
    },
    async setRoles({ id, roles, version }: { id: string; roles: string[]; version: string }): Promise<User> {
      const user = find(id);
      checkVersion(`The user ${user.name}`, version, versionedUser(user));
      const changed = { ...user, roles };
      await replace(id, [changed]);
      return versionedUser(changed);
    },
    async remove({ id }: { id: string }): Promise<{ id: string }> {
      find(id);
      await replace(id, []);
      return { id };
    },
  };
}
