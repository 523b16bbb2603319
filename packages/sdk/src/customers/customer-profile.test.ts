import { describe, expect, it } from 'vitest';
import { createWorld } from '../../../testing/src/index.ts';
import { customerStandings } from '../statuses/customer-standings.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { customerProfile } from './customer-profile.ts';

const { customers, subscriptions } = createWorld({ customers: 300 });
const of = (id: string): Subscription[] => subscriptions.filter(({ customerId }) => customerId === id);

describe('what is derived from a customer', () => {
  it('does not depend on the order in which the agreements come', () => {
    const many = customers.filter(({ id }) => new Set(of(id).flatMap(({ licenses }) => licenses)).size > 1);
    expect(many.length).toBeGreaterThan(50);
    for (const row of many) {
      const [ordered, turned] = [of(row.id), of(row.id).reverse()];
      expect(customerProfile(row, turned)).toEqual(customerProfile(row, ordered));
      expect(customerStandings(row, turned)).toEqual(customerStandings(row, ordered));
    }
  });

  it('names products by code points, each once; those that a row says itself as it says them', () => {
    const [row] = customers;
    if (!row) throw new Error('no customer');
    const licenses = (...products: string[]) =>
      products.map((product) => ({ product, purchased: 1, assigned: 0, used: 0 }));
    const agreement = { id: 's', customerId: row.id, startDate: '2026-01-01' } as Subscription;
    const two = [
      { ...agreement, licenses: licenses('meetings', 'calling') },
      { ...agreement, id: 't', licenses: licenses('calling', 'Addon') },
    ] as Subscription[];
    expect(customerProfile(row, two).products).toEqual(['Addon', 'calling', 'meetings']);
    const own = { ...row, products: ['meetings', 'calling', 'meetings'] };
    expect(customerProfile(own, two).products).toEqual(['meetings', 'calling']);
  });
});
