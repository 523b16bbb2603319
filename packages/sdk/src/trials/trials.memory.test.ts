import { describe, expect, it } from 'vitest';
import { createPartnerClient } from '../client/partner-client.ts';
import type { PartnerError } from '../errors/partner-error.ts';
import { type MemorySourceOptions, type MemoryViewer, memorySource } from '../sources/memory-source.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { sameCompanies } from './same-companies.ts';

const asOf = '2026-11-16';
const acme = { id: 'a', name: 'Acme S.p.A.', region: 'EU', adminEmail: 'it@acme.example' };
const bare = { id: 'b', name: 'Bare', region: 'US' };
const trial: Subscription = {
  id: 't',
  customerId: 'a',
  kind: 'trial',
  startDate: '2026-11-01',
  endDate: '2026-11-30',
  licenses: [{ product: 'meetings', purchased: 25, assigned: 10, used: 4 }],
};
const others: Subscription[] = Array.from({ length: 3 }, (_, at) => ({
  ...{ id: `s${at}`, customerId: 'b', kind: 'subscription', startDate: '2025-01-01', endDate: '2027-12-31' },
  licenses: [{ product: 'calling', purchased: 100, assigned: 90 }],
}));
const licenses = [{ product: 'calling', purchased: 10 }];
const newcomer = {
  ...{ company: 'Nova', adminEmail: 'it@nova.example', country: 'IT', region: 'EU', licenses, days: 30 },
};

function opened(options: Partial<MemorySourceOptions> = {}) {
  const saved: unknown[] = [];
  const entries: unknown[] = [];
  const events: unknown[] = [];
  const source = memorySource({
    customers: [acme, bare],
    subscriptions: [trial, ...others],
    saveTrial: (row) => void saved.push(row),
    saveCustomer: (added) => void saved.push(added),
    saveAuditEntries: (more) => void entries.push(...more),
    onTrialStarted: (event) => void events.push(event),
    ...options,
  });
  const client = createPartnerClient({ source, asOf });
  return { client, source, saved, entries, events };
}

async function failure(call: Promise<unknown>): Promise<PartnerError> {
  return call.then(
    () => expect.unreachable('it was answered'),
    (cause) => cause,
  );
}

