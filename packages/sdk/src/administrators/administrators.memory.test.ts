import { expect, it, vi } from 'vitest';
import { createPartnerClient } from '../client/partner-client.ts';
import { type MemorySourceOptions, memorySource } from '../sources/memory-source.ts';
import type { CustomerAdministratorRow } from './administrator-book.ts';

const customers = [
  { id: 'c1', name: 'Alimentari Serrapiana', region: 'EU', products: ['calling'] },
  { id: 'c2', name: 'Bottega Verde', region: 'EU', products: ['calling'] },
  { id: 'c3', name: 'Cantina Rossa', region: 'US', products: ['calling'] },
];
const subscriptions = customers.map(({ id }) => ({
  ...{ id: `s-${id}`, customerId: id, kind: 'subscription' as const },
  ...{ startDate: '2026-01-01', endDate: '2027-01-01' },
  licenses: [{ product: 'calling', purchased: 10, assigned: 5, used: 3 }],
}));
const callLegs = customers.map(({ id }) => ({
  ...{ id: `l-${id}`, callId: `l-${id}`, customerId: id, direction: 'made' as const, endpoint: 'app' },
  ...{ startAt: '2026-11-10T08:00:00Z', endAt: '2026-11-10T08:01:00Z' },
}));
const users = [
  { id: 'full', name: 'Ada', roles: ['partnerFullAdmin'] },
  { id: 'bo', name: 'Bo', roles: ['partnerAdmin'] },
  { id: 'cy', name: 'Cy', roles: ['partnerAdmin'] },
  { id: 'di', name: 'Di', roles: ['helpdesk'] },
];
const bo = { userId: 'bo', name: 'Bo', roles: ['partnerAdmin' as const] };

function clientOver(options: Partial<MemorySourceOptions> = {}) {
  const source = memorySource({
    ...{ customers, subscriptions, callLegs, users, administrators: [] },
    ...{ saveAdministrators: () => {}, saveUsers: () => {} },
    viewer: { userId: 'full', name: 'Ada', roles: ['partnerFullAdmin'] },
    ...options,
  });
  return createPartnerClient({ source, now: () => Date.UTC(2026, 10, 16, 8, 30) });
}

async function seen(client: ReturnType<typeof clientOver>) {
  const [list, count, figures, calling] = await Promise.all([
    client.customers.list(),
    client.customers.count({}),
    client.subscriptions.figures({ product: 'calling' }),
    client.calling.customers({}),
  ]);
  return [
    list.items.map(({ id }) => id).join(' '),
    count.total,
    figures.kpis.find(({ id }) => id === 'totalCustomers')?.value,
    calling.items.map(({ customerId }) => customerId).join(' '),
  ];
}

it('an administrator sees at once what they are assigned to, and no longer: list, count, figures, calls', async () => {
  const store: CustomerAdministratorRow[] = [{ customerId: 'c1', userId: 'bo' }];
  const save: MemorySourceOptions['saveAdministrators'] = ({ customerId, administrators }) => {
    const others = store.filter((row) => row.customerId !== customerId);
    store.splice(0, store.length, ...others, ...administrators.map((one) => ({ ...one, customerId })));
  };
  const shared = { administrators: () => [...store], saveAdministrators: save };
  const full = clientOver(shared);
  const own = clientOver({ ...shared, viewer: bo });
  expect(await seen(own)).toEqual(['c1', 1, 1, 'c1']);

  await full.administrators.assign({ customerId: 'c3', userId: 'bo' });
  own.refresh();
  expect(await seen(own)).toEqual(['c1 c3', 2, 2, 'c1 c3']);

  const told = vi.fn();
  own.subscribe(told);
  await own.administrators.unassign({ customerId: 'c1', userId: 'bo' });
  expect(told).toHaveBeenCalled();
  expect(await seen(own)).toEqual(['c3', 1, 1, 'c3']);
  await expect(own.administrators.ofCustomer({ customerId: 'c1' })).rejects.toMatchObject({
    code: 'notFound',
  });
  expect(store).toEqual([
    { customerId: 'c3', userId: 'bo', name: 'Bo', addedAt: '2026-11-16T08:30:00.000Z', addedBy: 'full' },
  ]);
  full.refresh();
  const now = await full.administrators.ofCustomer({ customerId: 'c1' });
  expect(now.items).toEqual([]);
});

