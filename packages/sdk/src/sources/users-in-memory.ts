import { checkVersion } from '../operation/check-version.ts';
import {
  checkFullAdministrators,
  emailKey,
  type UserRow,
  userExists,
  userNotFound,
  versionedUser,
} from '../organization/user-rules.ts';
import type { User } from '../organization/users.contract.ts';
import { compareCodePoints, foldText } from '../text/fold-text.ts';

/** The users of a partner whose rows are in memory (ORG-3); what is changed lasts as long as the source. */
export function usersInMemory(rows: readonly UserRow[]) {
  let users = [...rows];

  function find(id: string): UserRow {
    const user = users.find((one) => one.id === id);
    if (!user) throw userNotFound(id);
    return user;
  }

  function replace(id: string, by: readonly UserRow[]): void {
    const after = users.flatMap((user) => (user.id === id ? by : [user]));
    checkFullAdministrators(users, after);
    users = after;
  }

  return {
    list: () => ({
      items: users
        .map(versionedUser)
        .sort(
          (a, b) => compareCodePoints(foldText(a.name), foldText(b.name)) || compareCodePoints(a.id, b.id),
        ),
    }),
    add(user: UserRow): User {
      const { id, email } = user;
      if (users.some((other) => other.id === id)) throw userExists('id', id);
      const isTaken = (other: UserRow) => other.email && email && emailKey(other.email) === emailKey(email);
      if (email && users.some(isTaken)) throw userExists('email', email);
      users = [...users, user];
      return versionedUser(user);
    },
    setRoles({ id, roles, version }: { id: string; roles: string[]; version: string }): User {
      const user = find(id);
      checkVersion(`The user ${user.name}`, version, versionedUser(user));
      const changed = { ...user, roles };
      replace(id, [changed]);
      return versionedUser(changed);
    },
    remove({ id }: { id: string }): { id: string } {
      find(id);
      replace(id, []);
      return { id };
    },
  };
}
