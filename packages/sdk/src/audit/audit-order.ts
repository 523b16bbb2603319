import { checkText } from '../errors/check-argument.ts';
import type { RowOrder } from '../operation/row-order.ts';
import type { AuditEntry } from './audit-entry.schema.ts';

/** What an audit trail can be sorted by. */
export const auditSortFields = ['at'] as const;

/** By the instant, however it is written; of one instant by id. */
export const auditOrder: RowOrder<AuditEntry, (typeof auditSortFields)[number]> = {
  keyOf: ({ at }) => Date.parse(at),
};

/** The kind of an act: what its action begins with before the point. */
export function auditKind(action: string): string {
  checkText('action', action);
  return action.split('.', 1)[0] as string;
}
