import { dayNumber } from '../../sdk/src/calendar/calendar-day.ts';
import { customerFacts } from '../../sdk/src/customers/customer-facts.ts';
import { productsOf } from '../../sdk/src/customers/customer-profile.ts';
import { customerStatuses } from '../../sdk/src/statuses/customer-statuses.ts';
import { createWorld } from '../../testing/src/create-world.ts';
import type { StoredData } from '../page/stored-data.ts';

/** The believable world's customers, the same for the same number, with a subscription each. */
export function benchData(count: number): StoredData {
  const world = createWorld({ customers: count, weeks: false });
  const { asOf, customers } = world;
  const subscriptions = customers.map(({ id }, at) => {
    // bills and orders are asked for with one customer, not with all of them
    const {
      invoices: _bills,
      orders: _orders,
      ...own
    } = world.subscriptions[at % world.subscriptions.length]!;
    return { ...own, id: `${own.id}-${at}`, customerId: id };
  });
  const today = dayNumber(asOf)!;
  const derived = customers.map((customer, at) => {
    const own = [subscriptions[at]!];
    const { licenses, expiresOn, renewsOn } = customerFacts(own, today);
    return {
      statuses: customerStatuses(customer, own, { asOf }),
      products: [...productsOf(own)],
      licenses: licenses!.purchased,
      assigned: licenses!.assigned ?? 0,
      used: licenses!.used ?? 0,
      ...(expiresOn === undefined ? {} : { expires: expiresOn }),
      ...(renewsOn === undefined ? {} : { renews: renewsOn }),
    };
  });
  return { customers, subscriptions, derived };
}
