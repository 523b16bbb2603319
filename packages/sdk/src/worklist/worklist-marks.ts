import { changesBetween } from '../audit/changes-between.ts';
import type { RecordedChange } from '../audit/recorded-change.ts';
import { type CalendarDay, dayNumber } from '../calendar/calendar-day.ts';
import { checkRecord } from '../errors/check-argument.ts';
import { invalidField } from '../errors/partner-error.ts';
import { contentVersion } from '../operation/content-version.ts';
import type { CheckedInputOf } from '../operation/operation.ts';
import type { UserRow } from '../organization/user-rules.ts';
import { isAccessRole } from '../permissions/permissions.ts';
import type { changeWorklist, WorklistMark, WorklistState } from './worklist.contract.ts';

/** What the team has noted of a customer, as a host keeps it: a field that is absent is nothing. */
export interface WorklistMarkRow {
  readonly customerId: string;
  readonly done?:
    | { readonly reasons: readonly string[]; readonly on: CalendarDay; readonly by: string }
    | null
    | undefined;
  readonly snoozedUntil?: CalendarDay | null | undefined;
  readonly assignedTo?: string | null | undefined;
  readonly note?: string | null | undefined;
}

/** A mark with its version; of a customer of whom nothing is noted as well. */
export function versionedMark(row: WorklistMarkRow): WorklistMark {
  checkRecord('mark', row);
  const { customerId, done = null, snoozedUntil = null, assignedTo = null, note = null } = row;
  return {
    customerId,
    done: done && { reasons: [...done.reasons], on: done.on, by: done.by },
    snoozedUntil,
    assignedTo,
    note,
    version: contentVersion([done && [done.reasons, done.on, done.by], snoozedUntil, assignedTo, note]),
  };
}

/** Whether a customer with these reasons is to be done, comes back on a day, or is done for now (WRK-2). */
export function worklistState(
  reasons: readonly { readonly id: string }[],
  { done, snoozedUntil }: Pick<WorklistMark, 'done' | 'snoozedUntil'>,
  asOf: CalendarDay,
  doneForDays: number,
): WorklistState {
  if (
    done &&
    daysBetween(done.on, asOf) < doneForDays &&
    reasons.every(({ id }) => done.reasons.includes(id))
  )
    return 'done';
  return snoozedUntil !== null && snoozedUntil > asOf ? 'snoozed' : 'open';
}

function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return (dayNumber(to) ?? 0) - (dayNumber(from) ?? 0);
}

/** Who makes a change of the worklist, and on which day. */
export interface WorklistChangeBy {
  readonly by: string;
  readonly asOf: CalendarDay;
}

/** A mark as a change leaves it. Throws `invalid` for a day that has come already. */
export function changedMark(
  before: WorklistMark,
  change: Omit<CheckedInputOf<typeof changeWorklist>, 'customerId'>,
  made: WorklistChangeBy,
): WorklistMark {
  checkRecord('before', before);
  checkRecord('change', change);
  checkRecord('made', made);
  const { by, asOf } = made;
  const { done, snoozedUntil, assignedTo, note } = change;
  if (snoozedUntil && snoozedUntil <= asOf)
    throw invalidField('snoozedUntil', `expected a day after ${asOf}, found ${snoozedUntil}`);
  return versionedMark({
    ...before,
    ...(done === undefined ? {} : { done: done && { reasons: done, on: asOf, by } }),
    ...(snoozedUntil === undefined ? {} : { snoozedUntil }),
    ...(assignedTo === undefined ? {} : { assignedTo }),
    ...(note === undefined ? {} : { note }),
  });
}

/**
 * Refuses to hand a customer to somebody who can't take care of it: `invalid` by `assignedTo` where there is no such user, or one
 * who does not see the customer (WRK-2).
 */
export function checkColleague(userId: string, user: UserRow | undefined, isAssigned: boolean): void {
  if (user === undefined) throw invalidField('assignedTo', `there is no user ${JSON.stringify(userId)}`);
  checkRecord('user', user);
  if (!isAssigned && !user.roles?.some(isAccessRole))
    throw invalidField('assignedTo', `${user.name} does not see this customer`);
}

/** What the audit trail tells of a customer on the worklist (AUD-1, WRK-2); `undefined`: nothing is another. */
export function changedWorklist(
  customer: { readonly id: string; readonly name: string },
  before: WorklistMark,
  after: WorklistMark,
): RecordedChange | undefined {
  checkRecord('customer', customer);
  const told = ({ done, snoozedUntil, assignedTo, note }: WorklistMark) => ({
    done: done?.reasons,
    snoozedUntil: snoozedUntil ?? undefined,
    assignedTo: assignedTo ?? undefined,
    note: note ?? undefined,
  });
  checkRecord('before', before);
  checkRecord('after', after);
  const changes = changesBetween(told(before), told(after));
  if (changes.length === 0) return undefined;
  return {
    subject: { kind: 'customer', id: customer.id, name: customer.name },
    customerId: customer.id,
    changes,
  };
}
