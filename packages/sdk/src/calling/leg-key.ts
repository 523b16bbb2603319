import { checkRecord, checkText } from '../errors/check-argument.ts';
import type { CallLeg } from './call-leg.schema.ts';

/** What tells a leg from all others: its customer and its id. */
export function legKey(leg: Pick<CallLeg, 'customerId' | 'id'>): string {
  checkRecord('leg', leg);
  const { customerId, id } = leg;
  checkText('leg.customerId', customerId);
  checkText('leg.id', id);
  // the first part says how long it is, so that no two pairs make one text
  return `${customerId.length} ${customerId} ${id}`;
}

/** Whether a leg is of calling: "Call on", the vendor's older offer, is not. */
export function isCalling({ product }: CallLeg): boolean {
  return product == null || product === 'calling';
}
