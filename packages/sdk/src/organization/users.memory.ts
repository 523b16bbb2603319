import type { MemoryAnswers } from '../memory/memory-call.ts';
import { checkVersion } from '../operation/check-version.ts';
import { byName } from '../text/by-name.ts';
import type { UserBook } from './user-book.memory.ts';
import { changedUser } from './user-records.ts';
import {
  addedUser,
  checkFullAdministrators,
  type UserRow,
  userNotFound,
  versionedUser,
} from './user-rules.ts';

/** The users of a partner whose rows are in memory (ORG-3); `viewerId` is who looks, where that is known. */
export function usersInMemory(book: UserBook, viewerId: string | undefined): MemoryAnswers<'users'> {
  const replace = (id: string, other: Parameters<UserBook['replace']>[1]) =>
    book.replace(id, other, (before, after) => checkFullAdministrators(before, after, viewerId));

  return {
    list: () => ({
      items: book.users.map(versionedUser).sort(byName),
    }),
    get({ id }) {
      const user = book.users.find((one) => one.id === id);
      if (!user) throw userNotFound(id);
      return versionedUser(user);
    },
    async add(given, { record, announce }) {
      let user: UserRow = given;
      await book.change((users) => {
        user = addedUser(given, users);
        return [...users, user];
      });
      record(changedUser(undefined, user));
      announce({ kind: 'invited', data: { user } });
      return versionedUser(user);
    },
    async setRoles({ id, roles, version }, { record }) {
      const { before, after } = await replace(id, (user) => {
        checkVersion(`The user ${user.name}`, version, versionedUser(user));
        return { ...user, roles };
      });
      const change = changedUser(before, after);
      if (change.changes.length > 0) record(change);
      return versionedUser(after ?? before);
    },
    async remove({ id }, { record }) {
      const { before } = await replace(id, () => undefined);
      record(changedUser(before, undefined));
      return { id };
    },
  };
}
