import type { UserRow } from '@partnerkit/sdk';
import { changedUser, checkFullAdministrators, userNotFound } from '@partnerkit/sdk/server';
import type { RequestContext } from '../http/handlers.ts';
import { lockUsers, updateRoles } from './users.queries.ts';

/** Puts a user with other roles in the place of one, as long as a full administrator stays (ORG-3, DET-4). */
export async function replaceUser(
  { tx, partner, user: by, record }: RequestContext,
  id: string,
  other: (user: UserRow) => UserRow,
): Promise<UserRow> {
  const users = await lockUsers(tx, partner);
  const before = users.find((one) => one.id === id);
  if (!before) throw userNotFound(id);
  const after = other(before);
  const change = changedUser(before, after);
  if (change.changes.length === 0) return after;
  checkFullAdministrators(
    users,
    users.map((one) => (one === before ? after : one)),
    by,
  );
  await updateRoles(tx, partner, after);
  record(change);
  return after;
}
