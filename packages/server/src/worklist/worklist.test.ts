import { createWorld, demoIdentities } from '@partnerkit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCustomers } from '../customers/write-customers.ts';
import { openTestServer, type TestServer } from '../http/test-server.ts';
import { databaseKinds } from '../storage/throw-away-databases.ts';

const world = createWorld({ customers: 40, regions: ['US'] });
const identities = demoIdentities(world);
const users = identities.map(({ userId: id, name, roles }) => ({ id, name, roles }));
const partner = { ...world, id: 'demo', users, assigned: {} };
const reader = { user: 'u-1003', roles: ['partnerReadOnlyAdmin' as const] };

describe.each(databaseKinds)('the worklist (%s)', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await openTestServer(kind, [partner, { ...partner, id: 'other' }], ['US']);
  });
  afterAll(() => server.close());

  const list = async (query = '', as = {}) => (await server.ask(`/us/v1/worklist?${query}`, { as })).body;
  const change = (id: string, body: object) =>
    server.ask(`/us/v1/customers/${id}/worklist`, { method: 'PATCH', body });

  it('is shared by the partner’s team and by nobody else, and every change is in the audit trail', async () => {
    const [first] = (await list()).items;
    await Promise.all([
      change(first.id, { note: 'Calls back' }),
      change(first.id, { snoozedUntil: '2999-01-01' }),
    ]);
    const [read] = (await list('show=snoozed', reader)).items;
    expect(read.mark).toMatchObject({ customerId: first.id, note: 'Calls back', snoozedUntil: '2999-01-01' });
    expect((await list('show=snoozed', { partner: 'other' })).items).toEqual([]);
    const { items } = (await server.ask('/us/v1/audit-entries')).body;
    const told = items.map((entry: { action: string; changes: unknown[] }) => [entry.action, entry.changes]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['worklist.change', [{ field: 'note', after: 'Calls back' }]],
        ['worklist.change', [{ field: 'snoozedUntil', after: '2999-01-01' }]],
      ]),
    );
    await change(first.id, { note: 'Calls back' });
    expect((await server.ask('/us/v1/audit-entries')).body.items).toHaveLength(items.length);
  });

  it('is ranked anew when a customer’s subscriptions change', async () => {
    const before = (await list('limit=1000')).items;
    const ended = before[0];
    const row = world.customers.find(({ id }) => id === ended.id);
    if (!row) throw new Error('There is no such customer.');
    await server.inEach((tx) => writeCustomers(tx, 'demo', [{ row, subscriptions: [] }]));
    const after = (await list('limit=1000')).items;
    const reasons = after.find(({ id }: { id: string }) => id === ended.id)?.reasons ?? [];
    expect(
      reasons.filter(({ id }: { id: string }) => id.startsWith('expiring') || id === 'overLimit'),
    ).toEqual([]);
  });
});
