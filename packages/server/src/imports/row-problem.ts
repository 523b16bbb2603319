import { type CustomerRow, foldText } from '@partnerkit/sdk';
import { keyProblem, storageProblem } from '../storage/storable-text.ts';

/**
 * Why what a file says in one row can't be kept, a row of a report or a leg; `undefined` where it can. What is found or told apart by
 * a text has room for short ones alone.
 */
export function rowProblem(values: unknown): string | undefined {
  const unstorable = storageProblem(values);
  if (unstorable || typeof values !== 'object' || values === null) return unstorable;
  const { customerId, customerName, location, externalId, id } = values as Readonly<Record<string, unknown>>;
  const long = firstLong(['organization id', String(customerId)], {
    'customer name': typeof customerName === 'string' ? foldText(customerName) : undefined,
    location,
    'external id': externalId,
    id,
  });
  return long && `${long.field}: ${long.message}`;
}

/** Why a customer of a portfolio can't be kept, and by which field. */
export function customerProblem(row: CustomerRow): { field?: string; message: string } | undefined {
  const unstorable = storageProblem(row);
  if (unstorable) return { message: unstorable };
  const { id, name, region, managedBy, adminEmail, externalId } = row;
  return firstLong(['id', id], { name: foldText(name), region, managedBy, adminEmail, externalId });
}

/** The first of some texts that is no key together with the id of its customer, which may be none by itself. */
function firstLong(
  [idField, customerId]: readonly [field: string, customerId: string],
  texts: Readonly<Record<string, unknown>>,
): { field: string; message: string } | undefined {
  for (const [field, text] of [[idField, ''] as const, ...Object.entries(texts)]) {
    const message = typeof text === 'string' ? keyProblem(customerId, text) : undefined;
    if (message) return { field, message };
  }
  return undefined;
}
