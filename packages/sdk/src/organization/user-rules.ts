import { checkList, checkRecord, checkText } from '../errors/check-argument.ts';
import { PartnerError } from '../errors/partner-error.ts';
import { contentVersion } from '../operation/content-version.ts';
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
  return email.trim().toLowerCase();
}

/** Refuses to leave an organization without a full administrator: nobody could give the role again (DET-4). */
export function checkFullAdministrators(before: readonly UserRow[], after: readonly UserRow[]): void {
  for (const [name, users] of Object.entries({ before, after })) {
    checkList(name, users);
    for (const [at, user] of users.entries()) checkUser(`${name}[${at}]`, user);
  }
  const isFull = ({ roles }: UserRow) => roles.includes('partnerFullAdmin');
  if (!before.some(isFull) || after.some(isFull)) return;
  throw new PartnerError({
    code: 'conflict',
    message: 'The last full administrator keeps this role: somebody else has to have it first.',
  });
}

/** What a caller is told of a user who is not there. */
export function userNotFound(id: string): PartnerError {
  return new PartnerError({ code: 'notFound', message: `There is no user ${JSON.stringify(id)}.` });
}

function checkUser(name: string, user: UserRow): void {
  checkRecord(name, user);
  checkList(`${name}.roles`, user.roles);
}

/** What a caller is told of a user who is there already. */
export function userExists(field: 'id' | 'email', value: string): PartnerError {
  checkText('field', field);
  const message = `another user has the ${field} ${JSON.stringify(value)}`;
  return new PartnerError({
    code: 'conflict',
    message: `${field}: ${message}`,
    fields: [{ field, message }],
  });
}
