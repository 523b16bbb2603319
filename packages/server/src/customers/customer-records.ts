import { type CustomerRow, dayNumber, foldText, type Subscription, tagKey } from '@partnerkit/sdk';
import { customerProfile, customerStandings, isInTotal, statusUrgency } from '@partnerkit/sdk/server';

/** A customer to be written. Without `subscriptions` it is not known which they are. */
export interface WrittenCustomer {
  readonly row: CustomerRow;
  readonly subscriptions: readonly Subscription[] | undefined;
}

/** Days before and after all others, where a standing has no bound. */
const [firstDay, lastDay] = [-2_147_483_648, 2_147_483_647];

/** The narrow row that a customer is filtered, sorted and searched by, as its table has it. */
export function summaryRecord({ row, subscriptions }: WrittenCustomer) {
  const profile = customerProfile(row, subscriptions);
  const tags = row.tags ?? [];
  return {
    customer_id: row.id,
    region: profile.region,
    region_key: profile.region && foldText(profile.region),
    managed_by: profile.managedBy,
    managed_key: profile.managedBy && foldText(profile.managedBy),
    sort_key: profile.sortKey,
    search_text: profile.searchText,
    // a blank one is not known; one of accents alone is, and folded to nothing
    admin_email: row.adminEmail ? profile.adminEmail : undefined,
    external_id: row.externalId ? profile.externalId : undefined,
    products: profile.knowsProducts ? profile.products : undefined,
    product_keys: profile.products.map(foldText),
    types: profile.types,
    in_total: isInTotal(subscriptions),
    tags,
    tag_keys: tags.map(tagKey),
    added: profile.added,
    // never comes before every day
    last_sign_in: profile.lastSignIn === null ? firstDay : profile.lastSignIn,
  };
}

/** What holds for a customer from one day to another, as its table has it. */
export function standingRecords({ row, subscriptions }: WrittenCustomer) {
  return customerStandings(row, subscriptions).map(({ from, until, facts, statuses }) => ({
    customer_id: row.id,
    from_day: from ?? firstDay,
    until_day: until ?? lastDay,
    statuses,
    status_keys: (statuses ?? []).map(foldText),
    urgency: statusUrgency(statuses ?? []),
    licenses: facts.licenses?.purchased,
    assigned: facts.licenses?.assigned,
    used: facts.licenses?.used,
    overage: facts.licenses?.overage,
    expires: facts.expiresOn && dayNumber(facts.expiresOn),
    renews: facts.renewsOn && dayNumber(facts.renewsOn),
    facts: { ...facts, ...(statuses ? { statuses } : {}) },
  }));
}
