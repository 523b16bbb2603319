import type { RecordedChange } from '../audit/recorded-change.ts';
import { checkList, checkRecord, checkText } from '../errors/check-argument.ts';
import { invalidField } from '../errors/partner-error.ts';
import { checkUser, type UserRow } from '../organization/user-rules.ts';
import { isAccessRole, isRole } from '../permissions/permissions.ts';
import { byName } from '../text/by-name.ts';
import type { Administrator } from './administrators.contract.ts';

/** A user as an administrator. */
export function administratorOf(user: UserRow): Administrator {
  checkRecord('user', user);
  const { id, name, email, roles: held } = user;
  return { id, name, ...(email === undefined ? {} : { email }), roles: held };
}

/** Those of some users who hold a role that is known, by name (DET-4). */
export function administratorsAmong(users: readonly UserRow[]): Administrator[] {
  checkList('users', users);
  for (const [at, user] of users.entries()) {
    checkUser(`users[${at}]`, user);
    checkText(`users[${at}].name`, user.name);
  }
  return users
    .filter(({ roles: held }) => held.some(isRole))
    .map(administratorOf)
    .sort(byName);
}

/**
 * Refuses to assign somebody for whom it would change nothing: `invalid` by `userId` where there is no such user, or one who is
 * no partner administrator, or sees all customers anyway (DET-3).
 */
export function checkAssignable(userId: string, user: UserRow | undefined): void {
  checkText('userId', userId);
  if (user === undefined) throw invalidField('userId', `there is no user ${JSON.stringify(userId)}`);
  checkUser('user', user);
  const all = user.roles.find(isAccessRole);
  if (all) throw invalidField('userId', `${user.name} sees all customers by the role ${all}`);
  if (!user.roles.includes('partnerAdmin'))
    throw invalidField('userId', `${user.name} does not have the role partnerAdmin`);
}

/** What the audit trail tells of a customer to whom others are assigned: by the ids of users (AUD-1, DET-3). */
export function changedAssignments(
  customer: { readonly id: string; readonly name: string },
  before: readonly string[],
  after: readonly string[],
): RecordedChange {
  checkRecord('customer', customer);
  checkList('before', before);
  checkList('after', after);
  return {
    subject: { kind: 'customer', id: customer.id, name: customer.name },
    customerId: customer.id,
    changes: [{ field: 'administrators', before: [...before], after: [...after] }],
  };
}
