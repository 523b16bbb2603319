import {
  addedUser,
  changedUser,
  checkFullAdministrators,
  checkVersion,
  userNotFound,
  versionedUser,
} from '@partnerkit/sdk/server';
import type { Handlers } from '../http/handlers.ts';
import { replaceUser } from './replace-user.ts';
import { deleteUser, insertUser, lockUsers, selectUsers } from './users.queries.ts';

/** The users of the partner organization and their roles (ORG-3). */
export const usersHandlers: Handlers['users'] = {
  async list(_input, { tx, partner }) {
    return { items: (await selectUsers(tx, partner)).map(versionedUser) };
  },

  async get({ id }, { tx, partner }) {
    const [user] = await selectUsers(tx, partner, id);
    if (!user) throw userNotFound(id);
    return versionedUser(user);
  },

  async add(given, { tx, partner, record, announce }) {
    const user = addedUser(given, await lockUsers(tx, partner));
    await insertUser(tx, partner, user);
    record(changedUser(undefined, user));
    announce({ kind: 'invited', data: { user } });
    return versionedUser(user);
  },

  async setRoles({ id, roles, version }, context) {
    const changed = await replaceUser(context, id, (user) => {
      checkVersion(`The user ${user.name}`, version, versionedUser(user));
      return { ...user, roles };
    });
    return versionedUser(changed);
  },

  async remove({ id }, { tx, partner, user: by, record }) {
    const users = await lockUsers(tx, partner);
    const user = users.find((one) => one.id === id);
    if (!user) throw userNotFound(id);
    checkFullAdministrators(
      users,
      users.filter((one) => one !== user),
      by,
    );
    await deleteUser(tx, partner, id);
    record(changedUser(user, undefined));
    return { id };
  },
};
