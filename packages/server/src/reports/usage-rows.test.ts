import type { CustomerRow } from '@partnerkit/sdk';
import type { CallLeg, WeeklyUsage, WeekNotKnown } from '@partnerkit/sdk/calling';
import { usageLines } from '@partnerkit/sdk/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer } from '../http/test-server.ts';
import { databaseKinds } from '../storage/throw-away-databases.ts';
import { countLeftOut } from './usage-rows.ts';

const customers: readonly CustomerRow[] = ['a', 'b', 'c', 'd'].map((id) => ({
  ...{ id, name: id, region: 'US' },
  // without calls and calling: of whom no row is expected
  ...(id === 'd' ? {} : { products: ['calling'] }),
}));
const callerIds = ['a', 'b', 'c'];
const weeklyUsage: readonly WeeklyUsage[] = [
  ...['2026-11-01', '2026-11-08'].map((week) => ({
    customerId: 'a',
    location: 'Rome',
    week,
    calls: 3,
    legs: 5,
  })),
  { customerId: 'b', location: 'Rome', week: '2026-11-08', calls: 3, legs: 5 },
];
const callLegs: readonly CallLeg[] = [
  {
    ...{ id: 'l1', callId: 'c1', customerId: 'b', endpoint: 'deskPhone', direction: 'made' },
    ...{ startAt: '2026-11-03T08:00:00Z', endAt: '2026-11-03T08:01:00Z' },
  },
];
const weeksNotKnown: readonly WeekNotKnown[] = [
  { customerId: 'a', week: '2026-11-01' },
  { customerId: 'b', week: '2026-11-01' },
  { customerId: 'c', week: '2026-11-08' },
  { customerId: 'd', week: '2026-11-08' },
  { week: '2026-11-01' },
  { week: '2026-11-15' },
];

describe.each(databaseKinds)('what is not in a usage report (%s)', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    const users = ['u-1', 'u-2'].map((id) => ({ id, name: 'Ada', roles: ['partnerFullAdmin' as const] }));
    const calling = { callLegs, weeklyUsage, weeksNotKnown };
    const partner = {
      id: 'demo',
      customers,
      subscriptions: [],
      users,
      assigned: { 'u-2': ['a', 'c'] },
      calling,
    };
    server = await openTestServer(kind, [partner], ['US']);
  });
  afterAll(() => server.close());

  it.each([
    ['2026-11-01', '2026-11-07'],
    ['2026-11-02', '2026-11-07'],
    ['2026-11-01', '2026-11-14'],
    ['2026-11-04', '2026-11-10'],
    ['2026-11-01', '2026-11-21'],
    ['2026-10-01', '2026-10-31'],
  ])('from %s until %s is counted as of rows in memory', async (from, until) => {
    const us = await server.store.databases.of('US');
    for (const [user, seen] of [
      ['u-1', ['a', 'b', 'c', 'd']],
      ['u-2', ['a', 'c']],
    ] as const) {
      const isSeen = (id: string | undefined) => id === undefined || seen.some((one) => one === id);
      const { partialWeeksLeftOut, weeksNotKnown: open } = usageLines({
        ...{ from, until, legs: callLegs.filter(({ customerId }) => isSeen(customerId)) },
        totals: weeklyUsage.filter(({ customerId }) => isSeen(customerId)),
        notKnown: weeksNotKnown.filter(({ customerId }) => isSeen(customerId)),
        callerIds: callerIds.filter(isSeen),
      });
      const scope = user === 'u-1' ? 'all' : 'assigned';
      const reach = { partner: 'demo', user, scope, region: 'US' } as const;
      const counted = await us.transaction({ partner: 'demo' }, (tx) =>
        countLeftOut(tx, reach, { from, until }),
      );
      expect(counted).toEqual({ partialWeeksLeftOut, weeksNotKnown: open });
    }
  });

  it('is told with its rows', async () => {
    const { body } = await server.ask('/us/v1/report-rows/usage?from=2026-11-01&until=2026-11-14');
    expect(body).toMatchObject({ weeksNotKnown: 4 });
  });
});
