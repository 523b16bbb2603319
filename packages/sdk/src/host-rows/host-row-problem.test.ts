import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPartnerClient } from '../client/partner-client.ts';
import type { CustomerRow } from '../customers/customer.schema.ts';
import { createSource } from '../sources/create-source.ts';
import { type MemorySourceOptions, memorySource } from '../sources/memory-source.ts';
import type { HostRowProblem } from './host-row-problem.ts';

const asOf = '2026-11-16';
const agreement = { kind: 'trial', startDate: '2026-01-01', endDate: '2026-12-31', licenses: [] };

let warn: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

function heard() {
  const problems: HostRowProblem[] = [];
  return { problems, onProblem: (problem: HostRowProblem) => problems.push(problem) };
}

async function listed(options: Omit<MemorySourceOptions<unknown, unknown>, 'map'>) {
  const { problems, onProblem } = heard();
  const source = memorySource({ onProblem, ...options } as MemorySourceOptions);
  const client = createPartnerClient({ source, asOf });
  await client.customers.list();
  await settled();
  return { problems, client };
}

/** What is told loads with the first rows, and is told behind the answer. */
async function settled(): Promise<void> {
  await vi.dynamicImportSettled();
  await new Promise((resolve) => setTimeout(resolve));
}

describe('rows that are not used as they stand', () => {
  it('are told with their place from 1, their id and the field', async () => {
    const { problems } = await listed({
      customers: [{ id: 'a', name: 'A' }, { id: 'b', name: 7 }, null],
      subscriptions: [
        { ...agreement, id: 's', customerId: 'a', endDate: 'soon' },
        { ...agreement, id: 't', customerId: 'gone' },
        null,
      ],
    });
    expect(problems.map(({ kind, rows, row, id, field }) => [kind, rows, row, id, field])).toEqual([
      ['refused', 'customers', 2, 'b', 'name'],
      ['refused', 'customers', 3, undefined, ''],
      ['refused', 'subscriptions', 1, 's', 'subscriptions.endDate'],
      ['refused', 'subscriptions', 3, undefined, 'subscriptions'],
      ['refused', 'subscriptions', 2, 't', 'subscriptions.customerId'],
    ]);
  });

  it.each([
    [
      { customers: [{ id: 'a', name: 'A', licenses: 5 }] },
      'expected an object such as { purchased: 100, assigned: 90 }, found number',
    ],
    [
      { subscriptions: [{ ...agreement, id: 's', customerId: 'a', licenses: 5 }] },
      'expected a list such as [{ product: "calling", purchased: 100 }], found number',
    ],
    [
      { subscriptions: [{ ...agreement, id: 's', customerId: 'a', licenses: [5] }] },
      'expected an object such as { product: "calling", purchased: 100 }, found number',
    ],
    [{ customers: [{ id: 'a', name: 'A', tags: 'Gold' }] }, 'expected a list such as ["Gold"], found string'],
  ] as unknown as [Partial<MemorySourceOptions>, string][])(
    'show how it is written: %j',
    async (rows, message) => {
      const { problems } = await listed({ customers: [{ id: 'a', name: 'A' }], ...rows });
      expect(problems.map((problem) => problem.message)).toEqual([message]);
    },
  );

  it('stand on the console in development, and nowhere in production', async () => {
    const rows = { customers: [{ id: 'b', name: 7 }] };
    await listed(rows);
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn.mock.calls[0]?.[0]).toContain(
      'customers, row 1, id "b": name: expected string, found number.',
    );
    warn.mockClear();
    vi.stubEnv('NODE_ENV', 'production');
    const { problems } = await listed(rows);
    expect(warn).not.toHaveBeenCalled();
    expect(problems).toHaveLength(1);
  });

  it('are told in one line where all lack an id or a name: what the rows have, and where they are mapped', async () => {
    const row = (customerNo: number) => ({ customerNo, companyName: 'A', country: 'DE' });
    const { problems } = await listed({ customers: [row(1), row(2), { ...row(3), id: '3' }] as never });
    expect(problems.filter(({ kind }) => kind === 'refused')).toHaveLength(3);
    expect(warn.mock.calls).toEqual([
      [
        'PartnerKit: all rows of customers are left out (3). A customer has an "id" and a "name", both texts; found customerNo, companyName, country: map yours, see `map` of memorySource.',
      ],
    ]);
    warn.mockClear();
    await listed({ customers: [row(1), { id: 'a', name: 'A' }] as never });
    expect(warn.mock.calls[0]?.[0]).toContain('customers, row 1: id: ');
  });

  it('are told once, however often they are loaded; a broken listener breaks no answer', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const onProblem = vi.fn(() => {
      throw new Error('broken');
    });
    const source = memorySource({ customers: () => [{ id: 'b' }] as never, onProblem });
    const client = createPartnerClient({ source, asOf });
    for (let time = 0; time < 3; time++) {
      await client.customers.list();
      client.refresh();
      await settled();
    }
    expect(onProblem).toHaveBeenCalledTimes(1);
  });

  it('are told of all rows and of pages that a host answers itself', async () => {
    const rows = [{ id: 'a', name: 'A', email: 'a@b.example' }, { id: 'b' }] as never as CustomerRow[];
    for (const answer of [rows, { items: rows, nextCursor: null }]) {
      const { problems, onProblem } = heard();
      const source = createSource({ customers: { list: () => answer as never } }, { onProblem });
      await createPartnerClient({ source, asOf }).customers.list();
      await settled();
      expect(problems.map(({ kind, row, field }) => [kind, row, field])).toEqual([
        ['refused', 2, 'name'],
        ['unknownField', 1, 'email'],
      ]);
    }
  });
});

