import { dayNumber, dayOfInstant } from '../calendar/calendar-day.ts';
import { isInstant } from '../calendar/is-instant.ts';
import { checkList, checkRecord, checkText, isRecord } from '../errors/check-argument.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { compareCodePoints, foldText } from '../text/fold-text.ts';
import { searchableText } from '../text/spellings.ts';
import type { CustomerRow } from './customer.schema.ts';
import type { CustomerSummary } from './customer-summary.ts';

/** The part of a customer's summary that is the same on every day. */
export interface CustomerProfile
  extends Pick<
    CustomerSummary,
    'region' | 'managedBy' | 'sortKey' | 'searchText' | 'products' | 'types' | 'added' | 'lastSignIn'
  > {
  /** Folded, as they are sorted by. */
  readonly adminEmail?: string | undefined;
  readonly externalId?: string | undefined;
  /** Whether it is known which products the customer has. */
  readonly knowsProducts: boolean;
}

/** Derives the profile of a customer; `subscriptions` are theirs, `undefined` says that they are not supplied. */
export function customerProfile(
  row: CustomerRow,
  subscriptions: readonly Subscription[] | undefined,
): CustomerProfile {
  checkRecord('row', row);
  checkList('subscriptions', subscriptions ?? [], isRecord);
  const sortKey = foldText(row.name);
  return {
    region: row.region,
    managedBy: row.managedBy,
    sortKey,
    searchText: customerSearchText(row.name, row.adminEmail),
    adminEmail: row.adminEmail && foldText(row.adminEmail),
    externalId: row.externalId && foldText(row.externalId),
    products: row.products ? distinct(row.products) : productsOf(subscriptions ?? []),
    knowsProducts: row.products !== undefined || subscriptions !== undefined,
    types: typesOf(subscriptions ?? []),
    added: addedDay(row.createdDate, subscriptions ?? []),
    lastSignIn: signInDay(row.lastAdminSignInAt),
  };
}

/** The text in which a search looks: the folded name first, then the administrator's e-mail, then other spellings. */
export function customerSearchText(name: string, adminEmail: string | undefined): string {
  checkText('name', name);
  if (adminEmail) checkText('adminEmail', adminEmail);
  // joined, not concatenated: a flat text is quicker to look through
  return searchableText(adminEmail ? [name, adminEmail].join('\n') : name);
}

/** Products of a customer's agreements, each once; their order is not that of the agreements. */
export function productsOf(subscriptions: readonly Subscription[]): readonly string[] {
  return distinct(
    subscriptions.flatMap(({ licenses }) => licenses.map(({ product }) => product)).sort(compareCodePoints),
  );
}

/** Kinds of a customer's agreements, each once; their order is not that of the agreements. */
export function typesOf(subscriptions: readonly Subscription[]): readonly string[] {
  return distinct(subscriptions.map(({ kind }) => kind).sort());
}

/** Day number of the day on which a customer was added: its created date, else its first start. */
export function addedDay(
  createdDate: string | undefined,
  subscriptions: readonly Subscription[],
): number | undefined {
  const day = createdDate ?? subscriptions.map(({ startDate }) => startDate).sort()[0];
  return day === undefined ? undefined : dayNumber(day);
}

/** Day number of a last sign-in; `null` for never, `undefined` for not known. */
export function signInDay(at: unknown): number | null | undefined {
  if (at === null) return null;
  // without a zone it would be another instant on another machine
  return typeof at === 'string' && isInstant(at) ? dayOfInstant(at) : undefined;
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
