import {
  type CalendarDay,
  type Customer,
  type CustomerSort,
  compareCodePoints,
  dayNumber,
  foldText,
  type LicenseTotals,
  licenseTotals,
  type Subscription,
} from '@partnerkit/sdk';
import { customerStatuses, statusIds } from '@partnerkit/sdk/rules';
import type { World } from '../create-world.ts';
import { expectSame } from './expectations.ts';

/** A customer as every back end answers it, with the subscriptions that this follows from. */
export interface ExpectedCustomer {
  readonly customer: Customer & Required<Pick<Customer, 'tags' | 'statuses' | 'products' | 'licenses'>>;
  readonly subscriptions: readonly Subscription[];
}

/** The customers of a world on a day, in the order in which it has them. */
export function expectedCustomers(
  world: World,
  asOf: CalendarDay = world.asOf,
  isSeen: (id: string) => boolean = () => true,
): ExpectedCustomer[] {
  return world.customers
    .filter(({ id }) => isSeen(id))
    .map((row) => {
      const subscriptions = world.subscriptions.filter(({ customerId }) => customerId === row.id);
      const running = subscriptions.filter(({ startDate, endDate }) => startDate <= asOf && asOf <= endDate);
      const renews = ({ kind, autoRenews }: Subscription) => kind === 'subscription' && autoRenews === true;
      const customer = {
        ...row,
        tags: row.tags ?? [],
        products: [
          ...new Set(subscriptions.flatMap(({ licenses }) => licenses.map(({ product }) => product))),
        ],
        statuses: customerStatuses(row, subscriptions, { asOf }),
        licenses: licenseTotals(running.flatMap(({ licenses }) => licenses)),
        expiresOn: nextEnd(
          subscriptions.filter((subscription) => !renews(subscription)),
          asOf,
        ),
        renewsOn: nextEnd(subscriptions.filter(renews), asOf),
        addedOn: row.createdDate ?? subscriptions.map(({ startDate }) => startDate).sort()[0],
      };
      return { customer, subscriptions };
    });
}

function nextEnd(subscriptions: readonly Subscription[], asOf: CalendarDay): CalendarDay | undefined {
  return subscriptions
    .map(({ endDate }) => endDate)
    .filter((day) => day >= asOf)
    .sort()[0];
}

type Keys = Readonly<Record<string, (one: ExpectedCustomer) => string | number | undefined>>;

const keys: Keys = {
  name: ({ customer }) => foldText(customer.name),
  region: ({ customer }) => customer.region,
  status: ({ customer }) => urgency(customer.statuses),
  licenses: ({ customer }) => customer.licenses.purchased,
  assigned: ({ customer }) => customer.licenses.assigned,
  used: ({ customer }) => customer.licenses.used,
  overage: ({ customer }) => customer.licenses.overage,
  usage: ({ customer }) => usedPercent(customer.licenses),
  next: ({ customer }) =>
    [customer.expiresOn, customer.renewsOn].filter((day) => day !== undefined).sort()[0],
  expires: ({ customer }) => customer.expiresOn,
  renews: ({ customer }) => customer.renewsOn,
  added: ({ customer }) => customer.addedOn,
  lastSignIn: ({ customer }) =>
    customer.lastAdminSignInAt === null ? '' : customer.lastAdminSignInAt?.slice(0, 10),
  adminEmail: ({ customer }) => customer.adminEmail && foldText(customer.adminEmail),
  managed: ({ customer }) => customer.managedBy,
  externalId: ({ customer }) => customer.externalId && foldText(customer.externalId),
};

function urgency(statuses: readonly string[]): number | undefined {
  const [most] = statuses;
  return most === undefined ? undefined : (statusIds as readonly string[]).indexOf(most);
}

/** The ids of customers in the order of a sort: by the field, then by id; what is not known comes last. */
export function idsInOrder(customers: readonly ExpectedCustomer[], sort: CustomerSort): string[] {
  const key = keys[sort.replace(/^-/, '')] as Keys[string];
  const direction = sort.startsWith('-') ? -1 : 1;
  const compare = (a: ExpectedCustomer, b: ExpectedCustomer) =>
    direction * (compareKeys(key(a), key(b)) || compareCodePoints(a.customer.id, b.customer.id));
  const known = customers.filter((one) => key(one) !== undefined).sort(compare);
  const unknown = customers.filter((one) => key(one) === undefined).sort(compare);
  return [...known, ...unknown].map(({ customer }) => customer.id);
}

function compareKeys(a: string | number | undefined, b: string | number | undefined): number {
  if (typeof a === 'string' && typeof b === 'string') return compareCodePoints(a, b);
  return Number(a ?? 0) - Number(b ?? 0);
}

/** How many percent of the licenses whose use is known are in use. */
export function usedPercent({ purchased, used, usedOf = purchased }: LicenseTotals): number | undefined {
  return used === undefined || usedOf === 0 ? undefined : (used * 100) / usedOf;
}

/** Whether a number that is known lies between two others, or is one of them. */
export function isBetween(value: number | undefined, from: number, to: number): boolean {
  return value !== undefined && from <= value && value <= to;
}

/** Days from one day to another. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return (dayNumber(to) as number) - (dayNumber(from) as number);
}

/** Throws where a customer is not answered as it is, field by field; what a back end tells beyond that is its own. */
export function expectCustomer(what: string, actual: Customer, { customer }: ExpectedCustomer): void {
  const shown = (one: Customer) => ({
    id: one.id,
    name: one.name,
    region: one.region,
    managedBy: one.managedBy,
    adminEmail: one.adminEmail,
    externalId: one.externalId,
    createdDate: one.createdDate,
    lastAdminSignInAt: one.lastAdminSignInAt,
    tags: [...(one.tags ?? [])].sort(),
    products: [...(one.products ?? [])].sort(),
    statuses: one.statuses,
    licenses: one.licenses,
    expiresOn: one.expiresOn,
    renewsOn: one.renewsOn,
    addedOn: one.addedOn,
  });
  expectSame(`${what}: ${customer.name}`, shown(actual), shown(customer));
}