describe('trials of rows in memory (TRI)', () => {
  it('show a new customer in the list, the counts, the facets and the figures at once', async () => {
    const { client, source, saved, events } = opened();
    const figures = () => client.subscriptions.figures({ product: 'calling' }, { region: 'EU' });
    const total = async () => (await figures()).kpis.find(({ id }) => id === 'totalCustomers')?.value;
    const before = await total();
    let told = 0;
    source.subscribe?.(() => told++);
    const { customer, trial } = await client.trials.startForNewCustomer(newcomer);
    expect(customer).toMatchObject({ name: 'Nova', region: 'EU', createdDate: asOf, statuses: ['trial'] });
    expect(customer.licenses).toEqual({ purchased: 10 });
    expect(trial).toMatchObject({ kind: 'trial', startDate: asOf, endDate: '2026-12-15', licenses });
    expect((await client.customers.list({ query: 'nova' })).items).toEqual([customer]);
    expect((await client.customers.count({ query: 'product:calling region:EU' })).total).toBe(1);
    expect((await client.customers.facets()).type).toContainEqual({ value: 'trial', customers: 2 });
    expect((await client.customers.open({ query: 'nova' }))?.total).toBe(1);
    expect(await total()).toBe((before ?? 0) + 1);
    expect((await client.subscriptions.list({ customerId: customer.id })).items).toHaveLength(1);
    expect(told).toBeGreaterThan(0);
    const { version: _, ...row } = trial;
    expect(saved).toEqual([
      { customer: expect.objectContaining({ name: 'Nova', country: 'IT' }), trial: row },
    ]);
    expect(events).toMatchObject([
      { kind: 'trialStarted', key: trial.id, data: { customer: { name: 'Nova' } } },
    ]);
  });

  it('leave the host’s own rows as they are', async () => {
    const customers = Object.freeze([acme, bare]);
    const subscriptions = Object.freeze([Object.freeze({ ...trial }), ...others]);
    const { client } = opened({ customers, subscriptions });
    const [before] = (await client.trials.list({ customerId: 'a' })).items ?? [];
    await client.trials.end({ customerId: 'a', id: 't', version: before?.version ?? '' });
    await client.trials.startForNewCustomer(newcomer);
    expect([customers.length, subscriptions[0]]).toEqual([2, trial]);
  });

  it('keep what is known of the use of a product that stays', async () => {
    const { client } = opened();
    const [before] = (await client.trials.list({ customerId: 'a' })).items ?? [];
    const changed = await client.trials.change({
      ...{ customerId: 'a', id: 't', version: before?.version ?? '' },
      licenses: [...licenses, { product: 'meetings', purchased: 30 }],
    });
    expect(changed.licenses).toEqual([
      { product: 'calling', purchased: 10 },
      { product: 'meetings', purchased: 30, assigned: 10, used: 4 },
    ]);
    expect((await client.customers.get({ id: 'a' })).licenses).toMatchObject({ purchased: 40 });
  });

  it('ask whether a company of the same name or administrator is the same, and name it', async () => {
    const { client, saved } = opened();
    for (const [field, change] of [
      ['company', { company: '  ACME   s.p.a.\u200f' }],
      ['adminEmail', { adminEmail: 'IT@acme.example' }],
    ] as const) {
      const error = await failure(client.trials.startForNewCustomer({ ...newcomer, ...change }));
      expect([error.code, error.fields[0]?.field]).toEqual(['conflict', field]);
      expect(sameCompanies(error)).toEqual([acme]);
    }
    expect(saved).toEqual([]);
    // in another region it is no customer of the same list
    const elsewhere = { ...newcomer, company: acme.name, country: 'US', region: 'US' };
    await client.trials.startForNewCustomer(elsewhere);
    const another = { ...newcomer, company: acme.name, sameNameIsAnother: true };
    expect((await client.trials.startForNewCustomer(another)).customer.name).toBe(acme.name);
  });

  it('come about once for an intent, also where it is asked twice at the same time', async () => {
    const { client, saved } = opened();
    const start = (idempotencyKey: string) => client.trials.startForNewCustomer(newcomer, { idempotencyKey });
    const [first, second] = await Promise.all([start('once'), start('once')]);
    expect(second).toEqual(first);
    expect(await start('once')).toEqual(first);
    expect(saved).toHaveLength(1);
    expect((await failure(start('twice'))).code).toBe('conflict');
    const key = '"'.repeat(3);
    expect(await failure(start(key))).toMatchObject({
      code: 'invalid',
      fields: [{ field: 'idempotencyKey' }],
    });
  });

  it('are tried again with the same intent where the host could not keep them', async () => {
    let isDown = true;
    const { client, entries } = opened({
      saveCustomer: () => {
        if (isDown) throw new Error('the disk is full');
      },
    });
    const start = () => client.trials.startForNewCustomer(newcomer, { idempotencyKey: 'once' });
    expect(await failure(start())).toMatchObject({ code: 'unavailable' });
    expect([(await client.customers.count()).total, entries]).toEqual([2, []]);
    isDown = false;
    await start();
    expect((await client.customers.count()).total).toBe(3);
    expect(entries).toMatchObject([
      { action: 'trials.startForNewCustomer', subject: { kind: 'customer', name: 'Nova' } },
      { action: 'trials.startForNewCustomer', subject: { kind: 'trial' } },
    ]);
  });

  it('change one after the other: who comes second is told', async () => {
    const { client } = opened({ saveTrial: () => Promise.resolve() });
    const [before] = (await client.trials.list({ customerId: 'a' })).items ?? [];
    const which = { customerId: 'a', id: 't', version: before?.version ?? '' };
    const outcomes = await Promise.allSettled([
      client.trials.end(which),
      client.trials.extend({ ...which, days: 90 }),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect((outcomes[1] as PromiseRejectedResult).reason.current).toMatchObject({ endedOn: asOf });
  });

  it('of a new customer are kept with the partner administrator who is assigned to it by that', async () => {
    const viewer: MemoryViewer = { roles: ['partnerAdmin'], userId: 'ada', customerIds: [] };
    const { client, saved, entries } = opened({ viewer });
    const { customer } = await client.trials.startForNewCustomer(newcomer);
    expect(saved).toMatchObject([{ customer: { id: customer.id }, assignedTo: 'ada' }]);
    expect((await client.customers.list()).items).toMatchObject([{ id: customer.id }]);
    expect(entries).toMatchObject([
      { subject: { kind: 'customer' } },
      { changes: [{ field: 'administrators', before: [], after: ['ada'] }] },
      { subject: { kind: 'trial' } },
    ]);
    const of = opened();
    await of.client.trials.startForNewCustomer(newcomer);
    expect(of.saved[0]).not.toHaveProperty('assignedTo');
  });

  it('go by the host’s rows once these say something else themselves', async () => {
    let rows: Subscription[] = [trial];
    const saveTrial = (row: Subscription) => {
      rows = [row];
    };
    const { client } = opened({ subscriptions: () => rows, saveTrial });
    const [before] = (await client.trials.list({ customerId: 'a' })).items ?? [];
    const which = { customerId: 'a', id: 't' };
    const extended = await client.trials.extend({ ...which, version: before?.version ?? '', days: 90 });
    client.refresh();
    expect((await client.trials.list({ customerId: 'a' })).items).toEqual([extended]);
    rows = [{ ...trial, endDate: '2027-06-30' }];
    client.refresh();
    expect((await client.trials.list({ customerId: 'a' })).items?.[0]?.endDate).toBe('2027-06-30');
  });

  it('are neither told where no subscriptions are supplied, nor changed where nobody keeps them', async () => {
    const without = opened({ subscriptions: undefined }).client;
    expect(without.supports('trials.list')).toBe(false);
    const readOnly = opened({ saveTrial: undefined, saveCustomer: undefined }).client;
    expect([readOnly.supports('trials.list'), readOnly.supports('trials.start')]).toEqual([true, false]);
  });

  it('refuse a trial that has yet to begin its end, and a country of another region its start', async () => {
    const later = { ...trial, startDate: '2026-11-20' };
    const { client } = opened({ subscriptions: [later] });
    const [before] = (await client.trials.list({ customerId: 'a' })).items ?? [];
    const end = client.trials.end({ customerId: 'a', id: 't', version: before?.version ?? '' });
    expect((await failure(end)).message).toContain('begins on 2026-11-20');
    const start = client.trials.startForNewCustomer({ ...newcomer, region: 'US' });
    expect(await failure(start)).toMatchObject({ code: 'invalid', fields: [{ field: 'region' }] });
  });
});