describe('fields by another name', () => {
  it.each([
    ['email', 'adminEmail'],
    ['expires', 'expiresOn'],
    ['admin_email', 'adminEmail'],
    ['creatdDate', 'createdDate'],
    ['extrenalId', 'externalId'],
    ['product', 'products'],
  ])('%s is noted as %s, once for all rows', async (field, meant) => {
    const customers = ['a', 'b', 'c'].map((id) => ({
      id,
      name: id,
      ...(id === 'a' ? {} : { [field]: 'x' }),
    }));
    const { problems } = await listed({ customers });
    expect(problems).toEqual([
      expect.objectContaining({ kind: 'unknownField', row: 2, id: 'b', field, count: 2 }),
    ]);
    expect(problems[0]?.message).toContain(meant);
  });

  it.each([
    { email: 'x', adminEmail: 'y' },
    { internalNotes: 'x' },
    { email: undefined },
    { addedOn: '2026-01-01' },
  ])('%o is the host’s own', async (fields) => {
    expect((await listed({ customers: [{ id: 'a', name: 'A', ...fields }] })).problems).toEqual([]);
  });

  it('are not noted of a country, which is no region', async () => {
    const { problems } = await listed({
      customers: [{ id: 'a', name: 'A', country: 'IT' } as CustomerRow],
    });
    expect(problems).toEqual([]);
  });

  it('are noted of subscriptions and their licenses', async () => {
    const licenses = [{ product: 'calling', purchased: 2, allocated: 1 }];
    const { problems } = await listed({
      customers: [{ id: 'a', name: 'A' }],
      subscriptions: [{ ...agreement, id: 's', customerId: 'a', autorenew: true, licenses }],
    });
    expect(problems.map(({ field }) => field)).toEqual(['autorenew', 'licenses[].allocated']);
  });
});

describe('values in another spelling', () => {
  it.each([
    ['products', ['Calling'], 'calling'],
    ['products', ['meeting'], 'meetings'],
    ['products', ['Real-Time Translations'], 'realTimeTranslations'],
    ['region', 'eu', 'EU'],
    ['statuses', ['Active'], 'active'],
    ['managedBy', 'Partner', 'partner'],
  ])('of %s: %o is noted as %s', async (field, value, meant) => {
    const { problems } = await listed({ customers: [{ id: 'a', name: 'A', [field]: value }] });
    expect(problems).toEqual([expect.objectContaining({ kind: 'unknownValue', row: 1, id: 'a', field })]);
    expect(problems[0]?.message).toContain(`"${meant}"`);
  });

  it('are noted where most rows have another; a value alone is the host’s own', async () => {
    const regions = ['Nord', 'Nord', 'nord', 'Süd'];
    const { problems } = await listed({
      customers: regions.map((region, at) => ({ id: `${at}`, name: 'N', region, products: ['fax'] })),
    });
    expect(problems.map(({ field, row, message }) => [field, row, message])).toEqual([
      ['region', 3, '"nord" counts as a value of its own, not as "Nord"'],
    ]);
  });

  it('are noted of the products of licenses, and not of statuses that the host’s rules give', async () => {
    const { problems } = await listed({
      customers: [{ id: 'a', name: 'A', statuses: ['Trial'] }],
      statusRules: [{ id: 'Trial', holds: () => true }],
      subscriptions: [
        { ...agreement, id: 's', customerId: 'a', licenses: [{ product: 'Calling', purchased: 1 }] },
      ],
    });
    expect(problems.map(({ field }) => field)).toEqual(['licenses[].product']);
  });
});
