import { type NumberedFacts, numberedFacts } from '../customers/customer-facts.ts';
import { UnmappedRow } from '../host-rows/row-loader.ts';
import { idText } from '../operation/id-text.ts';
import type { Pausing } from '../operation/in-slices.ts';
import { noSuchCustomer } from '../operation/no-such-customer.ts';
import { checkedSubscription } from '../subscriptions/checked-subscription.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import type { CheckedCustomers } from './checked-customers.ts';
import { PlaceTable, textHash } from './place-table.ts';
import type { RefusedSubscription, SubscriptionsByCustomer } from './subscriptions-by-customer.ts';

/** What tells a subscription from all others: its id, and the position of its customer. */
interface OwnedId {
  id: string;
  owner: number;
}

/** Whether a customer has a subscription of this id already; if not, the one at this place has it from now on. */
type IsKnown = (id: string, owner: number, place: number) => boolean;

/** So many rows are checked between two looks at the clock. */
const perStep = 64;
const none: readonly Subscription[] = [];

/**
 * Subscriptions by the position of their customer; rows that do not fit are left out and named, of one that comes twice the
 * first counts. They are kept as places in the host's list: 8 bytes each, beside the rows that had `null` in them.
 */
export class GroupedSubscriptions implements SubscriptionsByCustomer {
  readonly #given: readonly unknown[];
  readonly #customers: CheckedCustomers;
  readonly #refused: RefusedSubscription[] = [];
  readonly #ofNobody: RefusedSubscription[] = [];
  readonly #incomplete = new Set<string>();
  #isAnybodys = false;
  /** The rows with what is `null` in them left out; the host's own list where there is nothing of it. */
  #rows: readonly Subscription[];
  /** The last place of each customer and one; zero: none. */
  readonly #last: Int32Array;
  /** The place that follows in the list of a customer; after the last one comes the first. */
  readonly #next: Int32Array;
  /** Whose the last row was: mostly the next is theirs too, or of the customer below. */
  #owner = 0;

  constructor(given: readonly unknown[], customers: CheckedCustomers) {
    this.#given = given;
    this.#rows = given as readonly Subscription[];
    this.#customers = customers;
    this.#last = new Int32Array(customers.length);
    this.#next = new Int32Array(given.length);
  }

  /** Checks all rows, once; the customers were checked before. */
  *checking(): Pausing<void> {
    const known = new PlaceTable<OwnedId>(this.#given.length, {
      hash: ({ id, owner }) => textHash(id, owner),
      isAt: (place, { id, owner }) => {
        const other = this.#rows[place] as Subscription;
        return other.id === id && other.customerId === this.#customers.row(owner).id;
      },
    });
    // one for all rows
    const key: OwnedId = { id: '', owner: 0 };
    const isKnown: IsKnown = (id, owner, place) => {
      key.id = id;
      key.owner = owner;
      return known.add(key, place) !== undefined;
    };
    for (let index = 0; index < this.#given.length; index++) {
      if (index % perStep === perStep - 1) yield;
      this.#check(index, isKnown);
    }
  }

  of(position: number): readonly Subscription[] {
    const last = (this.#last[position] as number) - 1;
    if (last < 0) return none;
    const found: Subscription[] = [];
    let place = last;
    do {
      place = this.#next[place] as number;
      found.push(this.#rows[place] as Subscription);
    } while (place !== last);
    return found;
  }

  isIncomplete(position: number): boolean {
    if (this.#isAnybodys && this.#last[position] === 0) return true;
    return this.#incomplete.size > 0 && this.#incomplete.has(this.#customers.row(position).id);
  }

  factsOf(position: number, today: number): NumberedFacts | undefined {
    // what was refused may be the license that counts
    return this.isIncomplete(position) ? undefined : numberedFacts(this.of(position), today);
  }

  get refused(): readonly RefusedSubscription[] {
    return [...this.#refused, ...this.#ofNobody];
  }

  #check(index: number, isKnown: IsKnown): void {
    const given = this.#given[index];
    if (given instanceof UnmappedRow) {
      this.#isAnybodys = true;
      this.#refused.push({ index, field: 'map', message: given.message });
      return;
    }
    const { row, fault } = checkedSubscription(given);
    if (fault) {
      const owner = ownerOf(given);
      if (owner.customerId === undefined) this.#isAnybodys = true;
      else this.#incomplete.add(owner.customerId);
      const field = fault.field ? `subscriptions.${fault.field}` : 'subscriptions';
      this.#refused.push({ index, field, message: fault.message, ...owner });
      return;
    }
    const { id, customerId } = row;
    const owner = this.#positionOf(customerId);
    if (owner === undefined) {
      this.#ofNobody.push(ofNobody(index, customerId));
      return;
    }
    if (this.#comesAgain(id, owner, index, isKnown)) {
      const message = `expected an id of its own, found ${JSON.stringify(id)} again`;
      this.#refused.push({ index, field: 'subscriptions.id', message, customerId });
      return;
    }
    if (row !== given) this.#replace(index, row);
    this.#append(owner, index);
  }

  /** Whether the customer has a subscription of this id already. Of one who has none yet there is nothing to look up. */
  #comesAgain(id: string, owner: number, place: number, isKnown: IsKnown): boolean {
    const last = (this.#last[owner] as number) - 1;
    if (last < 0) return false;
    if (this.#next[last] === last) isKnown((this.#rows[last] as Subscription).id, owner, last);
    return isKnown(id, owner, place);
  }

  #positionOf(customerId: string): number | undefined {
    const customers = this.#customers;
    const end = Math.min(this.#owner + 2, customers.length);
    for (let near = this.#owner; near < end; near++) {
      if (customers.isLeftOut(near) || customers.row(near).id !== customerId) continue;
      this.#owner = near;
      return near;
    }
    const owner = customers.positionOf(customerId);
    if (owner !== undefined) this.#owner = owner;
    return owner;
  }

  #append(position: number, place: number): void {
    const last = (this.#last[position] as number) - 1;
    this.#next[place] = last < 0 ? place : (this.#next[last] as number);
    if (last >= 0) this.#next[last] = place;
    this.#last[position] = place + 1;
  }

  /** The host's own rows stay as they are. */
  #replace(index: number, row: Subscription): void {
    const rows = this.#rows === this.#given ? [...this.#rows] : (this.#rows as Subscription[]);
    rows[index] = row;
    this.#rows = rows;
  }
}

function ofNobody(index: number, customerId: string): RefusedSubscription {
  return { index, field: 'subscriptions.customerId', message: noSuchCustomer(customerId), customerId };
}

function ownerOf(row: unknown): Pick<RefusedSubscription, 'customerId'> {
  const customerId = idText((row as { customerId?: unknown } | null | undefined)?.customerId);
  return customerId === undefined ? {} : { customerId };
}
