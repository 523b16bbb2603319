import { checkList, checkRecord, checkText } from '../errors/check-argument.ts';
import { PartnerError } from '../errors/partner-error.ts';
import { contentVersion } from '../operation/content-version.ts';
import type { Role } from '../permissions/permissions.ts';
import { normalizeName } from '../text/normalize-name.ts';
import type { User } from './users.contract.ts';

/** A user as a host hands them over. */
export type UserRow = Pick<User, 'id' | 'name' | 'email' | 'roles'>;

/** A user as they are answered, with the version of their roles. */
export function versionedUser(user: UserRow): User {
  checkUser('user', user);
  return { ...user, version: contentVersion(user.roles) };
}

/** What tells two e-mail addresses apart. */
export function emailKey(email: string): string {
  checkText('email', email);
  return email.trim().normalize('NFC').toLowerCase();
}

/**
 * Refuses to leave an organization without a full administrator: nobody could give the role again (DET-4). `by` is who asks: one
 * who drops the own role is told that nobody else has it.
 */
export function checkFullAdministrators(
  before: readonly UserRow[],
  after: readonly UserRow[],
  by?: string | undefined,
): void {
  for (const [name, users] of Object.entries({ before, after })) {
    checkList(name, users);
    for (const [at, user] of users.entries()) checkUser(`${name}[${at}]`, user);
  }
  const last = before.find(isFullAdministrator);
  if (!last || after.some(isFullAdministrator)) return;
  throw new PartnerError({
    code: 'conflict',
    message:
      last.id === by
        ? 'You are the last full administrator: somebody else has to have this role before you can give it up.'
        : 'The last full administrator keeps this role: somebody else has to have it first.',
  });
}

/** Whether a user may do everything (spec section 3). */
export function isFullAdministrator(user: Pick<UserRow, 'roles'>): boolean {
  checkRecord('user', user);
  checkList('user.roles', user.roles);
  return user.roles.includes('partnerFullAdmin');
}

/** A user with one role more; who holds it already stays as they are (DET-4). */
export function withRole(user: UserRow, role: Role): UserRow {
  checkUser('user', user);
  return user.roles.includes(role) ? user : { ...user, roles: [...user.roles, role] };
}

/** A user without a role. Throws `conflict` where they do not hold it: somebody has taken it away already (DET-4). */
export function withoutRole(user: UserRow, role: Role): UserRow {
  checkUser('user', user);
  if (user.roles.includes(role)) return { ...user, roles: user.roles.filter((held) => held !== role) };
  throw new PartnerError({
    code: 'conflict',
    message: `${user.name} does not have the role ${role}: it was never given, or has been taken away already.`,
    current: versionedUser(user),
  });
}

/** What a caller is told of a user who is not there. */
export function userNotFound(id: string): PartnerError {
  return new PartnerError({ code: 'notFound', message: `There is no user ${JSON.stringify(id)}.` });
}

/** Refuses what is no user, by its name. */
export function checkUser(name: string, user: UserRow): void {
  checkRecord(name, user);
  checkList(`${name}.roles`, user.roles);
}

/** A user as they are added beside others. Throws `conflict`, by its field, for an id or an e-mail address that one of them has. */
export function addedUser(user: UserRow, others: readonly UserRow[]): UserRow {
  checkUser('user', user);
  checkList('others', others);
  for (const [at, other] of others.entries()) checkUser(`others[${at}]`, other);
  const { id, email } = user;
  if (others.some((other) => other.id === id)) throw userExists('id', id);
  const isTaken = (other: UserRow) => other.email && email && emailKey(other.email) === emailKey(email);
  if (email && others.some(isTaken)) throw userExists('email', email);
  return { ...user, name: normalizeName(user.name) };
}

function userExists(field: 'id' | 'email', value: string): PartnerError {
  const message = `another user has the ${field} ${JSON.stringify(value)}`;
  return new PartnerError({
    code: 'conflict',
    message: `${field}: ${message}`,
    fields: [{ field, message }],
  });
}
