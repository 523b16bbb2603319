import { createPartnerClient } from '@partnerkit/sdk';
import { httpSource } from '@partnerkit/sdk/sources/http';
import { createWorld, scenarioSource } from '@partnerkit/testing';
import { createFakeServer } from '@partnerkit/testing/fake-server';
import { expect, test } from 'vitest';

test('asks the region that is chosen, and no other', async () => {
  const world = createWorld({ customers: 50, seed: 7 });
  const server = createFakeServer({ source: scenarioSource('ordinary', { world }) });
  const { regions, fetch } = server;
  const source = httpSource({ regions, fetch, getToken: async () => 'token' });
  const client = createPartnerClient({ source, asOf: world.asOf });

  const { items } = await client.customers.list({ query: 'expires<90d' }, { region: 'EU' });

  expect(new Set(items.map(({ region }) => region))).toEqual(new Set(['EU']));
  expect(server.asked).toEqual([{ operation: 'customers.list', region: 'EU' }]);
});
