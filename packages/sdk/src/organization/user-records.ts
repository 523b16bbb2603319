import { changesBetween } from '../audit/changes-between.ts';
import type { RecordedChange } from '../audit/recorded-change.ts';
import { checkList, checkRecord } from '../errors/check-argument.ts';
import type { UserRow } from './user-rules.ts';

/** What a record of a user tells. */
type ToldUser = Pick<UserRow, 'id' | 'name' | 'email'> & { readonly roles: readonly string[] };

/** What the audit trail tells of a user who was added, changed or taken out; `undefined`: was, or is, not there (AUD-1, ORG-3). */
export function changedUser(before: ToldUser | undefined, after: ToldUser | undefined): RecordedChange {
  const user = after ?? before;
  checkRecord('user', user);
  const { id, name } = user as ToldUser;
  return { subject: { kind: 'user', id, name }, changes: changesBetween(told(before), told(after)) };
}

/** What is told of a user: not what only a newer source knows. */
function told(user: ToldUser | undefined) {
  if (!user) return undefined;
  checkList('user.roles', user.roles);
  const { name, email, roles } = user;
  return { name, ...(email === undefined ? {} : { email }), roles };
}
