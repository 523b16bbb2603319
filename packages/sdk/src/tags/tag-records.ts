import type { AuditedChange, RecordedChange } from '../audit/recorded-change.ts';
import { checkList, checkRecord, isText } from '../errors/check-argument.ts';
import { tagKey } from './tag-key.ts';

/** What the audit trail tells of a customer whose tags were changed (AUD-1, TAG-1). */
export function changedTags(
  customer: { readonly id: string; readonly name: string },
  before: readonly string[],
  after: readonly string[],
): RecordedChange {
  checkRecord('customer', customer);
  checkList('before', before, isText, 'texts');
  checkList('after', after, isText, 'texts');
  return {
    subject: { kind: 'customer', id: customer.id, name: customer.name },
    customerId: customer.id,
    changes: [{ field: 'tags', before: [...before], after: [...after] }],
  };
}

/** What the audit trail tells of a tag that was described or coloured anew (AUD-1, TAG-2). */
export function changedTagDetails(name: string, changes: readonly AuditedChange[]): RecordedChange {
  return { subject: { kind: 'tag', id: tagKey(name), name }, changes };
}