it('customers that the viewer’s own row names are theirs too, until they are taken off', async () => {
  const own = clientOver({ viewer: { ...bo, customerIds: ['c2'] } });
  expect((await own.administrators.ofCustomer({ customerId: 'c2' })).items).toEqual([
    { userId: 'bo', name: 'Bo' },
  ]);
  await own.administrators.unassign({ customerId: 'c2', userId: 'bo' });
  expect((await own.customers.list()).items).toEqual([]);
  own.refresh();
  expect((await own.customers.list()).items).toEqual([]);
});

it('what the host could not keep did not come about, and nothing tells of it', async () => {
  const saveAuditEntries = vi.fn();
  const failing = async () => {
    throw new Error('disk full');
  };
  const client = clientOver({ saveAdministrators: failing, saveUsers: failing, saveAuditEntries });
  const assign = client.administrators.assign({ customerId: 'c1', userId: 'bo' });
  await expect(assign).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('disk full'),
  });
  expect((await client.administrators.ofCustomer({ customerId: 'c1' })).items).toEqual([]);
  const grant = client.administrators.grant({ userId: 'bo', role: 'helpdesk' });
  await expect(grant).rejects.toMatchObject({ code: 'unavailable' });
  expect((await client.users.list()).items.find(({ id }) => id === 'bo')?.roles).toEqual(['partnerAdmin']);
  expect(saveAuditEntries).not.toHaveBeenCalled();
});

it('a change that fails takes nothing along of those beside it', async () => {
  let saves = 0;
  const saveUsers = async () => {
    saves += 1;
    if (saves === 1) throw new Error('disk full');
  };
  const client = clientOver({ saveUsers });
  const outcomes = await Promise.allSettled([
    client.administrators.grant({ userId: 'bo', role: 'helpdesk' }),
    client.administrators.grant({ userId: 'cy', role: 'helpdesk' }),
    client.users.add({ id: 'eve', name: 'Eve', roles: [] }),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  const { items } = await client.users.list();
  expect(items.map(({ id, roles }) => [id, roles.length])).toEqual([
    ['full', 1],
    ['bo', 1],
    ['cy', 2],
    ['di', 1],
    ['eve', 0],
  ]);
});

it('two full administrators who revoke each other at once: one stays, and is told why', async () => {
  const both = users.map((user) => (user.id === 'bo' ? { ...user, roles: ['partnerFullAdmin'] } : user));
  const client = clientOver({ users: both });
  const revoke = (userId: string) => client.administrators.revoke({ userId, role: 'partnerFullAdmin' });
  const outcomes = await Promise.allSettled([revoke('bo'), revoke('full')]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  await expect(revoke('full')).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(/^You are the last full administrator/),
  });
});

it('a host without users assigns by id, and one without assignments still tells who its administrators are', async () => {
  const withoutUsers = clientOver({ users: undefined });
  const answers = (client: ReturnType<typeof clientOver>) =>
    (['list', 'ofCustomer', 'assign', 'unassign', 'grant', 'revoke'] as const).filter((verb) =>
      client.supports(`administrators.${verb}`),
    );
  expect(answers(withoutUsers)).toEqual(['ofCustomer', 'assign', 'unassign']);
  const { items } = await withoutUsers.administrators.assign({ customerId: 'c1', userId: 'anybody' });
  expect(items).toMatchObject([{ userId: 'anybody', addedBy: 'full' }]);
  expect(answers(clientOver({ administrators: undefined }))).toEqual(['list', 'grant', 'revoke']);
  expect(answers(clientOver({ saveUsers: undefined, saveAdministrators: undefined }))).toEqual([
    'list',
    'ofCustomer',
  ]);
});

it('an assignment that does not fit is left out and named, the others arrive', async () => {
  const rows = [
    { customerId: 'c1', userId: '' },
    { customerId: 'c1', userId: 'bo', addedAt: 'yesterday' },
    { customerId: 'c1', userId: 'cy', shift: 'night' },
    { customerId: 'c1', userId: 'cy' },
    null,
  ];
  const client = clientOver({ administrators: rows as unknown as CustomerAdministratorRow[] });
  const { items, refused } = await client.administrators.ofCustomer({ customerId: 'c1' });
  expect(items).toEqual([{ userId: 'cy', shift: 'night' }]);
  expect(refused).toMatchObject([
    { index: 0, field: 'userId' },
    { index: 1, field: 'addedAt' },
  ]);
});
